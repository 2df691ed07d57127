"""A year in review: what its quarters and their reviews say together."""

import re
from datetime import date
from functools import cache
from typing import Any

import pytest

from goalkit import sections
from goalkit.blocks import Bullets, Cards, Cover, Facts, Heading, Note, Paragraph, Table
from goalkit.charts import Figure, sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.model import Client, Review
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period
from goalkit.sections import Section
from goalkit.shipped import YEAR_NOTEBOOK, shipped
from goalkit.terms import GoalState
from tests.books import book, goal
from tests.practices import example_practice

PARTS = re.findall(r"sections\.(\w+)\(year\)", shipped(YEAR_NOTEBOOK).read_text(encoding="utf-8"))
TODAY = date(2026, 9, 30)


@cache
def example(year: str = "2025") -> PeriodFacts:
    with example_practice() as practice:
        return OpenWorkbook(practice, "example", today=TODAY, known_on=TODAY).year(year)


def year_of(**records: Any) -> PeriodFacts:
    workbook = book(**records)
    year = Period.parse("2026", fiscal_start=workbook.client.fiscal_start)
    return PeriodFacts(workbook=workbook, period=year, as_of=TODAY, known_on=TODAY)


def texts(section: Section, kind: type) -> list[str]:
    return [part.text for part in section.parts if isinstance(part, kind)]


def lines(section: Section) -> list[str]:
    return [item for part in section.parts if isinstance(part, Bullets) for item in part.items]


def rows(section: Section) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in p.rows] for p in section.parts if isinstance(p, Table)]


@pytest.mark.parametrize("name", PARTS)
def test_an_empty_workbook_has_words_and_no_figure(name: str) -> None:
    parts = getattr(sections, name)(year_of()).parts
    assert parts
    assert {type(part) for part in parts} <= {Cards, Cover, Facts, Heading, Note, Paragraph}


def test_the_page_of_the_year_holds_the_wins_and_learnings_of_all_its_reviews() -> None:
    cards, *_ = sections.year_on_one_page(example()).parts
    assert isinstance(cards, Cards)
    wins, learnings = (card.items for card in cards.cards)
    assert [win[:3] for win in wins] == [f"Q{quarter}:" for quarter in (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4)]
    assert wins[0] == "Q1: Lena is here, and the team is five."
    assert len(learnings) == 8


def test_twelve_reviews_have_a_line_each_and_the_year_itself_none_before_its_words() -> None:
    months = [f"2026-{month:02}" for month in range(1, 13)]
    held = tuple(
        Review(id=text, period=text, held_on=TODAY, wins=(f"In {text}", "More")) for text in (*months, "2026")
    )
    cards, *_ = sections.year_on_one_page(year_of(reviews=held)).parts
    assert isinstance(cards, Cards)
    assert cards.cards[0].items[:2] == ("January: In 2026-01", "February: In 2026-02")
    assert cards.cards[0].items[-1] == "In 2026"
    assert len(cards.cards[0].items) == 13


def test_a_review_outside_the_fiscal_year_is_not_of_it() -> None:
    """The year 2026 begins in April; its fourth quarter ends in March 2027."""
    held = tuple(
        Review(id=text, period=text, held_on=TODAY) for text in ("2026-Q4", "2026-03", "2025-Q4", "2026-04")
    )
    year = year_of(reviews=held, client=Client(id="c1", name="Robin", fiscal_start=4))
    assert [review.period for review in year.reviews] == ["2026-04", "2026-Q4"]


def test_each_goal_has_its_status_at_the_end_of_each_quarter() -> None:
    section = sections.goals_over_the_year(example())
    (table,) = [part for part in section.parts if isinstance(part, Table)][:1]
    assert [column.label for column in table.columns] == ["Goal", "Q1", "Q2", "Q3", "Q4"]
    team, *_, buddy = rows(section)[0]
    assert team[1:] == ["● on track", "● on track", "● on track", "▲ behind"]
    assert buddy[1:] == ["not set yet", "not set yet", "not set yet", "○ too early"]


def test_a_quarter_that_runs_is_told_so_far_and_one_to_come_not_at_all() -> None:
    year = PeriodFacts(
        workbook=book(goals=(goal(state=GoalState.PAUSED),)),
        period=Period.parse("2026"),
        as_of=date(2026, 8, 9),
        known_on=TODAY,
    )
    table, *_ = sections.goals_over_the_year(year).parts
    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == ["Goal", "Q1", "Q2", "Q3 so far"]
    assert [cell.text for cell in table.rows[0]][1:] == ["– paused"] * 3


def test_each_goal_is_drawn_and_only_what_the_year_revised_is_told() -> None:
    titles = texts(sections.goals_over_the_year(example()), Heading)
    assert titles == [each.statement for each in example().frames.goals.itertuples()]
    said = [
        sentence_of(part)
        for part in sections.goals_over_the_year(example()).parts
        if isinstance(part, Figure)
    ]
    assert len(said) == 6
    assert any("milestones reached" in sentence for sentence in said)
    assert len(rows(sections.goals_over_the_year(example("2026")))) == 3
    assert len(rows(sections.goals_over_the_year(example()))) == 1


def test_all_who_were_thanked_in_the_year_are_thanked_once() -> None:
    thanked = ("Ada, for listening",)
    held = tuple(
        Review(id=text, period=text, held_on=TODAY, thanks=thanked) for text in ("2026-Q1", "2026-Q2")
    )
    assert lines(sections.milestones_of_the_year(year_of(reviews=held))) == ["Ada, for listening"]


def test_the_decisions_of_each_review_stand_under_its_day() -> None:
    section = sections.decisions_of_the_year(example("2026"))
    assert texts(section, Heading) == [
        *("Q1 2026, on 30 Mar 2026", "Q2 2026, on 29 Jun 2026", "Q3 2026, on 29 Sep 2026"),
    ]
    assert [len(table) for table in rows(section)] == [6, 6, 7]


def test_what_goes_on_is_carried_over() -> None:
    section = sections.carried_over(example("2026"))
    assert texts(section, Heading) == ["Focus", "Goals that go on", "Milestones ahead", "Open actions"]
    said = lines(section)
    assert said[0] == "Travel back to 30 %, with a shared calendar"
    assert "Lead a team of at least 10 people by June 2027 (due 30 Jun 2027)" in said
    assert not any("onboarding buddy" in line for line in said)  # it is reached
    assert [row[2] for row in rows(section)[0]] == ["✕ overdue", *["○ open"] * 4]
