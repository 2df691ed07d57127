"""The tutorial for people who write Python runs from its first cell to its last."""

import json
import subprocess
import sys
from itertools import takewhile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from pypdf import PdfReader

from tests.project import HOME

TUTORIAL = HOME / "docs" / "tutorials" / "your-own-review.ipynb"
WORKBOOK = "## A workbook"
LOADED = "import sys; print(sorted({'plotly', 'sqlalchemy', 'IPython', 'goalkit.store'} & set(sys.modules)))"


def cells() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(TUTORIAL.read_text(encoding="utf-8"))["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_its_cells_are_short() -> None:
    code = [source(cell) for cell in cells() if cell["cell_type"] == "code"]
    assert max(len(text.replace("\n\n", "\n").splitlines()) for text in code) <= 4


def test_its_first_part_never_opens_a_practice(tmp_path: Path) -> None:
    """In a process of its own: neither the store nor plotly is even loaded."""
    before = takewhile(lambda cell: not source(cell).startswith(WORKBOOK), cells())
    code = [source(cell) for cell in before if cell["cell_type"] == "code"]
    program = [sys.executable, "-W", "error", "-c", "\n".join([*code, LOADED])]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert len(code) > 6
    assert done.stdout.splitlines() == ["readings: column 'date' is missing: there are 'day', 'value'", "[]"]
    assert list(tmp_path.iterdir()) == []


def test_it_runs_to_the_end_and_prints(tmp_path: Path) -> None:
    notebook = nbformat.read(TUTORIAL, as_version=4)  # type: ignore[no-untyped-call] # of nbformat
    done = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": tmp_path}}).execute()
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    figures = [one for one in outputs if "application/vnd.plotly.v1+json" in one.get("data", {})]
    assert len(figures) == 2
    assert not [one for one in outputs if one.output_type == "error" or one.get("name") == "stderr"]
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "q3.pdf").pages)
    assert "Team size" in text
    assert "Run ten kilometres" in text
    assert "Feedback and support" not in text
