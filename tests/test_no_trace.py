"""What is typed into the forms of an encrypted practice is in no file, and no program is told the key.

A program types a word that occurs nowhere else into every field of every page: for the example client, and
with GOALKIT_RELIABILITY=full for the one who is added by that as well. Its home, its temporary files and all
that Jupyter keeps are in a folder of the test, and every library it uses writes its log there.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import pikepdf
import psutil
import pytest

from goalkit.store import open_practice
from goalkit.store.client_json import export_client
from goalkit.store.client_zip import unlocked
from goalkit.store.keys import derived
from tests.project import HOME

PROGRAM = """
import logging, sys
from datetime import date
from itertools import count
from pathlib import Path

logging.basicConfig(filename="debug.log", level=logging.DEBUG)
from goalkit import report
from goalkit.model import Objective
from goalkit.shipped import EXAMPLE_CLIENT, REVIEW_NOTEBOOK, shipped
from goalkit.store import import_client, open_practice
from goalkit.store.backups import Why
from goalkit.store.client_zip import client_zip, locked
from goalkit.store.new_file import write_new
from tests.every_form import TODAY, every_page, fill

passphrase, lock, marker, walks = sys.stdin.read().split()
numbers, here = count(), Path.cwd()
word = lambda: f"{marker}{next(numbers)}x"

with open_practice("p.goalkit", passphrase=passphrase, create=True) as practice:
    import_client(practice, shipped(EXAMPLE_CLIENT).read_text("utf-8"))
    done = set()
    for _ in range(int(walks)):
        for client in [one.id for one in practice.clients() if one.id not in done]:
            done.add(client)
            for view in every_page(practice, client):
                for problem in fill(view, word):
                    print(problem)
    for view in every_page(practice, "example", "Check-in"):  # another check-in, over the first
        fill(view, word)
    practice.back_up(Why.HAND)
    write_new(here / "client.zip.age", locked(client_zip(practice, "example", history=True), lock))
    report.render_review(report.ReportRequest(
        notebook=shipped(REVIEW_NOTEBOOK), out=here / "review.pdf", as_of=TODAY,
        parameters=report.report_parameters("example", here / "p.goalkit", period="2026-Q4"),
        passphrase=passphrase, lock=lock,
    ))
    print("done", flush=True)
    while True:
        practice.record("example", Objective(id="last", title=word()))
        practice.keep_draft("example", "objectives", word())
"""
"""Types, saves, backs up, prints and exports; then saves on until it is killed."""
MARKER, PASSPHRASE, LOCK = (secrets.token_hex(8) for _ in range(3))


@dataclass(frozen=True)
class Left:
    """What the program left in its folder when it was killed, and where it told the passphrase or the key."""

    home: Path
    said: str
    told: frozenset[str]

    def files(self) -> Iterator[Path]:
        """Every file in the folder."""
        return (one for one in self.home.rglob("*") if one.is_file())


def environment(home: Path) -> dict[str, str]:
    """Everything a program writes goes into this folder."""
    not_ours = ("JUPYTER", "XDG_", "GOALKIT")
    mine = {name: text for name, text in os.environ.items() if not name.startswith(not_ours)}
    jupyter = {f"JUPYTER_{name}_DIR": f"{home}/jupyter/{name}" for name in ("CONFIG", "DATA", "RUNTIME")}
    places = {"HOME": f"{home}", "TMPDIR": f"{home}/t", "IPYTHONDIR": f"{home}/jupyter/ipython", **jupyter}
    return {**mine, **places, "PYTHONPATH": os.pathsep.join([str(HOME), os.environ["PYTHONPATH"]])}


def watch(program: psutil.Process, home: Path, end: Event, told: set[str]) -> None:
    """Look until the end where a program, or one it started, tells the passphrase or the key."""
    while not end.wait(0.05):
        secret = [PASSPHRASE.encode(), LOCK.encode(), *keys(home / "p.goalkit")]
        with suppress(OSError, psutil.Error):  # one has ended meanwhile
            pids = [program.pid, *(one.pid for one in program.children(recursive=True))]
            places = [Path(f"/proc/{pid}/{name}") for pid in pids for name in ("environ", "cmdline")]
            for place in [*places, *home.glob("t/goalkit-kernel-*/*.json")]:
                content = place.read_bytes()
                if any(word in content for word in secret):
                    told.add(f"{place.name}: {content[:80]!r}")


def keys(file: Path) -> list[bytes]:
    """The key of the practice, as the database is told it and as it is; none before there is a practice."""
    salt = file.read_bytes()[:16] if file.exists() else b""
    key = derived(PASSPHRASE.encode(), salt) if len(salt) == 16 else b""
    return [key.hex().encode(), key] if key else []


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory, times: Callable[[int], int]) -> Left:
    """The program, killed in the midst of a save after it has typed, printed and exported everything."""
    home, end, told = tmp_path_factory.mktemp("h"), Event(), set[str]()
    (home / "t").mkdir(mode=0o700)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=home, env=environment(home),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as program:  # fmt: skip
        assert program.stdin is not None
        assert program.stdout is not None
        watching = Thread(target=watch, args=(psutil.Process(program.pid), home, end, told))
        watching.start()
        try:
            program.stdin.write(f"{PASSPHRASE} {LOCK} {MARKER} {times(2)}")
            program.stdin.close()
            said = ""
            for line in program.stdout:
                if line == "done\n":
                    break
                said += line
        finally:
            end.set()
            watching.join()
            program.kill()
    return Left(home=home, said=said, told=frozenset(told))


def test_every_form_could_be_saved(left: Left) -> None:
    assert left.said == ""


def test_the_words_are_in_the_practice_the_pdf_and_the_export(left: Left) -> None:
    whole = unlocked(left.home / "client.zip.age", (left.home / "client.zip.age").read_bytes(), LOCK)
    assert MARKER in zipfile.ZipFile(BytesIO(whole)).read("workbook.md").decode()
    with pikepdf.open(left.home / "review.pdf", password=LOCK) as review:
        assert review.is_encrypted
        assert review.encryption.R == 6


def test_no_word_is_in_a_file(left: Left) -> None:
    words = [MARKER.encode(), MARKER.encode("utf-16-le"), PASSPHRASE.encode(), LOCK.encode()]
    words += keys(left.home / "p.goalkit")
    assert [file for file in left.files() if any(word in file.read_bytes() for word in words)] == []
    assert (left.home / "debug.log").stat().st_size > 0


def test_no_program_is_told_the_passphrase_or_the_key(left: Left) -> None:
    assert left.told == frozenset()


def test_what_goalkit_wrote_is_for_the_person_alone(left: Left) -> None:
    ours = [one for one in left.home.iterdir() if one.name not in ("t", "jupyter", "debug.log")]
    open_ones = {
        str(one): oct(stat.S_IMODE(one.stat().st_mode))
        for top in ours
        for one in (top, *top.rglob("*"))
        if stat.S_IMODE(one.stat().st_mode) & 0o077
    }
    assert open_ones == {}
    assert {"p.goalkit", "p-backups", "review.pdf", "client.zip.age"} <= {one.name for one in ours}


def test_after_the_kill_everything_is_there(left: Left) -> None:
    """Last, because it puts the practice in order."""
    with open_practice(left.home / "p.goalkit", passphrase=PASSPHRASE) as practice:
        assert practice.damage() == ()
        texts = "".join(export_client(practice, client.id) for client in practice.clients())
    assert len(set(re.findall(rf"{MARKER}\d+x", texts))) > 150
