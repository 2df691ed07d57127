"""Goals without a number: one result that is there or not, or a chain of steps."""

import re
from types import MappingProxyType

from goalkit.reader import verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.chains import is_chain, is_headed, is_heading, stages
from goalkit.reader.clauses import Clause, words_of
from goalkit.reader.describing import PREAMBLE
from goalkit.reader.facts import Facts
from goalkit.reader.goal import ParsedMeasure
from goalkit.reader.measures import Found
from goalkit.reader.qualities import qualities, wishes
from goalkit.reader.sketch import DATE, NAME, NUMBER, PAST, Passage
from goalkit.terms import Kind

_DIGIT = re.compile(r"\d")
_NEW = ("", ".", "!", "?", ";", "\n", ":", "->", "=>", "\u2192")
"""What a clause follows that begins something of its own."""
_BESIDE = ("with", "without", "while", "whilst", "but")
"""What a clause follows that is no step."""
_MOST_WORDS = 12
_MOST_WORDS_OF_TITLE = 8

_OBJECT = re.compile(
    r"^\s*(?:for |in |into |from |of |at |as |on )?"
    rf"(?:[{NAME}{PAST}{DATE}]+|(?:an?|the|my|our|his|her|their|this|that|all|every|each|first|second|one|new"
    r"|someone|somebody)\b)"
)
_PARTICLE = re.compile(r"^\s*(?:part|over|up|on|out|in|off|back|down|away|together)\b")
_WHERE = re.compile(r"\b(?:where|that|who|which)\b")
_PASSIVE = re.compile(r" [a-z]+ed\b")
_TOWARDS = re.compile(r"^\s*(?:back |up )?(?:to|into|from)\b")
_NOW = re.compile(r"\b(?:now|today|currently|at the moment)\b")
_PRESENT = re.compile(r"^\W*(?:i'm|i am|we're|we are|i work) (?!to\b|going\b|planning\b|aiming\b)")
_ALL_DONE = re.compile(r"^\W*(?:every|everyone|everybody|all|each)\b.*\b(?:has|have|is|are|can)\b")
_EVERYBODY = re.compile(r"^\W*(?:every|everyone|everybody|all|each|nobody|no one)\b")
_ASKED = re.compile(r"\b(?:for|about|whether|if) (?:an?|the|my|our|his|her)\b")
_IDIOMS = {
    "turn": re.compile(r"\binto (?:an?|the|my|our|his|her)\b"),
    "go": _TOWARDS,
    **dict.fromkeys(("ask", "talk", "speak", "tell"), _ASKED),
}
"""Verbs that tell of a result with these words behind them: `talk to my boss about a raise by June`."""
_SERVING = ("act", "serve", "work", "volunteer")
_HAPPENED = re.compile(r"\b(?:has|have) (?:had|been|got)\b|\bin place\b|\bup and running\b")
_BEGINNING = ("start", "finish", "complete")
_MANNER = re.compile(r"\s*(?:with|without|like|more|less|better)\b")
_SIMPLY_THERE = re.compile(r"\s*(?:my|our|the) [a-z-]+\W*$")
_SITUATION = ("when", "whenever", "if")
_SOMEBODY = re.compile(
    r"^ (?:i|we|they|it|things|others|other|people|some\w+|any\w+|no\w+|an?|my)\b"
    r"|^ the [a-z]+ (?!is\b|has\b|was\b)[a-z]+s\b"
)
_FIRM = words.ROLES | words.RESULT_NOUNS | words.PERFORMANCES | words.STATES
_FIGURATIVE = ("bring", "hold", "put", "take")
"""Verbs of so many idioms that without a day they tell of a result only with a role, an exam or the like."""
_FROM_DOING = re.compile(r"\bfrom (?:[a-z]+ly )?[a-z]+ing\b[^.;]* to (?:[a-z]+ly )?[a-z]+ing\b")
"""`from telling to asking`: a way to do things, no place to get to."""
_BE_A = re.compile(r" an? ")
_SOMEONE = ("er", "or", "ist", "ian", "parent", "mother", "father", "member")
_AMONG = re.compile(rf"\bbe(?:come)? {NUMBER}")
_INSIDE = re.compile(rf"\s*(?:{NUMBER}|(?:in|at|with|among|there|around) )")
"""`be in the moment` goes on, `be on the board` is there or not."""
_OWN = re.compile(r"\s*(?:my|our) (?!new\b|next\b|first\b)")
_DOING = re.compile(r"\s*(?!training|building|briefing|filing)\w+ing\b")


