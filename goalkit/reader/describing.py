"""Which amounts ask for nothing: they tell who is meant, where, for whom, or a change of nothing.

Others hang loosely in a sentence: ages, sayings, who is there already.
"""

import re

from goalkit.reader import units
from goalkit.reader.amounts import Amount, Role
from goalkit.reader.clauses import Clause, main_verb, qualities, uncountable, words_of
from goalkit.reader.findings import Findings
from goalkit.reader.measures import governing_verb
from goalkit.reader.numbers import CODES
from goalkit.reader.sketch import NUMBER
from goalkit.reader.vocabulary import english

VERBS, WORDS = english().verbs, english().words
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


def is_age(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`at 40 I want`, `head of the lab at 35`, `I am 45 and want`."""
    head = findings.ahead(amount, clause)
    if amount.unit is not None or amount.value not in _AGES:
        return False
    if not findings.deadlines(clause) and _I_AM.search(head) and _AND_SO.match(findings.behind(amount)):
        return True
    if not _AT.search(head):
        return False
    alone = words_of(head) == ["at"]
    if not (clause.verb or findings.timed or any(map(units.is_counted, words_of(head)))):
        return True
    return alone or clause.verb in VERBS.becoming or not WORDS.roles.isdisjoint(words_of(head))


def is_year(findings: Findings, _clause: Clause, amount: Amount) -> bool:
    """`make 2028 count`: a year that no word makes a deadline; `to 2,000` is none."""
    plain = _YEAR.fullmatch(findings.sketch.words(amount)) is not None
    return plain and amount.unit is None and not findings.timed


def is_saying(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`think twice before I speak`: how often is told by a rhythm or a day."""
    return amount.unit == "times" and clause.verb in {"", *VERBS.open_ended} and not findings.timed


def likens(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`listen twice as much as I speak`: a factor of what nobody counts."""
    said = _AS_I_DO.match(findings.behind(amount)) is not None
    return said and clause.verb in {"", *VERBS.open_ended, *VERBS.weak_finishing} and not findings.timed


def is_loose(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`share the load among us 5 partners`: without a time such a number asks for nothing."""
    head, behind = findings.ahead(amount, clause), findings.behind(amount)
    if _OTHERS.search(head) or _is_figurative(clause, behind) or _is_span(findings, clause, amount, head):
        return True
    if amount.unit in (*MEASURED, "pts", "times") or findings.timed:
        return False
    return _is_there(clause, amount, head, behind) or _stands_aside(clause, head)


def _is_figurative(clause: Clause, behind: str) -> bool:
    """`one step at a time`, `feel 10 years younger`."""
    felt = _SELF.match(behind) and clause.verb in {"", *VERBS.open_ended, *VERBS.becoming}
    return bool(felt) or _AT_A_TIME.match(behind) is not None


def _is_span(findings: Findings, clause: Clause, amount: Amount, head: str) -> bool:
    """`in the last 10 minutes`, `my 5 minutes of fame`, `on days with 12 appointments`."""
    if _DAYS_WITH.search(findings.ahead(amount)):
        return True
    if amount.unit not in _TIMES:
        return False
    ours = _DEFINITE.search(head) and not findings.timed and clause.verb not in VERBS.keeping
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


def _stands_aside(clause: Clause, head: str) -> bool:
    """Whether a number stands behind a preposition and the verb does not tell of a size."""
    plain = bool(clause.verb) and clause.verb not in VERBS.changing | VERBS.keeping | VERBS.running
    return plain and _LOOSE.search(head) is not None and not _SIZED.search(head)


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
_OWNED = re.compile(r"\b(?:my|our|his|her|their|the|these|those|all)\s+$")
_COMPARATIVES = frozenset(word for word in WORDS.vague if word.endswith("er")) | {"more", "less"}
_AGED = re.compile(r"^(?:aged |(?:under|over|above|below) )")
THEM_BEHIND = re.compile(r"^\s*of (?:them|these|those|which|whom)\b")


def changes_nothing(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """A change or factor of a mere quality or of nothing that is told: `improve by 30 %`."""
    if amount.role is Role.BASELINE:
        return False
    if amount.role is Role.CHANGE and _is_change_of_manner(findings, clause, amount):
        return True
    if amount.role is Role.FACTOR and _is_factor_of_manner(findings, clause, amount):
        return True
    return amount.unit in (None, "%") and bool(uncountable(clause.text))


def _is_change_of_manner(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`improve how we talk by 10 %`, `30 % better`."""
    head, behind = findings.ahead(amount, clause), findings.behind(amount)
    how = _MANNER.search(head) or _BETTER.match(behind)
    return how is not None or _names_nothing(findings, clause, amount)


def _is_factor_of_manner(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`be twice the boss`, `halve my worries`, `listen twice as much as I talk`."""
    doubled = amount.word == "twice" and _BEING.search(clause.text) is not None
    return doubled or bool(qualities(amount.unit or "")) or likens(findings, clause, amount)


def _names_nothing(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`improve by 30 %` tells no quantity; `by 40` without a verb of change is an age or the like."""
    if amount.unit != "%":
        told = units.unit_before(findings.ahead(amount, clause))
        return amount.unit is told is None and governing_verb(findings, clause) not in VERBS.changing
    if findings.within(clause)[0] is not amount:
        return False
    ahead = words_of(main_verb(findings.ahead(amount, clause))[1])
    behind = words_of(findings.behind(amount, clause))
    return all(word in WORDS.stops | WORDS.vague | WORDS.anything for word in ahead) and not any(
        map(units.is_counted, behind)
    )


def tells_who(findings: Findings, clause: Clause, amount: Amount, earlier: list[Amount]) -> bool:
    """Even a compared number that only tells who speaks, what is merged, or which ones are counted."""
    introduced = PREAMBLE.match(findings.sketch.text)
    if clause.verb in VERBS.merging or (introduced and amount.start < introduced.end()):
        return True
    counted = bool(earlier) and earlier[-1].role is Role.TARGET and earlier[-1].start >= clause.start
    if not counted or amount.unit not in (None, *CODES):
        return False
    between = findings.sketch.text[earlier[-1].end : amount.start]
    return not between.strip() and _AGED.match(findings.sketch.words(amount).lower()) is not None


def describes(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """A number that is compared with nothing and only tells where, for whom, of which or how long."""
    head = findings.ahead(amount, clause)
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
    acting = clause.verb or _WITH_OURS.search(head) or _MODAL.match(findings.behind(amount))
    if acting and amount.unit not in CODES and _TEAM_OF.search(head):
        return True
    named = any(each.content for each in findings.clauses) or any(each.unit for each in findings.amounts)
    if not named:
        return True
    tests = (_is_handled, _is_known, _is_beside, _is_weak, is_age, is_year, is_saying, is_loose)
    return any(test(findings, clause, amount) for test in tests)


def _is_handled(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`involve all 3 shifts`, `a bridge between two teams`: whom it concerns."""
    if findings.ahead(amount).endswith("between "):
        return True
    return clause.verb in VERBS.handling and not findings.timed and amount.unit not in MEASURED


def _is_known(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`with my 7 reports`, `a party for 200 guests`, `a 30 min talk with her`."""
    ahead = findings.ahead(amount)
    if ahead.endswith(" per ") or (_ONES.search(ahead) and amount.unit not in MEASURED):
        return True
    if amount.unit == "min" and _APPOINTMENT.match(findings.sketch.text[amount.end : amount.end + 60]):
        return True
    once = findings.rhythm(clause) is None and amount.unit not in MEASURED
    before = findings.clause_before(clause) if clause.opener == "with" else clause
    one = once and before.verb in VERBS.finishing and _ONE_THING.match(before.rest)
    return bool(one) and (before is not clause or _FOR.search(ahead) is not None)


def _is_beside(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """A second number behind `in`, `for`, `with`: `25 people in 3 countries`."""
    others = [
        each for each in findings.within(clause) if each is not amount and each.role is not Role.CONTEXT
    ]
    if amount.unit in ("h", "min") and any(other.unit == "times" for other in others):
        return True
    earlier = any(other.start < amount.start and other.role is not Role.BASELINE for other in others)
    return earlier and _BESIDE.search(findings.ahead(amount)) is not None


def _is_weak(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`one` is a number only where something is counted by it."""
    behind = findings.behind(amount)
    if amount.word != "one" or THEM_BEHIND.match(behind):
        return False
    if not findings.timed and words_of(clause.text) == []:
        return True
    if _ONE_MORE.search(findings.sketch.words(amount)) or (amount.unit and _AND_MORE.match(behind)):
        return False
    counted = findings.rhythm(clause) or _FOR_EACH.match(behind) or not clause.verb
    return amount.unit is None or not counted
