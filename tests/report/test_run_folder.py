"""What a report that was killed leaves behind is removed by the next one, and nothing else is."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from goalkit.report.run_folder import OLD, new_folder, remove_leftovers, run_folder
from goalkit.report.warm import CAN_FORK

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and links of POSIX")
LONG = (
    "import sys, datetime, pathlib\n"
    "from goalkit.report import ReportRequest, render_review\n"
    "notebook, out = map(pathlib.Path, sys.argv[1:])\n"
    "request = ReportRequest(notebook=notebook, parameters={}, out=out, as_of=datetime.date(2026, 9, 30))\n"
    "render_review(request, on_stage=lambda stage: print(stage.label, flush=True))"
)
KEEPS = (
    "import sys, datetime, pathlib\n"
    "from goalkit.report import ReportRequest, ready_press, render_review\n"
    "notebook, out = map(pathlib.Path, sys.argv[1:])\n"
    "request = ReportRequest(notebook=notebook, parameters={}, out=out, as_of=datetime.date(2026, 9, 30))\n"
    "render_review(request, press=ready_press())\n"
    "assert ready_press() is ready_press()\n"
    "print('made', flush=True)\n"
    "sys.stdin.read()"
)


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, here and in programs that are started.

    Its name is short: a browser has a socket in it, whose path may have some hundred letters.
    """
    folder = tmp_path_factory.mktemp("t")
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def gone() -> int:
    """The number of a process that is over."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def made(folder: Path, *, age: float = 2 * OLD) -> Path:
    (folder / "inside").mkdir(parents=True)
    (folder / "inside" / "file").touch()
    then = time.time() - age
    os.utime(folder, (then, then))
    return folder


def test_an_old_folder_of_a_process_that_is_gone_is_removed(temporary: Path) -> None:
    for kind in ("browser", "kernel", "logo"):
        made(temporary / f"goalkit-{kind}-{gone()}-abc_1")
    remove_leftovers()
    assert list(temporary.iterdir()) == []


@POSIX
def test_everything_else_stays(temporary: Path) -> None:
    made(temporary / f"goalkit-browser-{os.getpid()}-abc")  # it still runs
    made(temporary / f"goalkit-browser-{gone()}-abc", age=OLD / 2)  # young
    made(temporary / f"goalkit-reviews-{gone()}-abc")  # somebody else's
    made(temporary / "goalkit-browser-mine")
    (temporary / f"goalkit-logo-{gone()}-file").touch()
    (temporary / f"goalkit-logo-{gone()}-link").symlink_to(made(temporary / "precious"))
    before = sorted(temporary.iterdir())
    remove_leftovers()
    assert sorted(temporary.iterdir()) == before
    assert (temporary / "precious" / "inside" / "file").exists()


def test_a_folder_is_gone_at_the_end_whatever_happens(temporary: Path) -> None:
    with suppress(ZeroDivisionError), run_folder("logo") as folder:
        made(folder / "more")
        assert folder.parent == temporary
        raise ZeroDivisionError
    assert not folder.exists()


@POSIX
def test_a_socket_that_a_browser_keeps_elsewhere_goes_with_its_folder(temporary: Path) -> None:
    outside = temporary / "org.browser"
    outside.mkdir()
    (outside / "SingletonSocket").touch()
    with run_folder("browser") as folder:
        (folder / "SingletonSocket").symlink_to(outside / "SingletonSocket")
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(not CAN_FORK, reason="nothing is kept that could clean up")
@pytest.mark.parametrize("is_killed", [False, True], ids=["ended", "killed"])
def test_a_program_that_keeps_a_press_leaves_no_folder_and_no_program(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, *, is_killed: bool
) -> None:
    folder = tmp_path_factory.mktemp("report")
    nbformat.write(new_notebook(cells=[new_code_cell("print(1)")]), folder / "own.ipynb")
    command = [sys.executable, "-c", KEEPS, str(folder / "own.ipynb"), str(folder / "out.pdf")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "made\n"
        started = psutil.Process(child.pid).children(recursive=True)
        assert [*temporary.iterdir()]
        if is_killed:
            child.send_signal(signal.SIGKILL)
    assert psutil.wait_procs(started, timeout=60)[1] == []
    assert list(temporary.iterdir()) == []


@POSIX
def test_what_a_killed_report_leaves_bears_its_number_and_the_next_removes_it(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("report")
    nbformat.write(new_notebook(cells=[new_code_cell("import time; time.sleep(60)")]), folder / "own.ipynb")
    command = [sys.executable, "-c", LONG, str(folder / "own.ipynb"), str(folder / "out.pdf")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if "figures" in line:
                break
        started = psutil.Process(child.pid).children(recursive=True)
        child.send_signal(signal.SIGKILL)
    assert psutil.wait_procs(started, timeout=60)[1] == []
    left = sorted(temporary.iterdir())
    assert {one.name.rpartition("-")[0] for one in left} == {
        f"goalkit-browser-{child.pid}",
        f"goalkit-kernel-{child.pid}",
    }
    for one in left:
        os.utime(one, (0, 0))
    remove_leftovers()
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("temporary")
def test_the_names_of_new_folders_are_known_again() -> None:
    folder = new_folder("kernel")
    os.utime(folder, (0, 0))
    folder = folder.rename(str(folder).replace(f"-{os.getpid()}-", f"-{gone()}-"))
    remove_leftovers()
    assert not folder.exists()
