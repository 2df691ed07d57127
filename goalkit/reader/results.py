"""Goals without a number: one result that is there or not, or a chain of steps."""

import re
from itertools import pairwise
from types import MappingProxyType

from goalkit.reader.amounts import Amount, Role
from goalkit.reader.clauses import Clause, qualities, wishes, words_of
from goalkit.reader.findings import Findings
from goalkit.reader.goal import ParsedMeasure
from goalkit.reader.measures import Found
from goalkit.reader.sketch import Passage
from goalkit.reader.titles import title_of_deed
from goalkit.reader.vocabulary import DATE, MARK, english
from goalkit.terms import Kind

VERBS, WORDS, CUES = english().verbs, english().words, english().cues
_STAGES = (re.compile(rf"{DATE}+\s*:"), re.compile(rf"{MARK}+"), re.compile(rf"\(\s*{DATE}+\s*\)"))


def stages(findings: Findings) -> int:
    """How many steps a statement sets off by marks, dates or a heading."""
    text = findings.sketch.text
    marked = max(*(len(stage.findall(text)) for stage in _STAGES), _lines(findings), _dated(findings))
    if plan := CUES.plan_heading.match(text):
        return max(marked, sum(each.start >= plan.end() and not each.aside for each in findings.clauses))
    return marked


def _dated(findings: Findings) -> int:
    """How many clauses tell of a day each, if two or more of three count nothing."""
    days = [each for each in findings.clauses if each.verb and findings.deadlines(each)]
    plain = [each for each in days if not findings.within(each) and each.verb not in VERBS.open_ended]
    in_row = len({when.day for each in days for when in findings.deadlines(each)}) == len(days)
    return len(days) if in_row and len(days) > 2 and len(plain) > 1 else 0


_ENDING = VERBS.finishing | VERBS.weak_finishing


def _lines(findings: Findings) -> int:
    """How many lines there are if each of three or more tells of something to finish."""
    first = [each for each in findings.clauses if not each.opener]
    told = all(each.verb in _ENDING or (not each.verb and each.acted_on) for each in first)
    return len(first) if told and len(first) > 2 and not findings.rhythms else 0


def is_chain(findings: Findings, free: list[Clause], steps: list[Clause]) -> bool:
    """Whether clauses that name no number follow one another; `steps` are those that tell of a result."""
    growing = any(  # `manage and develop the team`: two verbs of a responsibility for one thing
        one.verb in VERBS.running and not words_of(one.rest) and other.verb in VERBS.running
        for one, other in pairwise(free)
    )
    if len(steps) > 1 or growing:
        return True
    if any(wishes(clause) for clause in free) or not (steps or findings.deadlines()):
        return False
    in_row = sum(bool(clause.verb) and clause.verb not in VERBS.open_ended for clause in free)
    return _in_order(free) or (bool(steps) and (_has_two_days(findings, free) or in_row > 2))


def _has_two_days(findings: Findings, free: list[Clause]) -> bool:
    """`by Easter I know what I want, by summer I have the job`."""
    dated = [{when.day for when in findings.deadlines(clause)} for clause in free if clause.content]
    return len({max(filter(None, days), default=None) for days in dated if days}) > 1


def _in_order(free: list[Clause]) -> bool:
    """`first shadow her, later act for her`; one `then` between two is enough."""
    placed = [clause for clause in free if CUES.in_order.search(f"{clause.opener} {clause.text}")]
    followed = any(clause.opener.endswith("then") for clause in free)
    return len(free) > 1 and len(placed) > (0 if followed else 1)


def is_headed(findings: Findings, clause: Clause) -> bool:
    """Whether a clause is the heading of what is counted below it: `Objective: no queue at the counter`."""
    return clause.opener == ":" and CUES.goal_heading.search(findings.clause_before(clause).text) is not None


def is_heading(findings: Findings, clause: Clause) -> bool:
    """`My targets for 2027:` names what stands below it."""
    behind = findings.clause_behind(clause)
    open_list = not clause.verb or bool(findings.within(behind))
    closed = open_list and findings.sketch.text[clause.end : clause.end + 3].lstrip(" ").startswith(":")
    return closed and behind is not clause and bool(behind.content or findings.within(behind))


_DIGIT = re.compile(r"\d")
_NEW = ("", ".", "!", "?", ";", "\n", ":", "->", "=>", "\u2192")
"""What a clause follows that begins something of its own."""
_MOST_WORDS = 12
_MOST_WORDS_OF_TITLE = 8

