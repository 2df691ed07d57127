"""What holds for every chart."""

import json
import re
from collections.abc import Callable
from datetime import date
from math import nan

import plotly.graph_objects as go
import pytest

from goalkit import charts
from goalkit.analysis.feedback import team_pulse
from goalkit.charts import theme
from goalkit.model import Stakeholder
from goalkit.terms import Group
from tests.analysis.test_pulse import pulses
from tests.charts import samples as s

CHARTS: dict[str, Callable[[], go.Figure]] = {
    "progress": lambda: charts.progress_lines(s.readings(4, nan, 8), s.reach_row(), as_of=s.AS_OF),
    "kept": lambda: charts.kept_calendar(s.kept(49, nan, 61), s.kept_row(), as_of=s.AS_OF),
    "readings": lambda: charts.reading_lines(s.kept(49, nan, 61), [s.kept_row()], as_of=s.AS_OF),
    "milestones": lambda: charts.milestone_timeline(
        s.milestones(("a", "2026-10-01", "", "due soon")), as_of=s.AS_OF
    ),
    "balance": lambda: charts.balance_wheel(s.balance(("Health", nan, 5, 8), ("Work", 4, nan, nan))),
    "attainment": lambda: charts.attainment_line(s.attainment(("2026-09-30", 50.0), ("2026-06-30", nan))),
    "alignment": lambda: charts.alignment_matrix(
        s.ratings(("g1", "o1", 1)), goals={"g1": "goal"}, targets={"o1": "objective"}
    ),
    "feedback": lambda: charts.feedback_bars(
        s.feedback(("Listens", "peer", 3, 1.0), ("Listens", "other", 1, nan)),
        s.of_others(s.feedback(("Listens", "peer", 3, 1.0))),
    ),
    "panels": lambda: charts.goal_panels(
        s.kept(49, nan, 61).rename(columns={"span_start": "on"}),
        [s.kept_row()],
        as_of=s.AS_OF,
        since=date(2026, 1, 1),
    ),
    "confidence": lambda: charts.reliability_picture(s.reliability((0.1, 3, 0.0), (0.9, 9, 0.5))),
    "pulse": lambda: charts.pulse_line(team_pulse(pulses((s.AS_OF, 3, 2, 1)))),
    "support": lambda: charts.support_map([Stakeholder(id="p1", name="Sam", group=Group.PEER)]),
}

every_chart = pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)


@every_chart
def test_it_says_in_a_sentence_what_it_shows(draw: Callable[[], go.Figure]) -> None:
    sentence = charts.sentence_of(draw())
    assert sentence.endswith(".")
    assert "nan" not in sentence.lower()


@every_chart
def test_it_has_no_title_no_legend_and_the_width_of_the_page(draw: Callable[[], go.Figure]) -> None:
    layout = draw().layout
    assert layout.title.text is None
    assert layout.showlegend is False
    assert layout.width == theme.WIDTH


@every_chart
def test_missing_numbers_never_appear_as_text(draw: Callable[[], go.Figure]) -> None:
    shown = draw().to_json()
    assert "NaN" not in shown
    assert ">nan" not in shown
    assert "NaT" not in shown


@every_chart
def test_it_has_at_most_five_ticks_an_axis(draw: Callable[[], go.Figure]) -> None:
    layout = draw().to_plotly_json()["layout"]
    axes = [value for name, value in layout.items() if name[1:].startswith("axis")]
    assert all(len(axis["tickvals"]) <= 5 for axis in axes if axis.get("visible", True))


@every_chart
def test_labels_are_at_least_eight_points_in_print(draw: Callable[[], go.Figure]) -> None:
    """604 px are printed 160 mm wide, so that a pixel is 0.75 pt."""
    sizes = [note.font.size for note in draw().layout.annotations]
    assert min(sizes) * 160 / 604 / 25.4 * 72 >= 8


@every_chart
def test_what_stands_on_the_right_fits_in_its_margin(draw: Callable[[], go.Figure]) -> None:
    """A letter of a label is at most six pixels wide."""
    layout = draw().layout
    for note in layout.annotations:
        if (note.x, note.xref, note.xanchor) == (1, "paper", "left"):
            widest = max(theme.text_width(re.sub("<.*?>", "", line)) for line in note.text.split("<br>"))
            assert note.xshift + 6 * widest <= layout.margin.r, note.text


@every_chart
def test_it_is_drawn_the_same_twice(draw: Callable[[], go.Figure]) -> None:
    assert draw().to_json() == draw().to_json()
    assert '"uid"' not in draw().to_json()


@every_chart
def test_a_notebook_gets_it_with_one_button_that_saves_a_picture(draw: Callable[[], go.Figure]) -> None:
    shown = draw()._repr_mimebundle_()["application/vnd.plotly.v1+json"]
    assert shown["config"]["modeBarButtons"] == [["toImage"]]
    assert json.dumps(shown["layout"]["meta"])
