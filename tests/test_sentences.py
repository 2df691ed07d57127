"""Sentences over kinds, states, signs, 0, 1, 2, many, money, decimals, days and countries; what none may say.

`python -m tests.test_sentences` prints them, to be read.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from goalkit.analysis.progress import MeasureRow
from goalkit.charts import Figure, sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.frames import rows_of
from goalkit.locales import notation_of
from goalkit.measure_text import goal_standing_text, goal_status_reason, progress_sentence
from goalkit.model import CheckIn, Measure, Milestone, Workbook
from goalkit.period import Period
from goalkit.sections.forecast import forecast_sentence
from goalkit.sections.goals import measure_parts
from goalkit.terms import Direction, GoalState, Kind
from goalkit.wording import written_as
from tests.books import DUE, START, book, goal, maintain, reach, reading

DAYS = date(2026, 1, 20), date(2026, 6, 30), DUE, date(2027, 3, 2)
COUNTRIES = "", "en_US", "de_DE"
WAYS = (
    ("people", 0, 1), ("people", 4, 10), ("people", 10, 9), ("complaints", 8, 0), ("days/week", 0, 2),
    ("USD", 18_000_000, 30_000_000), ("USD", 999_000_000, 1_000_000_000), ("EUR", 100, "99.5"), ("%", 0, 100),
    ("%", 45, 30), ("°C", -5, 0), ("points", "-2.5", "7.94"), ("h/week", 58, 50), ("new hires", 0, 3),
    ("$", -250_000, 0), ("€", "10.5", "12.5"), ("books", 1, 2),
)  # fmt: skip
"""Unit, baseline and target of measures that go from one number to another."""
COME = ("0", "0.25", "0.5", "0.996", "1", "1.25")
"""How much of the way they have come."""
KEPT = (
    ("h/week", Direction.AT_MOST, 50, (48, 50, 50.04, 55)),
    ("days/week", Direction.AT_LEAST, 1, (1, 0, 2, 1)),
    ("complaints", Direction.AT_MOST, 0, (0, 1, 0, 2)),
    ("%", Direction.BETWEEN, 30, (31.5, 29.96, 40.04, 35)),
)
READ = (0, 1, 2, 5, 24)
"""How many weeks were read."""


def measured() -> Iterator[tuple[Measure, tuple[CheckIn, ...]]]:
    """A measure for each way and how much of it was come, and for each limit and how often it was read."""
    for number, ((unit, baseline, target), part) in enumerate(product(WAYS, COME)):
        start, end = Decimal(baseline), Decimal(target)
        named = {"title": "Hours" if unit == "h/week" else "Growth", "unit": unit}
        way = {"baseline": start, "target": end}
        side = Direction.AT_LEAST if end > start else Direction.AT_MOST
        measure = reach(f"r{number}", goal_id=f"r{number}", direction=side, **named, **way)
        now = float(start + (end - start) * Decimal(part))
        by_week = (float(start), (float(start) + now) / 2, now)
        days = date(2026, 1, 19), date(2026, 4, 6), date(2026, 6, 22), date(2026, 12, 28)
        read = (reading(measure.id, day, value) for day, value in zip(days, (*by_week, now), strict=True))
        yield measure, tuple(read)
    for number, ((unit, side, limit, values), weeks) in enumerate(product(KEPT, READ)):
        high = Decimal(40) if side is Direction.BETWEEN else None
        limits = {"direction": side, "target": Decimal(limit), "target_high": high}
        measure = maintain(f"k{number}", goal_id=f"k{number}", title="Days at home", unit=unit, **limits)
        days = (DAYS[1] - timedelta(weeks=1 + week) for week in range(weeks))
        read = (reading(measure.id, day, value) for day, value in zip(days, values * 6, strict=False))
        yield measure, tuple(read)
    for number, kind in enumerate((Kind.DONE, Kind.MILESTONES)):
        plain = Measure(id=f"p{number}", goal_id=f"p{number}", since=START, title="Steps", kind=kind)
        yield plain, (reading(plain.id, date(2026, 6, 1), 1),) if kind is Kind.DONE else ()


def workbook() -> Workbook:
    """Every measure with a goal of its own, some of them laid aside; and a goal with one milestone."""
    made, states = tuple(measured()), (GoalState.ACTIVE,) * 6 + tuple(GoalState)
    return book(
        goals=tuple(
            goal(measure.id, statement="Grow", state=states[number % len(states)])
            for number, (measure, _) in enumerate(made)
        ),
        measures=tuple(measure for measure, _ in made),
        check_ins=tuple(one for _, read in made for one in read),
        milestones=(Milestone(id="s", goal_id="p1", title="First", due=date(2026, 8, 1)),),
    )


def sentences(as_of: date) -> Iterator[tuple[str, str]]:
    """The status of each measure, and a sentence about it."""
    facts = PeriodFacts(workbook=workbook(), period=Period.quarter_of(as_of), as_of=as_of, known_on=as_of)
    measures = {row.goal: row for row in MeasureRow.all_of(facts.progress)}
    for found in rows_of(facts.goals):
        measure = measures[found.goal]
        yield found.status, goal_standing_text(found, facts.progress)
        if measure.kind is Kind.REACH:
            yield found.status, progress_sentence(measure, as_of=as_of)
            yield found.status, forecast_sentence(facts, measure)
        else:
            yield found.status, goal_status_reason(found)
            for part in measure_parts(facts, measure):
                text = sentence_of(part) if isinstance(part, Figure) else getattr(part, "text", "")
                yield found.status, text


PLURAL_OF_ONE = re.compile(
    r"(?<![\d.,\u202f])1\u00a0(people|days|complaints|points|new hires)\b|\b1 \w+s\b(?! in)"
)
NEVER = (
    PLURAL_OF_ONE,
    re.compile(r"−0(?![.,\d])|-0|\bnan\b|NaT|None|1\u202f000 M|  | ,|;;|\.\.$"),
    re.compile(r"\b(Hours|Growth|Days at home|Steps) (is|are|has)\b"),
    re.compile(r"by the due date|0 of 1 milestones"),
    re.compile(r"(?<![\d.])100\u00a0% of the way( from [^(]*)? \(due"),
    re.compile(r"−[\d.,]+( M)? of |\d of 0|of [\d.,]+\u00a0%(?! of)|of 1 \w+ read|the 1 read|run 0|all 1 "),
    re.compile(r"[\d.,]\$|[$€]\d+[.,]\d(?!\d)|\d[.,]\d\u00a0[$€]"),
    re.compile(r"(\w+ \d{4}), \1 at the earliest|−\d+\u00a0% of the way"),
)


@pytest.mark.parametrize(("country", "days"), [("", DAYS), ("en_US", DAYS[1:2]), ("de_DE", DAYS[1:2])])
def test_no_sentence_contradicts_itself_or_its_number(country: str, days: Sequence[date]) -> None:
    with written_as(notation_of(country)):
        said = [(as_of, status, text) for as_of in days for status, text in sentences(as_of)]
    assert len(said) >= 300
    wrong = [text for *_, text in said for pattern in NEVER if pattern.search(text)]
    assert wrong == []
    for _, status, text in said:
        same = re.search(r"([\d.]+(?: M| bn)?) of ([\d.]+(?: M| bn)?)\u00a0", text)
        if same and status in ("missed", "behind", "at risk"):
            assert same[1] != same[2], text


if __name__ == "__main__":
    for place, day in product(COUNTRIES, DAYS):
        with written_as(notation_of(place)):
            for number, (status, text) in enumerate(sentences(day), start=1):
                sys.stdout.write(f"{place:5} {day} {number:3} {status:10} {text}\n")
