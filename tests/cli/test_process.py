"""goalkit as a program of its own: what only shows from outside."""

import os
import runpy
import signal
import subprocess
import sys
import sysconfig
import time
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import goalkit
from goalkit.cli import main
from goalkit.lab.server import Lab
from goalkit.model import Client
from goalkit.store import open_practice
from tests.cli.conftest import make_practice, write_client

PASSPHRASE = "früh auf"
PROGRAM = str(Path(sysconfig.get_path("scripts"), "goalkit"))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="terminals and signals of POSIX")


def run(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """`goalkit WORDS` from start to end, without a terminal."""
    given = {"stdin": subprocess.DEVNULL, "capture_output": True, "encoding": "utf-8", **options}
    return subprocess.run([PROGRAM, *map(str, words)], check=False, **given)


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = "import sys, goalkit.cli.app; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pandas", "numpy", "plotly", "IPython", "jupyterlab", "ipywidgets", "papermill", "nbconvert"}
    assert heavy.isdisjoint(done.stdout.split())


def test_it_tells_its_version_also_as_a_module() -> None:
    assert run("--version").stdout == f"goalkit {version('goalkit')}\n"
    assert version("goalkit") == goalkit.__version__
    done = subprocess.run(
        [sys.executable, "-m", "goalkit", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"goalkit {goalkit.__version__}\n"


def test_the_module_is_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["goalkit", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("goalkit", run_name="__main__")
    assert not ended.value.code
    assert goalkit.__version__ in capsys.readouterr().out


def test_exit_codes_and_sentences_are_those_of_the_program(practice: Path) -> None:
    assert run("clients", "--practice", practice).returncode == 0
    done = run("status", "c9", "--practice", practice)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("'c9'")


def test_a_terminal_that_lacks_a_character_shows_another(practice: Path) -> None:
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = run("status", "c1", "--as-of", "2026-01-05", "--practice", practice, env=ascii_only)
    assert done.returncode == 0
    assert "? too early" in done.stdout


def test_an_export_is_utf8_on_every_terminal(practice: Path) -> None:
    with open_practice(practice) as opened:
        opened.record("c1", Client(id="c1", name="山田 Ünal"))
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert "山田 Ünal" in run("export", "c1", "--practice", practice, env=ascii_only).stdout


@POSIX
def test_a_reader_that_stops_early_is_no_failure_of_goalkit(practice: Path, home: Path) -> None:
    """As in `goalkit export c1 | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [PROGRAM, "export", "c1", "--practice", practice], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr
    assert not list(home.rglob("goalkit.log"))


MAIN = "from goalkit.cli import main; main()"


def in_terminal(words: list[str], typed: list[str], program: str = MAIN) -> tuple[int, str]:
    """Exit code and screen of `goalkit WORDS` in a terminal, where a person types one line a question."""
    ours, theirs = os.openpty()
    takes_terminal = "import os; os.open(os.ttyname(0), os.O_RDWR)\n"
    with subprocess.Popen(
        [sys.executable, "-c", takes_terminal + program, *words],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as child:  # fmt: skip
        os.close(theirs)
        screen = ""
        for line in typed:
            screen += read_until(ours, ": ")
            os.write(ours, f"{line}\n".encode())
        screen += read_until(ours, None)
    os.close(ours)
    return child.returncode, screen


def read_until(terminal: int, ending: str | None, *, after: str = "") -> str:
    """What a terminal shows until the ending that comes after these words, or until its program ends."""
    shown = b""
    while ending is None or not _ends(shown.decode(errors="ignore"), ending, after):
        try:
            shown += (more := os.read(terminal, 4096))
        except OSError:  # Linux says so when the program has ended
            break
        if not more:
            break
    return shown.decode()


def _ends(shown: str, ending: str, after: str) -> bool:
    return after in shown and shown.endswith(ending)


@POSIX
def test_a_passphrase_is_asked_for_in_a_terminal_and_not_shown(home: Path) -> None:
    secret = make_practice(home / "s.goalkit", Client(id="c1", name="Robin"), passphrase=PASSPHRASE)
    code, screen = in_terminal(["clients", "--practice", str(secret)], [PASSPHRASE])
    assert code == 0
    assert "Passphrase of the practice" in screen
    assert "Robin" in screen
    assert PASSPHRASE not in screen


@POSIX
def test_a_wrong_passphrase_typed_is_said(home: Path) -> None:
    secret = make_practice(home / "s.goalkit", Client(id="c1", name="Robin"), passphrase=PASSPHRASE)
    code, screen = in_terminal(["clients", "--practice", str(secret)], ["no"])
    assert code == 2
    assert "does not open with this passphrase" in screen


@POSIX
def test_a_first_practice_made_in_a_terminal_is_encrypted_as_typed(home: Path) -> None:
    words = ["import", str(write_client(home / "kim.json")), "--practice", "new.goalkit"]
    code, screen = in_terminal(words, [PASSPHRASE, PASSPHRASE, "n"])
    assert code == 0, screen
    with open_practice(home / "new.goalkit", passphrase=PASSPHRASE) as opened:
        assert [client.id for client in opened.clients()] == ["c2"]


def test_the_program_takes_its_words_from_the_command_line(
    practice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["goalkit", "clients", "--practice", str(practice)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert "Robin Example" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("package", "words"),
    [("typer", ["clients"]), ("papermill", ["review", "c1", "2026-Q1"]), ("jupyterlab", ["start"])],
)
def test_a_package_that_is_missing_is_named(package: str, words: list[str], practice: Path) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; from goalkit.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *words, "--practice", practice],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(
        f"The package '{package}' is missing: delete the folder .venv"
    )
    assert "Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize("wait", [0.1, 0.2, 0.3])
def test_ctrl_c_while_it_is_loaded_ends_it_quietly(wait: float) -> None:
    """Where Python itself has begun: what it says before that is its own."""
    code = "print(flush=True); from goalkit.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "doctor"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(wait)
        child.send_signal(signal.SIGINT)
        said = child.communicate()[1]
    assert child.returncode == 130
    assert "Traceback" not in said


@POSIX
@pytest.mark.parametrize("name", ["jupyter_server.serverapp", "jupyterlab.labapp", "goalkit.lab.kernel_pool"])
def test_ctrl_c_while_jupyterlab_is_loaded_ends_it_quietly(name: str, practice: Path) -> None:
    press = f"""
        import runpy, signal, sys
        class Press:
            def find_spec(name, path=None, target=None):
                if name == {name!r}:
                    signal.raise_signal(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.meta_path.insert(0, Press)
        runpy.run_module("goalkit.lab", run_name="__main__", alter_sys=True)
    """
    lab = Lab(practice=practice)
    words = lab.command()[4:]  # after the name of the program
    done = subprocess.run(
        [sys.executable, "-c", dedent(press), *words],
        env=lab.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "")


@POSIX
def test_ctrl_c_ends_a_long_work_with_a_sentence(practice: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "doctor", "--practice", practice], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr is not None
        first = child.stderr.readline()
        time.sleep(0.5)  # in the midst of it
        child.send_signal(signal.SIGINT)
        rest = child.stderr.read()
    assert "Looking" in first
    assert child.returncode == 130
    assert "Stopped." in rest
    assert "Traceback" not in rest
