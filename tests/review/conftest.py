"""Whole reviews, each made once by the real program and looked at by many tests."""

import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goalkit.api.example import write_example
from goalkit.cli import reports
from goalkit.cli.app import app
from goalkit.report import render_review
from goalkit.report.press import WarmPress
from tests.review.pages import Pages
from tests.review.program import Watched, watched

Review = Callable[..., Pages]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all reviews."""
    return tmp_path_factory.mktemp("reviews")


@pytest.fixture(scope="session")
def passing() -> Iterator[Path]:
    """The folder in which the demo keeps what is only for a moment."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def demo(folder: Path, passing: Path) -> Watched:
    """A run of `goalkit demo`, far in the east."""
    east = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "TMPDIR": str(passing)}
    return watched("demo", "--out", folder / "demo", environment=east)


@pytest.fixture(scope="session")
def quarter(demo: Watched, folder: Path) -> Pages:
    """The quarter that the demo prints."""
    assert demo.exit_code == 0, demo.stderr
    return Pages((folder / "demo" / "example-2026-Q3.pdf").read_bytes())


@pytest.fixture(scope="session")
def example(folder: Path) -> Path:
    """The example practice."""
    write_example(folder / "example.goalkit")
    return folder / "example.goalkit"


@pytest.fixture(scope="package")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    """Print what `goalkit WORDS` gives, once for the same words, with one press as on the page Print."""
    with WarmPress() as press, pytest.MonkeyPatch.context() as patch:
        press.start()
        patch.setattr(reports, "render_review", partial(render_review, press=press))

        @cache
        def printed(*words: object) -> Pages:
            out = tmp_path_factory.mktemp("out")
            done = CliRunner().invoke(app, [*map(str, words), "--out", str(out)])
            assert done.exit_code == 0, done.output
            (path,) = out.iterdir()
            return Pages(path.read_bytes())

        yield printed


@pytest.fixture(scope="package")
def review(printing: Review) -> Review:
    """Print what `goalkit review WORDS` gives."""
    return partial(printing, "review")
