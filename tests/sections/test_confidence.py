"""How sure the client was: silent until there is enough to judge by."""

from datetime import date, timedelta

import pytest

from goalkit import sections
from goalkit.blocks import Note, Paragraph, Table
from goalkit.charts import Figure, sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.period import Period
from goalkit.sections import PARTS, Section
from tests.books import START, book, goal, reach, reading

LATER = date(2027, 2, 1)


def told(statements: int, about: int = 5) -> Section:
    """So many statements about so many measures, all of them missed."""
    weeks = (START + timedelta(days=7 * week) for week in range(statements))
    said = tuple(reading(f"m{week % about}", day, 7, confidence=0.7) for week, day in enumerate(weeks))
    measures = tuple(reach(f"m{number}") for number in range(about))
    workbook = book(goals=(goal(),), measures=measures, check_ins=said)
    year = Period.parse("2027")
    return sections.confidence(PeriodFacts(workbook=workbook, period=year, as_of=LATER, known_on=LATER))


@pytest.mark.parametrize(
    ("statements", "about", "so_far"),
    [
        (0, 1, "so far there are none"),
        (19, 5, "so far there are 19 about 5 goals and measures"),
        (26, 1, "so far there are 26 about 1 goal or measure"),
    ],
)
def test_a_few_statements_or_many_about_one_goal_are_not_judged(
    statements: int, about: int, so_far: str
) -> None:
    (note,) = told(statements, about).parts
    assert isinstance(note, Note)
    assert so_far in note.text


def test_twenty_statements_about_five_are_judged_with_picture_table_and_score() -> None:
    picture, table, score, pages = told(20).parts
    assert pages == FormulaPages(names=("confidence",))
    assert isinstance(picture, Figure)
    assert sentence_of(picture).startswith("You tend to be 70 percentage points too sure: 20 statements")
    assert isinstance(table, Table)
    assert [cell.text.replace("\u00a0", " ") for cell in table.rows[0]] == [
        "60 % to 80 %",
        "20",
        "70 %",
        "0 %",
    ]
    assert isinstance(score, Paragraph)
    assert score.text.startswith(
        "The statements are about 5 goals and measures that are decided. Brier score 0.49"
    )


def test_the_dashboard_has_it_as_a_part() -> None:
    assert PARTS["How sure you were"] is sections.confidence
