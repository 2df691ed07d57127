"""Programs of goalkit that are ended in the midst of their work, as by a power cut."""

import os
import shutil
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


ENDED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from random import Random
from select import select
from goalkit.model import Objective, Reflection
from goalkit.store import open_practice

file, kills, passphrase, chance = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] or None, Random(7)

def save(first):
    # Save two records at once again and again in a program of its own, and tell each save.
    reading, writing = os.pipe()
    if program := os.fork():
        os.close(writing)
        return program, reading
    with open_practice(file, passphrase=passphrase) as practice:
        for number in range(first, first + 10_000):
            day = date(2026, 1, 1)
            practice.record("c1", Reflection(id=f"r{number}", written_on=day, prompt="?", text="so"),
                            Objective(id=f"o{number}", title="A"))
            os.write(writing, f"{number} ".encode())

known = 0
for _ in range(kills):
    program, told = save(known)
    words = os.read(told, 99)
    select([], [], [], chance.random() * 0.03)
    os.kill(program, signal.SIGKILL)
    os.waitpid(program, 0)
    while more := os.read(told, 9999):
        words += more
    os.close(told)
    last = int(words.split()[-1])
    with open_practice(file, passphrase=passphrase) as practice:
        workbook, damage = practice.load("c1"), practice.damage()
    counts = len(workbook.reflections), len(workbook.objectives)
    known = counts[0]
    print("right" if not damage and counts in ((last + 1,) * 2, (last + 2,) * 2) else (last, counts, damage))
"""
"""Is killed in the midst of saves of two records, again and again, and tells what was there each time."""


def killed_again_and_again(file: Path, passphrase: str | None, kills: int) -> list[str]:
    """What is told after each kill: `right`, or what is wrong."""
    words = [sys.executable, "-c", ENDED, str(file), str(kills), passphrase or ""]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


TWO_SAVES = """
import sys
from datetime import date
from goalkit.errors import PracticeError
from goalkit.model import Reflection
from goalkit.store import open_practice
with open_practice(sys.argv[1], passphrase=sys.argv[2] or None) as practice:
    for number in range(2):
        said = Reflection(id=f"r{number}", written_on=date(2026, 1, 1), prompt="?", text="so")
        try:
            practice.record("c1", said)
        except PracticeError as error:
            print(error, file=sys.stderr)
        else:
            print(f"r{number}", flush=True)
"""
OPENS = """
import sys
from goalkit.store import open_practice
open_practice(sys.argv[1], passphrase=sys.argv[2] or None).close()
"""
"""Opens a practice, and brings it up to date where it is an older one."""
CALLS = "pwrite64,fsync,fdatasync,ftruncate,unlink"
"""What a program asks of Linux to change a file."""


def traced(
    program: str, file: Path, passphrase: str | None, disturbed: str = ""
) -> subprocess.CompletedProcess[str]:
    """A program one of whose calls is disturbed as strace says it; the calls are told in a file `calls`."""
    calls = ["strace", "-f", "-qq", "-o", str(file.with_name("calls")), "-e", f"trace={CALLS}"]
    disturbing = ["-e", f"inject={CALLS}:{disturbed}"] if disturbed else []
    words = [*calls, *disturbing, sys.executable, "-c", program, str(file), passphrase or ""]
    return subprocess.run(words, check=False, capture_output=True, text=True)


def can_trace() -> bool:
    """Whether a program may follow the calls of another here."""
    strace = shutil.which("strace")
    return (
        strace is not None
        and not subprocess.run([strace, "-qq", "-o", os.devnull, "true"], check=False).returncode
    )


def calls_of(program: str, file: Path, passphrase: str | None) -> int:
    """How many calls a program makes that change a file."""
    assert traced(program, file, passphrase).returncode == 0
    return len(file.with_name("calls").read_text(encoding="utf-8").splitlines())
