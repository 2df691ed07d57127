"""The day that a phrase means, counted from today. A span is meant up to its last day.

Quarters are those of the calendar, seasons those of the northern half of the earth.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LAST_MONTH_OF_SEASON = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11, "fall": 11}
FROM_EASTER = {
    "easter monday": 1, "easter": 0, "good friday": -2, "whitsun": 49, "pentecost": 49,
}  # fmt: skip
"""Holidays by their days after Easter."""
FIXED_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year": (12, 31), "halloween": (10, 31),
}  # fmt: skip
"""Holidays by month and day. The new year as such means the turn of the year."""


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_number(name: str) -> int:
    """1 for any way to write January, and so on."""
    return MONTHS.index(name[:3]) + 1


def coming_end_of_month(month: int, year: int | None, today: date, *, skip: bool = False) -> date:
    """The last day of the month in that year; without a year in the next such month.

    With `skip` the month that is running does not count.
    """
    if year is not None:
        return end_of_month(year, month)
    end = end_of_month(today.year, month)
    running = (today.year, today.month) == (end.year, month)
    return end_of_month(today.year + 1, month) if end < today or (skip and running) else end


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the month has no such day."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def coming_day(day: int, month: int, year: int | None, today: date) -> date | None:
    """That day in that year; without a year the next such day."""
    if year is not None:
        return day_of(year, month, day)
    gone = (month, day) < (today.month, today.day)
    return day_of(today.year + 1 if gone else today.year, month, day)


def end_of_running(span: str, today: date) -> date:
    """The last day of the day, week, month, quarter or year in which today lies."""
    last_month = {"month": today.month, "quarter": (today.month + 2) // 3 * 3, "year": 12}
    if span == "week":
        return today + timedelta(days=6 - today.weekday())
    return end_of_month(today.year, last_month[span]) if span in last_month else today


def later(today: date, count: int, span: str) -> date:
    """Today and so many days, weeks, fortnights, months, quarters, years or decades."""
    days = {"day": 1, "week": 7, "fortnight": 14}
    if span in days:
        return today + timedelta(days=count * days[span])
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[span]
    found: date = today + relativedelta(months=months * count)
    return found


def end_of_season(season: str, year: int | None, today: date, *, skip: bool = False) -> date | None:
    """The last day of a season; `skip` passes over the one that is running. A winter of one year is two."""
    month = LAST_MONTH_OF_SEASON[season]
    if year is not None:
        return None if season == "winter" else end_of_month(year, month)
    end = coming_end_of_month(month, None, today)
    running = today >= date(end.year, end.month, 1) - relativedelta(months=2)
    return end_of_month(end.year + 1, month) if skip and running else end


def holiday(name: str, year: int | None, today: date) -> date | None:
    """The day of a holiday in that year, else the next one."""
    if name in FROM_EASTER:
        return _coming(lambda each: easter(each) + timedelta(days=FROM_EASTER[name]), year, today)
    if name == "thanksgiving":
        return _coming(_thanksgiving, year, today)
    month, day = FIXED_HOLIDAYS[name]
    return coming_day(day, month, year, today)


def _coming(day_in: Callable[[int], date], year: int | None, today: date) -> date:
    found = day_in(year or today.year)
    return day_in(found.year + 1) if year is None and found < today else found


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    return date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7)


def coming_weekday(name: str, today: date) -> date:
    """The next such day after today."""
    return today + timedelta(days=(WEEKDAYS.index(name[:3]) - today.weekday() - 1) % 7 + 1)
