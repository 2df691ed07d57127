"""Practices that earlier goalkits wrote open with all that was in them, history included."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from goalkit.errors import PracticeLockedError, PracticeOlderError
from goalkit.model import AllianceRating, AttainmentScale, CoachingSession, TeamPulse, Workbook
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store import Practice, export_client, import_client, open_practice
from goalkit.store.backups import backup_folder
from goalkit.store.connection import Place, connect
from goalkit.store.schema import MIGRATIONS, SCHEMA_VERSION
from tests.store.conftest import PASSPHRASE
from tests.store.killed import OPENS, calls_of, can_trace, traced
from tests.store.older import SCHEMAS, VERSIONS, older_practice

MOMENTS = [datetime(2026, 1, day, 8, tzinfo=UTC) for day in (2, 3, 4, 5)]
FOLLOWED = {
    ("row_key", "INTEGER", 1, 1), ("client_id", "VARCHAR", 1, 0), ("recorded_at", "DATETIME", 1, 0),
    ("superseded_at", "DATETIME", 0, 0), ("id", "VARCHAR", 1, 0), ("crc", "INTEGER", 0, 0),
}  # fmt: skip
"""The columns of every table of records."""


def table(name: str, **own: str) -> set[tuple[object, ...]]:
    """What a new table of records brings with its own columns, none of which may be empty."""
    return {
        *((name, *one) for one in (*FOLLOWED, *((field, kind, 1, 0) for field, kind in own.items()))),
        (
            f"one_{name}",
            f"CREATE UNIQUE INDEX one_{name} ON {name} (client_id, id) WHERE superseded_at IS NULL",
        ),
        (f"history_of_{name}", f"CREATE INDEX history_of_{name} ON {name} (client_id, recorded_at)"),
    }


NEW = {
    12: {
        *table("team_pulses", asked_on="DATE", promoters="INTEGER", passives="INTEGER", detractors="INTEGER"),
        *table(
            "alliance_ratings",
            session_id="VARCHAR",
            bond="INTEGER",
            goals="INTEGER",
            tasks="INTEGER",
            use="INTEGER",
            typed_by="VARCHAR",
        ),
    }
}
"""What a version has that the one before has not: tables with columns, their types, and indexes."""
CUTS = (Decimal("7.50"), Decimal(10), Decimal(13), Decimal(16))


@pytest.fixture(params=VERSIONS)
def older(request: pytest.FixtureRequest, file: Path) -> Path:
    """The file of a practice of each earlier version."""
    older_practice(file, request.param)
    return file


def read(workbook: Workbook) -> tuple[object, ...]:
    """The records that the earlier versions have in common, as numbers and words."""
    goals = [(one.id, one.version, one.reason, one.commitment) for one in workbook.goals]
    readings = [(one.on, str(one.value), one.note) for one in workbook.check_ins]
    return workbook.client.name, goals, readings, len(workbook.visions), len(workbook.reviews)


def test_there_is_a_practice_of_each_earlier_version() -> None:
    assert [*VERSIONS] == [*range(1, SCHEMA_VERSION)]
    assert len(list(SCHEMAS.iterdir())) == len(VERSIONS)


def test_the_schema_changes_with_a_version_and_a_practice_of_the_one_before_alone(
    file: Path, tmp_path: Path
) -> None:
    """Change SCHEMA_VERSION, keep a practice of today in `schemas`, and say in `NEW` what is new since."""
    older_practice(file, VERSIONS[-1])
    before = columns(file)
    open_practice(file).close()
    open_practice(tmp_path / "new.goalkit", create=True).close()
    today = columns(tmp_path / "new.goalkit")
    assert columns(file) == today
    assert today - before == NEW[SCHEMA_VERSION]
    assert before - today == set()


def columns(file: Path) -> set[tuple[object, ...]]:
    """Every column of every table with its type and whether it may be empty; and every index."""
    with closing(connect(Place(path=file))) as opened:
        made = (
            'SELECT t.name, c.name, c.type, c."notnull", c.pk '
            "FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
        )
        indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        return {*opened.execute(made), *opened.execute(indexes)}


def test_everything_is_there_as_it_was_known_at_each_moment(older: Path) -> None:
    name, day = "Ünal Example 😀", date(2026, 1, 1)
    first, second = ("g1", 1, "", 8), ("g2", 1, "", 8)
    with open_practice(older) as practice:
        told = [read(practice.load("c1", moment)) for moment in MOMENTS]
        assert told == [
            (name, [first, second], [], 0, 0),
            (name, [first, second], [(day, "4.50", "It's; a start")], 0, 0),
            (name, [first, second], [(day, "5", "")], 1, 0),
            (name, [first, second, ("g1", 2, "A second site", 8)], [(day, "5", "")], 1, 1),
        ]
        now = practice.load("c1")
    assert now.known_at == MOMENTS[-1]
    assert now.visions[0].facets[0].picture == "I lead"
    assert now.reviews[0].decisions[0].what == "go on"
    assert now.attainment_scales[0].levels[0] == "far less"


def test_the_difficulty_of_goals_is_gone_from_the_file_and_nothing_else(older: Path) -> None:
    before = rows(older)
    open_practice(older).close()
    after = rows(older)
    assert "difficulty" not in after["goals"][0]
    for table, found in before.items():
        for was, row in zip(found, after[table], strict=True):
            kept = {name: was[name] for name in was if name not in ("difficulty", "crc")}
            assert row.items() >= kept.items()  # the check value is that of all columns


def rows(file: Path) -> dict[str, list[dict[str, object]]]:
    """What is in each table of records, row by row."""
    connection = connect(Place(path=file))
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in RECORD_TYPES.keys() & set(tables):
        told = connection.execute(f'SELECT * FROM "{table}" ORDER BY row_key')  # noqa: S608 - a name of ours
        names = [column[0] for column in told.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in told]
    connection.close()
    return found


def test_what_is_new_can_be_saved_and_undone(older: Path) -> None:
    with open_practice(older) as practice:
        before = practice.load("c1")
        scale = replace(before.attainment_scales[0], id="a2", measure_id="m1", cuts=CUTS)
        session = CoachingSession(id="s2", held_on=date(2026, 2, 1), goal="ask more", support="a quiet room")
        goal = replace(before.goals[-1], confidence=0.7)
        pulse = TeamPulse(id="u1", asked_on=date(2026, 2, 1), promoters=4, passives=2, detractors=1)
        rating = AllianceRating(id="y1", session_id="s2", bond=8, goals=7, tasks=8, use=9)
        practice.record("c1", scale, session, goal, pulse, rating)
        practice.keep_draft("c1", "vision", "far")
    with open_practice(older) as practice:
        assert practice.draft("c1", "vision") == "far"
        now = practice.load("c1")
        assert {scale, session, goal, pulse, rating} <= set(now.records())
        practice.undo("c1")
        assert [*practice.load("c1").records()] == [*before.records()]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_saves_in_the_log_of_an_earlier_goalkit_are_brought_into_the_file(
    file: Path, passphrase: str | None
) -> None:
    older_practice(file, 6, passphrase)
    connection = connect(Place(path=file, passphrase=passphrase))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE clients SET name = 'Robin Example'")
    for ending in ("", "-wal"):  # as a program leaves them that is killed
        shutil.copy(f"{file}{ending}", f"{file}.left{ending}")
    connection.close()
    left = file.with_name(f"{file.name}.left")
    with open_practice(left, passphrase=passphrase) as practice:
        assert practice.load("c1").client.name == "Robin Example"
        assert not left.with_name(f"{left.name}-wal").exists()


def test_a_practice_that_an_earlier_goalkit_has_open_is_not_changed_under_it(file: Path) -> None:
    older_practice(file, 6)
    connection = connect(Place(path=file))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE clients SET name = 'Robin Example'")
    with pytest.raises(PracticeLockedError):
        open_practice(file, timeout=0.05)
    connection.close()
    with open_practice(file) as practice:
        assert practice.load("c1").client.name == "Robin Example"


def test_levels_in_words_stay_in_words(older: Path) -> None:
    with open_practice(older) as practice:
        (scale,) = practice.load("c1").attainment_scales
    assert isinstance(scale, AttainmentScale)
    assert (scale.measure_id, scale.cuts) == (None, ())


def test_drafts_are_kept(file: Path) -> None:
    older_practice(file, 2)
    with open_practice(file) as practice:
        assert practice.draft("c1", "check-in") == "7"


def test_an_encrypted_practice_is_brought_up_to_date_as_well(file: Path) -> None:
    older_practice(file, 5, PASSPHRASE)
    with open_practice(file, passphrase=PASSPHRASE) as practice:
        assert len(practice.load("c1").goals) == 3
    assert not file.read_bytes().startswith(b"SQLite")


def test_the_export_is_that_of_a_practice_of_today(older: Path, memory: Practice) -> None:
    with open_practice(older) as practice:
        text = export_client(practice, "c1")
    import_client(memory, text)
    assert export_client(memory, "c1") == text


def test_it_is_done_once(older: Path) -> None:
    open_practice(older).close()
    assert connect(Place(path=older)).execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    before = rows(older)
    open_practice(older).close()
    assert rows(older) == before


@pytest.mark.skipif(not can_trace(), reason="needs strace and the right to use it")
def test_killed_at_any_call_it_is_the_older_one_or_that_of_today(
    file: Path, times: Callable[[int], int]
) -> None:
    older_practice(file, 6)
    untouched = file.read_bytes()
    calls = calls_of(OPENS, file, None)
    with open_practice(file) as practice:
        today = export_client(practice, "c1")
    for number in range(times(120)):
        shutil.rmtree(backup_folder(file), ignore_errors=True)
        file.write_bytes(untouched)
        traced(OPENS, file, None, f"signal=KILL:when={1 + number * calls // times(120)}")
        with closing(connect(Place(path=file))) as left:
            (version,) = left.execute("PRAGMA user_version").fetchone()
            columns = {column[1] for column in left.execute("PRAGMA table_info(goals)")}
            assert version in (6, SCHEMA_VERSION)
            assert ("crc" in columns) == (version == SCHEMA_VERSION)
        with open_practice(file) as practice:
            assert practice.damage() == ()
            assert export_client(practice, "c1") == today


def test_it_is_done_whole_or_not_at_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older_practice(file, 1)
    before = rows(file)
    monkeypatch.setitem(MIGRATIONS, 6, (*MIGRATIONS[6], "ALTER TABLE goals DROP COLUMN nothing"))
    with pytest.raises(Exception, match="nothing"):
        open_practice(file)
    assert rows(file) == before
    assert connect(Place(path=file)).execute("PRAGMA user_version").fetchone() == (1,)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_one_that_lacks_something_and_takes_no_changes_is_refused_in_words(
    file: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    """It ended as "no such column" or "no such table" when it was read."""
    older_practice(file, version)
    monkeypatch.setattr("goalkit.store.connection.os.access", lambda _, mode: mode == os.R_OK)
    with pytest.raises(PracticeOlderError, match="has to be brought up to date, but it can only be read"):
        open_practice(file)
