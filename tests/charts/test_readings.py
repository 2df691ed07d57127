from datetime import date
from math import nan

import pandas as pd
import plotly.graph_objects as go

from goalkit.charts import reading_lines, sentence_of
from tests.charts.samples import AS_OF, Snapshot, kept, kept_row, texts, traces

TRAVEL = kept_row(measure="c1/m3", title="Travel", unit="%", target=30.0, cadence="month")
MEASURES = [kept_row(), TRAVEL]
WEEKS = kept(49.0, 61.0, 47.0, nan, nan, nan, nan, 55.0, 48.0)
MONTHS = kept(25.0, 35.0, first="2026-07-01", freq="MS", limit=30.0).assign(measure="c1/m3")
SPANS = pd.concat([WEEKS, MONTHS])


def drawn() -> go.Figure:
    return reading_lines(SPANS, MEASURES, as_of=AS_OF)


def test_each_measure_has_its_own_panel_with_its_readings() -> None:
    lines = {trace.yaxis: trace.y for trace in drawn().data if trace.line.color == "#0072B2"}
    assert lines == {"y": (49.0, 61.0, 47.0, None, 55.0, 48.0), "y2": (25.0, 35.0)}


def test_panels_do_not_overlap() -> None:
    figure = drawn()
    upper, lower = figure.layout.yaxis.domain, figure.layout.yaxis2.domain
    assert upper[0] > lower[1]
    assert lower[0] == 0


def test_each_limit_is_a_line() -> None:
    limits = {trace.yaxis: trace.y for trace in drawn().data if trace.line.color == "#22303C"}
    assert limits == {"y": (50.0, 50.0), "y2": (30.0, 30.0)}


def test_a_measure_between_two_limits_has_both() -> None:
    row = kept_row(direction="between", target=40.0, target_high=50.0)
    figure = reading_lines(WEEKS, [row], as_of=AS_OF)
    assert [trace.y[0] for trace in figure.data if trace.line.color == "#22303C"] == [40.0, 50.0]


def test_readings_beyond_the_limit_are_crossed() -> None:
    crosses = {trace.yaxis: trace.y for trace in traces(drawn(), mode="markers")}
    assert crosses == {"y": (61.0, 55.0), "y2": (35.0,)}


def test_limit_unit_and_last_reading_are_written_beside_each_panel() -> None:
    assert {
        "<b>Working hours</b> · at most 50\u00a0h/week",
        "<b>48\u00a0h/week</b><br>week of 24 Aug 2026",
        "<b>35\u00a0%</b><br>in Aug 2026",
    } <= set(texts(drawn()))


def test_only_readings_since_the_day_asked_for_are_drawn() -> None:
    figure = reading_lines(SPANS, MEASURES, as_of=AS_OF, since=date(2026, 8, 15))
    assert sentence_of(figure) == (
        "Working hours (at most 50\u00a0h/week): last 48\u00a0h/week in the week of 24 Aug 2026; "
        "Travel (at most 30\u00a0%): no reading in the time shown."
    )
    assert "no reading in the time shown" in texts(figure)


def test_titles_are_never_markup() -> None:
    figure = reading_lines(WEEKS, [kept_row(title="<i>x</i>")], as_of=AS_OF)
    assert any(text.startswith("<b>&lt;i&gt;x&lt;/i&gt;</b>") for text in texts(figure))


def test_no_measure_is_said_in_words() -> None:
    assert sentence_of(reading_lines(SPANS, (), as_of=AS_OF)) == "No measure is chosen."


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "reading_lines")
