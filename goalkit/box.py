"""The box: a Python of its own in which a file from elsewhere is read, with limits of memory and time.

What is too much for the box, or breaks it, ends the box alone and is one sentence. It is told no passphrase,
has nothing of the environment but what Python needs to start, and makes no connection and no program. Only
plain data comes out of it, as JSON.

The time on the clock is limited everywhere, that of the processor and what is written not on Windows, and
memory on Linux alone.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from goalkit import errors
from goalkit.errors import GoalkitError, UnreadableFileError

MEMORY = 1_000_000_000
"""Bytes that a box may have."""
SECONDS = 60
"""Seconds of a processor that a box may have; the largest import takes a quarter of it."""
LONGEST = 180
"""Seconds on the clock after which it is ended: a computer may be busy with other things."""
_KEPT = {"APPDATA", "HOME", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE"}
_REFUSED = ("os.exec", "os.fork", "os.posix_spawn", "os.startfile", "os.system", "socket.", "subprocess.")
"""What the audit events of connections and of other programs begin with."""
_INSIDE = {"OPENPYXL_DEFUSEDXML": "False"}
"""What it is told besides. A second guard against XML would double the time, and the limits hold without."""


def in_box(path: str, read: Callable[..., Any], *given: Any) -> Any:
    """What `read(path, *given)` gives, called in a box: plain data, in which tuples have become lists.

    `read` is a function of a module. Raises UnreadableFileError about `path`, and the GoalkitError that
    `read` raises.
    """
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("PYTHON")}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-B", "-m", "goalkit.box"],
            input=pickle.dumps(((MEMORY, SECONDS), read.__module__, read.__name__, (path, *given))),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept | _INSIDE,
            timeout=LONGEST,
            check=True,
        )
        told = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise UnreadableFileError(path) from None
    if "raised" in told:
        raise getattr(errors, told["raised"])(**told["about"])
    return told["read"]


def limit(memory: int, seconds: int | None = None) -> None:
    """Let this process have so many bytes, and leave no image of its memory behind.

    With `seconds` it has so many of a processor, and writes no file.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        limits = {resource.RLIMIT_CORE: 0}
        if seconds is not None:
            limits |= {resource.RLIMIT_CPU: seconds, resource.RLIMIT_FSIZE: 0}
        if sys.platform == "linux":  # macOS heeds no such limit
            limits[resource.RLIMIT_AS] = memory
        for kind, most in limits.items():
            _, hard = resource.getrlimit(kind)
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (allowed, allowed))


def _main() -> None:
    """Do in the box what comes through its pipe from the program that started it."""
    limits, module, name, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - from goalkit itself
    limit(*limits)
    sys.addaudithook(_alone)
    try:
        told = {"read": getattr(import_module(module), name)(*given)}
    except GoalkitError as error:
        told = {"raised": type(error).__name__, "about": vars(error)}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _alone(event: str, _: object) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(event)


if __name__ == "__main__":
    _main()
