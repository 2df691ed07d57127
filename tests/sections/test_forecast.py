"""Where the goals are heading, and the numbers in the appendix from which it can be computed again."""

import math
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from goalkit import sections
from goalkit.analysis.forecast import ReachDate, Remark
from goalkit.blocks import Bullets, Facts, Note, Paragraph, Table
from goalkit.charts import Figure
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.model import Milestone
from goalkit.period import Period
from goalkit.sections.forecast import NOT_IN_SIGHT, forecast_text, reach_text
from goalkit.terms import GoalState
from tests.books import START, book, goal, maintain, reach, reading
from tests.sections.test_full import review

TODAY = date(2026, 9, 30)
MONTHLY = [START + timedelta(days=30 * month) for month in range(9)]


KEEPING = "the chance of keeping it is {} in 10 for the next week and {} in 10 for all of the next 4 weeks."


def facts(*values: float, state: GoalState = GoalState.ACTIVE, **records: object) -> PeriodFacts:
    """A team that has come from 4 people by these monthly steps."""
    read = tuple(reading("m1", day, value) for day, value in zip(MONTHLY, values, strict=False))
    read = (*read, *records.pop("check_ins", ()))
    measures = (reach(), *records.pop("measures", ()))
    workbook = book(goals=(goal(state=state),), measures=measures, check_ins=read, **records)
    return PeriodFacts(workbook=workbook, period=Period.parse("2026-Q3"), as_of=TODAY, known_on=TODAY)


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\u202f", "").replace("\u00a0", " ") for cell in row] for row in table.rows]


def only(kind, parts):
    return [part for part in parts if isinstance(part, kind)]


def test_the_example_says_what_is_likely_and_how_sure_that_is():
    (table,) = only(Table, sections.forecast(review()).parts)
    assert cells(table) == [
        ["Team size", "30 Jun 2027", "9 people", "7 to 11 people", "3 in 10", "75 %",
         "late January 2028"],
        ["Sales budget", "30 Jun 2027", "26.3 M USD", "24 M to 28.6 M USD", "less than 1 in 10", "45 %",
         "mid-December 2028"],
    ]  # fmt: skip


def test_spans_to_keep_and_the_next_milestone_are_told_in_words():
    (bullets,) = only(Bullets, sections.forecast(review()).parts)
    assert bullets.items == (
        f"Working hours: {KEEPING.format(8, 4)}",
        f"Home office: {KEEPING.format(8, 5)}",
        f"Travel: {KEEPING.format(7, 3)}",
        (
            "Handover to Service agreed and in use: expected on 3 Dec 2026, between 6 Nov 2026 and "
            "15 Jan 2027, at the pace of the last few milestones; due on 31 Aug 2026."
        ),
    )


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((4, 5), "too few readings"),
        ((5, 5, 5, 5), "all readings are the same"),
        ((4, 5, 6, 7000, 7, 8, 8), "one reading lies far from all others"),
    ],
)
def test_without_numbers_the_word_stands_in_their_place(values, word):
    said = facts(*values)
    (table,) = only(Table, sections.forecast(said).parts)
    assert cells(table)[0][2:] == ["–", "–", "–", "–", word]
    texts = [part.text for part in only(Paragraph, sections.goal_by_goal(said).parts)]
    assert f"No forecast: {word}." in texts


def test_a_goal_says_below_its_chart_when_the_target_is_reached():
    parts = sections.goal_by_goal(facts(4, 4.5, 5, 6, 6.5, 7, 7.5, 8, 8.5)).parts
    after = parts[next(place for place, part in enumerate(parts) if isinstance(part, Figure)) + 1]
    assert re.fullmatch(
        r"Forecast: at this pace the target is reached in \w+.* on the due date is \d in 10\.", after.text
    )


def test_a_reached_target_is_told_with_the_chance_that_it_holds():
    said = [part.text for part in only(Paragraph, sections.goal_by_goal(facts(4, 6, 8, 11)).parts)]
    assert any(text.startswith("Forecast: reached already; ") for text in said)


def test_few_weeks_are_said_to_be_few():
    weekly = (reading("m2", date(2026, 9, 7), 45),)
    said = sections.forecast(facts(4, 5, 6, measures=(maintain(),), check_ins=weekly)).parts
    assert only(Bullets, said)[0].items == ("Working hours: too few weeks have a reading.",)


def test_of_goals_that_are_over_or_laid_aside_nothing_is_foretold():
    (note,) = sections.forecast(facts(4, 5, 6, state=GoalState.PAUSED)).parts
    assert isinstance(note, Note)
    steps = tuple(
        Milestone(id=f"k{number}", goal_id="g1", title="Step", due=day, reached_on=day)
        for number, day in enumerate(MONTHLY[:4])
    )
    ahead = Milestone(id="k9", goal_id="g1", title="Last step", due=date(2026, 12, 1))
    paused = facts(state=GoalState.DROPPED, milestones=(*steps, ahead))
    assert paused.forecast.milestones.empty
    assert len(facts(milestones=(*steps, ahead)).forecast.milestones) == 1


