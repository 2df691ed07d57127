"""Moments: points in time with microseconds, always in UTC."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

SLACK = timedelta(days=1)
"""How far the clock of another computer, or of another system on this one, may be ahead of this one."""


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def is_ahead(moment: datetime, clock: datetime) -> bool:
    """Whether a moment lies further after what the clock says than another clock may be ahead."""
    return moment - clock > SLACK


def end_of_day(day: date, zone: tzinfo | None) -> datetime:
    """The last moment of `day` in a time zone, in UTC: what a person means by "as known on that day".

    Without a zone it is that of this computer. A day is as long as it was there: 23 or 25 hours where the
    clock was changed.
    """
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC) - datetime.resolution


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"'{moment}' has no time zone: write it like 2026-03-31T18:00:00Z")
    return moment.astimezone(UTC)


def moment_text(moment: datetime) -> str:
    """A moment as written in exports: `2024-10-01T08:00:00Z`."""
    return in_utc(moment).isoformat().replace("+00:00", "Z")
