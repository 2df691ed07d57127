"""Moments are kept in UTC, days are those of the person: by the time zone of the practice."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.errors import TimeZoneError
from goalkit.exercises.history import History
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook, open_workbook
from goalkit.period import day_of
from goalkit.store import Practice, open_practice
from goalkit.store.settings import choose_time_zone, practice_day, practice_zone, time_zone
from goalkit.store.timestamps import end_of_day
from tests.books import goal, reach, reading
from tests.forms.pages import words_of

LAST_OF_SEPTEMBER, FIRST_OF_OCTOBER = date(2026, 9, 30), date(2026, 10, 1)
HALF_PAST_FIVE = datetime(2026, 10, 1, 0, 30, tzinfo=UTC)  # 17:30 on 30 September in Los Angeles
ZONES = (
    "UTC", "America/Los_Angeles", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati",
    "Pacific/Pago_Pago", "Pacific/Apia", "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe",
    "Africa/Cairo",
)  # fmt: skip
TICK = datetime.resolution


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A practice in which a reading was entered in the evening of 30 September in Los Angeles."""
    path = tmp_path / "practice.goalkit"
    with open_practice(path, create=True) as practice:
        begun = datetime(2026, 9, 1, 8, tzinfo=UTC)
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach(), at=begun)
        practice.record("c1", reading("m1", LAST_OF_SEPTEMBER, 8), at=HALF_PAST_FIVE)
    return path


def in_zone(path: Path, name: str) -> None:
    with open_practice(path) as practice:
        choose_time_zone(practice, name)


def known_on(path: Path, day: date) -> int:
    """How many readings were known at the end of a day."""
    return len(open_workbook("c1", practice=str(path), as_of=day.isoformat()).workbook.check_ins)


def test_what_was_entered_at_half_past_five_is_known_that_day(file: Path) -> None:
    in_zone(file, "America/Los_Angeles")
    assert known_on(file, LAST_OF_SEPTEMBER) == 1
    assert known_on(file, LAST_OF_SEPTEMBER - timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", 1), ("Pacific/Kiritimati", 1), ("Pacific/Pago_Pago", 30), ("Europe/Berlin", 1)],
)
def test_the_same_moment_is_of_another_day_elsewhere(file: Path, zone: str, day: int) -> None:
    in_zone(file, zone)
    known = {30: [1, 1], 1: [0, 1]}[day]
    assert [known_on(file, one) for one in (LAST_OF_SEPTEMBER, FIRST_OF_OCTOBER)] == known
    assert day_of(HALF_PAST_FIVE, ZoneInfo(zone)).day == day


def test_the_history_has_its_days_and_times_by_the_same_zone(file: Path) -> None:
    in_zone(file, "America/Los_Angeles")
    with open_practice(file) as practice:
        told = words_of(History(OpenWorkbook(practice, "c1", today=FIRST_OF_OCTOBER)))
    assert "Wednesday, 30 Sep 2026" in told
    assert "17:30" in told


def test_a_practice_that_moves_keeps_its_readings_and_their_days(file: Path) -> None:
    for zone in ("Asia/Tokyo", "America/Los_Angeles", ""):
        in_zone(file, zone)
        (found,) = open_workbook("c1", practice=str(file)).workbook.check_ins
        assert found.on == LAST_OF_SEPTEMBER


def test_today_is_that_of_the_practice(practice: Practice) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        choose_time_zone(practice, zone)
        before, today, after = datetime.now(UTC), practice_day(practice), datetime.now(UTC)
        assert today in {day_of(moment, ZoneInfo(zone)) for moment in (before, after)}
    assert practice_zone(practice) == ZoneInfo("Pacific/Pago_Pago")


def test_without_one_days_are_those_of_the_computer(practice: Practice) -> None:
    assert (time_zone(practice), practice_zone(practice)) == ("", None)
    choose_time_zone(practice, "Asia/Tokyo")
    assert time_zone(practice) == "Asia/Tokyo"
    choose_time_zone(practice, "")
    assert practice_zone(practice) is None


@pytest.mark.parametrize("name", ["Berlin", "Europe/Berlim", "../etc/passwd", "europe/berlin", "UTC+2"])
def test_a_name_that_no_zone_has_is_refused_and_changes_nothing(practice: Practice, name: str) -> None:
    choose_time_zone(practice, "Asia/Tokyo")
    with pytest.raises(TimeZoneError, match="is not a time zone: give a continent and a city"):
        choose_time_zone(practice, name)
    assert time_zone(practice) == "Asia/Tokyo"


def test_what_was_meant_is_named(practice: Practice) -> None:
    with pytest.raises(TimeZoneError, match=r"such as .*Europe/Berlin"):
        choose_time_zone(practice, "Europe/Berlim")


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/Los_Angeles", date(2026, 3, 8), 23),
        ("America/Los_Angeles", date(2026, 11, 1), 25),
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("Europe/Berlin", date(2026, 6, 1), 24),
        ("America/Sao_Paulo", date(2018, 11, 4), 23),  # its first hour is not there
    ],
)
def test_a_day_is_as_long_as_it_was_there(zone: str, day: date, hours: float) -> None:
    ends = [end_of_day(one, ZoneInfo(zone)) for one in (day - timedelta(days=1), day)]
    assert (ends[1] - ends[0]) / timedelta(hours=1) == hours


@given(
    st.integers(63_072_000, 3_786_912_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    st.sampled_from(ZONES),
)
def test_a_moment_is_known_at_the_end_of_its_day_and_not_before(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    day = day_of(moment, zone)
    assert end_of_day(day - timedelta(days=1), zone) < moment <= end_of_day(day, zone)
    assert day_of(end_of_day(day, zone), zone) == day
    assert day_of(end_of_day(day, zone) + TICK, zone) > day


def test_the_last_day_there_is_has_an_end() -> None:
    assert end_of_day(date.max, ZoneInfo("Pacific/Pago_Pago")) == datetime.max.replace(tzinfo=UTC)
