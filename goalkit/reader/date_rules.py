"""How times are written in English, each with the day it means. The order counts: longest first."""

import re
from datetime import date, timedelta

from goalkit.reader import calendar_days as days
from goalkit.reader.number_words import NUMBER_WORDS, word_value

_LEAD = (
    r"(?P<lead>(?:no later than|not later than|at the latest(?: by| in)?|starting(?: in| on| from| with)?"
    r"|beginning(?: in| on)?|as of|effective|since|after|from|by|before|until|till|up to|to|in time for|in|on|during"
    r"|throughout|all through|for|over|within|through|at|around|and)\s+)?"
)
_PART = (
    r"(?:(?:the )?(?P<part>middle of|mid|early|beginning of|start of)[ -]?(?:the )?"
    r"|(?:the )?(?:very )?(?:end|close)(?:[ -]of)?[ -](?:the )?|late |the )?(?P<step>next |coming |this )?"
)
_YEAR = r"(?P<year>20\d\d|'\d\d)(?![\d%]|[.,]\d)"
_MAYBE_YEAR = rf"(?:,?\s?(?:of )?{_YEAR})?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_COUNT = rf"(?P<count>\b\d{{1,3}}|\b{NUMBER_WORDS}|\ban?|half an?)"
_SPAN = r"(?P<span>day|week|month|quarter|year)s?\b(?:' time)?"
_ORDER = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_QUARTER = rf"(?:q(?P<q>[1-4])|(?P<order>{'|'.join(_ORDER)}) quarter)"
_FISCAL = r"(?:fy|fiscal(?: year)?|financial year) ?(?:20\d\d/|\d\d/)?(?:20)?(?P<fiscal>\d\d)"
_EVENTS = (
    r"survey|audit|review|appraisal|launch|opening|merger|retirement|graduation|birthday|conference|election"
    r"|inspection|season|term|semester|anniversary|exam|school year|academic year|meeting|handover|probation"
    r"|leave|project|go-live|kick-off|course|contract"
)


_NO_EVENT = r"(?! (?:term|semester|survey|conference|fair|party|school|festival|campaign)\b)"
_PER_CASE = re.compile(
    r"\b(?:answer|repl|respon|react|process|resolv|ship|deliver|return|handl|acknowledg|confirm|clos|pay|paid|approv)"
)


def _year(found: re.Match[str]) -> int | None:
    text = found.groupdict().get("year")
    return int(text.replace("'", "20")) if text else None


def _count(text: str) -> int:
    return int(text) if text.isdigit() else int(word_value(text)) if text not in ("a", "an") else 1


def _open(_found: re.Match[str], _today: date) -> None:
    """The words tell that there is a time, and no day."""


def _iso(found: re.Match[str], _today: date) -> date:
    year, month = int(found["y"]), int(found["m"])
    return date(year, month, int(found["d"])) if found["d"] else days.end_of_month(year, month)


def _numeric(found: re.Match[str], _today: date) -> date:
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


def _named_day(found: re.Match[str], today: date) -> date:
    return days.coming_day(int(found["day"]), days.month_number(found["month"]), _year(found), today)


def _quarter(found: re.Match[str], today: date) -> date:
    number = int(found["q"]) if found["q"] else _ORDER[found["order"]]
    fiscal = found["fiscal"]
    return days.coming_end_of_month(3 * number, 2000 + int(fiscal) if fiscal else _year(found), today)


def _half_year(found: re.Match[str], today: date) -> date:
    first = (found["h"] or found["order"]) in ("1", "first", "1st")
    return days.coming_end_of_month(6 if first else 12, _year(found), today)


def _fiscal(found: re.Match[str], _today: date) -> date:
    return date(2000 + int(found["fiscal"]), 12, 31)


def _month(found: re.Match[str], today: date) -> date | None:
    end = days.coming_end_of_month(
        days.month_number(found["month"]), _year(found), today, skip=found["step"] == "next "
    )
    if found["part"] in ("mid", "middle of"):
        return end.replace(day=15)
    return None if found["part"] else end