def test_its_formulas_are_one_click_away():
    (pages,) = only(FormulaPages, sections.forecast(review()).parts)
    assert pages.names == ("forecast", "coming-spans", "next-milestone")


def numbers_of_appendix(title):
    tables = only(Table, sections.appendix(review()).parts)
    table = next(table for table in tables if "forecast" in table.caption)
    place = [column.label.partition(" (")[0] for column in table.columns].index(title)
    plain = ((row[0].partition(":")[0], row[place].replace("−", "-")) for row in cells(table))
    return {name: float(text) for name, text in plain}


@pytest.mark.parametrize("title", ["Team size", "Sales budget"])
def test_a_reader_can_compute_a_forecast_from_the_appendix_alone(title):
    """By the words of the appendix and with the digits it prints, as with a calculator."""
    a = numbers_of_appendix(title)
    n, whole, h, s2, w = a["n"], a["H"], a["h"], a["s²"], a["w"]
    walk = 1 / (1 + (a["turns"] / 2) ** 3.5 * math.sqrt(n))
    p = (1 - walk) * a["line pace, a day"] + walk * a["mean pace, a day"]
    pace = p / (1 + (2 / n + 0.05) * h / whole + 0.7 * w / whole / p**2)
    median = (1 - walk) * a["line on the day of the last reading"] + walk * a["last reading"] + pace * h
    scale = math.sqrt(
        0.4 * (1 - walk) * s2
        + 0.6 * walk * w * h
        + (1 / (n + 4) + 0.08) * ((a["mean pace, a day"] * h) ** 2 + 0.5 * s2 * (h / whole) ** 2)
    )
    scale *= min(a["missed"], 1) ** (a["m"] / (a["m"] + 3) / (1 + 4 * h / whole))
    assert median == pytest.approx(a["median"], rel=5e-4)
    assert scale == pytest.approx(a["scale"], rel=5e-4)
    chance = 1 / (1 + math.exp((a["target"] - median) / scale))
    assert chance == pytest.approx(a["chance of the target on the due day"], abs=1e-3)


def test_a_reader_can_compute_each_status_from_the_appendix_alone():
    table = next(part for part in only(Table, sections.appendix(review()).parts) if "status" in part.caption)
    said = {row[0]: row[1:] for row in cells(table)}
    assert said["Team size"][:3] == [
        "(8 − 4) ÷ (10 − 4) = 0.667",
        "729 ÷ 1002 days = 0.728",
        "0.728 − 0.667 = 0.061",
    ]
    assert said["Travel"] == ["9 of 12 weeks = 0.75", "1", "1 − 0.75 = 0.25", "▲ behind"]
    assert said["Steps of the department"][:2] == ["7 of 10 milestones = 0.7", "8 of 10 due = 0.8"]
    assert said["Hundred days accompanied"] == ["yes = 1", "1", "–", "✓ done"]


def test_a_reader_can_compute_each_t_score_from_the_appendix_alone():
    facts_said = [pair for part in only(Facts, sections.appendix(review()).parts) for pair in part.items]
    said = {label: text.replace("−", "-") for label, text in facts_said}
    (table,) = only(Table, sections.attainment(review()).parts)
    printed = dict(zip(("Before", "Now"), cells(table)[-1][2:4], strict=True))
    for moment, t in printed.items():
        weighted, squared, weight = (
            float(re.search(rf"{name} = ([-\d.]+)", said[moment])[1]) for name in ("Σwx", "Σw²", "Σw")
        )
        assert 50 + 10 * weighted / math.sqrt(0.7 * squared + 0.3 * weight**2) == pytest.approx(
            float(t), abs=0.05
        )
        assert said[moment].endswith(f"= {t}.")


def test_large_numbers_that_lie_close_together_are_printed_so_that_they_can_be_computed_with():
    steps = (104_512, 104_560, 104_600, 104_650)
    measures = (reach(baseline=Decimal(104_512), target=Decimal(104_900), unit="members"),)
    read = tuple(reading("m1", day, value) for day, value in zip(MONTHLY, steps, strict=False))
    workbook = book(goals=(goal(),), measures=measures, check_ins=read)
    quarter = Period.parse("2026-Q3")
    said = PeriodFacts(workbook=workbook, period=quarter, as_of=TODAY, known_on=TODAY)
    status, forecast = only(Table, sections.appendix(said).parts)[:2]
    assert cells(status)[0][1] == "(104650 − 104512) ÷ (104900 − 104512) = 0.356"
    numbers = {row[0]: float(row[1]) for row in cells(forecast)[1:]}
    above = (numbers["target"] - numbers["median"]) / numbers["scale"]
    assert 1 / (1 + math.exp(above)) == pytest.approx(
        numbers["chance of the target on the due day"], abs=1e-3
    )


