import json
import os
import subprocess
import sys

import plotly.graph_objects as go
import pytest
from IPython.core.formatters import DisplayFormatter
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from goalkit.charts.theme import figure
from tests.project import HOME

MIME = "application/vnd.plotly.v1+json"
SHARING_OFF = {"modeBarButtons": [["toImage"]], "showSendToCloud": False, "plotlyServerURL": ""}
GLOBALS = (
    "import plotly.io as pio\n"
    "def held(): return (pio.renderers.default, pio.templates.default, list(pio.templates),\n"
    "    [repr(pio.renderers[name].__dict__) for name in pio.renderers])\n"
)


def said(code: str, **environment: str) -> str:
    """What a Python of its own prints."""
    given = {name: text for name, text in os.environ.items() if name != "PLOTLY_RENDERER"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**given, "PYTHONPATH": str(HOME), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def chart() -> go.Figure:
    return figure(sentence="It rises & <falls>.", height=200)


@pytest.mark.parametrize("renderer", ["", "svg", "notebook_connected"])
def test_importing_the_charts_changes_nothing_in_plotly(renderer: str) -> None:
    """Neither how other people's figures are shown nor how they look."""
    code = GLOBALS + "before = held()\nimport goalkit.charts, goalkit.sections\nprint(before == held())"
    assert said(code, **({"PLOTLY_RENDERER": renderer} if renderer else {})) == "True"


def test_our_figures_give_their_data_with_sharing_off(
    chart: go.Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLOTLY_RENDERER", "plotly_mimetype")
    bundle = chart._repr_mimebundle_()
    assert list(bundle) == [MIME, "text/plain"]
    assert bundle[MIME]["config"].items() >= SHARING_OFF.items()
    assert bundle["text/plain"] == "It rises & <falls>."


def test_a_notebook_of_the_workbook_gets_the_data_alone_of_every_figure(
    chart: go.Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """IPython asks for each kind that the bundle leaves out, and plotly.js is 5 MB."""
    monkeypatch.setenv("PLOTLY_RENDERER", "plotly_mimetype")
    data, _ = DisplayFormatter().format(chart)
    assert set(data) == {MIME, "text/plain"}


def test_a_page_that_is_kept_gets_html_with_the_sentence_in_words(
    chart: go.Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLOTLY_RENDERER", raising=False)
    html = chart._repr_mimebundle_()["text/html"]
    assert 'aria-label="It rises &amp; &lt;falls&gt;."' in html
    assert '"showSendToCloud": false' in html
    assert "<falls>" not in html


def test_a_figure_that_is_copied_or_changed_stays_private(chart: go.Figure) -> None:
    for one in (go.Figure(chart), chart.update_layout(title="x"), type(chart)(chart)):
        assert one.layout.template.layout.modebar.remove == ("sendChartToCloud",)
    assert isinstance(chart.update_layout(title="y"), type(chart))


def test_showing_by_hand_keeps_sharing_off(chart: go.Figure, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    monkeypatch.setattr("plotly.io.show", lambda *_, **settings: shown.append(settings))
    chart.show(config={"scrollZoom": True})
    assert shown[0]["config"].items() >= {**SHARING_OFF, "scrollZoom": True}.items()


KEPT = GLOBALS + (
    "from goalkit.charts import keep_private\nkeep_private(); kept = held(); keep_private()\n"
    "import json, plotly.graph_objects as go\n"
    "configs = [pio.renderers[n].config for n in pio.renderers if hasattr(pio.renderers[n], 'config')]\n"
    "print(json.dumps([kept == held(), pio.renderers.default, configs,\n"
    "    go.Figure().layout.template.layout.modebar.remove, go.Figure()._repr_mimebundle_()]))"
)


def test_the_workbook_itself_takes_the_button_out_of_figures_made_by_hand() -> None:
    """In the notebooks that it opens or prints; doing it twice changes nothing more."""
    same, renderer, configs, removed, bundle = json.loads(said(KEPT))
    assert same
    assert renderer == "plotly_mimetype"
    assert all(config.items() >= SHARING_OFF.items() for config in configs)
    assert removed == ["sendChartToCloud"]
    assert list(bundle) == [MIME]
    assert bundle[MIME]["config"].items() >= SHARING_OFF.items()
    assert json.loads(said(KEPT, PLOTLY_RENDERER="json"))[1] == "json"


def test_a_module_left_out_while_loading_can_be_loaded_later() -> None:
    code = "import goalkit.charts as c; c.keep_private(); import rfc3987_syntax as r; print(r.__name__)"
    assert said(code) == "rfc3987_syntax"


def test_a_notebook_carries_plotly_once_also_when_a_cell_is_run_again() -> None:
    """The cell that carries it carries it again; another one does not, in whatever order they are run."""
    draw = "from goalkit.charts.theme import figure\nfrom IPython.display import display\n"
    sources = [draw + "display(figure(sentence='1', height=90), figure(sentence='2', height=90))"]
    sources.append("figure(sentence='3', height=90)")
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    client = NotebookClient(notebook, timeout=120, kernel_name="python3")
    with client.setup_kernel(env={**os.environ, "PLOTLY_RENDERER": ""}):
        for number in (0, 1, 1, 0):
            client.execute_cell(notebook.cells[number], number)
    shown = [output.data["text/html"] for cell in notebook.cells for output in cell.outputs]
    assert ["* plotly.js v" in html for html in shown] == [True, False, False]
