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
from goalkit.store import open_practice
with open_practice(sys.argv[1], passphrase=sys.argv[2] or None).writing() as connection:
    connection.exec_driver_sql("PRAGMA cache_size = 2")
    connection.exec_driver_sql(sys.argv[3])
    os.kill(os.getpid(), signal.SIGKILL)
"""
"""Is killed while half of a change is in the file."""
LONGER = "UPDATE reflections SET text = text || hex(zeroblob(3000))"


def killed_while_saving(file: Path, passphrase: str | None, *, first: int, after: int) -> int:
    """Kill a program in the midst of its saves, and give the number of the last one that it told."""
    words = [sys.executable, "-c", SAVES, str(file), passphrase or "", str(first)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(after)]
        child.kill()
        told += child.stdout.readlines()
    return int([line for line in told if line.endswith("\n")][-1])


def killed_in_a_change(file: Path, passphrase: str | None, change: str = LONGER) -> None:
    """Kill a program while a change, of all reflections for example, is half written."""
    words = [sys.executable, "-c", HALF, str(file), passphrase or "", change]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL


NEW_KEYS = """
import os, shutil, signal, sys
from itertools import count
from pathlib import Path
from goalkit.errors import PassphraseNeededError, PassphraseUnneededError, PassphraseWrongError
from goalkit.store import open_practice
from goalkit.store.rekeying import change_passphrase

file, kills, before, after = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] or None, sys.argv[4]
OURS = {"rekeying.py", "new_file.py", "connection.py"}
LAST = 40

def opens(passphrase):
    try:
        with open_practice(file, passphrase=passphrase) as practice:
            return [client.id for client in practice.clients()] == ["c1"] and not practice.damage()
    except (PassphraseNeededError, PassphraseUnneededError, PassphraseWrongError):
        return False

def change(end):
    # Change it in a program of its own, which is killed at the step of this number; tell how many there are.
    reading, writing = os.pipe()
    if program := os.fork():
        os.close(writing)
        os.waitpid(program, 0)
        return int(os.read(reading, 9) or 0)
    steps = count(1)
    def step(frame, event, _):
        if Path(frame.f_code.co_filename).name in OURS and next(steps) == end:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(step)
    change_passphrase(file, before, after)
    sys.setprofile(None)
    os.write(writing, str(next(steps)).encode())
    os._exit(0)

untouched = file.with_name("untouched")
shutil.copyfile(file, untouched)
steps, half = change(0), kills // 2
for end in [1 + steps * n // half for n in range(half)] + [steps - LAST * n // half for n in range(half)]:
    shutil.copyfile(untouched, file)
    change(end)
    print(*(word for word, key in (("before", before), ("after", after)) if opens(key)), flush=True)
shutil.copyfile(untouched, file)
change(0)
print(*sorted(one.name for one in file.parent.iterdir()))
"""
"""Changes the passphrase again and again, is killed each time at another step, and tells what opens it then.

Half of the kills are near the end, where the new file takes the place of the one before.
"""


def killed_while_changing(file: Path, before: str | None, after: str, kills: int) -> tuple[list[str], str]:
    """What opens a practice after each kill, `before` or `after` it was changed; and what files are left."""
    words = [sys.executable, "-c", NEW_KEYS, str(file), str(kills), before or "", after]
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return told[:-1], told[-1]
