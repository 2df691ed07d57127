"""What is drawn of a measure while it is written, and said in words."""

from datetime import date
from typing import Any

import pytest

from goalkit.charts.plan import Plan, plan_chart, plan_sentence
from goalkit.terms import EVERY_DAY, Cadence, Direction, Kind

TODAY = date(2026, 11, 25)  # a Wednesday
TEAM: dict[str, Any] = {
    "kind": Kind.REACH, "direction": Direction.AT_LEAST, "unit": "people", "baseline": 4.0, "target": 10.0,
    "cadence": Cadence.MONTH, "start": TODAY, "due": date(2028, 11, 25),
}  # fmt: skip
HOURS: dict[str, Any] = {
    "kind": Kind.MAINTAIN, "direction": Direction.AT_MOST, "unit": "h/week", "target": 50.0,
    "cadence": Cadence.WEEK, "start": TODAY, "due": date(2027, 6, 30),
}  # fmt: skip


def said(plan: dict[str, Any], **changes: Any) -> str:
    return plan_sentence(Plan(**plan | changes), TODAY).replace("\u00a0", " ")


def test_the_pace_is_said_with_the_next_check_in() -> None:
    assert said(TEAM) == (
        "From 4 to 10 people by 25 Nov 2028: about 3 people a year. First check-in by 30 Nov 2026."
    )


@pytest.mark.parametrize(
    ("changes", "pace"),
    [
        ({"target": 34.0}, "about 1.2 people a month"),
        ({"target": 14.0}, "about 1.2 people a quarter"),
        ({"target": 4.5}, "about 0.25 people a year"),
        ({"baseline": 1466.0, "target": 4.0}, "about 2 people a day"),
    ],
)
def test_the_shortest_span_that_asks_for_one_is_named(changes: dict[str, Any], pace: str) -> None:
    assert pace in said(TEAM, **changes)


def test_a_limit_is_said_span_after_span_with_the_sunday_of_the_first_week() -> None:
    assert said(HOURS) == "At most 50 h/week, every week until 30 Jun 2027. First check-in by 29 Nov 2026."


def test_of_a_measure_that_runs_the_next_check_in_is_said_and_none_lies_behind_the_due_day() -> None:
    assert "Next check-in by 29 Nov 2026" in said(HOURS, start=date(2026, 1, 1))
    assert Plan(**HOURS | {"due": date(2026, 11, 27)}).next_check_in(TODAY) == date(2026, 11, 27)
    assert Plan(**TEAM | {"start": date(2027, 2, 10)}).next_check_in(TODAY) == date(2027, 2, 28)


def test_the_line_goes_from_start_to_target_and_milestones_lie_on_it() -> None:
    steps = ((date(2027, 11, 25), "Half <way>"), (date(2031, 1, 1), "after the end"))
    chart = plan_chart(Plan(**TEAM, milestones=steps), TODAY)
    pace, target, marks = chart.data
    assert (pace.x, pace.y) == (("2026-11-25", "2028-11-25"), (4.0, 10.0))
    assert target.y == (10.0, 10.0)
    assert marks.x == ("2027-11-25",)
    assert marks.y[0] == pytest.approx(4 + 6 * 365 / 731)
    assert "&lt;way&gt;" in marks.hovertext[0]


def test_both_limits_of_a_measure_between_two_are_drawn() -> None:
    chart = plan_chart(Plan(**HOURS | {"direction": Direction.BETWEEN, "target_high": 55.0}), TODAY)
    assert [line.y[0] for line in chart.data[:2]] == [50.0, 55.0]
    assert chart.layout.meta["sentence"].startswith("Between 50 and 55")


def test_on_a_day_off_the_next_check_in_comes_on_the_next_day_that_is_read() -> None:
    workdays = HOURS | {"unit": "h", "target": 9.0, "cadence": Cadence.DAY, "weekdays": EVERY_DAY[:5]}
    assert said(workdays, start=date(2026, 11, 1)).endswith("Next check-in by 25 Nov 2026.")
    assert "every day from Mon to Fri until" in said(workdays)
    assert Plan(**workdays).next_check_in(date(2026, 11, 28)) == date(2026, 11, 30)
    assert "every Mon and Thu until" in said(workdays, weekdays=(EVERY_DAY[0], EVERY_DAY[3]))
