"""Where a measure is heading, drawn beside its readings."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import progress_lines, sentence_of, theme
from goalkit.charts.progress import LETTER_WIDTH
from tests.charts.samples import AS_OF, Snapshot, days, reach_row, readings, texts

VALUES = (4.0, 4.0, 5.0, 6.0, 6.0, 7.0, 7.0, 7.5, 8.0)


def path(low: float = 7.0, median: float = 8.6, high: float = 10.2, **changes: Any) -> pd.DataFrame:
    """From 8 people in the middle of September to the end of 2026."""
    on = days("2026-09-15", "2026-11-08", "2027-01-01")
    ways = {"low": [8.0, (8 + low) / 2, low], "median": [8.0, (8 + median) / 2, median]}
    return pd.DataFrame({"on": on, **ways, "high": [8.0, (8 + high) / 2, high], **changes})


def drawn(way: pd.DataFrame | None = None, **changes: Any) -> go.Figure:
    ahead = path() if way is None else way
    return progress_lines(readings(*VALUES), reach_row(**changes), as_of=AS_OF, path=ahead)


def band(figure: go.Figure) -> Any:
    return next(trace for trace in figure.data if trace.fill == "toself")


def test_the_range_is_a_band_and_the_likely_way_a_dotted_line() -> None:
    figure = drawn()
    assert band(figure).y == (8.0, 9.1, 10.2, 7.0, 7.5, 8.0)
    assert band(figure).fillcolor == look.SKY_FILL
    way = next(trace for trace in figure.data if trace.line.dash == "dot")
    assert (way.x[-1], way.y[-1]) == ("2027-01-01", 8.6)


def test_it_stands_behind_the_readings() -> None:
    figure = drawn()
    names = [trace.fill or trace.line.dash or trace.mode for trace in figure.data]
    assert names.index("toself") < names.index("lines+markers")


def test_the_end_is_labelled_with_its_range() -> None:
    assert "likely<br>8.6\u00a0people<br>7 to 10.2" in texts(drawn())


def test_the_label_has_room_beside_the_chart_with_a_long_unit() -> None:
    text = next(text for text in texts(drawn(unit="customer visits a quarter")) if text.startswith("likely"))
    room = drawn().layout.margin.r - 7
    assert all(theme.text_width(line) * LETTER_WIDTH <= room for line in text.split("<br>"))


def test_the_label_gives_way_to_those_of_today() -> None:
    last = path().assign(on=days("2026-09-15", "2026-09-30", "2026-10-12"))
    near = drawn(last, due=pd.Timestamp("2026-10-12"))
    assert not [text for text in texts(near) if text.startswith("likely")]
    assert band(near).x[2] == "2026-10-12"


def test_the_sentence_tells_it() -> None:
    said = sentence_of(drawn())
    assert said.endswith(
        "; likely on 1 Jan 2027: 8.6\u00a0people, 8 times in 10 between 7 and 10.2\u00a0people."
    )


def test_without_a_forecast_nothing_is_added() -> None:
    plain = progress_lines(readings(*VALUES), reach_row(), as_of=AS_OF)
    assert drawn(path().iloc[:0]).to_plotly_json() == plain.to_plotly_json()


def test_a_wide_range_does_not_press_the_readings_flat() -> None:
    low, high = drawn(path(-500, 8.6, 500)).layout.yaxis.range
    assert low > -5
    assert high > 10
    assert high - low < 20


def test_the_whole_picture(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "progress_lines_ahead")
