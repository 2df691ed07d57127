"""No figure offers to send itself away, and showing one needs no network."""

from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from goalkit.quick_import import ADDRESS_GRAMMAR, without

PLOTLY_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "typesetMath": False,
}
"""plotly.js settings: no tool bar, no "Share chart" button, no server to send to, no formulas."""

TEMPLATE = "goalkit_private"
"""The plotly template without the button, for what shows figures without a renderer (FigureWidget)."""


def keep_private() -> None:
    """Take the way out of every figure of this process, also of those made by hand.

    Every renderer shows figures under `PLOTLY_CONFIG`, and the default template takes the button out
    of the tool bar. Importing `goalkit.charts` calls it.
    """
    with without(ADDRESS_GRAMMAR):
        renderers = pio.renderers
    for name in renderers:
        renderer = renderers[name]
        if hasattr(renderer, "config"):
            renderer.config = {**(renderer.config or {}), **PLOTLY_CONFIG}
    renderers.default = "plotly_mimetype"
    pio.templates[TEMPLATE] = go.layout.Template(layout={"modebar": {"remove": ["sendChartToCloud"]}})
    known = [name for name in str(pio.templates.default or "").split("+") if name]
    pio.templates.default = "+".join(dict.fromkeys([*known, TEMPLATE]))
