"""Situations in which a true number could tell a coach something false, each with what is said instead.

The table of `docs/reference/situations.md` has a row for each, with its reason.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from goalkit import sections
from goalkit.analysis.forecast import forecast_reading, reach_date
from goalkit.analysis.progress import MeasureRow
from goalkit.blocks import Bullets, Facts, Note, Paragraph, Table
from goalkit.charts import Figure, sentence_of
from goalkit.cli.status import goal_rows
from goalkit.facts.period import PeriodFacts
from goalkit.locales import notation_of
from goalkit.measure_text import (
    goal_standing_text,
    goal_status_reason,
    likely_number,
    now_text,
    progress_sentence,
    standing_text,
)
from goalkit.model import (
    AttainmentRating,
    AttainmentScale,
    Feedback,
    LifeAreaRating,
    Measure,
    Milestone,
    Stakeholder,
    Workbook,
)
from goalkit.period import Period
from goalkit.terms import EVERY_DAY, Cadence, Direction, GoalState, Group, Join, Kind
from goalkit.wording import apart_text, number_text, quantity_text, share_text, tenths_text, written_as
from tests.books import DUE, START, book, goal, maintain, reach, reading

MONDAY = date(2026, 1, 5)
DONE = {"kind": Kind.DONE, "direction": None, "unit": "", "baseline": None, "target": None}
MONEY = {"unit": "USD", "baseline": Decimal(18_000_000), "target": Decimal(30_000_000), "title": "Budget"}
FALLING = {
    "title": "Hours", "unit": "h/week", "baseline": Decimal(58), "target": Decimal(50),
    "direction": Direction.AT_MOST,
}  # fmt: skip


def told(workbook: Workbook, as_of: date, period: str = "") -> PeriodFacts:
    """What is known of a workbook on a day, in the quarter of that day or another period."""
    found = Period.parse(period) if period else Period.quarter_of(as_of)
    return PeriodFacts(workbook=workbook, period=found, as_of=as_of, known_on=as_of)


def of_one(measure: Measure, readings: Sequence[tuple[date, float]], **goals: Any) -> Workbook:
    """A workbook of one goal with one measure and these readings."""
    read = tuple(reading(measure.id, on, value) for on, value in readings)
    return book(goals=(goal(**goals),), measures=(measure,), check_ins=read)


def row(facts: PeriodFacts, number: int = 0) -> MeasureRow:
    return MeasureRow.all_of(facts.progress)[number]


def standing(facts: PeriodFacts) -> tuple[str, str]:
    """The status of the only goal and where it stands."""
    (found,) = facts.goals.itertuples(index=False)
    return found.status, goal_standing_text(found, facts.progress).replace("\u00a0", " ")


def weeks(count: int, *values: float, first: date = MONDAY) -> list[tuple[date, float]]:
    """A reading a week, these values again and again."""
    return [(first + timedelta(weeks=week), values[week % len(values)]) for week in range(count)]


# --- 8: rounding does not contradict the status ---------------------------------------------------


def test_29_97_of_30_million_is_missed_and_looks_it() -> None:
    facts = told(of_one(reach(**MONEY), [(date(2026, 12, 28), 29_970_000)]), DUE)
    assert standing(facts) == (
        "missed", "Budget: 29.97 M of 30 M USD, 99.8 % of the way from 18 M (due 31 Dec 2026)",
    )  # fmt: skip


def test_1_16_of_1_2_million_is_not_1_2_of_1_2_million() -> None:
    near = {**MONEY, "baseline": Decimal(1_100_000), "target": Decimal(1_200_000)}
    facts = told(of_one(reach(**near), [(date(2026, 6, 29), 1_160_000)]), date(2026, 6, 30))
    assert now_text(row(facts)) == "1.16 M of 1.2 M\u00a0USD"


def test_7_9_of_7_94_is_told_apart_in_sentence_and_table() -> None:
    facts = told(of_one(reach(target=Decimal("7.94")), [(date(2026, 6, 29), 7.9)]), date(2026, 6, 30))
    assert now_text(row(facts)) == "7.9 of 7.94\u00a0people"
    table = sections.goals(facts).parts[0]
    assert isinstance(table, Table)
    cells = [cell.text.replace("\u00a0", " ") for cell in table.rows[1]]
    assert cells[1:4] == ["4 people", "7.94 people", "7.9 people"]


def test_an_hour_too_many_by_minutes_is_not_the_limit_itself() -> None:
    facts = told(of_one(maintain(), weeks(3, 50.04)), date(2026, 1, 25))
    assert now_text(row(facts)) == "50.04\u00a0h/week, wanted at most 50"
    said = [sentence_of(part) for part in sections.goal_by_goal(facts).parts if isinstance(part, Figure)]
    assert "the highest was 50.04\u00a0h/week" in said[0]


def test_not_quite_all_of_the_way_is_never_called_all_of_it() -> None:
    assert [share_text(share) for share in (0.9996, 0.995, 1, 1.25)] == [
        "99.96\u00a0%", "99.5\u00a0%", "100\u00a0%", "125\u00a0%",
    ]  # fmt: skip


# --- 9: what shall fall ---------------------------------------------------------------------------


def test_55_hours_are_wanted_at_most_50_and_not_55_of_50() -> None:
    facts = told(of_one(reach(**FALLING), [(date(2026, 6, 29), 55)]), date(2026, 6, 30))
    assert (
        standing(facts)[1] == "Hours: 55 h/week, wanted at most 50; 38 % of the way from 58 (49 % expected)"
    )


def test_1_complaint_is_wanted_at_most_0() -> None:
    none = {**FALLING, "unit": "complaints", "baseline": Decimal(8), "target": Decimal(0)}
    facts = told(of_one(reach(**none), [(date(2026, 6, 29), 1)]), date(2026, 6, 30))
    assert now_text(row(facts)) == "1\u00a0complaint, wanted at most 0"


# --- 26: number and plural ------------------------------------------------------------------------


def test_a_measure_in_the_plural_is_told_behind_a_colon() -> None:
    facts = told(of_one(reach(**FALLING), [(date(2026, 6, 29), 55)]), date(2026, 6, 30))
    said = progress_sentence(row(facts), as_of=facts.as_of)
    assert said == "Hours: 55\u00a0h/week, wanted at most 50; 6 weeks behind the expected pace."


def test_a_measure_has_no_reading_and_is_none() -> None:
    facts = told(of_one(reach(), []), date(2026, 6, 30))
    (found,) = facts.goals.itertuples(index=False)
    assert goal_status_reason(found) == "Team size: no reading"


def test_milestones_reached_are_counted_without_a_verb() -> None:
    step = Milestone(id="s", goal_id="g1", title="First hire", due=date(2026, 8, 1))
    facts = told(book(goals=(goal(),), milestones=(step,)), date(2026, 6, 30))
    (drawn,) = [part for part in sections.goal_by_goal(facts).parts if isinstance(part, Figure)]
    assert sentence_of(drawn).startswith("0 of 1 milestone reached; next: First hire")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "days/week", "1 day/week"),
        (1, "people", "1 person"),
        (1, "new hires a month", "1 new hire a month"),
        (1, "stories", "1 story"),
        (1, "boxes", "1 box"),
        (0, "days/week", "0 days/week"),
        (1.5, "days/week", "1.5 days/week"),
        (1, "ms", "1 ms"),
        (1, "USD", "1 USD"),
        (1, "h of meetings", "1 h of meetings"),
    ],
)
def test_one_day_is_no_days(value: float, unit: str, said: str) -> None:
    assert quantity_text(value, unit).replace("\u00a0", " ") == said


def test_a_thousand_million_is_a_billion() -> None:
    assert [number_text(value) for value in (999_960_000, 999_940_000)] == ["1 bn", "999.9 M"]


@pytest.mark.parametrize(
    ("value", "target", "said"), [(9.5, 10, 9), (9.4, 10, 9), (11.5, 10, 12), (0.4, 0, 1), (7.5, 20, 8)]
)
def test_half_a_person_is_not_likely_and_what_falls_short_is_not_rounded_to_the_target(
    value: float, target: float, said: float
) -> None:
    assert likely_number(value, target, whole=True) == said


def test_a_forecast_of_people_is_told_in_whole_people() -> None:
    read = [(date(2026, month, 20), 4 + month // 2) for month in range(1, 9)]
    facts = told(of_one(reach(), read), date(2026, 8, 31))
    (table,) = [part for part in sections.forecast(facts).parts if isinstance(part, Table)]
    likely, between = (cell.text for cell in table.rows[0][2:4])
    assert not any("." in text for text in (likely, between))


def test_a_half_is_rounded_up_wherever_it_stands() -> None:
    assert [tenths_text(chance)[0] for chance in (0.15, 0.25, 0.35, 0.45)] == ["2", "3", "4", "5"]
    assert [number_text(value) for value in (1.25, 2.25, 2.35)] == ["1.3", "2.3", "2.4"]
    assert [share_text(share) for share in (0.125, 0.385)] == ["13\u00a0%", "39\u00a0%"]


# --- 7: the due day -------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [0, 1])
def test_on_the_due_day_it_is_said_how_far_it_came_as_on_the_day_after(days: int) -> None:
    facts = told(of_one(reach(), [(date(2026, 12, 28), 9.4)]), DUE + timedelta(days=days))
    assert standing(facts) == (
        "missed", "Team size: 9.4 of 10 people, 90 % of the way from 4 (due 31 Dec 2026)",
    )  # fmt: skip


def test_on_the_due_day_what_is_reached_is_done() -> None:
    facts = told(of_one(reach(), [(date(2026, 12, 28), 10)]), DUE)
    assert standing(facts) == ("done", "Team size: reached on 28 Dec 2026; 10 of 10 people")


# --- 6: what was reached stays reached, and late is said --------------------------------------------


def test_reached_on_30_june_and_7_of_10_now() -> None:
    read = [(date(2026, 6, 30), 10), (date(2026, 9, 28), 7)]
    facts = told(of_one(reach(), read, due=date(2026, 6, 30)), date(2026, 9, 30))
    assert standing(facts) == ("done", "Team size: reached on 30 Jun 2026; 7 of 10 people now")


def test_reached_two_months_late() -> None:
    read = [(date(2026, 6, 29), 9), (date(2026, 8, 31), 10)]
    facts = told(of_one(reach(), read, due=date(2026, 6, 30)), date(2026, 9, 30))
    assert standing(facts) == ("done", "Team size: reached on 31 Aug 2026, 9 weeks late; 10 of 10 people")


def test_what_was_reached_and_lost_before_the_due_day_was_not_reached_then() -> None:
    read = [(date(2026, 5, 4), 10), (date(2026, 6, 29), 9)]
    facts = told(of_one(reach(), read, due=date(2026, 6, 30)), date(2026, 9, 30))
    assert standing(facts)[0] == "missed"


def test_the_last_milestone_came_12_days_late() -> None:
    measure = Measure(
        id="m1", goal_id="g1", since=START, title="Steps", kind=Kind.MILESTONES, cadence=Cadence.MONTH
    )
    step = Milestone(id="s", goal_id="g1", title="Plan", due=date(2026, 6, 30), reached_on=date(2026, 7, 12))
    work = book(goals=(goal(due=date(2026, 6, 30)),), measures=(measure,), milestones=(step,))
    facts = told(work, date(2026, 9, 30))
    assert standing(facts) == ("done", "Steps: all milestones reached on 12 Jul 2026, 12 days late")
    table = sections.goal_by_goal(facts).parts[3]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]][3] == "12 Jul 2026, 12 days late"


# --- 4: a period that has just begun ----------------------------------------------------------------


def test_39_kept_weeks_are_told_while_the_new_quarter_has_none() -> None:
    first = date(2025, 12, 29)
    facts = told(of_one(maintain(), weeks(39, 48, first=first), start=first), date(2026, 10, 2))
    assert standing(facts) == (
        "on track",
        (
            "Working hours: kept in 100 % of the weeks (39 of 39) since the start; "
            "the period has no week to judge yet"
        ),
    )


def test_a_quarter_of_which_no_week_was_read_is_not_said_to_wait_for_one() -> None:
    first = date(2025, 12, 29)
    facts = told(of_one(maintain(), weeks(39, 48, first=first), start=first), date(2026, 11, 29))
    said = "kept in 100 % of the weeks (39 of the 39 read) since the start; no week of the period was read"
    assert standing(facts) == ("stale", f"Working hours: {said}")


def test_a_yearly_limit_kept_last_year_is_told_in_every_quarter_of_this_one() -> None:
    yearly = maintain(cadence=Cadence.YEAR)
    work = of_one(yearly, [(date(2025, 11, 1), 48)], start=date(2025, 1, 1), since=date(2025, 1, 1))
    for day in (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)):
        assert standing(told(work, day))[0] == "on track"


# --- 5: a pending yes or no -------------------------------------------------------------------------


def test_a_pending_yes_or_no_does_not_hide_what_is_reached() -> None:
    buddy = reach("m2", title="Onboarding buddy", **DONE)
    work = book(
        goals=(goal(),), measures=(reach(), buddy), check_ins=(reading("m1", date(2026, 12, 21), 14),)
    )
    assert standing(told(work, date(2026, 12, 24))) == (
        "on track",
        "Team size: reached on 21 Dec 2026; 14 people, wanted at least 10; 1 of 2 measures on track",
    )  # fmt: skip


# --- 12: since when a yes -------------------------------------------------------------------------


def test_yes_since_the_first_yes() -> None:
    buddy = reach(title="Onboarding buddy", **DONE)
    read = [(date(2026, 2, 2), 0), (date(2026, 4, 10), 1), (date(2026, 9, 25), 1)]
    facts = told(of_one(buddy, read), date(2026, 9, 30))
    assert standing_text(row(facts)) == "yes, since 10 Apr 2026"
    said = [part.text for part in sections.goal_by_goal(facts).parts if isinstance(part, Paragraph)]
    assert "Onboarding buddy: yes, since 10 Apr 2026." in said


# --- 13: what was moved is what is named ------------------------------------------------------------


def test_a_moved_baseline_is_not_called_a_moved_target() -> None:
    moved = reach(version=2, since=date(2026, 3, 1), baseline=Decimal(6), reason="The count was wrong.")
    work = book(goals=(goal(),), measures=(reach(), moved), check_ins=(reading("m1", date(2026, 6, 29), 8),))
    said = [
        part.text
        for part in sections.goal_by_goal(told(work, date(2026, 6, 30))).parts
        if isinstance(part, Paragraph)
    ]
    first = "by the first baseline, 4\u00a0people, it would be 67\u00a0%."
    assert f"50\u00a0% of the way by today's baseline; {first}" in said


# --- 16: the verdict of a maintain measure does not jump ----------------------------------------------


def test_the_quarter_and_all_of_the_time_are_told_side_by_side() -> None:
    read = [*weeks(25, 60), *weeks(13, 48, first=date(2026, 6, 29))]
    facts = told(of_one(maintain(), read), date(2026, 9, 30))
    assert standing(facts)[1] == (
        "Working hours: kept in 100 % of the weeks (13 of 13), 34 % since the start"
    )


def test_from_the_due_day_on_all_of_the_time_is_the_verdict() -> None:
    read = [*weeks(25, 60), *weeks(13, 48, first=date(2026, 6, 29))]
    work = of_one(maintain(), read, due=date(2026, 9, 30))
    on_the_day, later = (standing(told(work, day)) for day in (date(2026, 9, 30), date(2026, 10, 1)))
    assert on_the_day == later
    assert on_the_day == ("missed", "Working hours: kept in 34 % of the weeks (13 of 38)")


# --- 18: long goals ----------------------------------------------------------------------------------


def test_25_of_25_weeks_broken_are_not_too_early_to_say() -> None:
    facts = told(of_one(maintain(), weeks(25, 60), due=date(2030, 12, 31)), date(2026, 6, 30))
    assert standing(facts)[0] == "at risk"


# --- 23: how many were read ----------------------------------------------------------------------------


def test_2_of_13_weeks_read_are_thin() -> None:
    facts = told(of_one(maintain(), weeks(2, 48, first=date(2026, 3, 16))), date(2026, 3, 31))
    assert standing(facts)[1] == (
        "Working hours: kept in 2 of the 2 weeks read; 10 of 12 weeks have no reading, so this says little"
    )


# --- 15: readings that add up ------------------------------------------------------------------------


def deals(*values: float, **changes: Any) -> Workbook:
    """40 deals a year, with a reading a week of what came."""
    given: dict[str, Any] = {
        "title": "Deals", "unit": "deals", "baseline": Decimal(0), "target": Decimal(40), "join": Join.TOTAL,
    }  # fmt: skip
    return of_one(reach(**given | changes), weeks(len(values), *values))


def test_39_weekly_wins_are_39_of_40_deals_and_13_of_them_in_the_period() -> None:
    assert standing(told(deals(*[1] * 39), date(2026, 9, 30))) == (
        "on track", "Deals: 39 of 40 deals, 13 of them in the period, 98 % of the way (75 % expected)",
    )  # fmt: skip


def test_a_period_in_which_nothing_came_says_so() -> None:
    facts = told(deals(*[2] * 10, *[0] * 29), date(2026, 9, 30))
    assert standing(facts)[1].startswith("Deals: 20 of 40 deals, 0 of them in the period, 50 % of the way")


def test_where_all_of_it_came_in_the_period_it_is_told_once() -> None:
    facts = told(deals(*[2] * 10), date(2026, 3, 31))
    assert standing(facts)[1] == "Deals: 20 of 40 deals, 50 % of the way (24 % expected)"


def test_a_total_is_drawn_as_it_ran_with_its_pace_and_likely_end() -> None:
    facts = told(deals(*[1] * 39), date(2026, 9, 30))
    (drawn,) = [part for part in sections.goal_by_goal(facts).parts if isinstance(part, Figure)]
    assert sentence_of(drawn).replace("\u00a0", " ") == (
        "Deals: 39 of 40 deals, 12 weeks ahead of the expected pace; likely on 31 Dec 2026: 52 deals, "
        "8 times in 10 between 47 and 57 deals."
    )
    (ran,) = [line for line in drawn.data if line.line.shape == "hv"]
    assert (ran.y[0], ran.y[-1]) == (1, 39)
    assert (0, 40) in [line.y for line in drawn.data]


def test_a_reader_can_add_a_total_up_again() -> None:
    facts = told(deals(2, 0, 3, baseline=Decimal(12), target=Decimal(52)), date(2026, 3, 31))
    listed = sections.appendix(facts).parts
    items = [item for part in listed if isinstance(part, Facts) for item in part.items]
    assert ("Deals", (
        "deals, which add up. At the start 12; 2026: "
        "5\u00a0Jan\u00a02, 12\u00a0Jan\u00a00, 19\u00a0Jan\u00a03; in all 17."
    )) in items  # fmt: skip
    assert any("(17 − 12) ÷ (52 − 12) = 0.125" in cell.text for cell in cells_of(listed))


def cells_of(parts: Sequence[Any]) -> list[Any]:
    tables = (part for part in parts if isinstance(part, Table))
    return [cell for table in tables for line in table.rows for cell in line]


# --- 19: days of the week -----------------------------------------------------------------------------


def test_workdays_are_no_more_stale_on_a_sunday_than_on_a_friday() -> None:
    daily = maintain(unit="h/day", target=Decimal(10), cadence=Cadence.DAY, weekdays=EVERY_DAY[:5])
    days = [MONDAY + timedelta(days=ahead) for ahead in range(91) if ahead % 7 < 5]
    facts = told(of_one(daily, [(day, 8) for day in days]), date(2026, 4, 5))
    assert facts.as_of.strftime("%A") == "Sunday"
    assert standing(facts) == (
        "on track", "Working hours: kept in 100 % of the days (3 of 3), 100 % since the start",
    )  # fmt: skip


def test_3_of_5_workdays_read_are_not_thin() -> None:
    daily = maintain(unit="h/day", target=Decimal(10), cadence=Cadence.DAY, weekdays=EVERY_DAY[:5])
    days = [date(2026, 3, 30) + timedelta(days=ahead) for ahead in (2, 3, 4)]
    work = of_one(daily, [(day, 8) for day in days], start=date(2026, 3, 30))
    assert standing(told(work, date(2026, 4, 5), "2026"))[1] == (
        "Working hours: kept in 100 % of the days (3 of the 3 read)"
    )


# --- 25: due today -------------------------------------------------------------------------------------


def test_a_milestone_due_today_is_due_soon_and_counts_from_tomorrow() -> None:
    measure = Measure(id="m1", goal_id="g1", since=START, title="Steps", kind=Kind.MILESTONES)
    steps = (
        Milestone(id="s1", goal_id="g1", title="Plan", due=date(2026, 6, 30)),
        Milestone(id="s2", goal_id="g1", title="Hire", due=date(2026, 11, 30)),
    )
    work = book(goals=(goal(),), measures=(measure,), milestones=steps)
    today, tomorrow = (row(told(work, day)) for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert (today.expected, tomorrow.expected) == (0, 0.5)


# --- 2: a change of the T-score is a change of the goals ---------------------------------------------


def test_nine_people_before_and_after_and_a_rating_that_stayed_are_no_change() -> None:
    levels = ("a", "b", "c", "d", "e")
    scales = (
        AttainmentScale(
            id="s1", goal_id="g1", written_on=START, levels=levels, measure_id="m1",
            cuts=tuple(map(Decimal, (7, 10, 13, 16))),
        ),
        AttainmentScale(id="s2", goal_id="g2", written_on=START, levels=levels),
    )  # fmt: skip
    days = (date(2026, 6, 29), date(2026, 9, 28))
    work = book(
        goals=(goal(), goal("g2", statement="Rest")),
        measures=(reach(),),
        check_ins=tuple(reading("m1", day, 9) for day in days),
        attainment_scales=scales,
        attainment_ratings=tuple(
            AttainmentRating(id=f"r{day}", scale_id="s2", rated_on=day, level=0) for day in days
        ),
    )
    said = [
        part.text
        for part in sections.attainment(told(work, date(2026, 9, 30))).parts
        if isinstance(part, Paragraph)
    ]
    assert said[0] == (
        "Over 2 goals with a level both on 30 Jun 2026 (or at the start, if later) and in the period, "
        "the score stayed at 43.8. "
        "Before: 1 goal at 0, 1 at −1; now: 1 goal at 0, 1 at −1."
    )


def test_levels_that_were_written_anew_are_said_to_judge_both_days() -> None:
    levels = ("a", "b", "c", "d", "e")
    scales = tuple(
        AttainmentScale(
            id=f"s{number}", goal_id="g1", written_on=written, levels=levels, measure_id="m1",
            cuts=tuple(map(Decimal, cuts)),
        )
        for number, (written, cuts) in enumerate(
            [(START, (7, 10, 13, 16)), (date(2026, 7, 2), (5, 6, 7, 8))]
        )
    )  # fmt: skip
    work = book(
        goals=(goal(),),
        measures=(reach(),),
        check_ins=tuple(reading("m1", day, 9) for day in (date(2026, 6, 29), date(2026, 9, 28))),
        attainment_scales=scales,
    )
    parts = sections.attainment(told(work, date(2026, 9, 30))).parts
    (said,) = [part.text for part in parts if isinstance(part, Paragraph)]
    assert said.endswith(
        "The levels of 1 goal were written anew since then: the new ones judge both days, the chart shows "
        "each day by its own levels."
    )


# --- 24: old ratings ---------------------------------------------------------------------------------


def test_a_rating_of_2023_has_its_day_and_no_change() -> None:
    old = LifeAreaRating(id="l1", area="Health", rated_on=date(2023, 3, 12), now=4, wanted=8)
    facts = told(book(life_area_ratings=(old,)), date(2026, 9, 30))
    (table,) = [part for part in sections.balance(facts).parts if isinstance(part, Table)]
    assert [cell.text for cell in table.rows[0]] == ["Health", "4", "4", "8", "4", "–", "–", "12 Mar 2023"]


# --- 11: one figure of the others --------------------------------------------------------------------


def test_the_others_have_one_figure_wherever_it_is_told() -> None:
    """Four peers are shown; the manager and two others are hidden, and counted all the same: 10 ÷ 7."""
    people = tuple(
        Stakeholder(id=f"p{number}", name=f"P{number}", group=group)
        for number, group in enumerate([Group.PEER] * 4 + [Group.OTHER] * 2 + [Group.MANAGER, Group.SELF])
    )
    answers = tuple(
        Feedback(id=f"f{one.id}", stakeholder_id=one.id, round_on=MONDAY, behaviour="Listens", rating=rating)
        for one, rating in zip(people, (2, 1, 1, 0, 2, 2, 2, 2), strict=True)
    )
    facts = told(book(stakeholders=people, feedback=answers), date(2026, 3, 31))
    parts = sections.feedback_results(facts).parts
    (drawn,) = [part for part in parts if isinstance(part, Figure)]
    gaps = [item for part in parts if isinstance(part, Bullets) for item in part.items]
    assert "Others rate “Listens” +1.4" in sentence_of(drawn)
    assert "all others together say +1.4" in gaps[0]


# --- 3: habit strength -------------------------------------------------------------------------------


def habit(measure: Measure, readings: Sequence[tuple[date, float]], as_of: date) -> tuple[str, str]:
    """Habit strength, and what it would be had each span been kept."""
    began = readings[0][0]
    facts = told(of_one(measure, readings, start=began, since=began, due=as_of + timedelta(days=365)), as_of)
    (row,) = facts.keeping.itertuples(index=False)
    return share_text(row.strength), share_text(row.strongest)


def test_58_hours_every_week_against_a_limit_of_50_are_no_habit() -> None:
    read = weeks(140, 58, first=date(2024, 1, 1))
    assert habit(maintain(since=date(2024, 1, 1)), read, date(2026, 9, 30)) == ("0\u00a0%", "99.9\u00a0%")


def test_33_of_33_months_kept_are_a_strong_habit() -> None:
    first = date(2024, 1, 15)
    read = [(date(2024 + month // 12, month % 12 + 1, 15), 48.0) for month in range(33)]
    monthly = maintain(cadence=Cadence.MONTH, since=first)
    assert habit(monthly, read, date(2026, 9, 30)) == ("98\u00a0%", "98\u00a0%")


# --- 17, 18, 20, 21: what stands beside a status -----------------------------------------------------


def beside(facts: PeriodFacts) -> dict[str, str]:
    """The facts of the only goal."""
    told_first = next(part for part in sections.goal_by_goal(facts).parts if isinstance(part, Facts))
    return {label: text.replace("\u00a0", " ") for label, text in told_first.items}


def test_a_flat_measure_on_track_is_told_with_its_forecast() -> None:
    read = [*weeks(10, 60, 70, 78, 82), *weeks(24, 85, 84.9, first=date(2026, 5, 4))]
    per_cent = reach(unit="%", baseline=Decimal(20), target=Decimal(100), title="Coverage")
    said = beside(told(of_one(per_cent, read), date(2026, 10, 14)))
    assert said["Status"].startswith("● on track by the gap rule")
    assert said["But"] == (
        "The forecast disagrees: the chance that “Coverage” is reached on 31 Dec 2026 is 2 in 10. "
        "The status looks back, the forecast ahead."
    )


def test_nothing_in_nine_months_of_five_years_asks_for_a_milestone_on_the_way() -> None:
    facts = told(of_one(reach(), [(date(2026, 10, 12), 4)], due=date(2030, 12, 31)), date(2026, 10, 14))
    assert beside(facts)["But"] == (
        "Over 5 years a goal can be half a year late and on track: set a milestone within the year."
    )


def test_a_due_day_moved_on_the_eve_of_a_review_is_told_with_the_old_verdict() -> None:
    moved = goal(version=2, since=date(2026, 9, 28), due=date(2027, 12, 31), reason="More time.")
    work = book(goals=(goal(), moved), measures=(reach(),), check_ins=(reading("m1", date(2026, 9, 28), 6),))
    said = beside(told(work, date(2026, 9, 30)))
    assert said["Status"].startswith("● on track")
    assert said["But"] == (
        "The due day was moved on 28 Sep 2026 from 31 Dec 2026 to 31 Dec 2027; "
        "by the old one the goal would be ■ at risk."
    )
    assert "But" not in beside(told(work, date(2026, 12, 28)))


def test_paused_months_are_no_time_in_which_something_was_expected() -> None:
    paused = goal(version=2, since=date(2026, 4, 1), state=GoalState.PAUSED, reason="Leave.")
    again = goal(version=3, since=date(2026, 7, 1), reason="Back.")
    work = book(
        goals=(goal(), paused, again), measures=(reach(),), check_ins=(reading("m1", date(2026, 9, 28), 7),)
    )
    facts = told(work, date(2026, 9, 30))
    assert row(facts).expected == (272 - 91) / (364 - 91)
    table = next(part for part in sections.appendix(facts).parts if isinstance(part, Table))
    assert table.rows[0][2].text == "181 ÷ 273 days = 0.663 (91 days paused)"
    parts = (*sections.goal_by_goal(facts, timelines=False).parts, *sections.goals(facts, panels=True).parts)
    whole, small = (part.data for part in parts if isinstance(part, Figure))
    low, high = row(facts).baseline, row(facts).target
    at_first, expected = low + (high - low) * 90 / 273, low + (high - low) * row(facts).expected
    for chart in (whole, small):
        pace = next(trace for trace in chart if trace.line.dash == "dash")
        days = [date.fromisoformat(day) for day in pace.x]
        assert days[1:3] == [date(2026, 4, 1), date(2026, 7, 1)]
        assert pace.y[1:3] == pytest.approx((at_first, at_first))
        today = np.interp(facts.as_of.toordinal(), [day.toordinal() for day in days], pace.y)
        assert today == pytest.approx(expected)


@pytest.mark.parametrize(
    ("state", "label"),
    [(GoalState.PAUSED, "– paused"), (GoalState.DROPPED, "– dropped"), (GoalState.REACHED, "✓ done")],
)
def test_what_was_decided_about_a_goal_stands_in_the_terminal_too(state: GoalState, label: str) -> None:
    facts = told(of_one(reach(), [(date(2026, 9, 28), 4)], state=state), date(2026, 9, 30))
    (row,) = goal_rows(facts)
    assert str(row[3]) == label
    assert beside(facts)["Status"].startswith(label)


# --- 1: the first day with an even chance --------------------------------------------------------------


def test_the_day_named_is_the_first_one_with_the_chance_that_defines_it() -> None:
    """Each day up to it, asked for by itself, has less; of a hundred made series of any kind."""
    chance, found = np.random.default_rng(11), 0
    for kind in range(100):
        count = int(chance.integers(4, 24))
        on = pd.Timestamp(2026, 1, 5) + pd.to_timedelta(np.cumsum(chance.integers(1, 20, count)), unit="D")
        noise = chance.normal(0, 0.4, count)
        values = 4 + 0.1 * np.arange(count) + (np.cumsum(noise) if kind % 2 else noise)
        read = pd.DataFrame({"on": on, "value": values.round(kind % 3)})
        target, last = float(read["value"].iloc[-1] + chance.choice([0.3, 1, 2])), on[-1].date()
        reach = reach_date(read, as_of=last, target=target)
        for day, wanted in ((reach.earliest, 0.1), (reach.expected, 0.5), (reach.latest, 0.9)):
            if day is None or (day - last).days > 120:
                continue
            found += 1
            chances = [
                forecast_reading(read, on=last + timedelta(days=ahead), as_of=last, target=target).probability
                for ahead in range(1, (day - last).days + 1)
            ]
            assert chances[-1] >= wanted
            assert max(chances[:-1], default=0) < wanted
    assert found > 50


# --- sentences that a coach would say otherwise ---------------------------------------------------


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", "\u2009")


def kept_note(facts: PeriodFacts) -> str:
    """What stands below the squares of the only measure."""
    said = [part.text for part in sections.goal_by_goal(facts).parts if isinstance(part, Paragraph)]
    return plain(next(text for text in said if facts.period.label in text))


PROFIT = {**MONEY, "baseline": Decimal(-250_000), "target": Decimal(0), "title": "Profit"}
SHARE = {"unit": "%", "baseline": Decimal(20), "target": Decimal(60), "title": "Share of women"}


@pytest.mark.parametrize(
    ("changes", "value", "said"),
    [
        (PROFIT, -60_000, "−60\u2009000 USD, wanted at least 0"),
        (SHARE, 33.3, "33.3 %, wanted at least 60"),
        ({}, 12, "12 people, wanted at least 10"),
        ({}, 10, "10 of 10 people"),
        ({"unit": "°C", "baseline": Decimal(-5), "target": Decimal(3)}, -2, "−2 °C, wanted at least 3"),
    ],
)
def test_minus_60_000_is_no_part_of_0(changes: dict[str, Any], value: float, said: str) -> None:
    facts = told(of_one(reach(**changes), [(date(2026, 6, 29), value)]), date(2026, 6, 30))
    assert plain(now_text(row(facts))) == said


def test_who_went_the_wrong_way_is_further_from_the_target_than_at_the_start() -> None:
    facts = told(of_one(reach(), [(date(2026, 6, 29), 3)]), date(2026, 6, 30))
    (found,) = facts.goals.itertuples(index=False)
    assert plain(goal_standing_text(found, facts.progress)) == (
        "Team size: 3 of 10 people, further from the target than at the start (49 % of the way expected)"
    )


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (12_345.67, "USD", "12\u2009346 USD"),
        (12_600.5, "people", "12\u2009601 people"),
        (1_200.5, "people", "1\u2009200.5 people"),
        (12.5, "$", "12.50 $"),
        (-0.5, "EUR", "−0.50 EUR"),
        (12.5, "kg", "12.5 kg"),
        (1_500_000, "EUR", "1.5 M EUR"),
        (12, "€", "12 €"),
        (7.5, "NPS", "7.5 NPS"),
    ],
)
def test_money_has_cents_or_none_and_ten_thousands_have_no_tenths(value: float, unit: str, said: str) -> None:
    assert plain(quantity_text(value, unit)) == said


def test_money_ahead_of_its_number_is_money_in_what_is_wanted_too() -> None:
    price = reach(unit="$", baseline=Decimal(20), target=Decimal("12.5"), direction=Direction.AT_MOST)
    facts = told(of_one(price, [(date(2026, 6, 29), 15)]), date(2026, 6, 30))
    with written_as(notation_of("en_US")):
        assert now_text(row(facts)) == "$15, wanted at most $12.50"


@pytest.mark.parametrize(
    ("value", "target", "within", "said"),
    [
        (145_213.3, 100_000, 540_196.3, 150_000),
        (83.3, 80, 36.9, 83),
        (80.4, 80, 36.9, 80.4),
        (99_700, 100_000, 540_196.3, 99_700),
        (3, 1, 107.2, 3),
        (9.7, 10, 30, 9.7),
        (9.56, 20, 4.9, 9.6),
        (9.56, 20, 0.0, 9.56),
    ],
)
def test_a_forecast_has_no_more_digits_than_its_range_can_bear(
    value: float, target: float, within: float, said: float
) -> None:
    assert likely_number(value, target, within=within, whole=False) == pytest.approx(said)


def test_a_likely_revenue_is_told_in_ten_thousands_where_the_range_is_half_a_million() -> None:
    money = {**MONEY, "baseline": Decimal("1200.5"), "target": Decimal("99999.99")}
    values = (1300.25, 2500.5, 12345.67, 23456.78, 34567.89, 45000)
    read = [(MONDAY + timedelta(weeks=week), value) for week, value in enumerate(values)]
    facts = told(of_one(reach(**money), read), date(2026, 6, 30))
    (said,) = [sentence_of(part) for part in sections.goal_by_goal(facts).parts if isinstance(part, Figure)]
    likely = re.search(r"likely on .*: (.*) USD, 8 times in 10 between (.*) and (.*) USD", plain(said))
    assert likely is not None
    assert [number.endswith("0\u2009000") or number == "0" for number in likely.groups()] == [True] * 3


def test_a_month_that_is_not_over_has_a_reading() -> None:
    facts = told(of_one(maintain(cadence=Cadence.MONTH), [(MONDAY, 48)]), date(2026, 1, 20))
    notes = [plain(part.text) for part in sections.goal_by_goal(facts).parts if isinstance(part, Note)]
    assert notes == ["Working hours: no month is over yet, last read on 5 Jan 2026."]


def steps_of(*reached: bool) -> Workbook:
    """A goal that is reached by milestones of February, March and so on."""
    plan = tuple(
        Milestone(
            id=f"s{number}", goal_id="g1", title=f"Step {number}", due=date(2026, number + 2, 1),
            reached_on=date(2026, number + 2, 1) if done else None,
        )
        for number, done in enumerate(reached)
    )  # fmt: skip
    of = Measure(id="m1", goal_id="g1", since=START, title="Steps", kind=Kind.MILESTONES)
    return book(goals=(goal(),), measures=(of,), milestones=plan)


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        ((), "no milestone set yet"),
        ((False,), "0 of 1 milestone reached (1 expected)"),
        ((True, False, False, False), "1 of 4 milestones reached (3 expected)"),
    ],
)
def test_milestones_are_counted_and_not_told_in_per_cent(reached: tuple[bool, ...], said: str) -> None:
    facts = told(steps_of(*reached), date(2026, 5, 1))
    (found,) = facts.goals.itertuples(index=False)
    assert goal_standing_text(found, facts.progress) == f"Steps: {said}"


def test_a_question_of_yes_or_no_waits_for_an_answer() -> None:
    facts = told(of_one(reach(**DONE), []), DUE)
    assert now_text(row(facts)) == "no answer yet"


def test_the_only_week_is_not_1_of_1() -> None:
    kept, broken = (told(of_one(maintain(), [(MONDAY, value)]), date(2026, 3, 31)) for value in (48, 55))
    assert [standing_text(row(facts)) for facts in (kept, broken)] == [
        "kept in the only week read; 11 of 12 weeks have no reading, so this says little",
        "not kept in the only week read; 11 of 12 weeks have no reading, so this says little",
    ]


def test_no_run_is_no_run_of_0_weeks() -> None:
    facts = told(of_one(maintain(), weeks(5, 48, 55)), date(2026, 2, 9))
    assert kept_note(facts).endswith("kept then; habit strength 14 % (23 % with all 5 weeks kept).")
    facts = told(of_one(maintain(), weeks(4, 48, 55)), date(2026, 2, 2))
    assert "; not kept then; habit strength" in kept_note(facts)


def test_what_was_kept_was_not_off() -> None:
    between = maintain(direction=Direction.BETWEEN, target=Decimal(30), target_high=Decimal(40))
    facts = told(of_one(between, weeks(3, 31, 39.5)), date(2026, 1, 28))
    (said,) = [sentence_of(part) for part in sections.goal_by_goal(facts).parts if isinstance(part, Figure)]
    assert "kept in 3 of 3 weeks; the nearest to a limit was 39.5" in plain(said)


def test_half_a_year_is_not_told_in_weeks() -> None:
    assert [apart_text(days) for days in (13, 14, 91, 92, 182)] == [
        "13 days", "2 weeks", "13 weeks", "3 months", "6 months",
    ]  # fmt: skip


def test_what_is_declared_reached_is_done_as_decided_and_what_rests_has_no_pace() -> None:
    said = []
    for state in (GoalState.REACHED, GoalState.PAUSED):
        facts = told(of_one(reach(), [(date(2026, 6, 29), 6)], state=state), date(2026, 6, 30))
        (items,) = [part.items for part in sections.goal_by_goal(facts).parts if isinstance(part, Facts)]
        said.append(plain(dict(items)["Status"]))
    assert said == [
        "✓ done, as decided: Team size: 6 of 10 people, 33 % of the way from 4 (49 % expected)",
        "– paused: Team size: 6 of 10 people, 33 % of the way from 4",
    ]
