"""The reliability picture."""

import pytest

from goalkit.charts import reliability_picture, sentence_of
from tests.charts.samples import Snapshot, reliability, texts, traces

BINS = ((0.1, 4, 0.25), (0.5, 6, 0.5), (0.7, 8, 0.5), (0.9, 12, 0.5))


def test_dots_lie_where_what_was_said_and_what_came_true_meet() -> None:
    [dots] = traces(reliability_picture(reliability(*BINS)), name="came true")
    assert list(zip(dots.x, dots.y, strict=True)) == [(0.1, 0.25), (0.5, 0.5), (0.7, 0.5), (0.9, 0.5)]
    assert dots.text == ("<b>4</b>", "<b>6</b>", "<b>8</b>", "<b>12</b>")


def test_the_dashed_line_is_where_both_are_the_same() -> None:
    [even] = traces(reliability_picture(reliability(*BINS)), name="even")
    assert (even.x, even.y, even.line.dash) == ((0, 1), (0, 1), "dash")


SURE = "You tend to be 19 percentage points too sure: 30 statements said 66 % on average, and 47 % came true."
CAREFUL = (
    "You tend to be 30 percentage points too cautious: "
    "20 statements said 50 % on average, and 80 % came true."
)
RIGHT = "You are about as sure as you should be: 20 statements said 75 % on average, and 70 % came true."
NOTHING = "No stated confidence can be judged yet."


@pytest.mark.parametrize(
    ("bins", "said"),
    [(BINS, SURE), ([(0.5, 20, 0.8)], CAREFUL), ([(0.75, 20, 0.7)], RIGHT), ([], NOTHING)],
)
def test_the_sentence_says_who_is_too_sure(bins: list[tuple[float, int, float]], said: str) -> None:
    assert sentence_of(reliability_picture(reliability(*bins))).replace("\u00a0", " ") == said


def test_without_a_statement_nothing_is_drawn() -> None:
    figure = reliability_picture(reliability())
    assert figure.data == ()
    assert texts(figure) == ["nothing to judge yet"]


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(reliability_picture(reliability(*BINS)), "reliability_picture")
