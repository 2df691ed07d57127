"""Reach or maintain, and on which side of the number it is good: read from verbs, rhythm and deadline."""

import re

from goalkit.reader import units, verbs, words
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
_THROUGH = ("throughout", "all through")
_EVERY = re.compile(r"\b(?:every|each)\b")
NEVER = re.compile(r"^\W*(?:i |we )?(?:will )?(?:never|don't|do not|not)\b")
_LESSER = re.compile(r"\b(?:down|less|fewer|lower|faster|quicker|shorter|cheaper|reduction|decrease)\b")
_ONE = re.compile(r" (?:an?|the|my|our) ")
_SPANS = ("h", "min", "days", "weeks", "seconds")
_DAYS = ("days", "mornings", "afternoons", "evenings", "nights", "weekends")
_OUT_OF = re.compile(r"^ (?:out )?of \W")
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
    if any(facts.sketch.words(when).lower().startswith(_THROUGH) for when in facts.deadlines()):
        return Kind.MAINTAIN
    return Kind.MAINTAIN if _lasts(facts, amount, verb, rhythm) else Kind.REACH


def _is_kept(facts: Facts, clause: Clause, amount: Amount, rhythm: Rhythm | None) -> bool:
    """A word of keeping or of never: `keep at most 5`, `without falling below 5`."""
    if clause.opener == "without" or facts.sketch.words(amount).lower().startswith(("without ", "never ")):
        return True
    keeping = governing_verb(facts, clause) in verbs.KEEPING
    if keeping and not _is_event(facts, clause, amount, rhythm):
        return True
    return NEVER.match(facts.sketch.words(clause).lower()) is not None


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


def _is_each(facts: Facts, amount: Amount, verb: str) -> bool:
    """`one guard on every ship`: for as long as there are some."""
    return not verb and _EVERY.search(facts.clause_of(amount).text) is not None


def _is_share_of_days(facts: Facts, amount: Amount) -> bool:
    """`4 evenings out of 7`."""
    return amount.unit in _DAYS and _OUT_OF.match(facts.sketch.text[amount.end :]) is not None


def _lasts(facts: Facts, amount: Amount, verb: str, rhythm: Rhythm | None) -> bool:
    """Whether a number that no verb of keeping or changing governs is a limit rather than an end."""
    own = facts.deadlines(facts.clause_of(amount))
    if not facts.deadlines() and (_is_each(facts, amount, verb) or _is_share_of_days(facts, amount)):
        return True
    if rhythm:
        return verb not in ("", "have") or not any(when.sense is Sense.BY for when in own)
    pointed = any(when.sense is Sense.BY for when in facts.deadlines())
    if amount.direction is Direction.AT_MOST:
        if verb in {"", *verbs.FINISHING, *verbs.RAISING} - {*_SERVICE} and _timed(facts, amount):
            return False
        if not own and _is_barred(facts, amount):
            return True
        cost = bool(verb) and amount.unit in CODES
        return cost or not pointed
    sized = amount.unit in CODES or (
        amount.unit not in ("%", "pts") and facts.sketch.text[: amount.start].endswith(" of ")
    )
    shared = amount.unit == "%" and (verb in _SERVICE or verb not in verbs.RAISING | verbs.FINISHING)
    plain = verb in ("", *_SERVICE)
    standing = not sized and ((amount.compared and (shared or not verb)) or (shared and plain))
    return standing and not facts.deadlines()


_MINUTES = {"min": 1, "h": 60, "days": 1440, "weeks": 10080, "months": 43200, "years": 525600}


def _is_more(amount: Amount, baseline: Amount) -> bool:
    """Whether a target lies above its start; 24 h are less than 3 days."""
    one, other = _MINUTES.get(amount.unit or ""), _MINUTES.get(baseline.unit or "")
    if one and other:
        return amount.value * one > baseline.value * other
    return amount.value > baseline.value


def _is_pointed(facts: Facts, clause: Clause) -> bool:
    return any(when.sense is Sense.BY for when in facts.deadlines(clause))


def _timed(facts: Facts, amount: Amount) -> bool:
    """`row the race in under 9 min`: how long one thing takes once."""
    rest = facts.clause_of(amount).acted_on or ""
    taking = facts.sketch.text[: amount.start].endswith(" in ") and amount.unit in _SPANS
    return taking and _ONE.match(rest) is not None


def direction_of(facts: Facts, clause: Clause, amount: Amount, baseline: Amount | None) -> Direction | None:
    """What is compared, else what falls, is unwanted or none is at most; what is wanted is at least."""
    verb = governing_verb(facts, clause)
    raised = amount.role is Role.CHANGE or "up to" in facts.sketch.words(amount).lower()
    moved = baseline or verb in verbs.RAISING | verbs.LOWERING or (not verb and _is_pointed(facts, clause))
    if amount.compared and not (raised and moved):
        return amount.direction
    if baseline is not None and amount.role is Role.TARGET and amount.value != baseline.value:
        return Direction.AT_LEAST if _is_more(amount, baseline) else Direction.AT_MOST
    around = facts.sketch.text[clause.start : min(amount.end + 12, clause.end)]
    held_to = verb in verbs.KEEPING and facts.sketch.text[: amount.start].endswith(" to ")
    falling = (
        held_to or verb in verbs.LOWERING | verbs.LIMITING or _LESSER.search(around) or amount.value == 0
    )
    told = {*words_of(facts.sketch.text[clause.start : amount.start]), amount.unit}
    unwanted = (words.UNWANTED & told) - ({"turnover"} if amount.unit != "%" else set())
    rising = verb in verbs.RAISING - verbs.EITHER_WAY or _acts_on(facts, clause, amount, verb)
    return Direction.AT_MOST if falling or (unwanted and not rising) else Direction.AT_LEAST


def _acts_on(facts: Facts, clause: Clause, amount: Amount, verb: str) -> bool:
    """Whether things are what a verb does something with, be it an unknown one: `dig out 5 old tickets`."""
    ahead = words_of(facts.sketch.text[clause.start : amount.start])
    told = [word for word in ahead if word not in verbs.LEAD_INS]
    plain = told and told[0] not in words.UNWANTED | words.STOPS and told[0] != verb
    return bool(plain) and len(told) < 3 and not verb and not any(map(units.is_plural, told))
