"""`goalkit review` of many clients."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.settings import PRINTED
from tests.books import goal, reach, reading
from tests.cli.conftest import RECORDED_AT, Goalkit
from tests.cli.test_review import copy_of_the_review
from tests.review.program import watched

PASSPHRASE = "früh auf"
MARKS = {"c1": "Heronword", "c2": "Otterword", "c3": "Ravenword"}


@pytest.fixture
def three(home: Path) -> Path:
    """A practice with three clients; each has a word of its own."""
    return practice_of_three(home / "three.goalkit")


def practice_of_three(path: Path, passphrase: str | None = None) -> Path:
    with open_practice(path, passphrase=passphrase, create=True) as opened:
        for number, (one, mark) in enumerate(MARKS.items()):
            target = reach(target=Decimal(10 + number))
            records = goal(statement=f"Grow {mark}"), target, reading("m1", date(2026, 2, 1), 5 + number)
            opened.record(one, Client(id=one, name=f"{mark} Example"), *records, at=RECORDED_AT)
    return path


def test_all_reviews_are_those_that_are_made_one_by_one(three: Path, home: Path, goalkit: Goalkit) -> None:
    done = goalkit("review", "--all", "2026-Q1", "--zip", "--out", "all", "--practice", three)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("3 reviews made: ")
    files = [f"{one}-2026-Q1.pdf" for one in MARKS]
    made = {name: (home / "all" / name).read_bytes() for name in files}
    for one in MARKS:
        assert goalkit("review", one, "2026-Q1", "--out", "one", "--practice", three).exit_code == 0
    assert made == {name: (home / "one" / name).read_bytes() for name in files}
    with ZipFile(home / "all" / "reviews-2026-Q1.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == made
    page = (home / "all" / "reviews-2026-Q1.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in page for name in files)
    assert "Ravenword Example" in page


def test_after_one_more_reading_one_review_is_made(three: Path, home: Path, goalkit: Goalkit) -> None:
    words = ("review", "--all", "2026-Q1", "--format", "html", "--practice", three)
    assert goalkit(*words).stdout.startswith("3 reviews made: ")
    assert goalkit(*words).stdout.startswith("All 3 reviews are there already: ")
    before = {one: (home / f"{one}-2026-Q1.html").stat().st_mtime_ns for one in MARKS}
    with open_practice(three) as opened:
        opened.record("c2", reading("m1", date(2026, 3, 2), 9), at=datetime(2026, 4, 2, tzinfo=UTC))
    assert goalkit(*words).stdout.startswith("1 review made, 2 already there: ")
    with open_practice(three) as opened:
        assert [opened.draft(one, PRINTED) for one in MARKS] == ["2026-Q1"] * 3
    assert [one for one in MARKS if (home / f"{one}-2026-Q1.html").stat().st_mtime_ns != before[one]] == [
        "c2"
    ]
    for one, mark in MARKS.items():
        text = (home / f"{one}-2026-Q1.html").read_text(encoding="utf-8")
        assert [word for word in MARKS.values() if word in text] == [mark]


def test_due_is_what_is_not_there_or_has_changed_since_on_whatever_day(
    three: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("review", "c1", "c2", "2026-Q1", "--format", "html", "--practice", three)
    for day, made in (
        (date(2026, 5, 1), "2 reviews made: "),
        (date(2026, 5, 2), "All 2 reviews are there already"),
    ):
        monkeypatch.setattr("goalkit.cli.reports.known_day", lambda *_, day=day: day)
        assert goalkit(*words, "--due").stdout.startswith(made)
    with open_practice(three) as opened:
        opened.record("c2", reading("m1", date(2026, 3, 2), 9))
    assert goalkit(*words, "--due").stdout.startswith("1 review made, 1 already there: ")
    without_due = goalkit(*words)
    assert without_due.stdout.startswith("1 review made, 1 already there: "), "a day later is another review"


def test_what_is_printed_into_a_folder_goes_when_the_client_is_erased(
    three: Path, home: Path, goalkit: Goalkit
) -> None:
    words = ("2026-Q1", "--format", "html", "--out", "all", "--practice", three)
    assert goalkit("review", "--all", *words).exit_code == 0
    assert goalkit("review", "c2", *words[:2], "html", "--practice", three).exit_code == 0
    done = goalkit("erase", "c2", "--yes", "--practice", three)
    assert done.exit_code == 0, done.output
    assert not [*home.rglob("c2*")]
    assert (home / "all" / "c1-2026-Q1.html").exists()
    assert str(home / "all" / "reviews-2026-Q1.html") in done.stderr
    assert str(home / "all" / "made-of.jsonl") in done.stderr


def test_one_that_cannot_be_made_is_one_line_and_exit_code_1(
    three: Path, home: Path, goalkit: Goalkit
) -> None:
    notebook = copy_of_the_review(home / "own.ipynb")
    notebook.write_text(notebook.read_text().replace("sections.cover(review)", "assert client != 'c3'"))
    words = ("--notebook", notebook, "--format", "html", "--practice", three)
    done = goalkit("review", "--all", "2026-Q1", *words)
    assert done.exit_code == 1
    assert "c3: cell 3 of the notebook stopped with AssertionError: open the notebook" in done.stderr
    assert done.stdout.startswith("2 reviews made, 1 not made: ")
    assert "Not made: cell 3 of the notebook" in (home / "reviews-2026-Q1.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in home.glob("c*.html")) == ["c1-2026-Q1.html", "c2-2026-Q1.html"]
    with open_practice(three) as opened:
        assert [opened.draft(one, PRINTED) for one in MARKS] == ["2026-Q1", "2026-Q1", ""]


def test_an_encrypted_practice_is_printed_with_the_passphrase_of_the_environment(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = practice_of_three(home / "secret.goalkit", PASSPHRASE)
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    done = goalkit("review", "c1", "c3", "2026-01", "--format", "html", "--practice", secret)
    assert done.exit_code == 0, done.output
    assert "Ravenword Example" in (home / "c3-2026-01.html").read_text(encoding="utf-8")
    assert not (home / "c2-2026-01.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_ends_it_with_all_it_started_and_leaves_no_file(three: Path, home: Path) -> None:
    done = watched("review", "--all", "2026-Q1", "--practice", three, "--out", home / "all", stop=True)
    assert done.exit_code == 130
    assert "Traceback" not in done.stderr
    assert done.stray == []
    assert not (home / "all").exists() or [*(home / "all").iterdir()] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-Q1",), "for all clients `goalkit review --all"),
        (("--all", "c1", "2026-Q1"), "for all clients"),
        (("c1", "c9", "2026-Q1"), "'c9'"),
        (("c1", "2026-Q1", "--due"), "for all clients"),
        (("--all", "2199-Q1"), "c1: '2199-Q1' had not begun"),
        (("--all", "2026-Q1", "--notebook", "none.ipynb"), "'none.ipynb'"),
        (("--all", "2026-Q1", "--logo", "three.goalkit"), "neither PNG, JPEG nor SVG"),
        (("--all", "2026-Q1", "--workers", "0"), "--workers"),
        (("--all", "2026-Q1", "--scheduler", "tcp://10.0.0.7:8786"), "Start scheduler and workers with TLS"),
    ],
)
def test_what_cannot_be_reviewed_is_said_before_anything_is_made(
    words: tuple[str, ...], said: str, three: Path, home: Path, goalkit: Goalkit
) -> None:
    done = goalkit("review", *words, "--practice", three)
    assert done.exit_code in {1, 2}
    assert said in done.stderr
    assert not [*home.glob("*.pdf")]
