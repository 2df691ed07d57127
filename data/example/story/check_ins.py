"""Readings and notes as check-ins, with the confidence stated and the time at which each was typed."""

import calendar
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from goalkit.model import CheckIn
from story.notes import NOTES
from story.readings import CONFIDENCE, MONTHS, TYPED_LATE, TYPED_WRONG, WEEKS
from story.rows import Row, day

WEEKLY = ("m2", "m3", "m4")
IN_WORDS = "m6"
"""The measure of the milestones: how it goes is said once a month, there is nothing to read."""
UNITS = {"m7": 1_000_000}
SEED = 20241001

Reading = tuple[date, str, Decimal | None]
"""The day, the measure and what was read."""


def rows() -> Iterator[Row]:
    """All check-ins in the order of their days; the slip of the finger twice, wrong and corrected."""
    chance = random.Random(SEED)  # noqa: S311 - it makes an example, it guards nothing
    typed_at: dict[date, datetime] = {}
    readings = sorted((*_weekly(), *_monthly()), key=lambda reading: reading[:2])
    for number, (on, measure, value) in enumerate(readings, start=1):
        moment = typed_at.setdefault(on, _typing(on, chance))
        check_in = CheckIn(
            id=f"c{number}",
            measure_id=measure,
            on=on,
            value=value,
            confidence=_confidence(measure, on, chance),
            note=NOTES[measure].get(on.isoformat(), ""),
        )
        yield from _with_slip(check_in, moment)


def _weekly() -> Iterator[Reading]:
    for month, columns in WEEKS.items():
        for measure, column in zip(WEEKLY, columns, strict=True):
            for on, text in zip(_fridays(month), column.split(), strict=True):
                if text != "-":
                    yield on, measure, Decimal(text)


def _monthly() -> Iterator[Reading]:
    for measure, row in MONTHS.items():
        unit = UNITS.get(measure, 1)
        for month, text in zip(WEEKS, row.split(), strict=True):
            if text != "-":
                yield _fridays(month)[-1], measure, Decimal(int(Decimal(text) * unit))
    for month in WEEKS:
        yield _fridays(month)[-1], IN_WORDS, None


def _fridays(month: str) -> list[date]:
    year, number = (int(part) for part in month.split("-"))
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    fridays = (week[calendar.FRIDAY] for week in weeks)
    return [friday for friday in fridays if friday.month == number]


def _typing(on: date, chance: random.Random) -> datetime:
    """On Friday afternoon, in one week of eight on Saturday morning; late where the story says so."""
    on_saturday, minutes = chance.random() < 1 / 8, int(chance.random() * 150)
    if on.isoformat() in TYPED_LATE:
        return _moment(TYPED_LATE[on.isoformat()])
    begin = datetime.combine(on, time(14, 20), UTC)
    return begin + timedelta(hours=17 if on_saturday else 0, minutes=minutes)


def _confidence(measure: str, on: date, chance: random.Random) -> float:
    """Between the levels of two quarters, with a little wobble, in steps of 5 %."""
    levels = [int(level) for level in CONFIDENCE[measure].split()]
    quarters = (on - day("2024-10-01")).days / 91.25
    place = int(quarters)
    level = levels[place] + (levels[place + 1] - levels[place]) * (quarters - place)
    wobble = (chance.random() - 0.5) * 12
    return min(95, 5 * round((level + wobble) / 5)) / 100


def _with_slip(check_in: CheckIn, moment: datetime) -> Iterator[Row]:
    slip = TYPED_WRONG.get((check_in.measure_id, check_in.on.isoformat()))
    if slip is None:
        yield Row(moment, check_in)
        return
    typed_value, corrected_at = slip
    yield Row(moment, replace(check_in, value=Decimal(typed_value)))
    yield Row(_moment(corrected_at), check_in)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