_IDIOMS = {
    "turn": re.compile(r"\binto (?:an?|the|my|our|his|her)\b"),
    "go": CUES.towards,
    **dict.fromkeys(("ask", "talk", "speak", "tell"), CUES.asked_for),
}
"""Verbs that tell of a result with these words behind them: `talk to my boss about a raise by June`."""
_FIRM = WORDS.roles | WORDS.result_nouns | WORDS.performances | WORDS.states


def chain(findings: Findings, counted: list[Found]) -> list[Found]:
    """The steps of a statement that sets them off by marks or dates, unless each of them is counted."""
    set_off = findings.clauses and stages(findings) > max(1, len(counted))
    return [_found(findings, Kind.MILESTONES, findings.clauses)] if set_off else []


def results(findings: Findings, counted: list[Found], amounts: list[Amount]) -> list[Found]:
    """The measure of the steps or the one result in a statement, if there is one."""
    taken = {findings.clause_of(found).start for found in counted}
    taken |= {findings.clause_of(amount).start for amount in amounts if amount.role is not Role.CONTEXT}
    alone = [each for each in findings.clauses if each.start in taken and not each.content]
    taken |= {  # what follows `Once a month,` is measured by it
        findings.clause_behind(clause).start
        for clause in alone
        if findings.rhythm(clause) and not findings.deadlines(clause)
    }
    taken |= {clause.start for clause in findings.clauses if _DIGIT.search(clause.text)}
    spoken = CUES.preamble.match(findings.sketch.text)
    begin = spoken.end() if spoken else 0
    free = [
        each for each in findings.clauses if each.start not in taken and not each.aside and each.end > begin
    ]
    steps = _steps(findings, free)
    if counted:
        steps = [clause for clause in steps if _is_firm(findings, clause)]
    if is_chain(findings, free, steps):
        return [_found(findings, Kind.MILESTONES, steps or free)]
    means = counted and steps and (steps[0].verb in VERBS.means or is_headed(findings, steps[0]))
    return [_found(findings, Kind.DONE, steps)] if steps and not means else []


def _found(findings: Findings, kind: Kind, clauses: list[Clause]) -> Found:
    before = findings.clause_before(clauses[0])
    if clauses[0].opener == "and" and before.verb and not words_of(before.rest):  # `manage and develop it`
        clauses = [before, *clauses]
    place = Passage(start=clauses[0].start, end=clauses[-1].end)
    said = MappingProxyType({"kind": findings.sketch.words(place)})
    return Found(
        start=place.start,
        end=place.end,
        measure=ParsedMeasure(title=title_of_deed(findings, clauses), kind=kind, words=said),
    )


def _is_firm(findings: Findings, clause: Clause) -> bool:
    """Whether a result beside a number is one of its own, and no mere detail with a date."""
    dated = clause.verb in VERBS.weak_finishing and findings.deadlines(clause)
    if dated or clause.verb in VERBS.finishing | VERBS.becoming:
        return True
    return not (WORDS.roles | WORDS.result_nouns | WORDS.states).isdisjoint(clause.content)


def _steps(findings: Findings, free: list[Clause]) -> list[Clause]:
    steps: list[Clause] = []
    listed = False
    for clause in free:
        goes_on = listed and not clause.verb and clause.opener not in _NEW
        listed = bool(clause.verb) or wishes(clause) or goes_on
        dated = bool(steps) and findings.deadlines(clause) and findings.deadlines(steps[-1])
        if goes_on and not dated and not (_is_role(clause) and findings.deadlines(clause)):
            continue
        own = clause.opener not in WORDS.beside and not is_heading(findings, clause)
        if own and _is_result(findings, clause):
            steps.append(clause)
    return steps


def _is_result(findings: Findings, clause: Clause) -> bool:
    text, deadlines = clause.text, findings.deadlines(clause)
    if findings.rhythm(clause) or wishes(clause) or CUES.unfinished.search(text):
        return False
    behind = findings.clause_behind(clause)
    in_situation = behind.opener in WORDS.situation and CUES.somebody_acts.match(behind.text)
    if in_situation or (CUES.present_state.match(text) and not deadlines):
        return False
    if CUES.happened.search(text) or clause.content[-1:] in _STATE_ENDS:
        return True
    if CUES.everybody.match(text) and deadlines:
        return True
    if clause.verb and not _is_title(clause):
        return _finishes(clause, dated=findings.is_dated(clause))
    return _names(clause, dated=bool(deadlines))


_STATE_ENDS = [[word] for word in WORDS.states]