def test_the_pages_are_those_of_what_is_told():
    weekly = tuple(reading("m2", date(2026, 8, 3) + timedelta(days=7 * week), 45) for week in range(5))
    only_habit = facts(measures=(maintain(),), check_ins=weekly)
    (pages,) = only(FormulaPages, sections.goal_by_goal(only_habit).parts)
    assert "coming-spans" in pages.names
    assert "next-milestone" not in pages.names


def test_of_a_goal_that_is_overdue_no_next_milestone_is_foretold():
    steps = tuple(
        Milestone(id=f"k{number}", goal_id="g1", title="Step", due=day, reached_on=day)
        for number, day in enumerate(MONTHLY[:4])
    )
    ahead = Milestone(id="k9", goal_id="g1", title="Last step", due=date(2026, 12, 1))
    workbook = book(goals=(goal(due=date(2026, 8, 31)),), milestones=(*steps, ahead))
    late = PeriodFacts(workbook=workbook, period=Period.parse("2026-Q3"), as_of=TODAY, known_on=TODAY)
    assert late.forecast.milestones.empty


def test_the_readings_behind_the_numbers_are_listed():
    listed = {
        label: text for part in only(Facts, sections.appendix(review()).parts) for label, text in part.items
    }
    told = listed["Team size"].replace("\u00a0", " ")
    assert told.startswith("people. 2024: 25 Oct 4, 29 Nov 4, 27 Dec 4; 2025: 31 Jan 5,")
    assert told.endswith("28 Aug 7, 25 Sep 8.")


def test_of_many_readings_the_earlier_ones_are_counted():
    daily = tuple(reading("m1", START + timedelta(days=day), 4 + day / 40) for day in range(70))
    listed = {
        label: text
        for part in only(Facts, sections.appendix(facts(check_ins=daily)).parts)
        for label, text in part.items
    }
    assert listed["Team size"].startswith("people. 10 earlier readings, then 2026: 11\u00a0Jan\u00a04.25, ")


def days(earliest, expected, latest):
    return ReachDate(
        **{
            name: day and date.fromisoformat(day)
            for name, day in (("earliest", earliest), ("expected", expected), ("latest", latest))
        }
    )


MARCH = days("2027-01-20", "2027-03-14", "2027-06-02")
MAY = days("2026-05-20", "2027-03-04", "2027-05-02")


def test_the_sentence_says_when_between_and_how_likely():
    said = (
        "at this pace the target is reached in mid-March 2027, between January and June; "
        "the chance of being there on the due date is 7 in 10"
    )
    assert forecast_text(0.7, Remark.NONE, MARCH) == said


@pytest.mark.parametrize(
    ("reach", "month", "between"),
    [
        (MAY, "early March 2027", ", between May 2026 and May 2027"),
        (days("2027-01-20", "2027-03-24", None), "late March 2027", ", January 2027 at the earliest"),
        (days("2027-03-02", "2027-03-14", "2027-03-24"), "mid-March 2027", ""),
        (days("2027-03-02", "2027-03-14", None), "mid-March 2027", ""),
    ],
)  # fmt: skip
def test_a_range_names_years_and_months_where_they_are_needed(reach, month, between):
    assert reach_text(reach) == f"at this pace the target is reached in {month}{between}"


def test_what_is_not_in_sight_is_said_to_be_so():
    assert reach_text(days(None, None, None)) == (
        "at this pace the target is more likely missed than reached, even with more time"
    )
    earliest = days("2027-01-20", None, None)
    assert reach_text(earliest) == f"{NOT_IN_SIGHT}, January 2027 at the earliest"


@pytest.mark.parametrize("remark", [Remark.TOO_FEW, Remark.EQUAL, Remark.OUTLIER, Remark.PAST])
def test_without_numbers_the_remark_stands_alone(remark):
    assert forecast_text(None, remark, days(None, None, None)) == remark.value


def test_a_reached_target_is_said_with_the_chance_that_it_holds():
    said = "reached already; the chance that this still holds on the due date is 9 in 10"
    assert forecast_text(0.91, Remark.REACHED, MARCH) == said


def test_a_target_that_was_never_missed_is_told_with_the_chance_that_it_holds():
    said = (
        "beyond the target from the first reading on; "
        "the chance that this still holds on the due date is 7 in 10"
    )
    assert forecast_text(0.7, Remark.BEYOND, MARCH) == said
