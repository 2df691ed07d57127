"""A report that is ended from another thread."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from goalkit.errors import StoppedError
from goalkit.report import CancelToken, ReportRequest, Stage, render_review
from tests.report.made import AS_OF
from tests.report.test_render import CHART, request_for

LONG = "import subprocess; subprocess.run(['sleep', '86421'])"
KERNEL, BROWSER, CHILD = "goalkit.report.kernel", "goalkit-browser-", "86421"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own for the report, beside the notebook."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def programs() -> list[str]:
    """The kernels, browsers and children of cells that this test has started and that still run."""
    started = psutil.Process().children(recursive=True)
    lines = [" ".join(one.cmdline()) for one in started if one.status() != psutil.STATUS_ZOMBIE]
    return [line for line in lines if any(word in line for word in (KERNEL, BROWSER, CHILD))]


def stopped_at(words: str, token: CancelToken) -> Callable[[Stage], None]:
    """Asks for the end, from another thread, as soon as a stage with these words has begun."""

    def on_stage(stage: Stage) -> None:
        if words in stage.label:
            threading.Timer(0.3, token.cancel).start()

    return on_stage


@pytest.mark.parametrize("words", ["Starting Python", "Working out the figures, 3 of 3"])
def test_it_ends_at_once_and_leaves_neither_file_nor_program(words: str, folder: Path) -> None:
    """A cell that would take a day, and a program that it started, are no reason to wait."""
    token, before = CancelToken(), programs()
    with pytest.raises(StoppedError, match="no file was written"):
        render_review(request_for(folder, LONG), on_stage=stopped_at(words, token), token=token)
    assert list(folder.iterdir()) == []
    assert programs() == before


def test_it_ends_while_charts_are_drawn(folder: Path) -> None:
    token = CancelToken()

    def on_stage(stage: Stage) -> None:
        if stage.label == "Drawing charts":
            threading.Thread(target=token.cancel).start()
            while not token.is_cancelled:
                time.sleep(0.01)

    with pytest.raises(StoppedError):
        render_review(request_for(folder, CHART), on_stage=on_stage, token=token)
    assert list(folder.iterdir()) == []


def test_it_can_run_in_a_thread_and_be_stopped_by_the_main_one(folder: Path) -> None:
    token, raised, begun = CancelToken(), [], threading.Event()

    def render(request: ReportRequest) -> None:
        try:
            render_review(request, on_stage=lambda _: begun.set(), token=token)
        except StoppedError as error:
            raised.append(error)

    thread = threading.Thread(target=render, args=(request_for(folder, LONG),))
    thread.start()
    begun.wait()
    token.cancel()
    thread.join()
    assert len(raised) == 1
    assert list(folder.iterdir()) == []


def test_what_was_stopped_before_it_began_starts_nothing(tmp_path: Path) -> None:
    token, stages = CancelToken(), []
    token.cancel()
    request = ReportRequest(notebook=tmp_path / "x.ipynb", parameters={}, out=tmp_path / "x", as_of=AS_OF)
    with pytest.raises(StoppedError):
        render_review(request, on_stage=stages.append, token=token)
    assert stages == []


def test_a_program_that_comes_late_is_not_used_and_one_that_is_over_is_left_alone() -> None:
    killed: list[str] = []
    token = CancelToken()
    with token.on_cancel(lambda: killed.append("over")):
        pass
    token.cancel()
    with pytest.raises(StoppedError), token.on_cancel(lambda: killed.append("late")):
        killed.append("used")
    assert killed == []
