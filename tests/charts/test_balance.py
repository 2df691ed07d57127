from math import nan
from typing import Any

import plotly.graph_objects as go
import pytest

from goalkit.charts import balance_wheel, sentence_of
from tests.charts.samples import Snapshot, balance, texts, traces

AREAS = (
    ("Health", 4, 5, 8), ("Family", 6, 6, 8), ("Friends", 5, 4, 6), ("Learning", nan, 7, 8),
    ("Work", 7, 8, 8), ("Money", 6, 6, 7), ("Leisure", 3, nan, 6), ("Home", 7, 7, 7),
)  # fmt: skip


def drawn(*areas: Any) -> go.Figure:
    return balance_wheel(balance(*(areas or AREAS)))


def test_then_and_now_are_bars_on_a_round_axis_from_0_to_10() -> None:
    figure = drawn()
    assert {trace.type for trace in figure.data} == {"barpolar"}
    assert figure.layout.polar.radialaxis.range == (0, 10)


def test_ratings_are_drawn_as_they_were_put_in_and_missing_ones_not_at_all() -> None:
    figure = drawn()
    [then], [now] = traces(figure, name="then"), traces(figure, name="now")
    assert then.r == (4, 6, 5, 7, 6, 3, 7)
    assert now.r == (5, 6, 4, 7, 8, 6, 7)


def test_what_is_wanted_is_a_tick_at_its_level() -> None:
    [wanted] = traces(drawn(), name="wanted")
    assert [round(low + thick / 2, 6) for low, thick in zip(wanted.base, wanted.r, strict=True)] == [
        8, 8, 6, 8, 8, 7, 6, 7,
    ]  # fmt: skip


def test_bars_of_one_area_stand_side_by_side() -> None:
    [then], [now] = traces(drawn(), name="then"), traces(drawn(), name="now")
    assert now.theta[0] - then.theta[0] == pytest.approx(then.width)


def test_each_area_is_labelled_with_then_and_now() -> None:
    labels = drawn().layout.polar.angularaxis.ticktext
    assert labels[0] == "Health<br>4 → <b>5</b>"
    assert labels[3] == "Learning<br><b>7</b>"
    assert labels[6] == "Leisure<br>no rating"


def test_the_sentence_names_the_largest_gap_and_counts_the_moves() -> None:
    assert sentence_of(drawn()) == (
        "The largest gap is in Health: 5 now, 8 wanted of 10; "
        "of 6 rated again, none changed beyond chance; 1 area not rated."
    )


def test_only_what_moved_beyond_chance_is_counted_as_moved() -> None:
    said = sentence_of(drawn(("Health", 2, 5, 8), ("Family", 6, 7, 8), ("Work", 9, 5, 8)))
    assert said.endswith("of 3 rated again, 1 rose and 1 fell beyond chance.")


def test_a_first_wheel_has_nothing_to_compare_with() -> None:
    assert sentence_of(drawn(("Health", nan, 5, 8))) == "The largest gap is in Health: 5 now, 8 wanted of 10."


def test_where_nothing_is_missing_the_sentence_says_so() -> None:
    assert sentence_of(drawn(("Health", nan, 8, 8))) == "No life area is below what is wanted."


def test_without_any_rating_nothing_is_drawn() -> None:
    figure = drawn(("Health", nan, nan, 8))
    assert figure.data == ()
    assert texts(figure) == ["no rating yet"]
    assert sentence_of(figure) == "No life area is rated yet."


def test_names_of_areas_are_never_markup() -> None:
    label = drawn(("<b>x</b>", 1, 2, 3)).layout.polar.angularaxis.ticktext[0]
    assert label.startswith("&lt;b&gt;x&lt;/b&gt;")


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "balance_wheel")
