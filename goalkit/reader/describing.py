"""Which amounts ask for nothing: they tell who is meant, where, for whom, or a change of nothing."""

import re

from goalkit.reader import units, verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.clauses import Clause, main_verb, words_of
from goalkit.reader.facts import Facts
from goalkit.reader.kinds import governing_verb
from goalkit.reader.loose import MEASURED, is_age, is_loose, is_saying, is_year, likens
from goalkit.reader.numerals import CODES
from goalkit.reader.qualities import qualities
from goalkit.reader.sketch import NUMBER

_BESIDE = re.compile(
    r"\b(?:across|at|in|for|with|among|of|on|over|per|every|all|around|by|into|between)\s+"
    r"(?:all |my |our |the |about )*$"
)
_ONE_THING = re.compile(r"^ (?:up |out )?(?:an?|the|my|our|this|his|her|their) ")
_FOR = re.compile(r"\b(?:for|in|across|from|among|of) (?:all |my |our |the |about |around )*$")
_FOR_EACH = re.compile(r"^\s*(?:for (?:every|each|all)|per|each|a)\b")
_ONES = re.compile(
    r"\b(?:the|these|those|both|each of (?:my|our|the)"
    r"|(?:with|for|to|from|by|at|in|on|under|among|between|across) (?:all )?"
    r"(?:my|our|his|her|their|the|all)(?: top| best| new| old| other| [a-z-]+est)?)\s+$"
)
PREAMBLE = re.compile(
    r"^\W*as (?!of\b|soon\b|many\b|much\b|well\b|long\b|part\b|far\b|an? (?:first|next|second)\b)"
    r"[^,.;:\n]{0,80},"
    r"|^\W*(?:as|being|with|having)\b[^.;:\n]{0,150}?"
    r"\b(?:i|we)(?:'d|'ll| want| will| would| plan| aim| intend| hope)\b"
)
_APPOINTMENT = re.compile(r"^ (?:[a-z-]+ ){1,2}(?:with|between|for)\b")
_BEING = re.compile(r"\bbe $|\bbe [^a-z]")
_AND_MORE = re.compile(rf"^ ?(?:and|,|&|plus) ?{NUMBER}")
_ONE_MORE = re.compile(r"\bone (?:more|further|additional)\b")
_NOT = re.compile(r"\bnot $")
_MANNER = re.compile(r"\bhow (?:i|we|you|they|people|others|the|my|our)\b|\bthe way\b")
_UNWISHED = re.compile(
    r"\b(?:don't|do not|no longer|never) (?:want|wish|need)\b|\bwish (?:i|we) (?:had|were)\b"
)
_AFTER = re.compile(
    r"\b(?:(?<!look )(?<!looking )after|since|despite|apart from|except|except for)"
    r" (?:the |my |our |all |about )?$"
)
"""What a number behind these tells has happened or is left out."""
_MODAL = re.compile(r"^ (?:could|can|should|would|will|feels?|is|has)\b")
_TEAM_OF = re.compile(r"\b(?:my|our|the|this) (?:[\w-]+ ){1,3}of (?:about )?$")
_WITH_OURS = re.compile(r"\b(?:with|for|to|in|from|at) (?:my|our|the|this) (?:[\w-]+ ){1,3}of (?:about )?$")
_BETTER = re.compile(r"^ (?:better|happier|calmer|stronger|nicer)\b(?! [a-z]+s\b)")
_ANYTHING = {"everything", "anything", "something", "things", "myself", "ourselves"}
_OWNED = re.compile(r"\b(?:my|our|his|her|their|the|these|those|all)\s+$")
_COMPARATIVES = frozenset(word for word in words.VAGUE if word.endswith("er")) | {"more", "less"}
_AGED = re.compile(r"^(?:aged |(?:under|over|above|below) )")
THEM_BEHIND = re.compile(r"^\s*of (?:them|these|those|which|whom)\b")


