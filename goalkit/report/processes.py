"""Programs that are started, spoken to through two pipes, and ended with all that they started."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from goalkit.store.environment import environment_without_passphrase

_CHUNK = 1 << 20
_GRACE = 0.5
_TO_FDS_3_AND_4 = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'
"""Shell words that start a program with its pipes where a browser looks for them."""


@dataclass(kw_only=True)
class CdpTransport:
    """The two pipes of a browser, in whole messages of CDP: JSON, each ended by a zero byte."""

    to_program: int
    from_program: int
    _rest: bytearray = field(default_factory=bytearray)

    def write(self, message: dict[str, Any]) -> None:
        """Send a message; OSError when the program has ended."""
        waiting = memoryview(json.dumps(message).encode() + b"\0")
        while waiting:
            waiting = waiting[os.write(self.to_program, waiting) :]

    def read(self) -> dict[str, Any]:
        """The next message; EOFError when the program has ended."""
        while (end := self._rest.find(0)) < 0:
            chunk = os.read(self.from_program, _CHUNK)
            if not chunk:
                raise EOFError
            self._rest += chunk
        message: dict[str, Any] = json.loads(self._rest[:end])
        del self._rest[: end + 1]
        return message

    def close(self) -> None:
        """Close both ends that are ours."""
        os.close(self.to_program)
        os.close(self.from_program)


def start_with_cdp(command: list[str]) -> tuple[subprocess.Popen[bytes], CdpTransport]:
    """Start a browser that is spoken to through pipes, at the head of a process group of its own."""
    its_input, to_program = os.pipe()
    from_program, its_output = os.pipe()
    transport = CdpTransport(to_program=to_program, from_program=from_program)
    try:
        return _started(command, its_input, its_output), transport
    except OSError:
        transport.close()
        raise
    finally:
        os.close(its_input)
        os.close(its_output)


if sys.platform == "win32":  # pragma: no cover - needs Windows
    import msvcrt

    def _started(command: list[str], its_input: int, its_output: int) -> subprocess.Popen[bytes]:
        handles = [msvcrt.get_osfhandle(each) for each in (its_input, its_output)]
        for handle in handles:
            os.set_handle_inheritable(handle, inheritable=True)
        pipes = ["--remote-debugging-pipe", f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"]
        return subprocess.Popen(  # noqa: S603 - the browser that was found
            [*command, *pipes],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment_without_passphrase(),
            close_fds=False,
        )

    def kill_tree(process: subprocess.Popen[bytes]) -> None:
        """End a process and all it started, at once."""
        if process.poll() is None:
            subprocess.run(  # noqa: S603 - our own process id
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - part of Windows
                check=False,
                capture_output=True,
            )
        process.wait()

else:

    def _started(command: list[str], its_input: int, its_output: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - the browser that was found
            ["/bin/sh", "-c", _TO_FDS_3_AND_4, *command, "--remote-debugging-pipe"],
            stdin=its_input,
            stdout=its_output,
            stderr=subprocess.DEVNULL,
            env=environment_without_passphrase(),
            start_new_session=True,
        )

    def kill_tree(process: subprocess.Popen[bytes]) -> None:
        """End a process and all it started, at once."""
        if process.returncode is None:  # nobody waited for it, so its number is still its own
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            end = time.monotonic() + _GRACE  # the moment that those take which it started
            with suppress(ProcessLookupError, PermissionError):
                while time.monotonic() < end:
                    os.killpg(process.pid, 0)
                    time.sleep(0.005)


class Program(Protocol):
    """A program that was started, with pipes for its input and its output."""

    stdin: Any
    stdout: Any

    def kill(self) -> None:
        """End it."""

    def wait(self) -> Any:
        """Wait for its end."""


@contextmanager
def ended(program: Program) -> Iterator[None]:
    """End a program at the end, and close its pipes, however that comes."""
    try:
        yield
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        program.stdout.close()


def exchange(program: Program, given: bytes, limit: float) -> bytes:
    """What a program answers to its whole input. It is ended after so many seconds."""
    timer = threading.Timer(limit, program.kill)
    timer.start()
    try:
        with suppress(OSError), program.stdin as pipe:
            pipe.write(given)
        with program.stdout as pipe:
            answer: bytes = pipe.read()
            return answer
    finally:
        timer.cancel()


@contextmanager
def deferred_interrupt() -> Iterator[None]:
    """Meanwhile Ctrl-C is remembered; KeyboardInterrupt is raised at the end instead.

    So it never hits where a program is half started and could not be ended any more.
    Only the main thread is ever interrupted, so elsewhere this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed.is_set():
        raise KeyboardInterrupt