def _season(found: re.Match[str], today: date) -> date | None:
    if found["part"]:
        return None
    return days.end_of_season(found["season"], _year(found), today, skip=found["step"] == "next ")


def _holiday(found: re.Match[str], today: date) -> date:
    return days.holiday(found["holiday"], _year(found), today)


def _span_from_now(found: re.Match[str], today: date) -> date:
    if found["lead"] == "within" and _PER_CASE.search(found.string[: found.start()]):
        raise ValueError("a limit for each case is no deadline")
    if found["count"].startswith("half"):
        return days.later(today, 6, "month") if found["span"] == "year" else today
    return days.later(today, _count(found["count"]), found["span"])


def _year_and_a_half(_found: re.Match[str], today: date) -> date:
    return days.later(today, 18, "month")


def _coming_span(found: re.Match[str], today: date) -> date:
    """`over the next year`, `in the coming months`: one such span, counted from today."""
    return days.later(today, 1, found["span"])


def _numbered_year(found: re.Match[str], today: date) -> date:
    return days.later(today, _count(found["count"]), "year")


def _calendar_span(found: re.Match[str], today: date) -> date:
    span = found["span"] or "year"
    end = days.end_of_running(span, today)
    return days.end_of_running(span, end + timedelta(days=1)) if found["step"] == "next " else end


def _range_of_years(found: re.Match[str], _today: date) -> date:
    return date(int(found["until"]), 12, 31)


