"""Which formulas stand behind the figures of a part."""

import pandas as pd

from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.terms import Kind

_OF_KIND = {
    Kind.REACH: ("share-of-the-way", "expected-share"),
    Kind.MAINTAIN: ("share-kept", "habit-strength"),
    Kind.MILESTONES: ("share-of-the-milestones",),
    Kind.DONE: (),
}


def formulas_of(progress: pd.DataFrame, *also: str) -> FormulaPages:
    """The pages for these measures: how their shares come about, their rules, and `also`."""
    kinds = [kind for kind in Kind if kind in set(progress["kind"])]
    rules = tuple(f"{name}-rule" for name in progress["rule"].astype("str").unique())
    shares = tuple(name for kind in kinds for name in _OF_KIND[kind])
    return FormulaPages(names=(*shares, *rules, "status-of-a-goal", *also))


def forecast_formulas(review: PeriodFacts, measures: pd.DataFrame) -> tuple[str, ...]:
    """The names of the pages about the forecasts that are told of these measures."""
    told = {"forecast": review.forecast.reach, "coming-spans": review.forecast.maintain}
    return tuple(name for name, rows in told.items() if rows["measure"].isin(measures["measure"]).any())
