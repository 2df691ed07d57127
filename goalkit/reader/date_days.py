"""The day that a found phrase means. Each function takes the match and today; None leaves the day open."""

import re
from datetime import date, timedelta

from goalkit.reader import calendar_days as calendar
from goalkit.reader.number_words import NUMBER_WORDS, word_value

ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
"""Words for quarters."""
HOLIDAYS = (*calendar.FROM_EASTER, "thanksgiving", *calendar.FIXED_HOLIDAYS)
"""The holidays that are known; the longer name of two stands first."""
_PER_CASE = re.compile(
    r"\b(?:answer|repl(?:y|ies|ied)|respon(?:d|se)|react|process|resolv|ship|deliver|return|handl|acknowledg"
    r"|confirm|clos|pay|paid|approv)"
)
_INSTEAD = re.compile(
    rf"\b(?:instead of|rather than|not|down from|today|now|currently):? (?:about )?(?:\d|{NUMBER_WORDS}\b)"
)
_EACH_CASE = re.compile(r"\b(?:every|each|all|any)\b")
_SHORT_SPANS = ("day", "week", "wk")
_FULL_SPANS = {"wk": "week", "mth": "month", "yr": "year"}
_MIDDLE = ("mid", "middle of")


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
    return calendar.end_of_month(year, month) if day is None else calendar.day_of(year, month, day)


def coming_in_numbers(found: re.Match[str], today: date) -> date | None:
    """`until 30.6.`: the next such day."""
    month = int(found["m"])
    return calendar.coming_day(int(found["d"]), month, None, today) if 1 <= month <= 12 else None


def day_of_month(found: re.Match[str], today: date) -> date | None:
    """`by the 15th`: of the running month, else of the next."""
    day = int(found["day"])
    month = today if day >= today.day else calendar.later(today.replace(day=1), 1, "month")
    return calendar.day_of(month.year, month.month, day)


def named_day(found: re.Match[str], today: date) -> date | None:
    """`30 June 2027`; without a year the next one."""
    day = int(found["day"] or 1)
    return calendar.coming_day(day, calendar.month_number(found["month"]), _year(found, today), today)


def quarter(found: re.Match[str], today: date) -> date | None:
    """`Q2 2027`, `Q2 FY27`, `the second quarter`; a part of one is left open."""
    if found["part"]:
        return None
    number = int(found["q"]) if found["q"] else ORDER[found["order"]]
    groups = found.groupdict()
    short = groups.get("fiscal") or groups.get("short")
    year = 2000 + int(short) if short else _year(found, today)
    return calendar.coming_end_of_month(3 * number, year, today)


def half_year(found: re.Match[str], today: date) -> date:
    """`H1 2027`, `the first half of 2027`."""
    first = (found["h"] or found["half"] or found["order"]) in ("1", "first", "1st")
    return calendar.coming_end_of_month(6 if first else 12, _year(found, today), today)


def fiscal(found: re.Match[str], _today: date) -> date:
    """`FY27`: as the calendar year, since nothing tells when another one begins."""
    return date(2000 + int(found["fiscal"]), 12, 31)


def month(found: re.Match[str], today: date) -> date | None:
    """The last day of a month; its middle is the 15th, its begin is left open."""
    number, skip = calendar.month_number(found["month"]), found["step"] == "next "
    end = calendar.coming_end_of_month(number, _year(found, today), today, skip=skip)
    if found["part"] in _MIDDLE:
        return end.replace(day=15)
    return None if found["part"] else end


def season(found: re.Match[str], today: date) -> date | None:
    """The last day of a season; a part of one is left open."""
    if found["part"]:
        return None
    return calendar.end_of_season(found["season"], _year(found, today), today, skip=found["step"] == "next ")


def holiday(found: re.Match[str], today: date) -> date | None:
    """Easter, Christmas or the turn of the year."""
    return calendar.holiday(found["holiday"], _year(found, today), today)


_SO_FAR = re.compile(r"(?:\bhave|\bhas|'ve|'s) (?:now |always |only )?(?:been|had|led|run|\w+ed)\b[^.;:\n]*$")


def counted(found: re.Match[str], today: date) -> date:
    """`in 3 months`, `over the next two years`. `reply within 2 days` is no deadline."""
    if _is_per_case(found):
        raise ValueError("a limit for each case")
    if found["lead"] == "for" and _SO_FAR.search(found.string[: found.start()]):
        return calendar.later(today, -_count(found["count"]), _span(found))
    if not found["count"].startswith("half"):
        return calendar.later(today, _count(found["count"]), _span(found))
    if found["span"] != "year":
        raise ValueError("half a day is no deadline")
    return calendar.later(today, 6, "month")


def _is_per_case(found: re.Match[str]) -> bool:
    """`reply within 2 days`, `close every case within a month`, `done in 4 days instead of 7`.

    `reply within 2 years` is a deadline.
    """
    head, short = found.string[: found.start()], found["span"] in _SHORT_SPANS
    if found["lead"] != "within":
        return short and found["lead"] == "in" and bool(_INSTEAD.search(found.string))
    return bool(short or _EACH_CASE.search(head)) and bool(_PER_CASE.search(head))


def one_ahead(found: re.Match[str], today: date) -> date:
    """`over the next year`: one such span, counted from today."""
    return calendar.later(today, 1, _span(found))


def tomorrow(_found: re.Match[str], today: date) -> date:
    """The day after today."""
    return calendar.later(today, 1, "day")


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
        end
        if found["step"] not in ("next ", "coming ")
        else calendar.end_of_running(found["span"], end + timedelta(days=1))
    )


def running_in_short(found: re.Match[str], today: date) -> date:
    """`EOQ` and `EOM`: the last day of the running quarter or month."""
    return calendar.end_of_running("quarter" if found["letter"] == "q" else "month", today)


def end_of_year(found: re.Match[str], today: date) -> date:
    """The last day of the year that is told, else of the running one."""
    return date(_year(found, today) or today.year, 12, 31)


def range_of_years(found: re.Match[str], _today: date) -> date:
    """`2027 to 2029`: the end of the later one."""
    return date(int(found["until"]), 12, 31)


def split_year(found: re.Match[str], _today: date) -> date:
    """`2027/28`: the end of the later one."""
    later = int(found["year"]) + 1
    if later % 100 != int(found["until"]):
        raise ValueError("not two years in a row")
    return date(later, 12, 31)


def whole_year(found: re.Match[str], today: date) -> date | None:
    """The last day of a year; its middle is the end of June, its begin is left open."""
    year, groups = _year(found, today) or today.year, found.groupdict()
    if groups.get("part") in _MIDDLE:
        return date(year, 6, 30)
    return None if groups.get("part") else date(year, 12, 31)


def weekday(found: re.Match[str], today: date) -> date:
    """The next such day."""
    return calendar.coming_weekday(found["weekday"], today)


def gone_by(_found: re.Match[str], today: date) -> date:
    """Some day before today: what it tells is no deadline."""
    return today - timedelta(days=1)


def _year(found: re.Match[str], today: date) -> int | None:
    text = found.groupdict().get("year")
    if text and text.endswith("year"):
        return today.year + (1 if text.startswith("next") else 0)
    return int(text.replace("'", "20")) if text else None


def _span(found: re.Match[str]) -> str:
    return _FULL_SPANS.get(found["span"], found["span"])


def _count(text: str) -> int:
    return int(text) if text.isdigit() else 1 if text in ("a", "an") else int(word_value(text))
