"""A part with nothing to show says so in one friendly line, and never draws zero."""

import re
from datetime import date

import pytest

from goalkit import sections
from goalkit.blocks import Bullets, Cards, Cover, Facts, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.model import Workbook
from goalkit.period import Period
from goalkit.sections import Section
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.terms import GoalState
from tests.books import book, goal, maintain, reach, reading

PARTS = re.findall(r"sections\.(\w+)\(review\)", shipped(REVIEW_NOTEBOOK).read_text(encoding="utf-8"))


def review_of(workbook: Workbook) -> PeriodFacts:
    """The third quarter of 2026."""
    return PeriodFacts(
        workbook=workbook, period=Period.parse("2026-Q3"), as_of=date(2026, 9, 30), known_on=date(2026, 9, 30)
    )


def section(name: str, workbook: Workbook) -> Section:
    made: Section = getattr(sections, name)(review_of(workbook))
    return made


@pytest.mark.parametrize("name", PARTS)
def test_an_empty_workbook_has_words_and_no_figure(name: str) -> None:
    parts = section(name, book()).parts
    assert parts
    assert {type(part) for part in parts} <= {Cards, Cover, Facts, Heading, Note, Paragraph}


@pytest.mark.parametrize("name", PARTS)
def test_goals_without_a_reading_draw_no_figure_of_readings(name: str) -> None:
    workbook = book(goals=(goal(),), measures=(reach(), maintain()))
    assert not [part for part in section(name, workbook).parts if hasattr(part, "layout")]


def test_a_measure_without_reading_is_named() -> None:
    workbook = book(goals=(goal(),), measures=(reach(), maintain()))
    notes = [part.text for part in section("goal_by_goal", workbook).parts if isinstance(part, Note)]
    assert notes == ["Team size: no reading yet.", "Working hours: no reading yet."]


def test_a_reading_after_the_period_is_no_reading() -> None:
    late = reading("m1", date(2026, 10, 3), 9)
    workbook = book(goals=(goal(),), measures=(reach(),), check_ins=(late,))
    assert Note(text="Team size: no reading yet.") in section("goal_by_goal", workbook).parts


def test_a_goal_laid_aside_counts_by_its_state() -> None:
    dropped = goal("g2", state=GoalState.DROPPED, due=date(2026, 6, 30))
    workbook = book(goals=(goal(), dropped, goal("g3", state=GoalState.PAUSED)))
    texts = [part.text for part in section("one_page", workbook).parts if isinstance(part, Paragraph)]
    assert texts == ["Of 3 goals, 1 is without a reading, 1 is paused and 1 is dropped."]


PLAN = "If it is 18:00, then I close the lid."


def test_the_plan_of_a_goal_stands_for_what_comes_next_until_the_review_names_one() -> None:
    planned, aside = goal(plan=PLAN), goal("g2", plan="If not", state=GoalState.DROPPED)
    parts = section("next_steps", book(goals=(planned, aside))).parts
    assert Bullets(items=(f"“Lead a team of ten”: {PLAN}",)) in parts
    assert Note(text="No if-then plan yet.") in section("next_steps", book(goals=(goal(), aside))).parts
