"""A cell that fails in a goalkit notebook, as JupyterLab runs it."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

PRIVATE = "nothing of this is anybody's business"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the last of these cells shows, after the line that JupyterLab sends before the first cell."""
    for variable in ("HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))

    def tell(*cells: str) -> nbformat.NotebookNode:
        notebook = new_notebook(
            cells=[new_code_cell(code) for code in ("import goalkit.lab.notebook_setup", *cells)]
        )
        NotebookClient(notebook, timeout=120, kernel_name="python3", allow_errors=True).execute()
        return notebook.cells[-1].outputs[-1]

    return tell


def test_an_error_of_goalkit_is_its_sentence_alone(told) -> None:
    shown = told("from goalkit.period import Period", "Period.parse('2026-5')")
    assert shown.ename == "PeriodError"
    assert shown.traceback == [f"{shown.evalue}."]


def test_a_failure_inside_goalkit_is_an_apology_and_a_line_in_the_log(told, tmp_path: Path) -> None:
    shown = told("from goalkit.wording import day_text", f"day_text({PRIVATE!r})")
    assert shown.ename == "AttributeError"
    (sentence,) = shown.traceback
    assert "goalkit itself failed (AttributeError)" in sentence
    (log,) = tmp_path.rglob("goalkit.log")
    assert str(log) in sentence
    noted = log.read_text(encoding="utf-8")
    assert "in day_text" in noted
    assert PRIVATE not in noted + sentence


def test_a_mistake_in_a_changed_cell_is_shown_where_it_is(told) -> None:
    shown = told("how_many = 0", "1 / how_many")
    assert shown.ename == "ZeroDivisionError"
    assert "how_many" in "\n".join(shown.traceback)
