"""start.py, with real environments and a real pip, on a project so small that it needs no network."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import start
from goalkit.report import browser
from tests.project import HOME

TINY_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "goalkit"
version = "1"
dependencies = []
optional-dependencies.test = []
"""

TINY_BACKEND = '''
"""Builds the wheel of an editable install with nothing but the standard library."""
import zipfile
from pathlib import Path

INFO = "goalkit-1.dist-info"
FILES = {
    "goalkit.pth": str(Path(__file__).parent),
    f"{INFO}/METADATA": "Metadata-Version: 2.1\\nName: goalkit\\nVersion: 1\\nProvides-Extra: test\\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\\nGenerator: tiny\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    f"{INFO}/RECORD": "",
}

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "goalkit-1-py3-none-any.whl"
    with zipfile.ZipFile(Path(folder, name), "w") as wheel:
        for path, text in FILES.items():
            wheel.writestr(path, text)
    return name
'''

TINY_GOALKIT = """
import os, sys, time
print("goalkit", *sys.argv[1:], "in", os.getcwd(), flush=True)
if sys.argv[1:] == ["name"]:
    print(os.environ["GOALKIT_STARTED_AS"])
if sys.argv[1:] == ["wait"]:
    time.sleep(60)
sys.exit(7)
"""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny project with start.py in it, as if just cloned."""
    folder = tmp_path_factory.mktemp("with blank") / "clone $HOME"
    folder.mkdir()
    shutil.copy(HOME / "start.py", folder)
    (folder / "pyproject.toml").write_text(TINY_PROJECT)
    (folder / "constraints.txt").write_text("")
    (folder / "backend.py").write_text(TINY_BACKEND)
    (folder / "goalkit.py").write_text(TINY_GOALKIT)
    return folder


@pytest.fixture(scope="module")
def first(clone: Path) -> subprocess.CompletedProcess[str]:
    """The first start of all, without words."""
    return begin(clone)


def surroundings() -> dict[str, str]:
    """A browser is there, pip looks for packages nowhere but in the project, and Python finds no others."""
    alone = {"PIP_NO_INDEX": "1", "PYTHONPATH": str(HOME / "tests" / "guard")}
    return {**os.environ, "BROWSER_PATH": sys.executable, **alone}


def begin(clone: Path, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(clone / "start.py"), *words]
    return subprocess.run(
        program, cwd=cwd or clone, env=surroundings(), capture_output=True, text=True, check=False
    )


def test_the_first_start_installs_and_opens_the_workbook(first: subprocess.CompletedProcess[str]) -> None:
    assert first.returncode == 7, first.stderr
    making, installing, handed_over = first.stdout.splitlines()
    assert making.startswith("Making a place for the packages")
    assert installing.startswith("Installing goalkit")
    assert handed_over.startswith("goalkit start in")


@pytest.mark.usefixtures("first")
def test_a_later_start_hands_over_at_once_and_from_any_folder(clone: Path, tmp_path: Path) -> None:
    """The words, the folder the person is in and the exit code are those of `goalkit`."""
    done = begin(clone, "review", "c1", "2026-Q3", "--out", "a b", cwd=tmp_path)
    assert done.stdout == f"goalkit review c1 2026-Q3 --out a b in {tmp_path}\n"
    assert done.returncode == 7


@pytest.mark.usefixtures("first")
@pytest.mark.skipif(os.name == "nt", reason="it is called `py` there")
def test_goalkit_is_told_what_the_person_typed_to_start_it(clone: Path) -> None:
    assert begin(clone, "name").stdout.splitlines()[-1] == f"python3 {shlex.quote(str(clone / 'start.py'))}"


@pytest.mark.usefixtures("first")
def test_changed_pins_are_installed_into_the_same_environment(clone: Path) -> None:
    (clone / "constraints.txt").write_text("# changed\n")
    assert begin(clone, "x").stdout.splitlines()[0].startswith("Installing goalkit")
    assert begin(clone, "x").stdout.startswith("goalkit x")


@pytest.mark.usefixtures("first")
def test_an_interrupted_installation_is_made_anew(clone: Path) -> None:
    """Without its stamp nobody knows how far it came, so even a broken pip is no matter."""
    environment = start.Installation(clone)
    environment.stamp.unlink()
    shutil.rmtree(next(environment.folder.rglob("site-packages/pip")))
    done = begin(clone, "x")
    assert done.stdout.startswith("Making a place")
    assert done.returncode == 7, done.stderr


@pytest.mark.usefixtures("first")
def test_a_failed_installation_says_why_and_is_tried_again(clone: Path) -> None:
    pyproject = clone / "pyproject.toml"
    pyproject.write_text(TINY_PROJECT.replace('"backend"', '"no_such_backend"'))
    failed = begin(clone, "x")
    assert failed.returncode == 2
    assert failed.stderr.startswith("The installation did not finish: ")
    assert "start again" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert "no_such_backend" in start.Installation(clone).log.read_text()
    pyproject.write_text(TINY_PROJECT)
    assert begin(clone, "x").returncode == 7


@pytest.mark.usefixtures("first")
def test_where_python_is_gone_from_the_environment_it_is_made_anew(clone: Path) -> None:
    """As after an upgrade of the system, to whose Python it led."""
    Path(start.Installation(clone).program("python")).unlink()
    done = begin(clone, "x")
    assert done.stdout.startswith("Making a place"), done.stderr
    assert done.returncode == 7


@pytest.mark.usefixtures("first")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="what is written there meets a full disk")
def test_a_full_disk_gets_a_sentence(clone: Path) -> None:
    here = start.Installation(clone)
    here.stamp.unlink()
    here.log.unlink()
    here.log.symlink_to("/dev/full")
    (clone / "constraints.txt").write_text("# changed again\n")
    here.stamp.write_text(f"{here.place()}\nother")
    failed = begin(clone, "x")
    here.log.unlink()
    assert failed.returncode == 2
    assert "No space left on device" in failed.stderr
    assert "start again" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert begin(clone, "x").returncode == 7


@pytest.mark.usefixtures("first")
@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way there")
def test_ctrl_c_reaches_the_command_itself(clone: Path) -> None:
    program = [sys.executable, str(clone / "start.py"), "wait"]
    both = {"env": surroundings(), "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    def heed() -> None:  # whoever runs the tests in the background has it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(program, preexec_fn=heed, **both) as child:  # noqa: PLW1509 - nothing else runs here
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=20) != 0


def test_installed_with_test_is_good_for_every_command_but_not_the_other_way(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(HOME / name, tmp_path)
    here = start.Installation(tmp_path)
    Path(here.program("python")).parent.mkdir(parents=True)
    Path(here.program("python")).touch()
    here.stamp.write_text(f"{here.place()}\n{here.pins()}\ntest")
    here.make_ready(set())
    here.make_ready({"test"})
    assert here.installed() == (here.place(), here.pins(), {"test"})
    assert not here.log.exists()


@pytest.mark.parametrize("torn", ["", "half"])
def test_a_torn_stamp_counts_as_nothing_installed(torn: str, tmp_path: Path) -> None:
    here = start.Installation(tmp_path)
    here.folder.mkdir()
    here.stamp.write_text(torn)
    assert here.installed() == ("", "", set())


def test_a_moved_folder_is_another_place(tmp_path: Path) -> None:
    assert start.Installation(tmp_path / "a").place() != start.Installation(tmp_path / "b").place()


def test_no_words_open_the_workbook() -> None:
    here = start.Installation(HOME)
    assert start.command(here, []) == [here.program("python"), "-P", "-m", "goalkit", "start"]


def test_test_runs_everything_with_coverage_and_more_words_choose_tests() -> None:
    here = start.Installation(HOME)
    python = here.program("python")
    assert start.command(here, ["test"]) == [python, "-m", "pytest", *start.WHOLE_SUITE]
    assert start.command(here, ["test", "-k", "wheel"]) == [python, "-m", "pytest", "-k", "wheel"]


def test_docs_builds_the_site_with_what_only_that_needs() -> None:
    here = start.Installation(HOME)
    built = [here.program("python"), "-m", "sphinx", *start.SITE, "build/docs"]
    assert start.command(here, ["docs"]) == built
    assert start.EXTRAS["docs"] <= start.EXTRAS["test"]


def test_an_old_python_gets_a_sentence() -> None:
    with pytest.raises(start.StartError, match=r"This is Python 3\.10, and goalkit needs 3\.11 or newer"):
        start.refuse_old_python((3, 10))


def test_the_oldest_python_is_that_of_the_project() -> None:
    oldest = ".".join(map(str, start.OLDEST))
    assert f'requires-python = ">={oldest}"' in (HOME / "pyproject.toml").read_text(encoding="utf-8")


def test_the_browser_named_by_browser_path_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", sys.executable)
    assert start.find_browser() == sys.executable


def test_it_knows_the_same_browsers_as_the_reports_do() -> None:
    assert start.BROWSER_NAMES == browser._COMMANDS
    assert start.MAC_BROWSERS == browser._MAC
    assert start.WINDOWS_BROWSERS == browser._WINDOWS
    assert start.WINDOWS_FOLDERS == browser._WINDOWS_FOLDERS


@pytest.mark.skipif(os.name == "nt", reason="a program needs another name there")
@pytest.mark.parametrize("name", ["google-chrome", "chromium", "microsoft-edge", "brave-browser"])
def test_a_browser_on_the_path_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / name
    browser.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "gone"))
    assert start.find_browser() == str(browser)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere browsers are not looked for on the PATH alone")
def test_without_a_browser_one_sentence_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    start.see_to_browser()
    assert capsys.readouterr().out.startswith("No browser was found to draw charts for paper: install Chrome")


def test_last_words_are_the_first_error_of_pip() -> None:
    said = "Collecting x\nERROR: No space left\nERROR: and more\n\n[notice] a new pip\n"
    assert start.last_words(said) == "ERROR: No space left"
    assert start.last_words("no module\n\n") == "no module"
    assert start.last_words("") == "it gave no reason."


@pytest.mark.skipif(sys.platform != "linux", reason="only Debian and its kin part Python in such a way")
def test_a_python_without_venv_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Python that can import nothing stands for one without ensurepip; there is no apt-get either."""
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "_base_executable", str(python))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(start.StartError, match="sudo apt install python3-venv"):
        start.see_to_venv()