def _is_role(clause: Clause) -> bool:
    return any(word.rpartition("-")[2] in WORDS.roles for word in clause.content)


def _is_title(clause: Clause) -> bool:
    """`Head of finance`, `Lead engineer`: words that are verbs elsewhere."""
    behind = words_of(clause.rest)
    if clause.verb in VERBS.running and not behind:
        return False
    named = not behind or behind[0] == "of" or behind[0] not in WORDS.stops
    return bool(clause.content) and clause.content[0] in WORDS.roles and named


def _finishes(clause: Clause, *, dated: bool) -> bool:
    """Whether a clause with a verb tells of something that is there or not in the end.

    Without a date it has to name one thing: "pass the exam" is a result, "win people over" is left open.
    """
    behind = CUES.verb_particle.sub("", clause.rest)
    thing = words_of(behind)
    named = bool(CUES.named_object.match(behind)) or not WORDS.result_nouns.isdisjoint(thing)
    if clause.verb in VERBS.figurative and not dated and _FIRM.isdisjoint(thing):
        return False
    if clause.verb in VERBS.becoming | VERBS.moving and _becomes(clause, thing, named=named, dated=dated):
        return True
    if clause.verb in _IDIOMS:
        return _IDIOMS[clause.verb].search(clause.rest) is not None and (dated or clause.verb == "turn")
    if clause.verb in {*VERBS.serving, "give"}:
        served = clause.rest.startswith(" as ") and _is_role(clause)
        return served or (clause.verb == "give" and not WORDS.performances.isdisjoint(thing))
    if clause.verb in VERBS.finishing | (VERBS.means - {"use"}):
        return _is_finished(clause, behind, named=named, dated=dated)
    there = clause.verb in VERBS.weak_finishing and (dated or WORDS.existing.isdisjoint(thing[:2]))
    done = clause.verb in VERBS.weak_finishing and not WORDS.states.isdisjoint(thing)
    ours = CUES.our_own.match(behind) and not WORDS.existing.isdisjoint(thing[:2])
    return done or (named and (there or (clause.verb in VERBS.running and dated and not ours)))


def _is_finished(clause: Clause, behind: str, *, named: bool, dated: bool) -> bool:
    """Whether a verb of finishing has something behind it that can be finished."""
    thing = words_of(behind)
    if clause.verb == "find" and CUES.our_own.match(behind) and WORDS.roles.isdisjoint(thing[:3]):
        return False
    same = not dated and CUES.simply_there.match(behind) and thing[-1] in WORDS.existing
    doing = clause.verb in VERBS.beginning and CUES.doing.match(behind)
    longed_for = not WORDS.existing.isdisjoint(thing[:3]) and CUES.where.search(behind)
    if same or doing or longed_for or CUES.manner_behind.match(behind):
        return False
    return named or dated or (clause.verb in VERBS.founding and bool(thing) and not qualities(behind))


def _becomes(clause: Clause, thing: list[str], *, named: bool, dated: bool) -> bool:
    """Whether a clause tells of a new role, state or place."""
    if clause.verb == "be" and not dated and CUES.be_inside.match(clause.rest) and not _is_role(clause):
        return False
    if clause.verb in VERBS.moving and CUES.towards.match(clause.rest):
        return dated or clause.verb != "come" or clause.rest.startswith(" back ")
    if dated and CUES.passive.match(clause.rest):
        return True
    there = WORDS.existing.isdisjoint(thing[:2])
    if clause.verb == "be" and named:  # `a home owner`, `a pianist`, and no `rock for my team`
        ending = english().rows.somebody
        someone = any(word.endswith(ending) for word in thing[:4] if word not in WORDS.stops)
        named = dated and (someone or not CUES.be_a.match(clause.rest))
    free = any(word.endswith("-free") for word in thing)
    return there and (named or free or _is_role(clause) or not WORDS.states.isdisjoint(thing))


def _names(clause: Clause, *, dated: bool) -> bool:
    """Whether a clause without a verb names a role, a state or one thing."""
    found = clause.content
    if not found or len(found) > _MOST_WORDS:
        return False
    if WORDS.states & set(found) or WORDS.result_nouns & set(found[:3]):
        return True
    if _is_role(clause) and len(found) <= _MOST_WORDS_OF_TITLE:
        return True
    if found[0] in ("a", "an", "new", "every", "all"):
        related = CUES.where.search(clause.text) is not None
        return not WORDS.existing & set(found[:3]) or (dated and not related)
    return dated
