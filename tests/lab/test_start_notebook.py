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
    """All that the notebook shows for this practice, as HTML."""
    monkeypatch.setenv("GOALKIT_PRACTICE", str(practice))
    monkeypatch.delenv("GOALKIT_PASSPHRASE", raising=False)
    notebook = nbformat.read(shipped(START_NOTEBOOK), as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join(output["data"]["text/html"] for output in outputs)


def test_it_shows_where_the_goals_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_practice(tmp_path / "p.goalkit", create=True) as practice:
        records = (Client(id="c1", name="Юлия <b>"), goal(), reach(), reading("m1", date(2026, 3, 2), 7))
        practice.record("c1", *records, at=datetime(2026, 3, 2, tzinfo=UTC))
    page = shown(tmp_path / "p.goalkit", monkeypatch)
    assert "Юлия &lt;b&gt;" in page
    assert "Lead a team of ten" in page


def test_without_a_practice_it_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "goalkit import FILE" in shown(tmp_path / "none.goalkit", monkeypatch)
