#!/usr/bin/env python3
"""Start goalkit: `python3 start.py` and nothing else.

    python3 start.py            open the workbook in JupyterLab
    python3 start.py test       run all tests (words after `test` go to pytest)
    python3 start.py docs       build the documentation as a site, in build/docs
    python3 start.py WORDS ...  run `goalkit WORDS ...`, such as `python3 start.py demo`

The first start makes the folder `.venv` beside this file and installs the project into it with the
versions of constraints.txt. A later start finds that nothing changed and hands over at once.
Standard library only: nothing is installed yet when this runs.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = (3, 11)
CANNOT_START = 2
CHECK = "Check that this folder may be written and that the disk is not full, then start again."
EXTRAS = {"test": {"docs", "test"}, "docs": {"docs"}}
SITE = ("--fail-on-warning", "--keep-going", "--fresh-env", "--conf-dir", "docs", ".")
"""How Sphinx is called, before the folder that the site goes into."""

WHOLE_SUITE = (
    "--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder",
    "--timeout=900", "-p", "tests.coverage",
)  # fmt: skip
"""How pytest is called without further words: files side by side, those of the browser among the first. One
that hangs fails after a quarter of an hour."""

BROWSER_NAMES = (
    "google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser",
    "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser", "brave",
)  # fmt: skip
MAC_BROWSERS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)
WINDOWS_BROWSERS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


class StartError(Exception):
    """What keeps goalkit from starting, as the sentence to show."""


def main(words: list[str]) -> int:
    """Make everything ready and hand over; the exit code is that of the command."""
    try:
        refuse_old_python(sys.version_info[:2])
        wanted = " ".join(words[:1])
        installed = Installation(HERE)
        installed.make_ready(EXTRAS.get(wanted, set()))
        see_to_browser()
        os.environ["GOALKIT_STARTED_AS"] = (
            f"{'py' if os.name == 'nt' else 'python3'} {shlex.quote(sys.argv[0])}"
        )
        if wanted in EXTRAS:
            os.chdir(HERE)
        return hand_over(command(installed, words))
    except StartError as problem:
        print(problem, file=sys.stderr)
        return CANNOT_START
    except OSError as problem:
        print(f"'{problem.filename or HERE}': {problem.strerror or problem}. {CHECK}", file=sys.stderr)
        return CANNOT_START
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr)
        return 130


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Raise StartError where Python is too old for the project."""
    if version < OLDEST:
        found, needed = (".".join(map(str, number)) for number in (version, OLDEST))
        raise StartError(
            f"This is Python {found}, and goalkit needs {needed} or newer: "
            "install it from python.org or your system, then start again with it."
        )


def command(installed: Installation, words: list[str]) -> list[str]:
    """The program and arguments that `words` ask for."""
    if words[:1] == ["test"]:
        return [installed.program("python"), "-m", "pytest", *(words[1:] or WHOLE_SUITE)]
    if words == ["docs"]:
        return [installed.program("python"), "-m", "sphinx", *SITE, "build/docs"]
    return [installed.program("python"), "-P", "-m", "goalkit", *(words or ["start"])]


