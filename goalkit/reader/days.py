"""The day that a phrase means, counted from today. A span is meant up to its last day.

Quarters are those of the calendar, seasons those of the northern half of the earth. The functions that
take a match and today are those of the rules in `dates`; None leaves the day open.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from goalkit.reader.numbers import word_value
from goalkit.reader.vocabulary import english

_VALUES, CUES = english().values, english().cues
_MONTHS = tuple(name[:3] for name in english().rows.months)
_SPANS = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1), "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1), "quarter": relativedelta(months=3), "year": relativedelta(years=1),
    "decade": relativedelta(years=10), "wk": relativedelta(weeks=1), "mth": relativedelta(months=1),
    "yr": relativedelta(years=1),
}  # fmt: skip
_SHORT_SPANS = ("day", "week", "wk")

Day = Callable[[re.Match[str], date], date | None]
"""The day that a phrase means: from what a rule found, and today."""


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_number(name: str) -> int:
    """1 for any way to write January, and so on."""
    return _MONTHS.index(name[:3]) + 1


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
    found: date = today + count * _SPANS[span]
    return found


def left_open(_found: re.Match[str], _today: date) -> None:
    """The words tell that there is a time, and no day."""


def in_numbers(found: re.Match[str], _today: date) -> date | None:
    """`2027-06-30`, `30.6.2027`, and `2027-06` for the whole month. `6/30/2027` can only be June."""
    year, month = 2000 + int(found["y"][-2:]), int(found["m"])
    day = int(found["d"]) if found["d"] else None
    if day is not None and day <= 12 < month and found.start("m") < found.start("y"):
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    return end_of_month(year, month) if day is None else day_of(year, month, day)


def coming_in_numbers(found: re.Match[str], today: date) -> date | None:
    """`until 30.6.`: the next such day."""
    month = int(found["m"])
    return coming_day(int(found["d"]), month, None, today) if 1 <= month <= 12 else None


def day_of_month(found: re.Match[str], today: date) -> date | None:
    """`by the 15th`: of the running month, else of the next."""
    day = int(found["day"])
    month = today if day >= today.day else later(today.replace(day=1), 1, "month")
    return day_of(month.year, month.month, day)


def named_day(found: re.Match[str], today: date) -> date | None:
    """`30 June 2027`; without a year the next one."""
    day = int(found["day"] or 1)
    return coming_day(day, month_number(found["month"]), _year(found, today), today)


def quarter(found: re.Match[str], today: date) -> date | None:
    """`Q2 2027`, `Q2 FY27`, `the second quarter`; a part of one is left open."""
    if found["part"]:
        return None
    number = int(found["q"]) if found["q"] else _VALUES.order[found["order"]]
    return coming_end_of_month(3 * number, _year(found, today), today)


def half_year(found: re.Match[str], today: date) -> date:
    """`H1 2027`, `the first half of 2027`."""
    first = (found["h"] or found["half"] or found["order"]) in ("1", "first", "1st")
    return coming_end_of_month(6 if first else 12, _year(found, today), today)


def fiscal(found: re.Match[str], _today: date) -> date:
    """`FY27`: as the calendar year, since nothing tells when another one begins."""
    return date(2000 + int(found["fiscal"]), 12, 31)


def month(found: re.Match[str], today: date) -> date | None:
    """The last day of a month; its middle is the 15th, its begin is left open."""
    number, skip = month_number(found["month"]), found["step"] == "next "
    end = coming_end_of_month(number, _year(found, today), today, skip=skip)
    if found["part"] in english().rows.middle:
        return end.replace(day=15)
    return None if found["part"] else end


def season(found: re.Match[str], today: date) -> date | None:
    """The last day of a season; a part of one is left open, and a winter of one year is two."""
    name, year = found["season"], _year(found, today)
    if found["part"] or (name == "winter" and year is not None):
        return None
    month = _VALUES.seasons[name]
    end = coming_end_of_month(month, year, today)
    running = today >= date(end.year, end.month, 1) - relativedelta(months=2)
    skip = found["step"] == "next " and running and year is None
    return end_of_month(end.year + 1, month) if skip else end


def holiday(found: re.Match[str], today: date) -> date | None:
    """The day of a holiday in the year that is told, else the next one."""
    name, year = found["holiday"], _year(found, today)
    if name in _VALUES.fixed_holidays:
        month, day = divmod(_VALUES.fixed_holidays[name], 100)
        return coming_day(day, month, year, today)

    def date_in(each: int) -> date:
        if name == "thanksgiving":  # the fourth Thursday of November
            return date(each, 11, 22 + (3 - date(each, 11, 1).weekday()) % 7)
        moving: date = easter(each) + timedelta(days=_VALUES.from_easter[name])
        return moving

    ready = date_in(year or today.year)
    return date_in(ready.year + 1) if year is None and ready < today else ready


def counted(found: re.Match[str], today: date) -> date:
    """`in 3 months`, `over the next two years`. `reply within 2 days` is no deadline."""
    if _is_per_case(found):
        raise ValueError("a limit for each case")
    if found["lead"] == "for" and CUES.so_far.search(found.string[: found.start()]):
        return later(today, -_count(found["count"]), found["span"])
    if not found["count"].startswith("half"):
        return later(today, _count(found["count"]), found["span"])
    if found["span"] != "year":
        raise ValueError("half a day is no deadline")
    return later(today, 6, "month")


def _is_per_case(found: re.Match[str]) -> bool:
    """`reply within 2 days`, `close every case within a month`, `done in 4 days instead of 7`.

    `reply within 2 years` is a deadline.
    """
    head, short = found.string[: found.start()], found["span"] in _SHORT_SPANS
    if found["lead"] != "within":
        return short and found["lead"] == "in" and bool(CUES.instead_of_count.search(found.string))
    return bool(short or CUES.each_case.search(head)) and bool(CUES.done_per_case.search(head))


def one_ahead(found: re.Match[str], today: date) -> date:
    """`over the next year`: one such span, counted from today."""
    return later(today, 1, found["span"])


def tomorrow(_found: re.Match[str], today: date) -> date:
    """The day after today."""
    return later(today, 1, "day")


def year_and_a_half_ahead(_found: re.Match[str], today: date) -> date:
    """`in a year and a half`."""
    return later(today, 18, "month")


def numbered_year(found: re.Match[str], today: date) -> date:
    """`Year two:` ends two years from today."""
    return later(today, _count(found["count"]), "year")


def running(found: re.Match[str], today: date) -> date:
    """`this quarter`, `end of next month`: the last day of the running or the next one."""
    end = end_of_running(found["span"], today)
    if found["step"] in ("next ", "coming "):
        return end_of_running(found["span"], end + timedelta(days=1))
    return end


def running_in_short(found: re.Match[str], today: date) -> date:
    """`EOQ` and `EOM`: the last day of the running quarter or month."""
    return end_of_running("quarter" if found["letter"] == "q" else "month", today)


def range_of_years(found: re.Match[str], _today: date) -> date:
    """`2027 to 2029`, `2027/28`: the end of the later one."""
    until, following = found["until"], int(found["year"].replace("'", "20")) + 1
    if len(until) == 4:
        return date(int(until), 12, 31)
    if following % 100 != int(until):
        raise ValueError("not two years in a row")
    return date(following, 12, 31)


def whole_year(found: re.Match[str], today: date) -> date | None:
    """The last day of that year, else of the running one; its middle is June, its begin is left open."""
    year, groups = _year(found, today) or today.year, found.groupdict()
    if groups.get("part") in english().rows.middle:
        return date(year, 6, 30)
    return None if groups.get("part") else date(year, 12, 31)


def weekday(found: re.Match[str], today: date) -> date:
    """The next such day after today."""
    number = english().rows.weekdays.index(found["weekday"][:3])
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def gone_by(_found: re.Match[str], today: date) -> date:
    """Some day before today: what it tells is no deadline."""
    return today - timedelta(days=1)


def _year(found: re.Match[str], today: date) -> int | None:
    groups = found.groupdict()
    if short := groups.get("fiscal") or groups.get("short"):
        return 2000 + int(short)
    text = groups.get("year")
    if text and text.endswith("year"):
        return today.year + (1 if text.startswith("next") else 0)
    return int(text.replace("'", "20")) if text else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 1 if text in ("a", "an") else int(word_value(text))
