from datetime import date
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from goalkit.charts import progress_lines, sentence_of
from goalkit.measure_text import progress_sentence
from goalkit.period import Period
from tests.charts.samples import AS_OF, Snapshot, days, reach_row, readings, texts, traces

VALUES = (4.0, 4.0, 5.0, 6.0, 6.0, 7.0, 7.0, 8.0, 8.0)


def drawn(values: tuple[float, ...] = VALUES, **changes: Any) -> go.Figure:
    return progress_lines(readings(*values), reach_row(**changes), as_of=AS_OF)


def blue(figure: go.Figure) -> Any:
    return next(trace for trace in figure.data if trace.hoverinfo == "text")


def test_the_readings_are_drawn_as_they_were_put_in() -> None:
    line = blue(drawn())
    assert line.y == VALUES
    assert line.x[0] == "2026-01-15"


def test_the_expected_pace_is_dashed_from_start_and_baseline_to_due_day_and_target() -> None:
    pace = next(trace for trace in drawn().data if trace.line.dash == "dash")
    assert (pace.x, pace.y) == (("2026-01-01", "2027-01-01"), (4.0, 10.0))


def test_the_target_is_a_line_with_its_number_and_unit() -> None:
    figure = drawn()
    assert "target 10\u00a0people" in texts(figure)
    assert [trace.y for trace in traces(figure, mode="lines") if trace.line.width == 1] == [(10.0, 10.0)]


def test_today_the_last_reading_and_the_expected_value_are_labelled() -> None:
    assert {"30 Sep 2026", "<b>8\u00a0people</b>", "expected 8.5"} <= set(texts(drawn()))


def test_the_line_breaks_where_more_than_three_cadences_lie_between_readings() -> None:
    line = blue(drawn((4.0, 5.0, nan, nan, nan, 6.0, 7.0, 7.0, 8.0)))
    assert line.y == (4.0, 5.0, None, 6.0, 7.0, 7.0, 8.0)


def test_a_shorter_pause_does_not_break_the_line() -> None:
    assert None not in blue(drawn((4.0, 5.0, nan, 6.0))).y


@pytest.mark.parametrize(
    ("as_of", "place"),
    [
        (date(2026, 9, 30), "2026-09-30"),  # at its end
        (date(2026, 9, 10), "2026-09-10"),  # the line would cross it: it stands before the line
        (date(2026, 7, 10), "2026-10-01"),  # early: behind the line there is room
    ],
)
def test_the_line_of_today_does_not_cross_the_name_of_the_period(as_of: date, place: str) -> None:
    figure = progress_lines(
        readings(*VALUES),
        reach_row(start=pd.Timestamp("2026-05-01")),
        as_of=as_of,
        period=Period.parse("2026-Q3"),
    )
    (name,) = [note for note in figure.layout.annotations if note.text == "Q3 2026"]
    assert name.x == place


def test_the_name_of_a_short_period_stands_before_it_where_the_line_would_cross_it() -> None:
    figure = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF, period=Period.parse("2026-09"))
    (name,) = [note for note in figure.layout.annotations if note.text == Period.parse("2026-09").label]
    assert name.x == "2026-09-01"


def test_the_period_is_shaded() -> None:
    figure = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF, period=Period.parse("2026-Q3"))
    [band] = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (band.x0, band.x1) == ("2026-07-01", "2026-10-01")
    assert "Q3 2026" in texts(figure)


def test_a_period_outside_the_time_of_the_goal_is_not_drawn() -> None:
    period = Period.parse("2020-Q3")
    figure = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF, period=period)
    assert not [shape for shape in figure.layout.shapes if shape.type == "rect"]


def test_a_moved_target_stays_visible_until_the_day_it_was_moved() -> None:
    changes = pd.DataFrame(
        {"since": days("2026-03-01", "2026-04-01"), "what": ["target", "unit"], "before": [8.0, "heads"]}
    )
    figure = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF, changes=changes)
    [earlier] = [trace for trace in figure.data if trace.line.dash == "dot"]
    assert (earlier.x, earlier.y) == (("2026-01-01", "2026-03-01"), (8.0, 8.0))
    assert "until 1 Mar 2026: 8\u00a0people" in texts(figure)


@pytest.mark.parametrize(
    ("before", "labelled"),
    [((9.6, 9.7, 9.8, 9.9), []), ((4.5, 6.0, 7.5, 9.0), ["4.5", "6", "7.5", "9"])],
)
def test_of_targets_too_close_to_name_each_the_newest_is_named(
    before: tuple[float, ...], labelled: list[str]
) -> None:
    moved = days("2026-02-01", "2026-02-15", "2026-03-01", "2026-03-15")
    changes = pd.DataFrame({"since": moved, "what": ["target"] * 4, "before": before})
    figure = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF, changes=changes)
    assert len([trace for trace in figure.data if trace.line.dash == "dot"]) == 4
    named = [text for text in texts(figure) if text.startswith("until")]
    assert [text.split(": ")[1].split("\u00a0")[0] for text in named] == labelled
    assert "target 10\u00a0people" in texts(figure)


def test_without_a_reading_nothing_is_drawn_as_zero() -> None:
    figure = drawn((nan, nan), actual=nan, share=nan, on=pd.NaT)
    assert "no reading yet" in texts(figure)
    assert [trace for trace in figure.data if trace.hoverinfo == "text"] == []


def test_labels_of_equal_height_are_moved_apart() -> None:
    figure = drawn((4.0, 8.47), expected=0.745)
    shifts = {note.text: note.yshift for note in figure.layout.annotations if note.yshift}
    assert len(shifts) == 2
    assert abs(sum(shifts.values())) < 0.2


def test_an_old_reading_is_labelled_where_it_was_read() -> None:
    figure = drawn((4.0, 5.0))
    [note] = [note for note in figure.layout.annotations if note.text == "<b>5\u00a0people</b>"]
    assert note.x == "2026-02-15"


def test_text_of_a_person_is_never_markup() -> None:
    figure = drawn(unit="<a href='x'>")
    assert "target 10\u00a0&lt;a href='x'&gt;" in texts(figure)


def test_the_expected_value_is_not_marked_after_the_due_day() -> None:
    late = progress_lines(readings(*VALUES), reach_row(expected=1.0), as_of=date(2027, 2, 1))
    assert not any(text.startswith("expected") for text in texts(late))


def test_the_figure_carries_that_sentence() -> None:
    assert sentence_of(drawn()) == progress_sentence(reach_row(), as_of=AS_OF)


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    period = Period.parse("2026-Q3")
    figure = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF, period=period)
    same_as_snapshot(figure, "progress_lines")
