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

_SERVICE = ("answer", "deliver", "handle", "pay", "process", "resolve", "serve", "ship")
"""What is done for one case after the other."""
_KEPT = re.compile(r"\b(?:never|always|zero|throughout|at all times|all the time|consistently)\b")
_EVERY = re.compile(r"\b(?:every|each)\b")
_NEVER = re.compile(r"^\W*(?:i |we )?(?:will )?(?:never|don't|do not|not)\b")
_LESSER = re.compile(r"\b(?:down|less|fewer|lower|faster|quicker|shorter|cheaper|reduction|decrease)\b")
_OF_TIME = re.compile(
    r"^ of (?:my|our|the|all) (?:working |work )?(?:time|week|day|days|calendar|month|hours)\b"
)


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
    if _is_kept(facts, clause, amount, rhythm) or (not based and _is_habit(facts, amount, verb, rhythm)):
        return Kind.MAINTAIN
    if based or verb in verbs.CHANGING or amount.role is not Role.TARGET or amount.unit == "rank":
        return Kind.REACH
    behind = facts.sketch.text[amount.end : clause.end]
    if amount.word in ("no", "zero") or _KEPT.search(clause.text) or _OF_TIME.match(behind):
        return Kind.MAINTAIN
    return Kind.MAINTAIN if _lasts(facts, amount, verb, rhythm) else Kind.REACH


def _is_kept(facts: Facts, clause: Clause, amount: Amount, rhythm: Rhythm | None) -> bool:
    """A word of keeping or of never: `keep at most 5`, `without falling below 5`."""
    if clause.opener == "without" or facts.sketch.words(amount).lower().startswith(("without ", "never ")):
        return True
    keeping = governing_verb(facts, clause) in verbs.KEEPING
    if keeping and not _is_event(facts, clause, amount, rhythm):
        return True
    return _NEVER.match(facts.sketch.words(clause).lower()) is not None


def _is_habit(facts: Facts, amount: Amount, verb: str, rhythm: Rhythm | None) -> bool:
    """`hit the gym 3x a week`, but not `cut visits to 3 times a week`."""
    changed = verb in verbs.LOWERING or facts.sketch.text[: amount.start].endswith(" to ")
    return rhythm is not None and amount.unit == "times" and not changed


def _is_event(facts: Facts, clause: Clause, amount: Amount, rhythm: Rhythm | None) -> bool:
    """`hold 10 workshops in 2027`: no keeping."""
    plain = clause.verb == "hold" and not amount.compared and amount.unit != "%"
    return plain and rhythm is None and bool(facts.deadlines(clause))


def _is_barred(facts: Facts, amount: Amount) -> bool:
    """`no more than 2` sets a limit."""
    return facts.sketch.words(amount).lower().startswith(("no ", "not "))


def _lasts(facts: Facts, amount: Amount, verb: str, rhythm: Rhythm | None) -> bool:
    """Whether a number that no verb of keeping or changing governs is a limit rather than an end."""
    own = facts.deadlines(facts.clause_of(amount))
    if not verb and not facts.deadlines() and _EVERY.search(facts.clause_of(amount).text):
        return True
    if rhythm:
        return verb not in ("", "have") or not any(when.sense is Sense.BY for when in own)
    pointed = any(when.sense is Sense.BY for when in facts.deadlines())
    if amount.direction is Direction.AT_MOST:
        if not own and _is_barred(facts, amount):
            return True
        cost = bool(verb) and amount.unit in CODES
        return cost or not pointed
    sized = amount.unit in CODES or (
        amount.unit != "%" and facts.sketch.text[: amount.start].endswith(" of ")
    )
    shared = amount.unit == "%" and (verb in _SERVICE or verb not in verbs.RAISING | verbs.FINISHING)
    plain = verb in ("", *_SERVICE)
    standing = not sized and ((amount.compared and (shared or not verb)) or (shared and plain))
    return standing and not facts.deadlines()


def direction_of(facts: Facts, clause: Clause, amount: Amount, baseline: Amount | None) -> Direction | None:
    """What is compared, else what falls, is unwanted or none is at most; what is wanted is at least."""
    verb = governing_verb(facts, clause)
    raised = amount.role is Role.CHANGE or "up to" in facts.sketch.words(amount).lower()
    if amount.compared and not (raised and (baseline or verb in verbs.RAISING | verbs.LOWERING)):
        return amount.direction
    if baseline is not None and amount.role is Role.TARGET and amount.value != baseline.value:
        return Direction.AT_LEAST if amount.value > baseline.value else Direction.AT_MOST
    around = facts.sketch.text[clause.start : min(amount.end + 12, clause.end)]
    held_to = verb in verbs.KEEPING and facts.sketch.text[: amount.start].endswith(" to ")
    falling = (
        held_to or verb in verbs.LOWERING | verbs.LIMITING or _LESSER.search(around) or amount.value == 0
    )
    told = {*words_of(facts.sketch.text[clause.start : amount.start]), amount.unit}
    unwanted = (words.UNWANTED & told) - ({"turnover"} if amount.unit != "%" else set())
    rising = verb in verbs.RAISING - verbs.EITHER_WAY
    return Direction.AT_MOST if falling or (unwanted and not rising) else Direction.AT_LEAST
