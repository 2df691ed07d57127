"""What goalkit ships beside its code is found in a clone and travels in a wheel."""

import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from goalkit import shipped
from goalkit.errors import NotShippedError
from tests.project import HOME, MADE_BY_TOOLS, run_tool

EXTENSION = "labextensions/goalkit/static/ready.js"
SETTINGS = "jupyter_server_config.d/goalkit.json"
FOR_JUPYTERLAB = {
    f"goalkit/lab/jupyter/{EXTENSION}",
    f"goalkit/lab/jupyter/config/{SETTINGS}",
    f"goalkit-{version('goalkit')}.data/data/share/jupyter/{EXTENSION}",
    f"goalkit-{version('goalkit')}.data/data/etc/jupyter/{SETTINGS}",
}
"""For `goalkit start`, and for a JupyterLab that is started by hand."""


def names_in(home: Path, *folders: str) -> set[str]:
    """Every file of these folders, as somebody wrote it or as it was packed."""
    found = [path for folder in folders for path in (home / folder).rglob("*") if path.is_file()]
    return {path.relative_to(home).as_posix() for path in found}


def written_in(*folders: str) -> set[str]:
    """Every file of these folders of the clone that somebody wrote."""
    return {name for name in names_in(HOME, *folders) if not MADE_BY_TOOLS & set(name.split("/"))}


@pytest.mark.parametrize(
    "name",
    [
        *(shipped.REVIEW_NOTEBOOK, shipped.BRIEF_NOTEBOOK, shipped.YEAR_NOTEBOOK, shipped.START_NOTEBOOK),
        *(shipped.EXAMPLE_CLIENT, shipped.VALUE_CARDS, shipped.CODE_NAMES),
    ],
)
def test_a_clone_has_it_in_a_folder_of_its_own(name: str) -> None:
    assert shipped.shipped(name) == HOME / name


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(NotShippedError, match=r"'notebooks/99_none\.ipynb'"):
        shipped.shipped("notebooks/99_none.ipynb")


def test_a_wheel_carries_everything_nothing_that_tools_made_and_finds_it(tmp_path: Path) -> None:
    """Built without installing or loading anything from elsewhere."""
    code, said = run_tool("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert code == 0, said
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    carried = tmp_path / "goalkit" / "_shipped"
    folders = ("notebooks", "data", "docs/reference/formulas")
    assert names_in(carried, *folders) == written_in(*folders)
    assert names_in(tmp_path, "goalkit") >= written_in("goalkit")
    assert names_in(tmp_path, ".") >= FOR_JUPYTERLAB
    code, said = run_tool("-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {_FIND}")
    assert code == 0, said
    assert said.strip() == str(carried / shipped.REVIEW_NOTEBOOK)


_FIND = "from goalkit.shipped import *; print(shipped(REVIEW_NOTEBOOK))"
