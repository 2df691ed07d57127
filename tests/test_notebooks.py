"""Notebooks ask or show; what computes is in goalkit. In git they stand without results."""

import ast
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.project import HOME

NOTEBOOKS = sorted((HOME / "notebooks").glob("*.ipynb"))
MOST_LINES = 4
NOT_IN_A_CELL = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.comprehension,
)  # fmt: skip
NOT_IMPORTED = {"pandas", "numpy", "plotly", "ipywidgets"}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def code_cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]


def sources(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in code_cells(path)]


def role(path: Path) -> str:
    return str(read(path)["metadata"]["goalkit"]["role"])


every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)


def every(wanted: str) -> pytest.MarkDecorator:
    """The notebooks of a role."""
    paths = [path for path in NOTEBOOKS if role(path) == wanted]
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


def test_there_are_a_start_and_a_review() -> None:
    assert {"00_start.ipynb", "90_quarterly_review.ipynb"} <= {path.name for path in NOTEBOOKS}


@every_notebook
def test_it_is_kept_without_outputs_and_counts(path: Path) -> None:
    for cell in code_cells(path):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@every_notebook
def test_it_is_kept_without_widget_state_and_traces_of_a_run(path: Path) -> None:
    metadata = read(path)["metadata"]
    assert not {"widgets", "papermill"} & set(metadata)
    for cell in read(path)["cells"]:
        assert not {"execution", "papermill"} & set(cell["metadata"])


@every_notebook
def test_a_cell_has_at_most_four_lines_beside_its_parameters(path: Path) -> None:
    for source in sources(path):
        lines = [line for line in source.splitlines() if line.strip() and ': str = ""  # ' not in line]
        assert len(lines) <= MOST_LINES, source


@every_notebook
def test_a_cell_names_or_shows_and_computes_nothing(path: Path) -> None:
    for source in sources(path):
        nodes = list(ast.walk(ast.parse(source)))
        assert not [node for node in nodes if isinstance(node, NOT_IN_A_CELL)], source


@every_notebook
def test_a_cell_imports_no_drawing_and_no_frames(path: Path) -> None:
    for source in sources(path):
        nodes = list(ast.walk(ast.parse(source)))
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        assert NOT_IMPORTED.isdisjoint(name.partition(".")[0] for name in names), source


@every_notebook
def test_a_cell_names_no_colour(path: Path) -> None:
    assert not [source for source in sources(path) if COLOUR.search(source)]


@every("exercise")
def test_an_exercise_loads_its_own_module_and_calls_what_is_named_like_it(path: Path) -> None:
    imported, called = sources(path)
    name = called.removesuffix("()")
    assert imported == f"from goalkit.exercises.{name} import {name}"
    assert callable(getattr(import_module(f"goalkit.exercises.{name}"), name))


@every("report")
def test_a_report_takes_its_parameters_in_its_first_code_cell(path: Path) -> None:
    """All are empty texts: it opens with the client that was chosen last, and with a sensible period."""
    first = code_cells(path)[0]
    assert "parameters" in first["metadata"].get("tags", [])
    lines = [line.strip() for line in first["source"]]
    assert [line for line in lines if ': str = ""  # ' not in line] == []
    assert {"client", "practice", "as_of"} <= {line.partition(":")[0] for line in lines}
