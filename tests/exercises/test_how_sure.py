"""What is told beside the slider of a confidence: how earlier statements of that height came out."""

from datetime import timedelta
from decimal import Decimal

import pandas as pd
import pytest

from goalkit.exercises.goals.plan import plan_form
from goalkit.exercises.how_sure import came_out
from goalkit.model import CheckIn
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from tests.books import goal, reach
from tests.exercises.made import TODAY
from tests.forms.pages import words_of


def judged(*statements: tuple[str, float, bool]) -> pd.DataFrame:
    """One statement each, by the measure that it is about, its confidence, and whether it came true."""
    rows = [("g", measure, confidence, reached) for measure, confidence, reached in statements]
    return pd.DataFrame(rows, columns=["goal", "measure", "confidence", "reached"])


MANY = [(f"m{number}", 0.7, number != 2) for number in range(5)]
TWO = [("m1", 0.65, False), ("m1", 0.8, True)]
NONE = "No earlier statement around 70\u00a0% has been decided yet."
OF_TWO = "of 2 earlier statements around 70\u00a0% came true. All are about"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ([], NONE),
        ([("m1", 0.4, True)], NONE),
        (TWO[:1], "The one earlier statement around 70\u00a0% did not come true: a hint, no more."),
        (TWO, f"1 {OF_TWO} one goal or measure: "),
        (
            MANY[:2],
            f"2 {OF_TWO} 2 goals or measures: ",
        ),
        (MANY, "4 of 5 earlier statements around 70\u00a0% came true."),
    ],
    ids=["none", "far", "one", "same", "two", "many"],
)
def test_it_says_how_many_came_true_and_how_much_that_says(
    statements: list[tuple[str, float, bool]], said: str
) -> None:
    hint = "a hint, no more." if said.endswith(": ") else ""
    assert came_out(judged(*statements), 0.7) == said + hint


def test_it_follows_the_slider_of_a_goal(practice: Practice) -> None:
    stated = TODAY - timedelta(days=60)
    begun, due = TODAY - timedelta(days=90), TODAY - timedelta(days=30)
    past = goal("g9", statement="Learn to sail", since=begun, start=begun, due=due)
    measure = reach("m9", goal_id="g9", since=begun)
    reading = CheckIn(id="c9", measure_id="m9", on=stated, value=Decimal(1), confidence=0.9)
    practice.record("c1", past, measure, reading)
    book = OpenWorkbook(practice, "c1", today=TODAY)
    form = plan_form(book, book.workbook.goals[0])
    assert "earlier statement" not in words_of(form.view)
    form.control("confidence").value = "85"
    assert "The one earlier statement around 85\u00a0% did not come true" in words_of(form.view)
    form.control("confidence").value = "20"
    assert "No earlier statement around 20\u00a0%" in words_of(form.view)
    form.control("confidence").value = ""
    assert "earlier statement" not in words_of(form.view)
