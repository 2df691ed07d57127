"""Reach or maintain, and on which side of the number it is good: read from verbs, rhythm and deadline."""

import re

from goalkit.reader import verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.cadences import Rhythm
from goalkit.reader.clauses import Clause, base_form, words_of
from goalkit.reader.dates import Sense
from goalkit.reader.facts import Facts
from goalkit.reader.numerals import CODES
from goalkit.terms import Direction, Kind

_KEPT = re.compile(r"\b(?:never|always|zero|throughout|at all times|all the time|consistently)\b")
_NEVER = re.compile(r"^\W*(?:i |we )?(?:will )?(?:never|don't|do not|not)\b")
_LESSER = re.compile(
    r"\b(?:down|within|less|fewer|lower|faster|quicker|shorter|cheaper|reduction|decrease)\b"
)
_OF_TIME = re.compile(
    r"^ of (?:my|our|the|all) (?:working |work )?(?:time|week|day|days|calendar|month|hours)\b"
)
_STANDING_UNITS = ("%", "pts", "h", "min")


def governing_verb(facts: Facts, clause: Clause) -> str:
    """The verb of a clause; one without a verb goes on with that of the clause before."""
    if changed := _participle(clause):
        return changed
    verb = clause.verb
    if clause.opener == "with":
        return verb
    for earlier in reversed([other for other in facts.clauses if other.start < clause.start]):
        if verb or clause.opener in (".", ";", "\n", "!", "?", ":"):
            break
        verb, clause = earlier.verb, earlier
    return verb


def _participle(clause: Clause) -> str:
    """The changing verb of `complaints reduced to 5` and `getting it raised to 40`."""
    if clause.verb in verbs.KEEPING:
        return ""
    found = (base_form(word) for word in words_of(clause.text) if word.endswith(("ed", "ing")))
    return next((verb for verb in found if verb in verbs.CHANGING), "")


def kind_of(facts: Facts, amount: Amount, rhythm: Rhythm | None, *, based: bool) -> Kind:
    """Maintain or reach; `based`: the words tell where it starts from."""
    clause = facts.clause_of(amount)
    verb = governing_verb(facts, clause)
    if verb in verbs.KEEPING or _NEVER.match(facts.sketch.statement[clause.start : clause.end].lower()):
        return Kind.MAINTAIN
    if based or verb in verbs.CHANGING or amount.role is not Role.TARGET or amount.unit == "rank":
        return Kind.REACH
    behind = facts.sketch.text[amount.end : clause.end]
    if amount.word in ("no", "zero") or _KEPT.search(clause.text) or _OF_TIME.match(behind):
        return Kind.MAINTAIN
    return Kind.MAINTAIN if _lasts(facts, amount, verb, rhythm) else Kind.REACH


def _lasts(facts: Facts, amount: Amount, verb: str, rhythm: Rhythm | None) -> bool:
    """Whether a number that no verb of keeping or changing governs is a limit rather than an end."""
    own = facts.deadlines(facts.clause_of(amount))
    if rhythm:
        return bool(verb) or not any(when.sense is Sense.BY for when in own)
    pointed = any(when.sense is Sense.BY for when in facts.deadlines())
    if amount.direction is Direction.AT_MOST:
        cost = bool(verb) and amount.unit in CODES
        return cost or not pointed
    standing = not verb and amount.compared and amount.unit in _STANDING_UNITS
    return standing and not facts.deadlines()


def direction_of(facts: Facts, clause: Clause, amount: Amount, baseline: Amount | None) -> Direction | None:
    """What is compared, else what falls, is unwanted or none is at most; what is wanted is at least."""
    verb = governing_verb(facts, clause)
    raised = (
        amount.role is Role.CHANGE or "up to" in facts.sketch.statement[amount.start : amount.end].lower()
    )
    if amount.compared and not (raised and verb in verbs.RAISING | verbs.LOWERING):
        return amount.direction
    if baseline is not None and amount.role is Role.TARGET and amount.value != baseline.value:
        return Direction.AT_LEAST if amount.value > baseline.value else Direction.AT_MOST
    around = facts.sketch.text[clause.start : min(amount.end + 12, clause.end)]
    falling = verb in verbs.LOWERING or verb in verbs.LIMITING or _LESSER.search(around) or amount.value == 0
    told = {*words_of(facts.sketch.text[clause.start : amount.start]), amount.unit}
    unwanted = (words.UNWANTED & told) - ({"turnover"} if amount.unit != "%" else set())
    rising = verb in verbs.RAISING - verbs.EITHER_WAY
    return Direction.AT_MOST if falling or (unwanted and not rising) else Direction.AT_LEAST