def chain(facts: Facts, counted: list[Found]) -> list[Found]:
    """The steps of a statement that sets them off by marks or dates, unless each of them is counted."""
    set_off = facts.clauses and stages(facts) > max(1, len(counted))
    return [_found(facts, Kind.MILESTONES, facts.clauses)] if set_off else []


def results(facts: Facts, counted: list[Found], amounts: list[Amount]) -> list[Found]:
    """The measure of the steps or the one result in a statement, if there is one."""
    taken = {facts.clause_of(found).start for found in counted}
    taken |= {facts.clause_of(amount).start for amount in amounts if amount.role is not Role.CONTEXT}
    taken |= {
        facts.clause_behind(clause).start for clause in facts.clauses if _leads_in(facts, clause, taken)
    }
    taken |= {clause.start for clause in facts.clauses if _DIGIT.search(clause.text)}
    spoken = PREAMBLE.match(facts.sketch.text)
    begin = spoken.end() if spoken else 0
    free = [each for each in facts.clauses if each.start not in taken and not each.aside and each.end > begin]
    steps = _steps(facts, free)
    if counted:
        steps = [clause for clause in steps if _is_firm(facts, clause)]
    if is_chain(facts, free, steps):
        return [_found(facts, Kind.MILESTONES, steps or free)]
    means = counted and steps and (steps[0].verb in verbs.MEANS or is_headed(facts, steps[0]))
    return [_found(facts, Kind.DONE, steps)] if steps and not means else []


def _found(facts: Facts, kind: Kind, clauses: list[Clause]) -> Found:
    place = Passage(start=clauses[0].start, end=clauses[-1].end)
    said = MappingProxyType({"kind": facts.sketch.words(place)})
    return Found(start=place.start, end=place.end, measure=ParsedMeasure(kind=kind, words=said))


def _is_firm(facts: Facts, clause: Clause) -> bool:
    """Whether a result beside a number is one of its own, and no mere detail with a date."""
    dated = clause.verb in verbs.WEAK_FINISHING and facts.deadlines(clause)
    if dated or clause.verb in verbs.FINISHING | verbs.BECOMING:
        return True
    return not (words.ROLES | words.RESULT_NOUNS | words.STATES).isdisjoint(clause.content)


def _leads_in(facts: Facts, clause: Clause, taken: set[int]) -> bool:
    """`Once a month, shadow a nurse`: the measure of what follows it."""
    alone = clause.start in taken and not clause.content and not facts.deadlines(clause)
    return alone and facts.rhythm(clause) is not None


def _steps(facts: Facts, free: list[Clause]) -> list[Clause]:
    steps: list[Clause] = []
    listed = False
    for clause in free:
        goes_on = listed and not clause.verb and clause.opener not in _NEW
        listed = bool(clause.verb) or wishes(clause) or goes_on
        dated = bool(steps) and facts.deadlines(clause) and facts.deadlines(steps[-1])
        if goes_on and not dated and not (_is_role(clause) and facts.deadlines(clause)):
            continue
        own = clause.opener not in _BESIDE and not is_heading(facts, clause)
        if own and _is_result(facts, clause):
            steps.append(clause)
    return steps


def _is_result(facts: Facts, clause: Clause) -> bool:
    present = _PRESENT.match(clause.text) and not facts.deadlines(clause)
    if facts.rhythm(clause) or _AMONG.search(clause.text) or _FROM_DOING.search(clause.text):
        return False
    if present or wishes(clause) or _NOW.search(clause.text) or _is_in_situation(facts, clause):
        return False
    if _EVERYBODY.match(clause.text) and facts.deadlines(clause):
        return True
    if _ALL_DONE.match(clause.text) or _HAPPENED.search(clause.text) or clause.content[-1:] in _STATE_ENDS:
        return True
    if clause.verb and not _is_title(clause):
        return _finishes(clause, dated=facts.is_dated(clause))
    return _names(clause, dated=bool(facts.deadlines(clause)))


def _is_in_situation(facts: Facts, clause: Clause) -> bool:
    """`close the laptop when somebody comes in`: a behaviour without an end."""
    behind = facts.clause_behind(clause)
    return behind.opener in _SITUATION and _SOMEBODY.match(behind.text) is not None


_STATE_ENDS = [[word] for word in words.STATES]


def _is_role(clause: Clause) -> bool:
    return any(word.rpartition("-")[2] in words.ROLES for word in clause.content)