def _end_of_year(_found: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


def _whole_year(found: re.Match[str], _today: date) -> date | None:
    year, part = _year(found), found["part"]
    if part in ("mid", "middle of"):
        return date(year or 0, 6, 30)
    return None if part else date(year or 0, 12, 31)


def _weekday(found: re.Match[str], today: date) -> date:
    return days.coming_weekday(found["weekday"], today)


def _past(_found: re.Match[str], today: date) -> date:
    return today - timedelta(days=1)


_FINDERS = (
    # no day of their own
    (r"\b(?:in|within|during|over|after) (?:my|the|our) first (?:\S+ )?(?:days|weeks|months)\b", _open),
    (rf"{_LEAD}(?:the )?age (?:of )?\d\d\b|\b(?:before|when|by the time) (?:i|we)(?: am|'m| turn| reach| hit| get)+ \d\d\b", _open),
    (r"\bbefore turning \d\d\b|\bby my \d\ds\b", _open),
    (r"\b(?:by|before|on|for|until) (?:my|our|the) (?:\S+ )?(?:birthday|anniversary)\b", _open),
    # days
    (rf"\b{_LEAD}(?P<y>20\d\d)-(?P<m>[01]\d)(?:-(?P<d>[0-3]\d))?\b", _iso),
    (rf"\b{_LEAD}(?P<d>[0-3]?\d)(?P<sep>[./])(?P<m>[01]?\d)(?P=sep)(?P<y>20\d\d)\b", _numeric),
    (rf"\b{_LEAD}(?:the )?{_DAY} (?:of )?{_MONTH}{_MAYBE_YEAR}", _named_day),
    (rf"\b{_LEAD}{_MONTH} {_DAY}(?!\d)(?! (?:h|hours|%))(?:,? {_YEAR})?", _named_day),
    # parts of a year
    (rf"\b{_LEAD}{_PART}{_QUARTER}(?:[ /,-]+(?:of )?(?:{_FISCAL}|{_YEAR}))?\b", _quarter),
    (rf"\b{_LEAD}{_PART}(?:h(?P<h>[12])|(?P<order>first|second|1st|2nd) half)(?:[ /,-]+(?:of )?{_YEAR})?\b", _half_year),
    (rf"\b{_LEAD}{_PART}{_FISCAL}\b", _fiscal),
    (rf"\b{_LEAD}{_PART}(?!mar(?:ch)?\b|may\b){_MONTH}{_MAYBE_YEAR}", _month),
    (rf"\b{_LEAD}{_PART}{_MONTH},?\s?(?:of )?{_YEAR}", _month),
    (rf"(?=\b(?:no later than|by|before|in|until|till|from|since|during|starting|end|of|mid|next|this|to|through|throughout|and|late|early)\b){_LEAD}{_PART}{_MONTH}(?!\w)", _month),
    (rf"(?=\b(?:by|before|in|until|till|from|this|next|the|during|over|for|end|since|starting|through)\b){_LEAD}{_PART}(?P<season>spring|summer|autumn|fall|winter)\b{_NO_EVENT}{_MAYBE_YEAR}", _season),
    (rf"\b{_LEAD}{_PART}(?P<season>summer|autumn|winter|spring) {_YEAR}", _season),
    (rf"\b{_LEAD}(?:the )?{_PART}(?P<holiday>easter|christmas|new year's eve|new year)\b{_MAYBE_YEAR}", _holiday),
    # counted from today
    (r"\b(?:in|within|over|for) (?:the (?:next )?)?(?:a year and a half|one and a half years)\b", _year_and_a_half),
    (rf"\b(?P<lead>within|in|over|for|during|inside)(?: the| my| our)?(?: next| coming| following)? (?:(?:about|around|at most|max) )?(?:\w+ ?(?:-|to|or) ?)?{_COUNT}[ -]{_SPAN}(?! (?:an?|per|each|every) )", _span_from_now),
    (rf"\b(?P<lead>)(?:the )?(?:next|coming) {_COUNT} {_SPAN}", _span_from_now),
    (rf"(?P<lead>){_COUNT} {_SPAN} from (?:now|today)\b", _span_from_now),
    (r"\b(?:over|in|within|during|for) the (?:next|coming) (?P<span>day|week|month|quarter|year)s?\b", _coming_span),
    (rf"\b(?:in |by (?:the end of )?)?year (?P<count>\d|{NUMBER_WORDS})\b(?=\s?[:,-]| i | we )", _numbered_year),
    # the running and the next one
    (rf"\b{_LEAD}(?:the )?(?:eoy|year[ -]end|end[ -]of[ -](?:the )?year)\b", _end_of_year),
    (rf"\b{_LEAD}(?:the )?(?:very )?end(?:[ -]of)?[ -](?:the |this )?(?P<step>next )?(?P<span>week|month|quarter|year)\b", _calendar_span),
    (rf"\b{_LEAD}(?P<step>next |this )(?P<span>week|month|quarter|year)\b|\bwithin the year\b", _calendar_span),
    (rf"\b(?:from )?{_YEAR} ?(?:-|to|until) ?(?P<until>20\d\d)\b(?! \w+s\b)", _range_of_years),
    (rf"(?=\b(?:no|not|by|before|in|until|till|during|throughout|all|since|starting|beginning|as|for|from|end|the|mid|early|late|middle|start|through)\b|mid-){_LEAD}{_PART}(?:the )?(?:year )?{_YEAR}", _whole_year),
    (rf"\b{_YEAR}(?=\s*(?:[:;,.!?)-]|$|\n))(?P<part>)", _whole_year),
    (r"\b(?:by|before|until|on|next|this)(?: next| this)? (?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b", _weekday),
    # before today
    (r"\b(?:in |since )?(?:the )?(?:last|past|previous) (?:day|week|month|quarter|year)\b(?:'s)?|\byesterday\b", _past),
    (rf"\b(?:against|versus|vs\.?|compared (?:to|with)|relative to|than in) {_YEAR}(?P<part>)", _whole_year),
    # whatever happens first
    (rf"\b(?:by|before|until|till|at|for|in time for|ahead of|after) (?:the|my|our|this|next|their)(?: next| end of the)?(?: [\w'-]+){{0,2}}? (?:{_EVENTS})\b|\bby next (?:\w+ )?(?:{_EVENTS})\b|\bend of the (?:{_EVENTS})\b", _open),
    (r"\b(?:before|until|by the time) (?:the|my|our|we|i|she|he|they|it)\b[^,.;:()\n]*", _open),
)  # fmt: skip

RULES = tuple((re.compile(pattern, re.ASCII), resolve) for pattern, resolve in _FINDERS)
