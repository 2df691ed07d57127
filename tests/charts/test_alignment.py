import plotly.graph_objects as go

from goalkit.charts import alignment_matrix, sentence_of
from tests.charts.samples import Snapshot, ratings, texts

GOALS = {"g1": "Lead a team of ten", "g2": "Travel at most 30 %"}
TARGETS = {"o1": "Grow revenue by 20 %", "v1": "Family"}
CELLS = (("g1", "o1", 2), ("g1", "v1", -1), ("g2", "o1", -2))


def drawn(*cells: tuple[str, str, int]) -> go.Figure:
    return alignment_matrix(ratings(*(cells or CELLS)), goals=GOALS, targets=TARGETS)


def test_each_rating_is_a_number_with_its_sign_in_its_cell() -> None:
    [numbers] = drawn().data
    found = dict(zip(zip(numbers.x, numbers.y, strict=True), numbers.text, strict=True))
    assert found == {(0, 0): "<b>+2</b>", (1, 0): "<b>−1</b>", (0, 1): "<b>−2</b>"}


def test_each_pair_has_an_outline_and_only_rated_ones_a_colour() -> None:
    fills = {(round(box.x0), round(box.y0)): box.fillcolor for box in drawn().layout.shapes}
    assert len(fills) == 4
    assert [place for place, fill in fills.items() if fill == "#FFFFFF"] == [(1, 1)]


def test_rows_are_goals_and_columns_targets_in_the_order_given() -> None:
    named = [text for text in texts(drawn()) if not text.startswith("<")]
    assert named == ["Lead a team of ten", "Travel at most 30 %", "Grow revenue by<br>20 %", "Family"]


def test_names_over_narrow_columns_stand_upright() -> None:
    targets = {f"o{n}": f"Objective number {n} of the company" for n in range(14)}
    figure = alignment_matrix(ratings(("g1", "o3", 1)), goals=GOALS, targets=targets)
    upright = [note for note in figure.layout.annotations if note.textangle == -90]
    assert len(upright) == 14
    assert upright[0].text == "Objective number 0 of…"


def test_a_rating_of_something_else_is_left_out() -> None:
    assert sentence_of(drawn(("g1", "o1", 2), ("g1", "o9", -2))) == (
        "Of 1 rating, 1 says that the goal serves and 0 that it pulls against; "
        "1 goal without one that serves."
    )


def test_the_sentence_counts_what_serves_and_what_pulls() -> None:
    assert (
        sentence_of(drawn(*CELLS, ("g2", "v1", 1)))
        == "Of 4 ratings, 2 say that the goal serves and 2 that it pulls against."
    )


def test_names_are_never_markup() -> None:
    figure = alignment_matrix(ratings(("g1", "o1", 1)), goals={"g1": "<a>"}, targets={"o1": "<u>"})
    assert {"&lt;a&gt;", "&lt;u&gt;"} <= set(texts(figure))


def test_nothing_rated_is_said_in_words() -> None:
    figure = alignment_matrix(ratings(*CELLS).iloc[:0], goals=GOALS, targets=TARGETS)
    assert texts(figure) == ["no alignment rated yet"]
    assert sentence_of(figure) == "No alignment is rated yet."


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "alignment_matrix")
