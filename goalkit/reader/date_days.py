"""The day that a found phrase means. Each function takes the match and today; None leaves the day open."""

import re
from datetime import date, timedelta

from goalkit.reader import calendar_days as calendar
from goalkit.reader.number_words import word_value

ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
"""Words for quarters."""
_PER_CASE = re.compile(
    r"\b(?:answer|repl|respon|react|process|resolv|ship|deliver|return|handl|acknowledg|confirm|clos|pay|paid"
    r"|approv)"
)
_MIDDLE = ("mid", "middle of")


def left_open(_found: re.Match[str], _today: date) -> None:
    """The words tell that there is a time, and no day."""


def in_numbers(found: re.Match[str], _today: date) -> date | None:
    """`2027-06-30`, `30.6.2027`, and `2027-06` for the whole month."""
    year, month = 2000 + int(found["y"][-2:]), int(found["m"])
    if not 1 <= month <= 12:
        return None
    return calendar.day_of(year, month, int(found["d"])) if found["d"] else calendar.end_of_month(year, month)


def named_day(found: re.Match[str], today: date) -> date | None:
    """`30 June 2027`; without a year the next one."""
    return calendar.coming_day(int(found["day"]), calendar.month_number(found["month"]), _year(found), today)


def quarter(found: re.Match[str], today: date) -> date:
    """`Q2 2027`, `Q2 FY27`, `the second quarter`."""
    number = int(found["q"]) if found["q"] else ORDER[found["order"]]
    year = 2000 + int(found["fiscal"]) if found["fiscal"] else _year(found)
    return calendar.coming_end_of_month(3 * number, year, today)


def half_year(found: re.Match[str], today: date) -> date:
    """`H1 2027`, `the first half of 2027`."""
    first = (found["h"] or found["order"]) in ("1", "first", "1st")
    return calendar.coming_end_of_month(6 if first else 12, _year(found), today)


def fiscal(found: re.Match[str], _today: date) -> date:
    """`FY27`: as the calendar year, since nothing tells when another one begins."""
    return date(2000 + int(found["fiscal"]), 12, 31)


def month(found: re.Match[str], today: date) -> date | None:
    """The last day of a month; its middle is the 15th, its begin is left open."""
    number, skip = calendar.month_number(found["month"]), found["step"] == "next "
    end = calendar.coming_end_of_month(number, _year(found), today, skip=skip)
    if found["part"] in _MIDDLE:
        return end.replace(day=15)
    return None if found["part"] else end


def season(found: re.Match[str], today: date) -> date | None:
    """The last day of a season; a part of one is left open."""
    if found["part"]:
        return None
    return calendar.end_of_season(found["season"], _year(found), today, skip=found["step"] == "next ")


def holiday(found: re.Match[str], today: date) -> date | None:
    """Easter, Christmas or the turn of the year."""
    return calendar.holiday(found["holiday"], _year(found), today)


def counted(found: re.Match[str], today: date) -> date:
    """`in 3 months`, `over the next two years`. `reply within 2 days` is no deadline."""
    if found["lead"] == "within" and _PER_CASE.search(found.string[: found.start()]):
        raise ValueError("a limit for each case")
    if not found["count"].startswith("half"):
        return calendar.later(today, _count(found["count"]), found["span"])
    if found["span"] != "year":
        raise ValueError("half a day is no deadline")
    return calendar.later(today, 6, "month")


def one_ahead(found: re.Match[str], today: date) -> date:
    """`over the next year`: one such span, counted from today."""
    return calendar.later(today, 1, found["span"])


def eighteen_months(_found: re.Match[str], today: date) -> date:
    """A year and a half from today."""
    return calendar.later(today, 18, "month")


def numbered_year(found: re.Match[str], today: date) -> date:
    """`Year two:` ends two years from today."""
    return calendar.later(today, _count(found["count"]), "year")


def running(found: re.Match[str], today: date) -> date:
    """`this quarter`, `end of next month`: the last day of the running or the next one."""
    end = calendar.end_of_running(found["span"], today)
    return (
        end if found["step"] != "next " else calendar.end_of_running(found["span"], end + timedelta(days=1))
    )


def end_of_year(found: re.Match[str], today: date) -> date:
    """The last day of the year that is told, else of the running one."""
    return date(_year(found) or today.year, 12, 31)


def range_of_years(found: re.Match[str], _today: date) -> date:
    """`2027 to 2029`: the end of the later one."""
    return date(int(found["until"]), 12, 31)


def whole_year(found: re.Match[str], today: date) -> date | None:
    """The last day of a year; its middle is the end of June, its begin is left open."""
    year, groups = _year(found) or today.year, found.groupdict()
    if groups.get("part") in _MIDDLE:
        return date(year, 6, 30)
    return None if groups.get("part") else date(year, 12, 31)


def weekday(found: re.Match[str], today: date) -> date:
    """The next such day."""
    return calendar.coming_weekday(found["weekday"], today)


def gone_by(_found: re.Match[str], today: date) -> date:
    """Some day before today: what it tells is no deadline."""
    return today - timedelta(days=1)


def _year(found: re.Match[str]) -> int | None:
    text = found.groupdict().get("year")
    return int(text.replace("'", "20")) if text else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 1 if text in ("a", "an") else int(word_value(text))
