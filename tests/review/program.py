"""goalkit as a program of its own, watched from outside with all the programs that it starts."""

import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

GOALKIT = (str(Path(sysconfig.get_path("scripts"), "goalkit")),)
IMPATIENT = (
    sys.executable,
    "-c",
    """
from goalkit.cli import main
from goalkit.report import browser
browser.START_LIMIT = browser.DRAW_LIMIT = 3.0
main()""",
)
"""The program with less patience for a browser, so that the tests need less as well."""
GLANCE = 0.02


@dataclass(frozen=True, kw_only=True)
class Watched:
    """A run that is over.

    `started` are the programs that it started, by their command lines, and `far` the addresses beyond this
    machine that one of them was connected to.
    """

    exit_code: int
    stdout: str
    stderr: str
    started: dict[psutil.Process, list[str]]
    far: set[str]

    @property
    def stray(self) -> list[list[str]]:
        """The command lines of what still runs."""
        return [words for program, words in self.started.items() if is_alive(program)]

    @property
    def browsers(self) -> list[list[str]]:
        """The command lines by which a browser was started, without those of its own parts."""
        return [words for words in self.started.values() if is_browser(words)]


@dataclass
class _Watch:
    started: dict[psutil.Process, list[str]] = field(default_factory=dict)
    far: set[str] = field(default_factory=set)

    def look(self, pid: int) -> None:
        with suppress(psutil.NoSuchProcess):
            for program in psutil.Process(pid).children(recursive=True):
                with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                    self.started[program] = program.cmdline() or self.started.get(program, [])
                    self.far |= far_addresses(program)


def watched(
    *words: object,
    program: tuple[str, ...] = GOALKIT,
    environment: Mapping[str, str] | None = None,
    stop: bool = False,
) -> Watched:
    """Run a program to its end, or with `stop` press Ctrl-C as soon as it has started a browser."""
    watch = _Watch()
    with subprocess.Popen(
        [*program, *map(str, words)],
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        while child.poll() is None:
            watch.look(child.pid)
            if stop and any(map(is_browser, watch.started.values())):
                child.send_signal(signal.SIGINT)
                stop = False
            time.sleep(GLANCE)
        shown, said = child.communicate()
    return Watched(
        exit_code=child.returncode, stdout=shown, stderr=said, started=watch.started, far=watch.far
    )


def is_browser(words: list[str]) -> bool:
    """Whether a command line is one of a browser that draws, not of a part of it."""
    parts = [word for word in words if word.startswith("--type=")]
    return not parts and any(word.startswith("--user-data-dir=") for word in words)


def is_alive(program: psutil.Process) -> bool:
    """Whether a program runs still; one that has ended and is not yet buried does not."""
    with suppress(psutil.NoSuchProcess):
        return program.is_running() and program.status() != psutil.STATUS_ZOMBIE
    return False


def far_addresses(program: psutil.Process) -> set[str]:
    """The addresses beyond this machine that a program is connected to."""
    with suppress(psutil.AccessDenied):
        remote = {each.raddr.ip for each in program.net_connections("inet") if each.raddr}
        return {address for address in remote if not address.startswith(("127.", "::1"))}
    return set()