def changes_nothing(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """A change or factor of a mere quality or of nothing that is told: `improve by 30 %`."""
    if amount.role is Role.BASELINE:
        return False
    if amount.role is Role.CHANGE and _is_change_of_manner(facts, clause, amount):
        return True
    if amount.role is Role.FACTOR and _is_factor_of_manner(facts, clause, amount):
        return True
    return amount.unit in (None, "%") and bool(qualities(clause.text) - words.MEASURABLE)


def _is_change_of_manner(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`improve how we talk by 10 %`, `30 % better`."""
    head, behind = facts.sketch.text[clause.start : amount.start], facts.sketch.text[amount.end :]
    how = _MANNER.search(head) or _BETTER.match(behind)
    return how is not None or _names_nothing(facts, clause, amount)


def _is_factor_of_manner(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`be twice the boss`, `halve my worries`, `listen twice as much as I talk`."""
    doubled = amount.word == "twice" and _BEING.search(clause.text) is not None
    return doubled or bool(qualities(amount.unit or "")) or likens(facts, clause, amount)


def _names_nothing(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`improve by 30 %` tells no quantity; `by 40` without a verb of change is an age or the like."""
    if amount.unit != "%":
        told = units.unit_before(facts.sketch.text[clause.start : amount.start])
        return amount.unit is told is None and governing_verb(facts, clause) not in verbs.CHANGING
    if facts.within(clause)[0] is not amount:
        return False
    ahead = words_of(main_verb(facts.sketch.text[clause.start : amount.start])[1])
    behind = words_of(facts.sketch.text[amount.end : clause.end])
    return all(word in words.STOPS | words.VAGUE | _ANYTHING for word in ahead) and not any(
        map(_is_counted, behind)
    )


def _is_counted(word: str) -> bool:
    return units.is_plural(word) or word in words.MONEY | words.UNWANTED | words.QUANTITY_UNITS.keys()


def tells_who(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> bool:
    """Even a compared number that only tells who speaks, what is merged, or which ones are counted."""
    introduced = PREAMBLE.match(facts.sketch.text)
    if clause.verb in verbs.MERGING or (introduced and amount.start < introduced.end()):
        return True
    counted = bool(earlier) and earlier[-1].role is Role.TARGET and earlier[-1].start >= clause.start
    if not counted or amount.unit not in (None, *CODES):
        return False
    between = facts.sketch.text[earlier[-1].end : amount.start]
    return not between.strip() and _AGED.match(facts.sketch.words(amount).lower()) is not None


def describes(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """A number that is compared with nothing and only tells where, for whom, of which or how long."""
    head = facts.sketch.text[clause.start : amount.start]
    if (
        clause.aside
        or _NOT.search(head)
        or _UNWISHED.search(head)
        or (_AFTER.search(head) and amount.unit not in MEASURED)
        or (amount.word == "zero" and not amount.unit and not words_of(head))
    ):
        return True
    if _OWNED.search(head) and _COMPARATIVES & set(clause.content):
        return True
    acting = clause.verb or _WITH_OURS.search(head) or _MODAL.match(facts.sketch.text[amount.end :])
    if acting and amount.unit not in CODES and _TEAM_OF.search(head):
        return True
    named = any(each.content for each in facts.clauses) or any(each.unit for each in facts.amounts)
    if not named:
        return True
    tests = (_is_handled, _is_known, _is_beside, _is_weak, is_age, is_year, is_saying, is_loose)
    return any(test(facts, clause, amount) for test in tests)


def _is_handled(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`involve all 3 shifts`, `a bridge between two teams`: whom it concerns."""
    if facts.sketch.text[: amount.start].endswith("between "):
        return True
    timed = facts.rhythms or facts.deadlines()
    return clause.verb in verbs.HANDLING and not timed and amount.unit not in MEASURED


def _is_known(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`with my 7 reports`, `a party for 200 guests`, `a 30 min talk with her`."""
    ahead = facts.sketch.text[max(0, amount.start - 30) : amount.start]
    if ahead.endswith(" per ") or (_ONES.search(ahead) and amount.unit not in MEASURED):
        return True
    if amount.unit == "min" and _APPOINTMENT.match(facts.sketch.text[amount.end : amount.end + 60]):
        return True
    once = facts.rhythm(clause) is None and amount.unit not in MEASURED
    before = facts.clause_before(clause) if clause.opener == "with" else clause
    one = once and before.verb in verbs.FINISHING and _ONE_THING.match(before.rest)
    return bool(one) and (before is not clause or _FOR.search(ahead) is not None)


def _is_beside(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """A second number behind `in`, `for`, `with`: `25 people in 3 countries`."""
    others = [each for each in facts.within(clause) if each is not amount and each.role is not Role.CONTEXT]
    if amount.unit in ("h", "min") and any(other.unit == "times" for other in others):
        return True
    earlier = any(other.start < amount.start and other.role is not Role.BASELINE for other in others)
    return earlier and _BESIDE.search(facts.sketch.text[max(0, amount.start - 30) : amount.start]) is not None


def _is_weak(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`one` is a number only where something is counted by it."""
    behind = facts.sketch.text[amount.end :]
    if amount.word != "one" or THEM_BEHIND.match(behind):
        return False
    if not (facts.rhythms or facts.deadlines()) and words_of(clause.text) == []:
        return True
    if _ONE_MORE.search(facts.sketch.words(amount)) or (amount.unit and _AND_MORE.match(behind)):
        return False
    counted = facts.rhythm(clause) or _FOR_EACH.match(behind) or not clause.verb
    return amount.unit is None or not counted