def hand_over(program: list[str]) -> int:
    """Run `program` in place of this one, so that its exit code and Ctrl-C are its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(program[0], program)
    with subprocess.Popen(program) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child had the same Ctrl-C and ends in its own way
                continue


# ------------------------------------------------------------------------------- installation


class Installation:
    """The virtual environment of the project in `home`.

    `.venv/installed` tells what was installed: its place, its pins, then the names of the extras. It
    is taken away first and written last, so a missing one means: begin anew.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / ".venv"
        self.stamp = self.folder / "installed"
        self.log = self.folder / "install.log"

    def program(self, name: str) -> str:
        """Path of a program inside the environment."""
        windows = os.name == "nt"
        return str(self.folder / "Scripts" / f"{name}.exe" if windows else self.folder / "bin" / name)

    def place(self) -> str:
        """Changes with Python and the folder: then the environment must be made anew."""
        return fingerprint(sys.version.encode(), sys.base_prefix.encode(), str(self.home).encode())

    def pins(self) -> str:
        """Changes with the list of packages and their versions: then pip has something to do."""
        return fingerprint(
            *((self.home / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
        )

    def make_ready(self, extras: set[str]) -> None:
        """Install the project with at least these extras, unless that is done already."""
        place, pins, present = self.installed()
        if (place, pins) == (self.place(), self.pins()) and extras <= present:
            return
        self.stamp.unlink(missing_ok=True)
        if place != self.place():
            self._make_environment()
        wanted = sorted(extras | present)
        self._install(wanted)
        self.stamp.write_text("\n".join([self.place(), self.pins(), *wanted]), encoding="utf-8")

    def installed(self) -> tuple[str, str, set[str]]:
        """Place, pins and extras of what was installed; all empty where nothing was, or not wholly."""
        whole = self.stamp.is_file() and Path(self.program("python")).exists()
        lines = self.stamp.read_text(encoding="utf-8").split() if whole else []
        return (lines[0], lines[1], set(lines[2:])) if len(lines) >= 2 else ("", "", set())

    def _make_environment(self) -> None:
        say("Making a place for the packages in .venv ...")
        see_to_venv()
        made = run([base_python(), "-m", "venv", "--clear", str(self.folder)])
        if made.returncode:
            raise StartError(
                f"The folder {self.folder} could not be made: {last_words(made.stdout)}\n" + CHECK
            )

    def _install(self, extras: list[str]) -> None:
        say("Installing goalkit and what it needs (one or two minutes the first time) ...")
        project = str(self.home) + (f"[{','.join(extras)}]" if extras else "")
        pip = [self.program("python"), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        done = run([*pip, "-c", str(self.home / "constraints.txt"), "-e", project])
        self.log.write_text(done.stdout, encoding="utf-8")
        if done.returncode:
            raise StartError(
                f"The installation did not finish: {last_words(done.stdout)}\n"
                "Check that you are online and that the disk is not full, then start again. "
                f"All that pip said is in {self.log}"
            )


def fingerprint(*parts: bytes) -> str:
    """A short text that changes when any of the parts does."""
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def base_python() -> str:
    """The Python behind a virtual environment, which stays when `.venv` is made anew."""
    return getattr(sys, "_base_executable", sys.executable)


def see_to_venv() -> None:
    """Debian and Ubuntu keep what makes virtual environments in a package of its own."""
    if run([base_python(), "-c", "import ensurepip, venv"]).returncode == 0:
        return
    if can_use_apt():
        say("Installing python3-venv ...")
        if apt_install("python3-venv") and run([base_python(), "-c", "import ensurepip"]).returncode == 0:
            return
    raise StartError(
        "This Python cannot make a virtual environment. On Debian or Ubuntu install what is missing "
        "with 'sudo apt install python3-venv', elsewhere install Python from python.org; then start again."
    )


# ------------------------------------------------------------------------------------ browser


def see_to_browser() -> None:
    """Charts are drawn for paper by a browser: find one, install one, or say how to get one."""
    if find_browser():
        return
    if can_use_apt():
        say("Installing chromium, which draws the charts for paper ...")
        if apt_install("chromium") and find_browser():
            return
    say(
        "No browser was found to draw charts for paper: install Chrome, Chromium, Edge or Brave, "
        "or set BROWSER_PATH to one. Everything else works without."
    )


def find_browser() -> str | None:
    """Path of the browser named by BROWSER_PATH, else of the first one installed."""
    named = os.environ.get("BROWSER_PATH")
    if named and Path(named).is_file():
        return named
    on_path = (shutil.which(name) for name in BROWSER_NAMES)
    places = (str(place) for place in browser_places() if place.is_file())
    return next((found for found in (*on_path, *places) if found), None)


def browser_places() -> list[Path]:
    """Where browsers are that are not on the PATH, on this system."""
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        return [folder / name for folder in folders for name in MAC_BROWSERS]
    if sys.platform == "win32":
        folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if name in os.environ]
        return [folder / name for folder in folders for name in WINDOWS_BROWSERS]
    return []


# ------------------------------------------------------------------------------------ plumbing


def can_use_apt() -> bool:
    """Whether this is root on a Debian or Ubuntu."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(package: str) -> bool:
    """Install one package of the system; whether that worked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update"], ["apt-get", "install", "-y", package])
    return all(run(step, env=quiet).returncode == 0 for step in steps)


def run(program: list[str], env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep all it says."""
    return subprocess.run(
        program, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip


def last_words(output: str) -> str:
    """The line that tells most: the first error of pip, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return next(iter(errors or lines[-1:]), "it gave no reason.")


def say(sentence: str) -> None:
    """Tell the person in front of the screen, at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
