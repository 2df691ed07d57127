"""`import goalkit as gk`: light, complete, and what it says of itself is true."""

import ast
import doctest
import importlib
import inspect
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

import goalkit
from goalkit import errors
from tests.project import HOME

SHOWN = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
LAZY = """
import json, sys
import goalkit as gk
steps = [sorted({"numpy", "pandas", "plotly", "IPython", "sqlalchemy"} & set(sys.modules))]
for name in ("Goal", "share_reached", "progress", "open", "plot"):
    getattr(gk, name)
    steps.append(sorted({"numpy", "pandas", "plotly", "sqlalchemy"} & set(sys.modules)))
print(json.dumps(steps))
"""


def test_a_name_loads_what_it_needs_when_it_is_first_used() -> None:
    done = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, check=True)
    nothing, goal, share, progress, _open, _plot = json.loads(done.stdout)
    assert nothing == goal == []
    assert share == progress == ["numpy", "pandas"]


def test_every_public_name_is_there_and_explained() -> None:
    things = {name: getattr(goalkit, name) for name in goalkit.__all__}
    assert [name for name, thing in things.items() if not inspect.getdoc(thing)] == []
    assert set(goalkit.__all__) <= set(dir(goalkit))


def test_a_type_checker_sees_the_names_that_are_loaded() -> None:
    tree = ast.parse(Path(goalkit.__file__).read_text(encoding="utf-8"))
    (block,) = (
        node for node in tree.body if isinstance(node, ast.If) and "not" not in ast.unparse(node.test)
    )
    imports = [
        (node.module, alias.name)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sorted(name for _, name in imports) == sorted(goalkit.__all__)
    for module, name in imports:
        seen = getattr(importlib.import_module(str(module)), name)
        assert seen is getattr(goalkit, name), name


def test_a_name_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'burndown'"):
        _ = goalkit.burndown


def test_each_exported_error_is_of_the_one_tree() -> None:
    exported = [name for name in goalkit.__all__ if name.endswith("Error")]
    assert all(issubclass(getattr(errors, name), errors.GoalkitError) for name in exported)


def test_the_version_is_that_of_the_package() -> None:
    assert goalkit.__version__ == version("goalkit")


@pytest.mark.parametrize("name", ["analysis.pace", "api.columns", "api.functions", "api.workbook"])
def test_the_examples_of_the_docstrings_are_right(name: str) -> None:
    module: ModuleType = importlib.import_module(f"goalkit.{name}")
    failed, tried = doctest.testmod(module, optionflags=SHOWN)
    assert failed == 0
    assert tried > 0


@pytest.mark.parametrize("name", ["progress", "forecast"])
def test_the_help_of_a_function_says_columns_units_errors_and_source(name: str) -> None:
    """As `help(gk.progress)` shows it: no line is longer than a terminal is wide."""
    text = str(inspect.getdoc(getattr(goalkit, name)))
    for told in ("Parameters\n---", "Returns\n---", "unit", "Raises", "docs/reference/", ">>>"):
        assert told in text
    assert max(len(line) for line in text.splitlines()) <= 120
    assert (HOME / text.partition("`docs/")[2].partition("`")[0].join(["docs/", ""])).is_file()
