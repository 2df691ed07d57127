"""Programs of goalkit that are ended in the midst of their work, as by a power cut."""

import signal
import subprocess
import sys
from pathlib import Path

SAVES = """
import sys
from datetime import date
from goalkit.model import Reflection
from goalkit.store import open_practice
practice = open_practice(sys.argv[1], passphrase=sys.argv[2] or None)
first = int(sys.argv[3])
for number in range(first, first + 100_000):
    practice.record("c1", Reflection(id=f"r{number}", written_on=date(2026, 1, 1), prompt="?", text="so"))
    print(number, flush=True)
"""
"""Saves one reflection after the other and tells each."""
HALF = """
import os, signal, sys
from pathlib import Path
from goalkit.store.connection import Place, connect
connection = connect(Place(path=Path(sys.argv[1]), passphrase=sys.argv[2] or None))
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE reflections SET text = text || hex(zeroblob(3000))")
os.kill(os.getpid(), signal.SIGKILL)
"""
"""Is killed while half of a change is in the file."""


def killed_while_saving(file: Path, passphrase: str | None, *, first: int, after: int) -> int:
    """Kill a program in the midst of its saves, and give the number of the last one that it told."""
    words = [sys.executable, "-c", SAVES, str(file), passphrase or "", str(first)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(after)]
        child.kill()
        told += child.stdout.readlines()
    return int([line for line in told if line.endswith("\n")][-1])


def killed_in_a_change(file: Path, passphrase: str | None) -> None:
    """Kill a program while a change of all reflections is half written."""
    words = [sys.executable, "-c", HALF, str(file), passphrase or ""]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
