"""Which amounts tell where it stands today or stood before, rather than what is wanted."""

import re

from goalkit.reader import verbs
from goalkit.reader.amount import Amount, Role
from goalkit.reader.clauses import Clause
from goalkit.reader.facts import Facts
from goalkit.reader.sketch import PAST

_GONE_BY = rf"(?<![{PAST}])(?<!with )(?<!to )(?<!on )(?<!vs )(?<!against ){PAST}"
_NOW = re.compile(
    r"\b(?:now|today|currently|at the moment|at present|right now|so far|as it stands|current)\b"
    rf"|{_GONE_BY}"
)
_TO = re.compile(r"\bto (?:about |around |just )?$")
_IS = re.compile(r"\b(?:is|are|was|were)(?: still| only| just)?(?: at)?\s+$")
_HAS = re.compile(
    r"\w (?<!to )(?<!should )(?<!will )"
    r"(?:has|have|had|takes(?: us| me)?|took|counts|need|stands at|am at)\s+$"
)
_FACT = re.compile(
    r"^\W*(?:we|i|it|they) (?!want|will|would|need|plan|aim|hope|intend|should|must|am|can|could|like)[a-z]+ "
)
_WANTED = re.compile(r"\b(?:want|should|target|would like|'d like|wish|aim for)\b")
_OWN = re.compile(r"\b(?:my|our|the|these|all) (?:current |present )?$")
_OF_BASE = re.compile(r"\bof (?:about )?$")
_REACH = 30


def stands_now(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """The number that stands nearest to `now`, `last year` and the like in a clause."""
    if amount.compared or not _NOW.search(clause.text):
        return False
    others = [other for other in facts.within(clause) if other.role is Role.TARGET and not other.compared]
    marks = [clause.start + mark.start() for mark in _NOW.finditer(clause.text)]
    nearest = min(others, key=lambda other: min(abs(other.start - mark) for mark in marks))
    return nearest is amount and not any(other.role is Role.BASELINE for other in facts.within(clause))


def is_left_behind(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> bool:
    """The 8 of `double our team of 8`, `cut our 8 meetings to 5` and `it is at 8, by June we want 5`."""
    head = facts.sketch.text[max(0, amount.start - _REACH) : amount.start]
    told = _is_changed(facts, clause, amount, head) or _is_stated(facts, clause, amount, head)
    if told and not amount.compared:
        return True
    changing = any(other.role in (Role.FACTOR, Role.CHANGE) for other in earlier)
    return changing and _OF_BASE.search(head) is not None


def _is_changed(facts: Facts, clause: Clause, amount: Amount, head: str) -> bool:
    """`cut our 8 meetings to 5`, `grow our 40 accounts by 25 %`."""
    if clause.verb not in verbs.CHANGING or _TO.search(head):
        return False
    ahead = [other for other in facts.within(clause) if other.start > amount.start]
    if any(_TO.search(facts.sketch.text[: other.start][-_REACH:]) for other in ahead):
        return True
    return _OWN.search(head) is not None and any(other.role is Role.CHANGE for other in ahead)


def _is_stated(facts: Facts, clause: Clause, amount: Amount, head: str) -> bool:
    """`it is at 8, by June we want 5`, `the list has 64 names. I want 25`."""
    later = [other for other in facts.amounts if other.start > amount.start]
    elsewhere = any(facts.clause_of(other) is not clause for other in later)
    if _WANTED.search(facts.sketch.text[clause.end :]) and _FACT.match(clause.text) and elsewhere:
        return True
    stated = _IS.search(head) or (_HAS.search(head) and not clause.verb and elsewhere)
    return bool(stated) and any(other.unit in (None, amount.unit) for other in later)
