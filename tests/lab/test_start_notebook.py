"""The start notebook, run as JupyterLab runs it."""

from datetime import UTC, date, datetime
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from goalkit.model import Client
from goalkit.shipped import START_NOTEBOOK, shipped
from goalkit.store import open_practice
from tests.books import goal, reach, reading


def shown(practice: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """All that the notebook shows for this practice: the state of its controls."""
    monkeypatch.setenv("GOALKIT_PRACTICE", str(practice))
    monkeypatch.delenv("GOALKIT_PASSPHRASE", raising=False)
    notebook = nbformat.read(shipped(START_NOTEBOOK), as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", store_widget_state=True).execute()
    (output,) = notebook.cells[-1]["outputs"]
    assert "application/vnd.jupyter.widget-view+json" in output["data"]
    return str(notebook.metadata["widgets"])


def test_it_shows_the_next_step_and_where_the_goals_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_practice(tmp_path / "p.goalkit", create=True) as practice:
        records = (Client(id="c1", name="Юлия <b>"), goal(), reach(), reading("m1", date(2026, 3, 2), 7))
        practice.record("c1", *records, at=datetime(2026, 3, 2, tzinfo=UTC))
    page = shown(tmp_path / "p.goalkit", monkeypatch)
    assert "Юлия &lt;b&gt;" in page
    assert "Go to Vision" in page


def test_a_new_practice_opens_on_the_form_of_a_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_practice(tmp_path / "p.goalkit", create=True).close()
    assert "Whose workbook is this?" in shown(tmp_path / "p.goalkit", monkeypatch)
