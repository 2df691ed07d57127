"""A browser for all tests that draw, and programs that stand in for one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goalkit.report import Paper, find_browser
from goalkit.report.browser import FigureDrawer, figure_drawer


@pytest.fixture(scope="session")
def drawer() -> Iterator[FigureDrawer]:
    """One browser for all tests that draw."""
    with figure_drawer(find_browser(), Paper.A4.text_width) as drawer:
        yield drawer


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a program of shell words, to stand in for a browser."""

    def made(words: str) -> Path:
        path = tmp_path / "browser"
        path.write_text(f"#!/bin/sh\n{words}\n")
        path.chmod(0o755)
        return path

    if os.name == "nt":
        pytest.skip("needs a shell")
    return made
