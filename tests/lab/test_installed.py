"""An installed goalkit is updated: what somebody made or changed stays, and nothing is written into it.

With `-m reliability` all that it needs is installed from the package index as well: by pip, pipx and uv, the
last two where they are on the PATH.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from shutil import which
from sysconfig import get_path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import Request, urlopen

import pytest

from goalkit import __version__
from tests.browser.conftest import running
from tests.conftest import GUARD
from tests.guard.loopback_only import LOG_VARIABLE
from tests.project import HOME, MADE_BY_TOOLS

PINS = f"{HOME / 'constraints.txt'}"
NEW = "New in this version"
RENEWED = ("20_goals.ipynb", "40_check_in.ipynb", "90_quarterly_review.ipynb")
"""The pages with something new in the later version."""


def call(program: list[str | Path], environment: dict[str, str], folder: Path | None = None) -> str:
    """Run a program to its end; gives what it says."""
    done = subprocess.run(
        program, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# ---- how it is installed: each way gives the program


def online(**places: Path) -> dict[str, str]:
    """What is set on this computer, with these places, and without what the tests tell Python."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {name: f"{path}" for name, path in places.items()}


def with_packages_lent(wheel: Path, place: Path) -> Path:
    """By pip, with what it needs lent by the Python of the tests: without a network."""
    venv = place / "venv"
    if not venv.exists():
        call([sys.executable, "-m", "venv", "--without-pip", venv], online())
        (site,) = venv.rglob("site-packages")
        (site / "lent.pth").write_text(get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", venv / "bin/python", "install", "--no-index", "--no-deps"]
    call([*pip, wheel], online())
    return venv / "bin/goalkit"


def by_pip(wheel: Path, place: Path) -> Path:
    """Into an environment of its own."""
    venv = place / "venv"
    if not venv.exists():
        call([sys.executable, "-m", "venv", venv], online())
    call([venv / "bin/pip", "install", "--upgrade", "-c", PINS, wheel], online())
    return venv / "bin/goalkit"


def by_pipx(wheel: Path, place: Path) -> Path:
    """As a program of the person's."""
    words = ["--force", "--python", sys.executable, f"--pip-args=-c {PINS}", wheel]
    call(["pipx", "install", *words], online(PIPX_HOME=place / "pipx", PIPX_BIN_DIR=place / "bin"))
    return place / "bin/goalkit"


def by_uv(wheel: Path, place: Path) -> Path:
    """As a program of the person's."""
    words = ["--python", sys.executable, "-c", PINS, wheel]
    places = online(UV_CACHE_DIR=place / "cache", UV_TOOL_DIR=place / "tools", UV_TOOL_BIN_DIR=place / "bin")
    call(["uv", "tool", "install", *words], places)
    return place / "bin/goalkit"


# ---- two versions


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A goalkit, and a later one."""
    folder = tmp_path_factory.mktemp("w")
    return wheel_of(folder, "98.0"), wheel_of(folder, "99.0", RENEWED)


def wheel_of(folder: Path, version: str, renewed: tuple[str, ...] = ()) -> Path:
    """The wheel of this goalkit as another version, with a paragraph more on the pages that are renewed."""
    source = folder / version
    for name in ("goalkit", "notebooks", "data", "docs"):
        shutil.copytree(HOME / name, source / name, ignore=shutil.ignore_patterns(*MADE_BY_TOOLS))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HOME / name, source)
    code = source / "goalkit/__init__.py"
    code.write_text(code.read_text("utf-8").replace(f'"{__version__}"', f'"{version}"'), encoding="utf-8")
    for page in (source / "notebooks" / name for name in renewed):
        page.write_text(json.dumps(with_words(json.loads(page.read_text("utf-8")), NEW)), encoding="utf-8")
    call([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], online(), source)
    (wheel,) = folder.glob(f"*-{version}-*.whl")
    return wheel


def with_words(notebook: dict[str, Any], text: str) -> dict[str, Any]:
    """The notebook with a paragraph at its end."""
    paragraph = {"cell_type": "markdown", "metadata": {}, "id": "added", "source": text}
    return {**notebook, "cells": [*notebook["cells"], paragraph]}


# ---- what somebody does with it


class Notebooks:
    """The notebooks of a JupyterLab that is running, by the interface that its windows use."""

    def __init__(self, first_page: str) -> None:
        address = urlsplit(first_page)
        self._place = f"{address.scheme}://{address.netloc}/api/contents"
        self._token = parse_qs(address.query)["token"][0]

    def _ask(self, name: str, method: str = "GET", content: Any = None) -> Any:
        asked = Request(  # noqa: S310 - on this computer
            f"{self._place}/{quote(name)}",
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={"Authorization": f"token {self._token}"},
        )
        with urlopen(asked) as answer:  # noqa: S310 - ours
            return json.load(answer)

    def duplicate(self, name: str) -> str:
        """Copy a notebook; gives the name of the copy."""
        return str(self._ask("", "POST", {"copy_from": name})["name"])

    def write(self, name: str, text: str) -> None:
        """Add a paragraph to a notebook and save it."""
        notebook = self._ask(name)["content"]
        self._ask(name, "PUT", {"type": "notebook", "content": with_words(notebook, text)})

    def has(self, name: str, text: str) -> bool:
        return text in json.dumps(self._ask(name)["content"])


def alone(home: Path) -> dict[str, str]:
    """A home of one's own in which nothing is set, and no way to a network."""
    names = ("PATH", LOG_VARIABLE)
    places = {"HOME": f"{home}", "TMPDIR": f"{home}/t", "PYTHONPATH": f"{GUARD}"}
    return {name: os.environ[name] for name in names} | places


def started(program: Path, home: Path) -> AbstractContextManager[str]:
    """`goalkit start`, as somebody has it who types no more; gives the address of the first page."""
    return running([f"{program}", "start", "--plain"], alone(home), home, stdin=subprocess.DEVNULL)


def files_in(folder: Path) -> dict[str, str]:
    """Every file of a folder and what is in it, without what Python compiles for itself."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {f"{path.relative_to(folder)}": sha256(path.read_bytes()).hexdigest() for path in files}


FULL = pytest.mark.reliability


@pytest.mark.skipif(os.name == "nt", reason="programs have other places there")
@pytest.mark.parametrize(
    "install",
    [
        with_packages_lent,
        pytest.param(by_pip, marks=FULL),
        pytest.param(by_pipx, marks=[FULL, pytest.mark.skipif(not which("pipx"), reason="it is not there")]),
        pytest.param(by_uv, marks=[FULL, pytest.mark.skipif(not which("uv"), reason="it is not there")]),
    ],
)
def test_an_update_keeps_what_is_mine_and_brings_new_pages(
    wheels: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory, install: Callable[[Path, Path], Path]
) -> None:
    place, home, other = (tmp_path_factory.mktemp(name) for name in ("p", "h", "o"))  # short, for browsers
    for folder in (home, other):
        (folder / "t").mkdir()
    before, later = wheels
    program = install(before, place)
    installed = files_in(place)
    with started(program, home) as first_page:
        notebooks = Notebooks(first_page)
        copy = notebooks.duplicate("90_quarterly_review.ipynb")
        notebooks.write(copy, "A review of mine")
        notebooks.write("40_check_in.ipynb", "A check-in of mine")
    if install is not with_packages_lent:
        call([program, "demo"], alone(other), other)
    assert files_in(place) == installed

    install(later, place)
    installed = files_in(place)
    assert "99.0" in call([program, "--version"], alone(home))
    with started(program, home) as first_page:
        notebooks = Notebooks(first_page)
        assert notebooks.has(copy, "A review of mine")
        assert not notebooks.has(copy, NEW)
        assert notebooks.has("40_check_in (yours).ipynb", "A check-in of mine")
        for name in RENEWED:
            assert notebooks.has(name, NEW)
            assert not notebooks.has(name, "of mine")
    assert "Yours is kept as '40_check_in (yours).ipynb'" in (home / "lab.log").read_text(encoding="utf-8")
    assert files_in(place) == installed
    expected = {"goalkit", "jupyter", "lab.log", "runtime"}  # the last two are of `running`
    assert [name for name in files_in(home) if not expected & {*Path(name.casefold()).parts}] == []
