"""Where a measure is heading, drawn beside its readings."""

import html
import re
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import ImageFont

from goalkit import look
from goalkit.charts import progress_lines, sentence_of
from goalkit.cli.doctor import FONTS
from goalkit.period import Period
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


def boxes(figure: go.Figure) -> dict[str, tuple[float, float, float, float]]:
    """Left, right, lower and upper edge of each label in pixels, in the fonts that are shipped."""
    layout, found = figure.layout, {}
    width = layout.width - layout.margin.l - layout.margin.r
    height = layout.height - layout.margin.t - layout.margin.b
    (first, last), (low, high) = map(date.fromisoformat, layout.xaxis.range), layout.yaxis.range
    for note in layout.annotations:
        lines = [html.unescape(re.sub("<.*?>", "", line)) for line in note.text.split("<br>")]
        face = "SemiBold" if "<b>" in note.text else "Regular"
        font = ImageFont.truetype(FONTS / f"NotoSans-{face}.ttf", 10 * note.font.size)
        wide, tall = max(map(font.getlength, lines)) / 10, 1.3 * note.font.size * len(lines)
        right = (date.fromisoformat(note.x) - first) / (last - first) * width + (note.xshift or 0)
        up = note.y * height if note.yref == "paper" else (note.y - low) / (high - low) * height
        left = right - {"left": 0, "right": 1}.get(note.xanchor, 0.5) * wide
        lower = up + (note.yshift or 0) - (0 if note.yanchor == "bottom" else tall / 2)
        found[note.text] = left, left + wide, lower, lower + tall
    return found


def test_the_label_has_room_beside_the_chart_with_a_long_unit() -> None:
    figure = drawn(unit="customer visits a quarter")
    (right,) = [right for text, (_, right, *_) in boxes(figure).items() if text.startswith("likely")]
    assert right <= figure.layout.width - figure.layout.margin.l


def test_the_label_gives_way_to_those_of_today() -> None:
    last = path().assign(on=days("2026-09-15", "2026-09-30", "2026-10-12"))
    near = drawn(last, due=pd.Timestamp("2026-10-12"))
    assert [note.yshift for note in near.layout.annotations if note.text.startswith("likely")] != [None]
    assert band(near).x[2] == "2026-10-12"


ENDS = {"people": (4, 10), "USD": (18e6, 30e6), "customer visits a quarter": (60, 45)}


@pytest.mark.parametrize("unit", ENDS)
def test_no_label_touches_another_wherever_today_and_the_readings_are(unit: str) -> None:
    (baseline, target), start, due = ENDS[unit], date(2025, 1, 1), date(2026, 12, 31)
    way = target - baseline
    for passed, come, coming in product((0.05, 0.3, 0.75, 0.93, 0.99), (0, 0.1, 0.5, 0.8, 1), (0, 0.2)):
        as_of, value = start + (due - start) * passed, baseline + way * come
        median = value + way * coming
        ends = {"low": [value, median - 2], "median": [value, median], "high": [value, median + 2]}
        figure = progress_lines(
            readings(value, first=(as_of - timedelta(days=3)).isoformat()),
            reach_row(
                unit=unit, baseline=baseline, target=target, start=pd.Timestamp(start), actual=value,
                due=pd.Timestamp(due), expected=passed, share=come,
            ),
            as_of=as_of, period=Period.quarter_of(as_of),
            path=pd.DataFrame({"on": pd.to_datetime([as_of, due]), **ends}),
        )  # fmt: skip
        placed = boxes(figure)
        named = [text for text in placed if text.startswith(("likely", "expected", "<b>"))]
        assert len(named) == 3 or (passed > 0.9 and not named[-1].startswith("likely"))  # no room by the edge
        for (text, one), (other, two) in combinations(placed.items(), 2):
            beside = min(one[1], two[1]) - max(one[0], two[0])
            above = min(one[3], two[3]) - max(one[2], two[2])
            assert min(beside, above) <= 0, f"{text} and {other}, {passed}, {come}, {coming}"


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
