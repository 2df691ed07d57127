import subprocess
import sys

import plotly.graph_objects as go
import plotly.io as pio
import pytest

from goalkit import charts

SHARING_OFF = {"displayModeBar": False, "showSendToCloud": False, "plotlyServerURL": ""}


def test_a_figure_made_by_hand_has_no_share_button_in_what_the_notebook_gets() -> None:
    bundle = go.Figure(go.Scatter(x=[1], y=[2]))._repr_mimebundle_()
    config = bundle["application/vnd.plotly.v1+json"]["config"]
    assert config.items() >= SHARING_OFF.items()


def test_nothing_but_data_stands_in_the_bundle_so_no_network_is_needed() -> None:
    assert list(go.Figure()._repr_mimebundle_()) == ["application/vnd.plotly.v1+json"]


@pytest.mark.parametrize("name", [name for name in pio.renderers if hasattr(pio.renderers[name], "config")])
def test_every_renderer_that_shows_a_tool_bar_has_sharing_off(name: str) -> None:
    assert pio.renderers[name].config.items() >= SHARING_OFF.items()


def test_the_template_takes_the_share_button_out_where_no_renderer_is_asked() -> None:
    """A FigureWidget is shown without a renderer; it takes the template like any figure."""
    assert go.Figure().layout.template.layout.modebar.remove == ("sendChartToCloud",)


def test_keeping_private_twice_changes_nothing_more() -> None:
    before = pio.templates.default
    charts.keep_private()
    assert pio.templates.default == before


def test_a_module_left_out_while_loading_can_be_loaded_later() -> None:
    code = "import goalkit.charts, rfc3987_syntax; print(rfc3987_syntax.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "rfc3987_syntax"
