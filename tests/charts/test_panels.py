from datetime import date
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from goalkit.charts import goal_panels, sentence_of
from goalkit.charts.panels import ACROSS
from tests.charts.samples import AS_OF, Snapshot, kept_row, reach_row, texts

SINCE = date(2025, 9, 1)
MEASURES = [reach_row(), kept_row(), *(kept_row(measure=f"c1/x{n}", title=f"Measure {n}") for n in range(2))]


def read(measure: str, *values: float) -> pd.DataFrame:
    days = pd.date_range("2026-01-15", periods=len(values), freq="30D")
    return pd.DataFrame({"measure": measure, "on": days, "value": values})


READINGS = pd.concat([read(MEASURES[0].measure, 4, 6, 8), read(MEASURES[1].measure, 49, 61, 48)])


def drawn() -> go.Figure:
    return goal_panels(READINGS, MEASURES, as_of=AS_OF, since=SINCE)


def test_each_measure_has_a_panel_with_its_readings_and_its_limit() -> None:
    lines = {
        trace.yaxis: tuple(trace.y) for trace in drawn().data if trace.line.color == "#0072B2" and trace.y
    }
    assert lines == {"y": (4.0, 6.0, 8.0), "y2": (49.0, None, 61.0, None, 48.0)}
    limits = {trace.yaxis: trace.y[0] for trace in drawn().data if trace.line.color == "#22303C"}
    assert (limits["y"], limits["y2"], len(limits)) == (10.0, 50.0, len(MEASURES))


def test_only_what_is_to_be_reached_has_an_expected_pace() -> None:
    paces = [trace for trace in drawn().data if trace.line.dash == "dash" and trace.y]
    assert [trace.yaxis for trace in paces] == ["y"]
    first, last = paces[0].y
    assert 4 <= first < last <= 10


def test_a_reading_between_two_gaps_is_a_dot() -> None:
    sizes = {trace.yaxis: trace.marker.size for trace in drawn().data if trace.mode == "lines+markers"}
    assert list(sizes) == ["y2"]  # the first is one line
    assert [size > 0 for size in sizes["y2"]] == [True, False, True, False, True]


def test_panels_stand_in_lines_and_do_not_overlap() -> None:
    layout = drawn().layout
    across = [layout.xaxis.domain, layout.xaxis2.domain, layout.xaxis3.domain]
    assert len(across) == ACROSS
    assert all(before[1] < after[0] for before, after in pairwise(across))
    assert layout.xaxis4.domain[0] == layout.xaxis.domain[0]
    assert layout.yaxis4.domain[1] < layout.yaxis.domain[0]


def test_each_panel_says_its_last_reading_and_what_is_wanted() -> None:
    said = " ".join(texts(drawn()))
    assert "<b>8\u00a0people</b></span> · at least 10 people" in said
    assert "no reading" in said
    assert sentence_of(drawn()).startswith(
        "Team size (at least 10\u00a0people): 8\u00a0people; Working hours"
    )


def test_readings_before_the_time_shown_are_left_out() -> None:
    chart = goal_panels(READINGS, MEASURES[:1], as_of=AS_OF, since=date(2026, 3, 1))
    (line,) = [trace for trace in chart.data if trace.line.color == "#0072B2"]
    assert tuple(line.y) == (8.0,)


def test_it_looks_as_it_did(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "goal_panels")
