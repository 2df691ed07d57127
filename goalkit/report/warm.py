"""A Python that has loaded what a program needs, and forks itself each time that one is to be started.

What was loaded is all that two such programs have in common: from the fork on each has memory of its own, and
the one that forks never sees what they work on. This module is also the program that forks. A program for it
is a module with three functions: `load` and `rehearse` are called before the first fork, `main` in each fork.

That is done on Linux. Libraries of macOS do not survive a fork, and Windows has none.
"""

import gc
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from threading import Lock
from typing import IO, Any, Self

import psutil

from goalkit.errors import KernelError
from goalkit.report.run_folder import remove_folders_of

CAN_FORK = sys.platform == "linux"
"""Whether programs are forked on this system."""


class ForkedProcess:
    """A program that was forked, with what `subprocess.Popen` has of one; how it ended nobody knows."""

    stderr = None

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes] | None) -> None:
        self.pid, self.stdin, self.stdout = pid, stdin, stdout
        try:
            self._process = psutil.Process(pid)
        except psutil.NoSuchProcess:
            self._process = None  # it has ended

    @property
    def returncode(self) -> int | None:
        """None while it runs, else 0."""
        return None if self._process and self._process.is_running() else 0

    def poll(self) -> int | None:
        """None while it runs, else 0."""
        return self.returncode

    def wait(self) -> int:
        """Wait for its end."""
        if self._process:
            self._process.wait()
        return 0

    def send_signal(self, kind: int) -> None:
        """Send it a signal; one that has ended is left alone."""
        with suppress(psutil.NoSuchProcess):
            if self._process:
                self._process.send_signal(kind)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class WarmPython:
    """Starts the program `module` by forks. The one that forks starts at once; use it as a context.

    With `is_safe` no file beside a notebook is taken for a module (`-P`). It loads in this `environment`.
    """

    def __init__(self, module: str, environment: Mapping[str, str], *, is_safe: bool = True) -> None:
        self._connection, its = Pipe()
        self._lock = Lock()
        with its:
            numbers = its.fileno(), os.getpid()
            self._process = subprocess.Popen(  # noqa: S603 - this very Python, and a program of ours
                [sys.executable, *(["-P"] if is_safe else []), "-m", __name__, module, *map(str, numbers)],
                pass_fds=[its.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(environment),
                start_new_session=True,  # it ends with whoever started it, not at Ctrl-C
            )

    @property
    def pid(self) -> int:
        """The number of the process that forks."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it runs still."""
        return self._process.poll() is None

    def start(
        self, arguments: Sequence[str], folder: str, environment: Mapping[str, str], *, listens: bool = False
    ) -> ForkedProcess:
        """Start the program with these words, in this folder, with a pipe for its input.

        With `listens` there is one for its output as well. Raises KernelError where nothing can be forked.
        """
        its_input, to_program = os.pipe()
        from_program, its_output = os.pipe() if listens else (-1, os.open(os.devnull, os.O_WRONLY))
        try:
            with self._lock:
                self._connection.send(([*arguments], folder, dict(environment)))
                for end in (its_input, its_output):
                    send_handle(self._connection, end, self._process.pid)
                pid = self._connection.recv()
        except (OSError, EOFError):
            os.close(to_program)
            if listens:
                os.close(from_program)
            raise KernelError("Python could not be started. Close other programs and try again") from None
        finally:
            os.close(its_input)
            os.close(its_output)
        return ForkedProcess(
            pid, os.fdopen(to_program, "wb"), os.fdopen(from_program, "rb") if listens else None
        )

    def close(self) -> None:
        """End it, and with it what it has forked."""
        self._connection.close()
        self._process.kill()
        self._process.wait()
        remove_folders_of(self.pid)  # it may have been rehearsing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


# ---------------------------------------------------------------- the program that forks


def serve(connection: Connection) -> tuple[list[str], str, dict[str, str], list[int]] | None:
    """Fork for each request; gives that request in the fork, and None once nobody asks any more."""
    while True:
        try:
            request = connection.recv()
            ends = [recv_handle(connection) for _ in range(2)]
        except EOFError:
            return None
        if (pid := os.fork()) == 0:
            connection.close()
            return *request, ends
        for end in ends:
            os.close(end)
        connection.send(pid)


def begin_anew(
    module: str, arguments: list[str], folder: str, environment: dict[str, str], ends: list[int]
) -> None:
    """Have this fork be what a program is that was just started."""
    os.setsid()
    for number, end in enumerate(ends):
        os.dup2(end, number)
        os.close(end)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = [module, *arguments]
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def main(module: str, number: str, asker: str) -> None:
    """Load the program and fork it for the process `asker`, which has the other end of this connection.

    Once that is gone its folders are removed: one that was killed has left them.
    """
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder this was started in; a kernel adds that of its notebook
    program: Any = import_module(module)
    program.load()
    program.rehearse()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a fork here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()  # what is never collected is not copied by a fork either
    if request := serve(Connection(int(number))):
        begin_anew(module, *request)
        program.main()
    else:
        for _ in range(20):  # its browser notices it as well, and writes into its folder until it has ended
            remove_folders_of(int(asker))
            time.sleep(0.1)


if __name__ == "__main__":
    main(*sys.argv[1:])