def _is_title(clause: Clause) -> bool:
    """`Head of finance`, `Lead engineer`: words that are verbs elsewhere."""
    behind = words_of(clause.rest)
    if clause.verb in verbs.RUNNING and not behind:
        return False
    named = not behind or behind[0] == "of" or behind[0] not in words.STOPS
    return bool(clause.content) and clause.content[0] in words.ROLES and named


def _finishes(clause: Clause, *, dated: bool) -> bool:
    """Whether a clause with a verb tells of something that is there or not in the end.

    Without a date it has to name one thing: "pass the exam" is a result, "win people over" is left open.
    """
    behind = _PARTICLE.sub("", clause.rest)
    thing = words_of(behind)
    named = bool(_OBJECT.match(behind)) or not words.RESULT_NOUNS.isdisjoint(thing)
    if clause.verb in _FIGURATIVE and not dated and _FIRM.isdisjoint(thing):
        return False
    if clause.verb in verbs.BECOMING | verbs.MOVING and _becomes(clause, thing, named=named, dated=dated):
        return True
    if clause.verb in _IDIOMS:
        return _IDIOMS[clause.verb].search(clause.rest) is not None and (dated or clause.verb == "turn")
    if clause.verb in (*_SERVING, "give"):
        served = clause.rest.startswith(" as ") and _is_role(clause)
        return served or (clause.verb == "give" and not words.PERFORMANCES.isdisjoint(thing))
    if clause.verb in verbs.FINISHING | verbs.REORDERING:
        return _is_finished(clause, behind, named=named, dated=dated)
    there = clause.verb in verbs.WEAK_FINISHING and (dated or words.EXISTING.isdisjoint(thing[:2]))
    done = clause.verb in verbs.WEAK_FINISHING and not words.STATES.isdisjoint(thing)
    ours = _OWN.match(behind) and not words.EXISTING.isdisjoint(thing[:2])
    return done or (named and (there or (clause.verb in verbs.RUNNING and dated and not ours)))


def _is_finished(clause: Clause, behind: str, *, named: bool, dated: bool) -> bool:
    """Whether a verb of finishing has something behind it that can be finished."""
    thing = words_of(behind)
    if clause.verb == "find" and _OWN.match(behind) and words.ROLES.isdisjoint(thing[:3]):
        return False
    same = not dated and _SIMPLY_THERE.match(behind) and thing[-1] in words.EXISTING
    doing = clause.verb in _BEGINNING and _DOING.match(behind)
    longed_for = not words.EXISTING.isdisjoint(thing[:3]) and _WHERE.search(behind)
    if same or doing or longed_for or _MANNER.match(behind):
        return False
    return named or dated or (clause.verb in verbs.FOUNDING and bool(thing) and not qualities(behind))


def _is_someone(thing: list[str]) -> bool:
    """`a home owner`, `a pianist`, and no `rock for my team`."""
    return any(word.endswith(_SOMEONE) for word in thing[:4] if word not in words.STOPS)


def _becomes(clause: Clause, thing: list[str], *, named: bool, dated: bool) -> bool:
    """Whether a clause tells of a new role, state or place."""
    if clause.verb == "be" and not dated and _INSIDE.match(clause.rest) and not _is_role(clause):
        return False
    if clause.verb in verbs.MOVING and _TOWARDS.match(clause.rest):
        return dated or clause.verb != "come" or clause.rest.startswith(" back ")
    if dated and _PASSIVE.match(clause.rest):
        return True
    there = words.EXISTING.isdisjoint(thing[:2])
    named = named and (
        clause.verb != "be" or (dated and (not _BE_A.match(clause.rest) or _is_someone(thing)))
    )
    free = any(word.endswith("-free") for word in thing)
    return there and (named or free or _is_role(clause) or not words.STATES.isdisjoint(thing))


def _names(clause: Clause, *, dated: bool) -> bool:
    """Whether a clause without a verb names a role, a state or one thing."""
    found = clause.content
    if not found or len(found) > _MOST_WORDS:
        return False
    if words.STATES & set(found) or words.RESULT_NOUNS & set(found[:3]):
        return True
    if _is_role(clause) and len(found) <= _MOST_WORDS_OF_TITLE:
        return True
    if found[0] in ("a", "an", "new", "every", "all"):
        related = _WHERE.search(clause.text) is not None
        return not words.EXISTING & set(found[:3]) or (dated and not related)
    return dated
