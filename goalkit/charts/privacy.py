"""How our figures show themselves: none offers to send itself away, and none needs a network.

Importing this changes nothing in plotly: figures of other people are shown as they always are. The
workbook itself calls `keep_private` for the notebooks that it opens or prints.
"""

import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import uuid4

import plotly.graph_objects as go
import plotly.io as pio

from goalkit.escaping import html_text
from goalkit.quick_import import ADDRESS_GRAMMAR, without

MIME = "application/vnd.plotly.v1+json"
PLOTLY_CONFIG: dict[str, Any] = {
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 3, "filename": "chart"},
    "locales": {"en": {"dictionary": {"Download plot as a PNG": "Save as PNG"}}},
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "typesetMath": False,
}
"""plotly.js settings: the tool bar, which comes with the pointer or the focus, has the one button that saves
a picture; there is no "Share chart" button, no server to send to, and no formulas."""

NO_SHARE_BUTTON = {"modebar": {"remove": ["sendChartToCloud"]}}
TEMPLATE = go.layout.Template(layout=NO_SHARE_BUTTON)
"""The plotly template without the button, for what shows figures without a config (FigureWidget)."""
_TEMPLATE_NAME = "goalkit_private"

_CHART = """{plotly_js}<div id="{id}" role="img" aria-label="{sentence}">{sentence}</div>
<script>(() => {{
  const draw = () => {{
    const chart = document.getElementById("{id}");
    chart.replaceChildren();
    Plotly.newPlot(chart, {figure});
  }};
  if (window.Plotly) draw();
  else addEventListener("load", () => window.Plotly && draw());
}})();</script>"""


class PrivateFigure(go.Figure):  # type: ignore[misc] # plotly has no types
    """A plotly figure that shows itself without a way out.

    A notebook gets its data, for whoever draws them (JupyterLab, Notebook 7, VS Code, our PDF), and HTML for
    pages that are kept (`jupyter nbconvert --to html`). The first of a notebook carries plotly.js, so it is
    in a page once. In the workbook itself, where no page is kept, and where PLOTLY_RENDERER is
    `plotly_mimetype`, the data alone are given: plotly.js is 5 MB.
    """

    _ipython_display_ = None  # IPython asks for the bundle then, and the metadata of the output are kept

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> dict[str, Any]:
        values = json.loads(self.to_json())
        bundle = {MIME: {**values, "config": PLOTLY_CONFIG}, "text/plain": self._sentence}
        if not _is_data_alone():
            bundle["text/html"] = self._html(plotly_js=_carries_plotly_js())
        return bundle

    def _repr_html_(self) -> str | None:
        """The page for whoever asks for HTML; IPython does so for each kind that the bundle leaves out."""
        return None if _is_data_alone() else self._html(plotly_js=True)

    def show(self, *args: Any, config: dict[str, Any] | None = None, **settings: Any) -> None:
        """Show the figure as plotly does, without its "Share chart" button."""
        super().show(*args, config={**PLOTLY_CONFIG, **(config or {})}, **settings)

    @property
    def _sentence(self) -> str:
        return str((self.layout.meta or {}).get("sentence", "Chart"))

    def _html(self, *, plotly_js: bool) -> str:
        figure = self.to_json()
        return _CHART.format(
            plotly_js=f"<script>{_plotly_js()}</script>" if plotly_js else "",
            id=f"chart-{uuid4().hex}",
            sentence=html_text(self._sentence),
            figure=f'{figure[:-1]},"config":{json.dumps(PLOTLY_CONFIG)}}}',
        )


@cache
def _plotly_js() -> str:
    return files("plotly").joinpath("package_data", "plotly.min.js").read_text(encoding="utf-8")


@dataclass
class _Carrier:
    """The cell that carries plotly.js, the run of it that did so last, and whether any shall."""

    cell: str = ""
    run: str = ""
    is_wanted: bool = True


_carrier = _Carrier()


def _is_data_alone() -> bool:
    return not _carrier.is_wanted or os.environ.get("PLOTLY_RENDERER") == "plotly_mimetype"


def _carries_plotly_js() -> bool:
    """Whether the figure shown now is the first of its notebook, or of a first cell that is run again."""
    ipython: Any = sys.modules.get("IPython")  # whoever shows a figure in a notebook has it
    shell = ipython.get_ipython() if ipython else None
    parent: dict[str, Any] = getattr(shell, "get_parent", dict)()
    run = parent.get("header", {}).get("msg_id", "")
    if not run:
        return True  # no notebook: the figure stands alone
    cell = parent.get("metadata", {}).get("cellId") or parent.get("content", {}).get("code", "")
    if _carrier.run and (cell != _carrier.cell or run == _carrier.run):
        return False
    _carrier.cell, _carrier.run = cell, run
    return True


def keep_private() -> None:
    """Take the way out of every figure of this process, also of those made by hand.

    Every renderer shows figures under `PLOTLY_CONFIG`, and the default template takes the button out of the
    tool bar. PLOTLY_RENDERER chooses the renderer as always. Our own figures give their data alone.
    """
    _carrier.is_wanted = False
    with without(ADDRESS_GRAMMAR):
        renderers = pio.renderers
    for name in renderers:
        renderer = renderers[name]
        if hasattr(renderer, "config"):
            renderer.config = {**(renderer.config or {}), **PLOTLY_CONFIG}
    if not os.environ.get("PLOTLY_RENDERER"):
        renderers.default = "plotly_mimetype"
    pio.templates[_TEMPLATE_NAME] = TEMPLATE
    known = [name for name in str(pio.templates.default or "").split("+") if name]
    pio.templates.default = "+".join(dict.fromkeys([*known, _TEMPLATE_NAME]))
