"""Numbers that hang loosely in a sentence and ask for nothing: ages, sayings, who is there already."""

import re

from goalkit.reader import verbs, words
from goalkit.reader.amount import Amount
from goalkit.reader.clauses import Clause, words_of
from goalkit.reader.facts import Facts
from goalkit.reader.numerals import CODES
from goalkit.reader.units import is_plural

MEASURED = ("%", "h", "min", *CODES)
"""Units of what is measured rather than counted."""
_LOOSE = re.compile(
    r"\b(?:among|amongst|between|with|across|during|from|about|behind|around|in front of|in|on|at|for|of)"
    r" (?:(?:the|these|those|my|our|us|them|all|both|only|top|last|first|next) )*$"
)
_BEHIND = re.compile(r"\b(?:by the|before|behind|among|amongst|despite|alongside) (?:[a-z'-]+ )?$")
_DEFINITE = re.compile(
    r"\b(?:the|my|our|his|her|their|these|those)(?: other| own| current| existing| present)? $"
)
_OTHERS = re.compile(r"\b(?:the|my|our|his|her|their) (?:other|existing|present) $")
_LED = re.compile(r"^\W*(?:even |also |especially )?(?:in|at|with|among|from|during|before|between)\b")
_SELF = re.compile(r"^ (?:younger|older|wiser|happier|calmer|braver|kinder|lighter|fitter|bolder)\b")
_SIZED = re.compile(r"\ban? (?:[a-z-]+ ){1,3}(?:of|with|for) (?:[a-z-]+ ){0,2}$")
_DAYS_WITH = re.compile(r"\b(?:days|nights|weeks|months|years) with (?:about |over )?$")
_PART_OF_TIME = re.compile(r"\b(?:first|last|final) $")
_TIMES = ("h", "min", "days", "weeks", "months", "years")
_OF = re.compile(r"\bof (?:over |about |almost )?$")
"""`my deputy of 9 years`."""
_ALL = re.compile(r"^\W*all $")
_THEM = re.compile(r"^ of (?:them|us)\b")
_OFTENER = re.compile(r"\b(?:more|less) (?:often|regularly|frequently|evenly|openly|seriously)\b")
_AS_I_DO = re.compile(r"^(?: as)? (?:much|often|well|hard|long) as (?:i|we|you|they|before)\b")
_AT_A_TIME = re.compile(r"^ at (?:a time|once)\b")
"""`one step at a time`; a limit such as `at most 3 at a time` is compared."""
_AT = re.compile(r"\bat $")
_I_AM = re.compile(r"\bi(?: am|'m)(?: now| already| just| almost| nearly| only| turning)? $")
_AND_SO = re.compile(r"^(?: now)?(?:,? (?:and|but|so)\b|[.,;:!])")
_YEAR = re.compile(r"20\d\d")
_AGES = range(16, 100)


def is_age(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`at 40 I want`, `head of the lab at 35`, `I am 45 and want`."""
    head = facts.sketch.text[clause.start : amount.start]
    if amount.unit is not None or amount.value not in _AGES:
        return False
    if not facts.deadlines(clause) and _I_AM.search(head) and _AND_SO.match(facts.sketch.text[amount.end :]):
        return True
    if not _AT.search(head):
        return False
    alone = words_of(head) == ["at"]
    if not (clause.verb or _is_timed(facts) or any(map(_is_counted, words_of(head)))):
        return True
    return alone or clause.verb in verbs.BECOMING or not words.ROLES.isdisjoint(words_of(head))


def _is_counted(word: str) -> bool:
    return is_plural(word) or word in words.MONEY | words.UNWANTED | words.QUANTITY_UNITS.keys()


def is_year(facts: Facts, _clause: Clause, amount: Amount) -> bool:
    """`make 2028 count`: a year that no word makes a deadline; `to 2,000` is none."""
    plain = _YEAR.fullmatch(facts.sketch.words(amount)) is not None
    return plain and amount.unit is None and not _is_timed(facts)


def is_saying(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`think twice before I speak`: how often is told by a rhythm or a day."""
    return amount.unit == "times" and clause.verb in {"", *verbs.OPEN_ENDED} and not _is_timed(facts)


def likens(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`listen twice as much as I speak`: a factor of what nobody counts."""
    said = _AS_I_DO.match(facts.sketch.text[amount.end :]) is not None
    return said and clause.verb in {"", *verbs.OPEN_ENDED, *verbs.WEAK_FINISHING} and not _is_timed(facts)


def _is_timed(facts: Facts) -> bool:
    return bool(facts.rhythms or facts.deadlines())


def is_loose(facts: Facts, clause: Clause, amount: Amount) -> bool:
    """`share the load among us 5 partners`: without a time such a number asks for nothing."""
    head, behind = facts.sketch.text[clause.start : amount.start], facts.sketch.text[amount.end :]
    if _OTHERS.search(head) or _is_figurative(clause, behind) or _is_span(facts, clause, amount, head):
        return True
    if amount.unit in (*MEASURED, "pts", "times") or _is_timed(facts):
        return False
    return _is_there(clause, amount, head, behind) or _is_beside(clause, head)


def _is_figurative(clause: Clause, behind: str) -> bool:
    """`one step at a time`, `feel 10 years younger`."""
    felt = _SELF.match(behind) and clause.verb in {"", *verbs.OPEN_ENDED, *verbs.BECOMING}
    return bool(felt) or _AT_A_TIME.match(behind) is not None


def _is_span(facts: Facts, clause: Clause, amount: Amount, head: str) -> bool:
    """`in the last 10 minutes`, `my 5 minutes of fame`, `on days with 12 appointments`."""
    if _DAYS_WITH.search(facts.sketch.text[max(0, amount.start - 30) : amount.start]):
        return True
    if amount.unit not in _TIMES:
        return False
    ours = _DEFINITE.search(head) and not _is_timed(facts) and clause.verb not in verbs.KEEPING
    return bool(ours) or _PART_OF_TIME.search(head) is not None


def _is_there(clause: Clause, amount: Amount, head: str, behind: str) -> bool:
    """`the other two heads`, `my deputy of 9 years`, `even with 40 guests`, `all 5 of them`."""
    if _BEHIND.search(head) or _DEFINITE.search(head) or (_OF.search(head) and amount.unit in _TIMES):
        return True
    if _ALL.match(head) and _THEM.match(behind):
        return True
    if _OFTENER.search(head + re.split(r"[.;!?\n]", behind)[0]):
        return True
    return not clause.verb and _LED.match(head) is not None


def _is_beside(clause: Clause, head: str) -> bool:
    """Whether a number stands behind a preposition and the verb does not tell of a size."""
    plain = bool(clause.verb) and clause.verb not in verbs.CHANGING | verbs.KEEPING | verbs.RUNNING
    return plain and _LOOSE.search(head) is not None and not _SIZED.search(head)
