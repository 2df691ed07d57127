"""Goals without a number: one result that is there or not, or a chain of steps."""

import re
from itertools import pairwise
from types import MappingProxyType

from goalkit.reader import verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.clauses import Clause, words_of
from goalkit.reader.facts import Facts
from goalkit.reader.measures import Found
from goalkit.reader.reading import ReadMeasure
from goalkit.reader.sketch import DATE, MARK
from goalkit.terms import Kind

_STAGE = re.compile(rf"{DATE}+\s*:|{MARK}+")
_NEW = ("", ".", "!", "?", ";", "\n", ":", "->", "=>", "\u2192")
"""What a clause follows that begins something of its own."""
_BESIDE = ("with", "without", "while", "whilst", "but")
"""What a clause follows that is no step."""
_MOST_WORDS = 12
_MOST_WORDS_OF_TITLE = 8

_OBJECT = re.compile(
    r"^\s*(?:for |in |into |from |at |as |on )?"
    r"(?:an?|the|my|our|his|her|their|this|all|every|each|first|second|one|new|someone|somebody)\b"
)
_PARTICLE = re.compile(r"^\s*(?:over|up|on|out|in|off|back|down|away|together)\b")
_TOWARDS = re.compile(r"^\s*(?:back |up )?(?:to|into|from)\b")
_IS = re.compile(r"\b(?:be|being|feel|become|stay|very|so|seem) (?:an? )?([a-z-]+)")
_NOW = re.compile(r"\b(?:now|today|currently|at the moment)\b")
_ALL_DONE = re.compile(r"^\W*(?:every|everyone|everybody|all|each)\b.*\b(?:has|have|is|are|can)\b")
_HAPPENED = re.compile(r"\b(?:has|have) (?:had|been|got)\b|\bin place\b|\bup and running\b")
_BEGINNING = ("start", "finish", "complete")
_DOING = re.compile(r"\s*\w+ing\b")
_ASIDE_WORDS = re.compile(r"\b(?:about|with|at|between|for|in|on|from|into|as)\b")


def results(facts: Facts, counted: list[Found], amounts: list[Amount]) -> list[Found]:
    """The measure of the steps or the one result in a statement, if there is one."""
    taken = {facts.clause_of(found).start for found in counted}
    taken |= {facts.clause_of(amount).start for amount in amounts if amount.role is not Role.CONTEXT}
    free = [clause for clause in facts.clauses if clause.start not in taken and not clause.aside]
    steps = _steps(facts, free)
    if len(steps) > 1 or _is_growing(free):
        return [_found(facts, Kind.MILESTONES, steps or free)]
    means = counted and steps and steps[0].verb in verbs.MEANS
    return [_found(facts, Kind.DONE, steps)] if steps and not means else []


def stages(facts: Facts, counted: list[Found]) -> list[Found]:
    """The chain of a statement that sets off its steps by marks or dates, unless each of them is counted."""
    marked = len(_STAGE.findall(facts.sketch.text))
    return [_found(facts, Kind.MILESTONES, facts.clauses)] if marked > max(1, len(counted)) else []


def _found(facts: Facts, kind: Kind, clauses: list[Clause]) -> Found:
    start, end = clauses[0].start, clauses[-1].end
    text = facts.sketch.statement[start:end].strip()
    return Found(start=start, end=end, measure=ReadMeasure(kind=kind, words=MappingProxyType({"kind": text})))


def _is_growing(free: list[Clause]) -> bool:
    """`manage and develop the team`: two verbs of a responsibility for one thing."""
    return any(
        one.verb in verbs.RUNNING and not words_of(one.rest) and other.verb in verbs.RUNNING
        for one, other in pairwise(free)
    )


def _steps(facts: Facts, free: list[Clause]) -> list[Clause]:
    steps: list[Clause] = []
    listed = False
    for clause in free:
        goes_on = listed and not clause.verb and clause.opener not in _NEW
        listed = bool(clause.verb) or _wishes(clause) or goes_on
        dated = bool(steps) and facts.deadlines(clause) and facts.deadlines(steps[-1])
        if goes_on and not dated and not (_is_role(clause) and facts.deadlines(clause)):
            continue
        if clause.opener not in _BESIDE and _is_result(facts, clause):
            steps.append(clause)
    return steps


def _is_result(facts: Facts, clause: Clause) -> bool:
    if _wishes(clause) or _NOW.search(clause.text):
        return False
    if _ALL_DONE.match(clause.text) or _HAPPENED.search(clause.text) or clause.content[-1:] in _STATE_ENDS:
        return True
    if clause.verb and not _is_title(clause):
        return _finishes(clause, dated=bool(facts.deadlines(clause)))
    return _names(clause, dated=bool(facts.deadlines(clause)))


_STATE_ENDS = [[word] for word in words.STATES]


def _wishes(clause: Clause) -> bool:
    """Better, more, confident, balance: a quality, unless it stands with a role or a state."""
    if any(phrase in clause.text for phrase in words.SOFT_PHRASES) or words.VAGUE & set(clause.content):
        return True
    if any(found[1] in words.MOODS for found in _IS.finditer(clause.text)):
        return True
    core = set(words_of(_ASIDE_WORDS.split(clause.text)[0]))
    return bool(core & words.QUALITIES) and not set(clause.content) & (words.ROLES | words.STATES)


def _is_role(clause: Clause) -> bool:
    return bool(words.ROLES & set(clause.content))


def _is_title(clause: Clause) -> bool:
    """`Head of finance`, `Lead engineer`: words that are verbs elsewhere."""
    behind = words_of(clause.rest)
    named = not behind or behind[0] == "of" or behind[0] not in words.STOPS
    return bool(clause.content) and clause.content[0] in words.ROLES and named


def _finishes(clause: Clause, *, dated: bool) -> bool:
    """Whether a clause with a verb tells of something that is there or not in the end.

    Without a date it has to name one thing: "pass the exam" is a result, "win people over" is left open.
    """
    behind = _PARTICLE.sub("", clause.rest)
    thing = words_of(behind)
    named = bool(_OBJECT.match(behind)) or not words.RESULT_NOUNS.isdisjoint(thing)
    if clause.verb in verbs.BECOMING | verbs.MOVING and _becomes(clause, thing, named=named):
        return True
    if clause.verb == "give":
        return not words.PERFORMANCES.isdisjoint(thing)
    if clause.verb in verbs.FINISHING:
        doing = clause.verb in _BEGINNING and _DOING.match(behind)
        return (named or dated) and not doing
    if clause.verb in verbs.WEAK_FINISHING:
        return named or not words.STATES.isdisjoint(thing)
    return clause.verb in verbs.RUNNING and named and dated


def _becomes(clause: Clause, thing: list[str], *, named: bool) -> bool:
    """Whether a clause tells of a new role, state or place."""
    if clause.verb in verbs.MOVING and _TOWARDS.match(clause.rest):
        return True
    there = words.EXISTING.isdisjoint(thing[:2])
    return there and (named or _is_role(clause) or not words.STATES.isdisjoint(thing))


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
        return not words.EXISTING & set(found[:3])
    return dated and len(found) <= _MOST_WORDS_OF_TITLE
