"""`goalkit check`."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from goalkit.model import Client, Review
from goalkit.store import open_practice
from goalkit.store.schema import CRC, METADATA, crc_of
from tests.books import START, reading
from tests.cli.conftest import Goalkit, make_practice


def change(practice: Path, statement: str) -> None:
    """Have the file hold what goalkit would not write, with check values that fit."""
    with open_practice(practice) as opened, opened.writing() as connection:
        connection.exec_driver_sql(statement)
        for table in METADATA.tables.values():
            connection.execute(table.update().values({CRC: crc_of(table)}))


def test_a_sound_practice_is_told_to_be_so(practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("check", "--practice", practice)
    assert done.exit_code == 0
    assert done.stdout == "1 client read, everything fits together.\n"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("delete from goals where id = 'g2'", "Measure 'm2' refers to 'g2', which is not there"),
        ("update measures set goal_id = ' '", "goal_id: The id is missing"),
        ("update clients set fiscal_start = 13", "fiscal_start: Write a number from 1 to 12, not 13"),
        ("update measures set kind = 'wish'", "'c1': a record holds what goalkit does not write"),
        ("update measures set target = 'many'", "'c1': a record holds what goalkit does not write"),
    ],
)
def test_what_does_not_fit_is_told_with_its_id(
    statement: str, said: str, practice: Path, goalkit: Goalkit
) -> None:
    change(practice, statement)
    done = goalkit("check", "--practice", practice)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Robin" not in done.stderr


def test_a_row_that_another_program_changed_is_told(practice: Path, goalkit: Goalkit) -> None:
    with closing(sqlite3.connect(practice)) as other, other:
        other.execute("update goals set why = 'no' where id = 'g2'")
    done = goalkit("check", "--practice", practice)
    assert done.exit_code == 2
    assert "'c1': a row is not what goalkit wrote" in done.stderr


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("measure_id = 'm9'", "'m9', which is not there"),
        ("superseded_at = '2025-01-01 00:00:00.000000'", "lies before recorded_at"),
        ("value = 'many'", "such as a word for a number"),
    ],
)
def test_what_does_not_fit_in_the_history_is_told_as_well(
    statement: str, said: str, practice: Path, goalkit: Goalkit
) -> None:
    with open_practice(practice) as opened:
        opened.record("c1", reading("m1", START, 8))
    assert goalkit("check", "--practice", practice).exit_code == 0
    change(practice, f"update check_ins set {statement} where superseded_at is not null")  # noqa: S608 - words of ours
    done = goalkit("check", "--practice", practice)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_review_of_no_period_is_told_with_its_client(home: Path, goalkit: Goalkit) -> None:
    client = Client(id="c1", name="Robin Example")
    review = Review(id="r1", period="2026-Q3", held_on=date(2026, 9, 30))
    path = make_practice(home / "p.goalkit", client, review)
    change(path, "update reviews set period = 'soon'")
    done = goalkit("check", "--practice", path)
    assert done.exit_code == 2
    assert done.stderr.startswith("'c1': Review 'r1', period: Write a quarter such as 2026-Q3")


def test_damage_inside_the_file_is_told(practice: Path, goalkit: Goalkit) -> None:
    whole = practice.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    practice.write_bytes(whole[:middle] + b"\xff" * 4096 + whole[middle + 4096 :])
    done = goalkit("check", "--practice", practice)
    assert done.exit_code == 2
    assert "damaged" in done.stderr


def test_changes_of_a_clock_that_was_ahead_are_told_and_mended(practice: Path, goalkit: Goalkit) -> None:
    change(practice, "update check_ins set recorded_at = '2999-01-01 00:00:00.000000' where id like 'm1%'")
    told = goalkit("check", "--practice", practice)
    assert told.exit_code == 2
    assert told.stderr.startswith("1 change is dated in the future, the last on 1 Jan 2999: the clock of a")
    assert "goalkit check --mend" in told.stderr
    mended = goalkit("check", "--mend", "--practice", practice)
    assert mended.exit_code == 0
    assert "1 change is dated today now" in mended.stdout
    assert "before a clock that was ahead was mended" in goalkit("backups", "--practice", practice).stdout
    assert goalkit("check", "--practice", practice).exit_code == 0
    assert "Team size" in goalkit("status", "c1", "--practice", practice).stdout
