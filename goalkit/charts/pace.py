"""How far ahead of or behind its expected pace a reach measure is, in words."""

from datetime import date

import pandas as pd

from goalkit.charts import scales
from goalkit.terms import Cadence
from goalkit.wording import count_text, day_text, number_text, quantity_text

CADENCE_DAYS = {
    Cadence.DAY: 1, Cadence.WEEK: 7, Cadence.MONTH: 31, Cadence.QUARTER: 92, Cadence.YEAR: 366,
}  # fmt: skip


def progress_sentence(measure: pd.Series, *, as_of: date) -> str:
    """What the progress of one reach measure is, in one sentence with its unit."""
    title, unit = measure["title"], measure["unit"]
    goal = (
        f"the target is {quantity_text(measure['target'], unit)} by {day_text(scales.as_day(measure['due']))}"
    )
    if pd.isna(measure["actual"]):
        return f"{title}: no reading yet; {goal}."
    if pd.isna(measure["share"]):
        return f"{title} is {quantity_text(measure['actual'], unit)}; {goal}."
    if measure["share"] >= 1:
        now, target = quantity_text(measure["actual"], unit), number_text(measure["target"])
        return f"{title} is {now}: the target of {target} is reached."
    return f"{title} is {_way(measure)}, {_pace(measure, as_of)}{_age(measure, as_of)}."


def heading_words(path: pd.DataFrame, unit: str) -> str:
    """Where a measure is heading: `likely on 30 Jun 2027: 9.6 people, 8 times in 10 between 7.1 and 12`."""
    end = path.iloc[-1]
    day, likely = day_text(scales.as_day(end["on"])), quantity_text(end["median"], unit)
    return (
        f"likely on {day}: {likely}, 8 times in 10 between {number_text(end['low'])} "
        f"and {quantity_text(end['high'], unit)}"
    )


def _way(measure: pd.Series) -> str:
    actual, target = number_text(measure["actual"]), quantity_text(measure["target"], measure["unit"])
    if measure["baseline"] < measure["target"]:
        return f"{actual} of {target}"
    now = quantity_text(measure["actual"], measure["unit"])
    return f"{now} on the way from {number_text(measure['baseline'])} to {target}"


def _pace(measure: pd.Series, as_of: date) -> str:
    start, due = scales.as_day(measure["start"]), scales.as_day(measure["due"])
    if as_of >= due:
        return f"and was due on {day_text(due)}"
    if measure["share"] < 0:
        return "further from the target than at the start"
    days = round((measure["share"] - measure["expected"]) * (due - start).days)
    if abs(days) < 4:
        return "on the expected pace"
    return f"{_span(abs(days))} {'ahead of' if days > 0 else 'behind'} the expected pace"


def _span(days: int) -> str:
    if days < 14:
        return count_text(days, "day")
    return count_text(round(days / 7), "week") if days < 183 else count_text(round(days / 30.44), "month")


def _age(measure: pd.Series, as_of: date) -> str:
    read = scales.as_day(measure["on"])
    old = (as_of - read).days > 2 * CADENCE_DAYS[Cadence(measure["cadence"])]
    return f"; the last reading is of {day_text(read)}" if old else ""
