"""From a sentence to the draft of a goal.

Before its measures are put together, each amount gets its role: it asks for something, tells where it stands
today, or only describes. Those that ask for nothing tell who is meant, where, for whom, or a change of
nothing; others hang loosely in a sentence: ages, sayings, who is there already.
"""

import re
from dataclasses import replace
from datetime import date

from goalkit.reader import units
from goalkit.reader.amounts import Amount, Role
from goalkit.reader.clauses import Clause, main_verb, qualities, uncountable, words_of
from goalkit.reader.findings import Findings, findings_of
from goalkit.reader.goal import ParsedGoal
from goalkit.reader.measures import counted_measures, governing_verb
from goalkit.reader.numbers import CODES
from goalkit.reader.results import chain, results
from goalkit.reader.sketch import Passage
from goalkit.reader.vocabulary import english

VERBS, WORDS, CUES = english().verbs, english().words, english().cues
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?", re.ASCII)
_REACH = 30
MEASURED = ("%", "h", "min", *CODES)
"""Units of what is measured rather than counted."""
_TIMES = ("h", "min", "days", "weeks", "months", "years")
_YEAR = re.compile(r"20\d\d")
_AGES = range(16, 100)


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


def is_age(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`at 40 I want`, `head of the lab at 35`, `I am 45 and want`."""
    head = findings.ahead(amount, clause)
    if amount.unit is not None or amount.value not in _AGES:
        return False
    i_am = CUES.i_am_ahead.search(head) and CUES.and_so_behind.match(findings.behind(amount))
    if i_am and not findings.deadlines(clause):
        return True
    if not CUES.at_ahead.search(head):
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


def is_loose(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`share the load among us 5 partners`: without a time such a number asks for nothing."""
    head, behind = findings.ahead(amount, clause), findings.behind(amount)
    felt = CUES.oneself_behind.match(behind) and clause.verb in {"", *VERBS.open_ended, *VERBS.becoming}
    if felt or CUES.others_ahead.search(head) or CUES.at_a_time_behind.match(behind):
        return True
    if _is_span(findings, clause, amount, head):
        return True
    if amount.unit in (*MEASURED, "pts", "times") or findings.timed:
        return False
    unsized = bool(clause.verb) and clause.verb not in VERBS.changing | VERBS.keeping | VERBS.running
    aside = unsized and CUES.loose_ahead.search(head) and not CUES.sized_ahead.search(head)
    return bool(aside) or _is_there(clause, amount, head, behind)


def _is_span(findings: Findings, clause: Clause, amount: Amount, head: str) -> bool:
    """`in the last 10 minutes`, `my 5 minutes of fame`, `on days with 12 appointments`."""
    if CUES.days_with_ahead.search(findings.ahead(amount)):
        return True
    if amount.unit not in _TIMES:
        return False
    ours = CUES.definite_ahead.search(head) and not findings.timed and clause.verb not in VERBS.keeping
    return bool(ours) or CUES.part_of_time_ahead.search(head) is not None


def _is_there(clause: Clause, amount: Amount, head: str, behind: str) -> bool:
    """`the other two heads`, `my deputy of 9 years`, `even with 40 guests`, `all 5 of them`."""
    lasting = amount.unit in _TIMES and CUES.of_size_ahead.search(head)
    if lasting or CUES.placed_ahead.search(head) or CUES.definite_ahead.search(head):
        return True
    if CUES.all_ahead.match(head) and CUES.them_behind.match(behind):
        return True
    if CUES.oftener.search(head + re.split(r"[.;!?\n]", behind)[0]):
        return True
    return not clause.verb and CUES.led_in.match(head) is not None


_COMPARATIVES = frozenset(word for word in WORDS.vague if word.endswith("er")) | {"more", "less"}


def changes_nothing(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """A change or factor of a mere quality or of nothing that is told: `improve by 30 %`."""
    if amount.role is Role.BASELINE:
        return False
    if amount.role is Role.CHANGE and _names_nothing(findings, clause, amount):
        return True
    if amount.role is Role.FACTOR and _is_factor_of_manner(findings, clause, amount):
        return True
    return amount.unit in (None, "%") and bool(uncountable(clause.text))


def _is_factor_of_manner(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`be twice the boss`, `halve my worries`, `listen twice as much as I talk`."""
    if qualities(amount.unit or "") or (amount.word == "twice" and CUES.being.search(clause.text)):
        return True
    likened = CUES.as_i_do_behind.match(findings.behind(amount)) is not None and not findings.timed
    return likened and clause.verb in {"", *VERBS.open_ended, *VERBS.weak_finishing}


def _names_nothing(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`improve by 30 %` tells no quantity; `by 40` without a verb of change is an age or the like.

    Nor do `improve how we talk by 10 %` and `30 % better`.
    """
    head = findings.ahead(amount, clause)
    if CUES.manner.search(head) or CUES.better_behind.match(findings.behind(amount)):
        return True
    if amount.unit != "%":
        told = units.unit_before(head)
        return amount.unit is told is None and governing_verb(findings, clause) not in VERBS.changing
    if findings.within(clause)[0] is not amount:
        return False
    ahead = words_of(main_verb(head)[1])
    behind = words_of(findings.behind(amount, clause))
    return all(word in WORDS.stops | WORDS.vague | WORDS.anything for word in ahead) and not any(
        map(units.is_counted, behind)
    )


def tells_who(findings: Findings, clause: Clause, amount: Amount, earlier: list[Amount]) -> bool:
    """Even a compared number that only tells who speaks, what is merged, or which ones are counted."""
    introduced = CUES.preamble.match(findings.sketch.text)
    if clause.verb in VERBS.merging or (introduced and amount.start < introduced.end()):
        return True
    counted = bool(earlier) and earlier[-1].role is Role.TARGET and earlier[-1].start >= clause.start
    if not counted or amount.unit not in (None, *CODES):
        return False
    between = findings.sketch.text[earlier[-1].end : amount.start]
    return not between.strip() and CUES.aged.match(findings.sketch.words(amount).lower()) is not None


def describes(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """A number that is compared with nothing and only tells where, for whom, of which or how long."""
    head, behind = findings.ahead(amount, clause), findings.behind(amount)
    if (
        clause.aside
        or CUES.unwished_ahead.search(head)
        or (CUES.after_ahead.search(head) and amount.unit not in MEASURED)
        or (amount.word == "zero" and not amount.unit and not words_of(head))
    ):
        return True
    if CUES.owned_ahead.search(head) and _COMPARATIVES & set(clause.content):
        return True
    acting = clause.verb or CUES.with_ours_ahead.search(head) or CUES.modal_behind.match(behind)
    if acting and amount.unit not in CODES and CUES.team_of_ahead.search(head):
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
    if ahead.endswith(" per ") or (CUES.known_ones_ahead.search(ahead) and amount.unit not in MEASURED):
        return True
    if amount.unit == "min" and CUES.appointment_behind.match(findings.behind(amount)):
        return True
    once = findings.rhythm(clause) is None and amount.unit not in MEASURED
    before = findings.clause_before(clause) if clause.opener == "with" else clause
    one = once and before.verb in VERBS.finishing and CUES.one_thing_behind.match(before.rest)
    return bool(one) and (before is not clause or CUES.for_ahead.search(ahead) is not None)


def _is_beside(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """A second number behind `in`, `for`, `with`: `25 people in 3 countries`."""
    others = [
        each for each in findings.within(clause) if each is not amount and each.role is not Role.CONTEXT
    ]
    if amount.unit in ("h", "min") and any(other.unit == "times" for other in others):
        return True
    earlier = any(other.start < amount.start and other.role is not Role.BASELINE for other in others)
    return earlier and CUES.beside_ahead.search(findings.ahead(amount)) is not None


def _is_weak(findings: Findings, clause: Clause, amount: Amount) -> bool:
    """`one` is a number only where something is counted by it."""
    behind = findings.behind(amount)
    if amount.word != "one" or CUES.of_them_behind.match(behind):
        return False
    if not findings.timed and words_of(clause.text) == []:
        return True
    more = CUES.one_more.search(findings.sketch.words(amount))
    if more or (amount.unit and CUES.and_more_behind.match(behind)):
        return False
    counted = findings.rhythm(clause) or CUES.for_each_behind.match(behind) or not clause.verb
    return amount.unit is None or not counted
