"""Which amounts ask for something, and which tell where it stands or only describe."""

import re
from dataclasses import replace

from goalkit.reader import units, verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.clauses import Clause, main_verb, words_of
from goalkit.reader.facts import Facts
from goalkit.reader.numerals import CODES
from goalkit.reader.sketch import PAST

_NOW = re.compile(
    rf"\b(?:now|today|currently|at the moment|at present|right now|so far|as it stands|current)\b|{PAST}"
)
_BESIDE = re.compile(
    r"\b(?:across|at|in|for|with|among|of|on|over|per|every|all|around|by|into|between)\s+"
    r"(?:all |my |our |the |about )*$"
)
_FOR_EACH = re.compile(r"^\s*(?:for (?:every|each|all)|per|each|a)\b")
_OF = re.compile(r"^\s*(?:of\b|share\b)")
_THING_BEHIND = re.compile(r"^\s*(?!in\b|on\b|at\b|for\b|with\b|to\b|and\b|by\b|more\b)[a-z]")
_EMPTY = verbs.RAISING | verbs.LOWERING | {"give", "put", "commit", "work"}
_MEASURED = ("%", "h", "min", *CODES)
_ONES = re.compile(
    r"\b(?:the|these|those|both|each of (?:my|our|the)|(?:with|for) (?:all )?(?:my|our|the|all))\s+$"
)
_APPOINTMENT = re.compile(r"^ (?:[a-z-]+ ){1,2}(?:with|between|for)\b")
_UP_TO = re.compile(r"\b(?:to|at)\b|\bof $")
_TO = re.compile(r"\bto (?:about |around |just )?$")
_IS = re.compile(r"\b(?:is|are|was|were)(?: still| only| just)?(?: at)?\s+$")
_OF_BASE = re.compile(r"\bof (?:about )?$")
_NOT = re.compile(r"\bnot $")
_THEM = re.compile(r"^\s*of (?:them|these|those|which|whom)\b")


def sorted_out(facts: Facts) -> list[Amount]:
    """The amounts of a statement, each with its role and as much of its unit as the words tell."""
    ready: list[Amount] = []
    for amount in facts.amounts:
        clause = facts.clause_of(amount)
        settled = replace(amount, role=_role(facts, clause, amount, ready))
        ready.append(replace(settled, unit=amount.unit or _unit(facts, clause, amount, ready)))
    return ready


def _role(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> Role:
    if amount.role is not Role.TARGET:
        empty = amount.role is Role.CHANGE and _changes_nothing(facts, clause, amount)
        return Role.CONTEXT if empty else amount.role
    if _stands_now(facts, clause, amount) or _is_left_behind(facts, clause, amount, earlier):
        return Role.BASELINE
    if amount.compared:
        return Role.TARGET
    head = facts.sketch.text[clause.start : amount.start]
    if _NOT.search(head) or (amount.word == "zero" and not amount.unit and not words_of(head)):
        return Role.CONTEXT
    if clause.aside or _describes(facts, clause, amount) or _is_weak(facts, clause, amount):
        return Role.CONTEXT
    return _role_of_share(facts, clause, amount) if amount.unit == "%" else Role.TARGET


def _changes_nothing(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`improve by 30 %` tells no quantity; `by 40` without a verb of change is an age or the like."""
    ahead = words_of(main_verb(facts.sketch.text[clause.start : amount.start])[1])
    named = any(word not in words.STOPS for word in ahead)
    return amount.unit is None if clause.verb not in verbs.CHANGING else amount.unit == "%" and not named


def _role_of_share(facts: Facts, clause: Clause, amount: Amount) -> Role:
    """A share that is compared with nothing: of what is told, a change of it, or of nothing at all."""
    head = facts.sketch.text[clause.start : amount.start]
    behind = facts.sketch.text[amount.end : clause.end]
    if _OF.match(behind) or _UP_TO.search(head):
        return Role.TARGET
    if [word for word in words_of(main_verb(head)[1]) if word not in words.STOPS]:
        return Role.CHANGE if clause.verb in verbs.CHANGING else Role.TARGET
    empty = clause.verb in _EMPTY and not _THING_BEHIND.match(behind)
    return Role.CONTEXT if empty else Role.TARGET


def _is_left_behind(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> bool:
    """The 8 of `double our team of 8`, `cut our 8 meetings to 5` and `it is at 8, by June we want 5`."""
    head = facts.sketch.text[max(0, amount.start - 30) : amount.start]
    later = [other for other in facts.amounts if other.start > amount.start]
    if clause.verb in verbs.CHANGING and not amount.compared and not _TO.search(head):
        ahead = [other for other in facts.within(clause) if other.start > amount.start]
        if any(_TO.search(facts.sketch.text[: other.start][-30:]) for other in ahead):
            return True
    if _IS.search(head) and not amount.compared:
        return any(other.unit in (None, amount.unit) for other in later)
    changing = any(other.role in (Role.FACTOR, Role.CHANGE) for other in earlier)
    return changing and _OF_BASE.search(head) is not None


def _stands_now(facts: Facts, clause: Clause, amount: Amount) -> bool:
    if amount.compared or not _NOW.search(clause.text):
        return False
    others = [other for other in facts.within(clause) if other.role is Role.TARGET and not other.compared]
    marks = [clause.start + mark.start() for mark in _NOW.finditer(clause.text)]
    nearest = min(others, key=lambda other: min(abs(other.start - mark) for mark in marks))
    return nearest is amount and not any(other.role is Role.BASELINE for other in facts.within(clause))


def _describes(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """A second number that only tells where, for whom or how long."""
    ahead = facts.sketch.text[: amount.start][-30:]
    if _ONES.search(ahead) and amount.unit not in _MEASURED:
        return True
    if amount.unit == "min" and _APPOINTMENT.match(facts.sketch.text[amount.end :][:60]):
        return True
    others = [
        other for other in facts.within(clause) if other is not amount and other.role is not Role.CONTEXT
    ]
    if amount.unit in ("h", "min") and any(other.unit == "times" for other in others):
        return True
    earlier = [
        other
        for other in others
        if other.start < amount.start and other.role in (Role.TARGET, Role.CHANGE, Role.FACTOR)
    ]
    return bool(earlier) and bool(_BESIDE.search(ahead))


def _is_weak(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`one` is a number only where something is counted by it."""
    if amount.word != "one" or _THEM.match(facts.sketch.text[amount.end :]):
        return False
    counted = facts.rhythm(clause) or _FOR_EACH.match(facts.sketch.text[amount.end :]) or not clause.verb
    return amount.unit is None or not counted


def _unit(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> str | None:
    if _THEM.match(facts.sketch.text[amount.end :]):
        return next((other.unit for other in reversed(earlier) if other.unit), None)
    start = clause.start
    if clause.opener == ":":
        start = facts.clause_before(clause).start
    head = facts.sketch.text[start : amount.start]
    if not words_of(head) and clause.opener in ("and", "but", ","):
        return earlier[-1].unit if earlier else None
    return units.unit_before(head)
