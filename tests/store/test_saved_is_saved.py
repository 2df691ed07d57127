"""Saved means saved: programs that are killed, disks that fail at any call, and many that save at once."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalkit import forms as ui
from goalkit.errors import StaleSaveError
from goalkit.forms.card import CONFLICT
from goalkit.forms.controls import alert
from goalkit.model import Client, Objective
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from tests.books import START
from tests.store.conftest import PASSPHRASE
from tests.store.killed import TWO_SAVES, calls_of, can_trace, killed_again_and_again, traced
from tests.store.test_copies import made

posix = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals of Unix")


@posix
def test_no_save_is_lost_or_half_there_however_often_a_program_is_killed(
    file: Path, times: Callable[[int], int]
) -> None:
    made(file, PASSPHRASE)
    assert killed_again_and_again(file, PASSPHRASE, times(1000)) == ["right"] * times(1000)


@pytest.mark.skipif(not can_trace(), reason="needs strace and the right to use it")
@pytest.mark.parametrize(
    "how",
    [
        "signal=KILL:when={}",
        "error=ENOSPC:when={}",
        "error=ENOSPC:when={}+",
        "error=EIO:when={}",
        "error=EIO:when={}+",
    ],
    ids=["killed", "full once", "full from then on", "failed once", "failed from then on"],
)
def test_at_whichever_call_a_save_is_disturbed_what_was_told_is_there(
    file: Path, how: str, times: Callable[[int], int]
) -> None:
    """At each write, sync, truncation and removal of two saves; at every tenth by default."""
    before = made(file, PASSPHRASE).read_bytes()
    calls = calls_of(TWO_SAVES, file, PASSPHRASE)
    assert calls > 30
    for call in range(1, calls + 1, 10 // times(10)):
        file.write_bytes(before)
        done = traced(TWO_SAVES, file, PASSPHRASE, how.format(call))
        assert "Traceback" not in done.stderr
        with open_practice(file, passphrase=PASSPHRASE) as practice:
            assert practice.damage() == ()
            assert set(done.stdout.split()) <= {one.id for one in practice.load("c1").reflections}


ADDS = """
import sys
from goalkit.errors import StaleSaveError
from goalkit.model import Objective
from goalkit.store import open_practice
with open_practice(sys.argv[1], passphrase=sys.argv[2], timeout=600) as practice:
    for _ in range(int(sys.argv[3])):
        while True:
            seen = practice.load("c1")
            count = int(seen.objectives[0].title.split()[0])
            more = Objective(id="o", title=f"{count + 1} by {sys.argv[4]}")
            try:
                practice.record("c1", more, seen_at=seen.known_at)
                break
            except StaleSaveError:
                pass
"""


def test_four_programs_that_read_change_and_save_lose_nothing(
    file: Path, times: Callable[[int], int]
) -> None:
    with open_practice(made(file, PASSPHRASE), passphrase=PASSPHRASE) as practice:
        practice.record("c1", Objective(id="o", title="0"))
    words = [sys.executable, "-c", ADDS, str(file), PASSPHRASE, str(times(250))]
    with ThreadPoolExecutor(4) as sides:
        ends = sides.map(lambda side: subprocess.run([*words, f"{side}"], check=False).returncode, range(4))
    assert list(ends) == [0] * 4
    with open_practice(file, passphrase=PASSPHRASE) as practice:
        (count,) = practice.load("c1").objectives
    assert int(count.title.split()[0]) == 4 * times(250)


def test_of_windows_that_save_in_any_order_none_writes_over_another_unseen(
    times: Callable[[int], int],
) -> None:
    """Each window has a text of its own, saves it over what it has seen, and looks at what there is."""
    windows_and_deeds = st.tuples(st.integers(0, 2), st.sampled_from(["save", "look"]))

    @settings(max_examples=times(500), suppress_health_check=list(HealthCheck), database=None)
    @given(st.integers(2, 3), st.lists(windows_and_deeds, min_size=4, max_size=16))
    def interleaved(count: int, deeds: list[tuple[int, str]]) -> None:
        with open_practice(":memory:") as practice:
            practice.record("c1", Client(id="c1", name="Ann"), Objective(id="o", title="0"))
            windows = [OpenWorkbook(practice, "c1", today=START) for _ in range(count)]
            seen, there = ["0"] * count, "0"
            for number, (window, deed) in enumerate(deeds, start=1):
                at = window % count
                if deed == "look":
                    windows[at] = OpenWorkbook(practice, "c1", today=START)
                    seen[at] = there
                elif seen[at] == there:
                    windows[at].record(Objective(id="o", title=f"{number} of {at}"))
                    there = seen[at] = f"{number} of {at}"
                else:
                    with pytest.raises(StaleSaveError):
                        windows[at].record(Objective(id="o", title=f"{number} of {at}"))
                    seen[at] = there  # it has what is there now, and what was typed is with whoever typed it
                (kept,) = practice.load("c1").objectives
                assert kept.title == there

    interleaved()


AIM = ui.form(Objective, only=["title"])


def test_what_the_window_typed_that_came_too_late_is_still_in_its_field_and_kept(
    times: Callable[[int], int],
) -> None:
    """Two or three windows type and save in any order: 500 with GOALKIT_RELIABILITY=full, else five."""
    windows_and_deeds = st.tuples(st.integers(0, 2), st.sampled_from(["type", "save"]))

    @settings(max_examples=times(times(500)), suppress_health_check=list(HealthCheck), database=None)
    @given(st.integers(2, 3), st.lists(windows_and_deeds, min_size=4, max_size=16))
    def interleaved(count: int, deeds: list[tuple[int, str]]) -> None:
        with open_practice(":memory:") as practice:
            practice.record("c1", Client(id="c1", name="Ann"), Objective(id="o", title="0"))
            forms = [aim(practice) for _ in range(count)]
            for number, (window, deed) in enumerate(deeds, start=1):
                form = forms[window % count]
                if deed == "type":
                    form.control("title").value = f"typed {number}"
                    continue
                typed, (there,) = form.control("title").value, practice.load("c1").objectives
                form.save()
                (now,) = practice.load("c1").objectives
                assert form.control("title").value in (typed, now.title)
                if now == there != Objective(id="o", title=typed) and form.draft.is_touched:
                    assert form.message == alert(CONFLICT, "message")
                    assert typed in practice.draft("c1", "aim")

    interleaved()


def aim(practice: Practice) -> ui.Form:
    """A window with a form of one field."""
    book, draft = OpenWorkbook(practice, "c1", today=START), ui.RecordDraft(AIM, "o")
    form = ui.Form(draft, book, name="aim")
    return form.lay_out(*form.rows())
