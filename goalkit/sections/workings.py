"""The numbers from which a reader can compute each status and forecast of a review again."""

from collections.abc import Iterator

import pandas as pd

from goalkit.analysis.attainment import RHO
from goalkit.blocks import Facts, Heading, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.sections.section import Part
from goalkit.tables import forecast_workings_tables, status_workings_table
from goalkit.terms import Kind
from goalkit.wording import count_text, day_text, digits_text, number_text

MOST_READINGS = 60
"""So many readings of a measure are listed; the earlier ones of a longer series are counted."""


def workings(review: PeriodFacts) -> Iterator[Part]:
    """How each status comes about, what each forecast is computed from, and the readings behind both."""
    if review.progress.empty:
        return
    yield Heading(level=2, text="To compute again")
    yield status_workings_table(review.status_workings)
    yield from _scores(review)
    yield from _forecasts(review)
    yield from _readings(review)


def _scores(review: PeriodFacts) -> Iterator[Part]:
    told = review.attainment.sums.dropna(subset=["t"])
    if not told.empty:
        yield Paragraph(
            text="The T-score, from the weights and levels in the table of attainment:", tone="muted"
        )
        yield Facts(items=tuple((_MOMENTS[row["when"]], _score(row)) for _, row in told.iterrows()))


_MOMENTS = {"baseline": "At the baseline", "now": "Now"}


def _score(row: pd.Series) -> str:
    weighted, squared, weight = (digits_text(row[name]) for name in ("weighted", "squared", "weight"))
    of_weights = f"(1 − {RHO:g}) · {squared} + {RHO:g} · {weight}²"
    return (
        f"Σwx = {weighted}, Σw² = {squared}, Σw = {weight} over {count_text(int(row['goals']), 'goal')}: "
        f"50 + 10 · ({weighted}) ÷ √({of_weights}) = {number_text(row['t'])}."
    )


def _forecasts(review: PeriodFacts) -> Iterator[Part]:
    named = review.progress[["measure", "title", "unit", "target"]]
    chances = review.forecast.reach[["measure", "probability"]]
    rows = chances.merge(review.forecast.workings, on="measure").merge(named, on="measure")
    yield from forecast_workings_tables(rows.assign(line=rows["last"] + rows["level"]))


def _readings(review: PeriodFacts) -> Iterator[Part]:
    reach = review.progress[review.progress["kind"] == Kind.REACH]
    by_measure = dict(list(review.readings.groupby("measure", observed=True)))
    read = reach[reach["measure"].isin(by_measure)]
    listed = tuple((row["title"], _listed(row, by_measure[row["measure"]])) for _, row in read.iterrows())
    if listed:
        yield Paragraph(text="The readings of each reach measure, in its unit:", tone="muted")
        yield Facts(items=listed)


def _listed(measure: pd.Series, readings: pd.DataFrame) -> str:
    latest = readings.tail(MOST_READINGS)
    left = len(readings) - len(latest)
    before = f"{count_text(left, 'earlier reading')}, then " if left else ""
    said = "; ".join(
        f"{year}: {', '.join(_of_day(row) for _, row in rows.iterrows())}"
        for year, rows in latest.groupby(latest["on"].dt.year)
    )
    return f"{measure['unit']}. {before}{said}."


def _of_day(reading: pd.Series) -> str:
    day = day_text(reading["on"].date()).rpartition(" ")[0]
    return f"{day} {digits_text(reading['value'], 9)}"
