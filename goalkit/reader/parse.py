"""From a sentence to the draft of a goal.

Before its measures are put together, each amount gets its role: it asks for something, tells where it stands
today, or only describes.
"""

import re
from dataclasses import replace
from datetime import date

from goalkit.reader import units
from goalkit.reader.amounts import Amount, Role
from goalkit.reader.clauses import Clause, main_verb, uncountable, words_of
from goalkit.reader.describing import changes_nothing, describes, tells_who
from goalkit.reader.findings import Findings, findings_of
from goalkit.reader.goal import ParsedGoal
from goalkit.reader.measures import counted_measures
from goalkit.reader.results import chain, results
from goalkit.reader.sketch import Passage
from goalkit.reader.vocabulary import english

VERBS, WORDS, CUES = english().verbs, english().words, english().cues
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?", re.ASCII)
_REACH = 30


def parsed(statement: str, today: date) -> ParsedGoal:
    """What `goalkit.reader.parse_goal` gives back."""
    found = findings_of(statement, today)
    amounts = sorted_out(found)
    counted = counted_measures(found, amounts)
    chained = chain(found, counted)
    drafts = chained or sorted([*counted, *results(found, counted, amounts)], key=lambda each: each.start)
    days = [when.day for when in found.deadlines() if when.day is not None]
    places: list[Passage] = [each for each in amounts if each.role is Role.CONTEXT]
    places += map(Passage.at, _DIGITS.finditer(found.sketch.text))
    unread = sorted(places, key=lambda place: place.start)
    return ParsedGoal(
        statement=statement,
        measures=tuple(draft.measure for draft in drafts),
        due=max(days, default=None),
        due_words=tuple(found.sketch.words(when) for when in found.deadlines()),
        unread=tuple(found.sketch.words(place) for place in unread),
    )


def stands_now(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """The number that stands nearest to `now`, `last year` and the like in a clause."""
    if amount.compared or not CUES.today_mark.search(clause.text):
        return False
    others = [other for other in findings.within(clause) if other.role is Role.TARGET and not other.compared]
    marks = [clause.start + mark.start() for mark in CUES.today_mark.finditer(clause.text)]
    nearest = min(others, key=lambda other: min(abs(other.start - mark) for mark in marks))
    return nearest is amount and not any(other.role is Role.BASELINE for other in findings.within(clause))


def is_left_behind(findings: Findings, clause: Clause, amount: Amount, earlier: list[Amount]) -> bool:
    """The 8 of `double our team of 8`, `cut our 8 meetings to 5` and `it is at 8, by June we want 5`."""
    head = findings.ahead(amount)
    told = _is_changed(findings, clause, amount, head) or _is_stated(findings, clause, amount, head)
    if told and not amount.compared:
        return True
    changing = any(other.role in (Role.FACTOR, Role.CHANGE) for other in earlier)
    return changing and CUES.of_ahead.search(head) is not None


def _is_changed(findings: Findings, clause: Clause, amount: Amount, head: str) -> bool:
    """`cut our 8 meetings to 5`, `grow our 40 accounts by 25 %`."""
    if clause.verb not in VERBS.changing or CUES.to_ahead.search(head):
        return False
    ahead = [other for other in findings.within(clause) if other.start > amount.start]
    if any(CUES.to_ahead.search(findings.sketch.text[: other.start][-_REACH:]) for other in ahead):
        return True
    return CUES.own_ahead.search(head) is not None and any(other.role is Role.CHANGE for other in ahead)


def _is_stated(findings: Findings, clause: Clause, amount: Amount, head: str) -> bool:
    """`it is at 8, by June we want 5`, `the list has 64 names. I want 25`."""
    later = [other for other in findings.amounts if other.start > amount.start]
    elsewhere = any(findings.clause_of(other) is not clause for other in later)
    if CUES.wanted.search(findings.sketch.text[clause.end :]) and CUES.fact.match(clause.text) and elsewhere:
        return True
    stated = CUES.is_ahead.search(head) or (CUES.has_ahead.search(head) and not clause.verb and elsewhere)
    return bool(stated) and any(other.unit in (None, amount.unit) for other in later)


_EMPTY = VERBS.raising | VERBS.lowering | VERBS.effort


def sorted_out(findings: Findings) -> list[Amount]:
    """The amounts of a statement, each with its role and as much of its unit as the words tell."""
    ready: list[Amount] = []
    for amount in findings.amounts:
        clause = findings.clause_of(amount)
        settled = replace(amount, role=_role(findings, clause, amount, ready))
        ready.append(replace(settled, unit=amount.unit or _unit(findings, clause, amount, ready)))
    return ready


def _role(findings: Findings, clause: Clause, amount: Amount, earlier: list[Amount]) -> Role:
    if amount.role is not Role.TARGET:
        return _role_of_base(findings, clause, amount)
    if stands_now(findings, clause, amount) or is_left_behind(findings, clause, amount, earlier):
        return Role.BASELINE
    if tells_who(findings, clause, amount, earlier):
        return Role.CONTEXT
    if amount.compared:
        return Role.TARGET
    if describes(findings, clause, amount):
        return Role.CONTEXT
    return _role_of_share(findings, clause, amount) if amount.unit == "%" else Role.TARGET


def _role_of_base(findings: Findings, clause: Clause, amount: Amount) -> Role:
    """A start that is to be kept is a target, a change of nothing asks for nothing."""
    if amount.role is Role.BASELINE and clause.verb in VERBS.keeping and findings.within(clause) == [amount]:
        return Role.TARGET
    return Role.CONTEXT if changes_nothing(findings, clause, amount) else amount.role


def _role_of_share(findings: Findings, clause: Clause, amount: Amount) -> Role:
    """A share that is compared with nothing: of what is told, a change of it, or of nothing at all."""
    head = findings.ahead(amount, clause)
    behind = findings.behind(amount, clause)
    if CUES.of_behind.match(behind) and uncountable(behind):
        return Role.CONTEXT
    if CUES.of_behind.match(behind) or CUES.up_to.search(head):
        return Role.TARGET
    if [word for word in words_of(main_verb(head)[1]) if word not in WORDS.stops]:
        if clause.verb in VERBS.changing:
            return Role.CONTEXT if uncountable(clause.text) else Role.CHANGE
        return Role.TARGET
    soft = (WORDS.moods | WORDS.vague) & set(words_of(behind)[:1]) or uncountable(behind)
    empty = clause.verb in _EMPTY and not CUES.thing_behind.match(behind)
    return Role.CONTEXT if soft or empty else Role.TARGET


def _unit(findings: Findings, clause: Clause, amount: Amount, earlier: list[Amount]) -> str | None:
    ahead, behind = findings.ahead(amount), findings.behind(amount)
    if CUES.of_them_behind.match(behind) or CUES.of_them_ahead.search(ahead):
        return next((other.unit for other in reversed(earlier) if other.unit), None)
    based = earlier and earlier[-1].role is Role.BASELINE
    if based and CUES.on_to.match(findings.sketch.text[earlier[-1].end : amount.start]):
        return earlier[-1].unit
    start = clause.start
    if clause.opener == ":":
        start = findings.clause_before(clause).start
    head = findings.sketch.text[start : amount.start]
    if not words_of(head) and clause.opener in ("and", "but", ","):
        return earlier[-1].unit if earlier else None
    return units.unit_before(head)
