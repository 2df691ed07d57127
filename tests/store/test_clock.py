"""A clock that is ahead spoils no history: the future is refused, and what holds it already is mended."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goalkit.errors import ClockError, ImportRefusedError, MomentAheadError
from goalkit.model import Client
from goalkit.store import Practice, end_of_day, export_client, import_client, open_practice
from goalkit.store.backups import Why, backup_is_due, backups_of
from goalkit.store.rows import Row, supersede, write
from goalkit.store.timestamps import now
from tests.books import START, goal, reach, reading

BEGIN = datetime(2026, 1, 2, tzinfo=UTC)
FAR = datetime(now().year + 2, 3, 1, 9, tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)


def save_ahead(practice: Practice) -> None:
    """Have a practice hold what goalkit writes no more: readings of a clock that was years ahead.

    The first is of the past, was corrected in the future, and once more at the end of all time.
    """
    practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach(), at=BEGIN)
    practice.record("c1", reading("m1", START, 1), at=BEGIN + timedelta(days=1))
    with practice.writing() as connection:
        supersede(connection, "check_ins", [1], FAR)
        later = write(connection, "check_ins", [Row(None, "c1", FAR, None, reading("m1", START, 2))])
        supersede(connection, "check_ins", later, LAST)
        write(connection, "check_ins", [Row(None, "c1", LAST, None, reading("m1", START, 3))])
    practice._cache.forget()


def values(practice: Practice, at: datetime | None = None) -> list[int]:
    return [int(one.value or 0) for one in practice.load("c1", at).check_ins]


def test_a_moment_in_the_future_is_refused(practice: Practice) -> None:
    with pytest.raises(MomentAheadError, match=f"1 Mar {FAR.year}.* is still to come"):
        practice.record("c1", Client(id="c1", name="Robin Example"), at=FAR)
    assert practice.clients() == ()


def test_the_clock_of_another_computer_may_be_a_few_hours_ahead(practice: Practice) -> None:
    practice.record("c1", Client(id="c1", name="Robin Example"), at=now() + timedelta(hours=5))
    assert practice.record("c1", goal()) is not None


def test_nothing_is_saved_after_a_moment_in_the_future(practice: Practice) -> None:
    save_ahead(practice)
    with pytest.raises(ClockError, match=r"The clock of this computer says .* is dated 31 Dec 9999"):
        practice.record("c1", reading("m1", START, 4))
    assert values(practice) == [3]


def test_what_is_dated_ahead_is_mended_in_its_order_and_saves_go_on(practice: Practice) -> None:
    save_ahead(practice)
    before = now()
    assert practice.dated_ahead() == (FAR, LAST)
    practice.mend_dates()
    assert practice.dated_ahead() == ()
    assert values(practice, end_of_day(now().date(), UTC)) == values(practice) == [3]
    assert values(practice, before) == [1]
    saved_at = practice.record("c1", reading("m1", START, 4))
    assert saved_at is not None
    assert saved_at <= now()
    assert practice.damage() == ()
    history = open_practice(":memory:")
    import_client(history, export_client(practice, "c1"))
    assert values(history) == [4]


def test_a_backup_is_made_before_and_holds_what_was(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        save_ahead(practice)
        practice.mend_dates()
        (backup,) = backups_of(file)
        assert backup.why is Why.MEND
    with open_practice(backup.path) as kept:
        assert kept.dated_ahead() == (FAR, LAST)


def test_an_import_with_moments_in_the_future_is_refused_with_the_row(practice: Practice) -> None:
    save_ahead(practice)
    with open_practice(":memory:") as other, pytest.raises(ImportRefusedError) as refused:
        import_client(other, export_client(practice, "c1"))
    told = "\n".join(refused.value.problems)
    assert "check_ins, row 2, recorded_at: it lies in the future" in told
    assert "check_ins, row 1, superseded_at: it lies in the future" in told


def test_a_backup_of_a_clock_that_was_ahead_keeps_no_other_from_being_made(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
        made = practice.back_up(Why.WORK)
        assert made is not None
        made.path.rename(made.path.with_name(f"practice-{FAR:%Y%m%dT%H%M%SZ}-work.goalkit"))
        assert backup_is_due(file, now() + timedelta(hours=1))
        made = practice.back_up(Why.WORK)
        assert made is not None
        assert made.made_at <= now()
