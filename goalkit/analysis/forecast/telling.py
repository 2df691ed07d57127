"""A forecast in words: `at this pace: mid-March 2027, between January and June; 7 in 10 by the due date`."""

from datetime import date

from goalkit.analysis.forecast.value import Note, ReachDate
from goalkit.period import MONTHS

NOT_IN_SIGHT = "at this pace not in sight"


def forecast_text(probability: float | None, note: Note, reach: ReachDate) -> str:
    """When the target is reached and how likely that is by the day asked for, which is the due date.

    `probability` and `note` as in `Forecast`. Where there are no numbers the word that says why; of a target
    that is reached, how likely it is that it holds.
    """
    if probability is None:
        return note.value
    chance = tenths_text(probability)
    if note is not Note.NONE:
        return f"{note}; {chance} that it holds on the due date"
    return f"{reach_text(reach)}; {chance} by the due date"


def reach_text(reach: ReachDate) -> str:
    """When the target is reached: `at this pace: mid-March 2027, between January and June`."""
    if reach.expected is None:
        return NOT_IN_SIGHT + _earliest_text(reach.earliest)
    between = _earliest_text(reach.earliest)
    if reach.earliest and reach.latest:
        between = _between_text(reach.earliest, reach.expected, reach.latest)
    return f"at this pace: {part_of_month(reach.expected)}{between}"


def tenths_text(chance: float) -> str:
    """A chance from 0 to 1 in tenths: `7 in 10`, `less than 1 in 10`, `more than 9 in 10`."""
    if chance < 0.05:
        return "less than 1 in 10"
    return f"{max(round(chance * 10), 1)} in 10" if chance < 0.95 else "more than 9 in 10"


def part_of_month(day: date) -> str:
    """A day no more exactly than a forecast can tell it: `early March 2027`, `mid-March 2027`."""
    part = "early " if day.day <= 10 else "mid-" if day.day <= 20 else "late "
    return f"{part}{_month(day)} {day.year}"


def _earliest_text(earliest: date | None) -> str:
    return f", {_month(earliest)} {earliest.year} at the earliest" if earliest else ""


def _between_text(earliest: date, expected: date, latest: date) -> str:
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return ""
    if earliest.year == expected.year == latest.year:
        return f", between {_month(earliest)} and {_month(latest)}"
    return f", between {_month(earliest)} {earliest.year} and {_month(latest)} {latest.year}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1]
