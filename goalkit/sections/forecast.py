"""Where the goals are heading: the forecast of each measure, or the word that says why there is none."""

from collections.abc import Iterator

import pandas as pd

from goalkit.analysis.forecast import Note as Word
from goalkit.analysis.forecast import forecast_text, reach_of, tenths_text
from goalkit.blocks import Bullets, Note, Paragraph
from goalkit.facts.forecast import SPANS_AHEAD
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.sections.formulas import forecast_formulas
from goalkit.sections.section import Part, Section
from goalkit.tables import forecast_table
from goalkit.wording import count_text, day_text

NOTHING_AHEAD = "No goal runs on beyond this day, so there is nothing to foretell."
WHAT_IT_SAYS = (
    "A forecast goes on as the readings went so far. It knows of no decision that falls tomorrow: "
    "where you know better, believe yourself."
)


def forecast(review: PeriodFacts) -> Section:
    """The likely reading on each due day with its range and chance; spans to keep; the next milestones."""
    also = (*_maintain(review), *_milestones(review))
    parts = (*_reach(review), *((Bullets(items=also),) if also else ()))
    if not parts:
        return Section((Note(text=NOTHING_AHEAD),))
    of_milestones = () if review.forecast.milestones.empty else ("next-milestone",)
    pages = FormulaPages(names=(*forecast_formulas(review, review.progress), *of_milestones))
    return Section((*parts, Paragraph(text=WHAT_IT_SAYS, tone="muted"), pages))


def forecast_sentence(review: PeriodFacts, measure: pd.Series) -> str:
    """The forecast of one measure in a sentence; empty where there is nothing to foretell."""
    rows = review.forecast.reach
    for _, row in rows[rows["measure"] == measure["measure"]].iterrows():
        said = forecast_text(_chance(row), Word(row["note"]), reach_of(row))
        return f"No forecast: {said}." if pd.isna(row["median"]) else f"Forecast: {said}."
    rows = review.forecast.maintain
    for _, row in rows[rows["measure"] == measure["measure"]].iterrows():
        said = _kept_words(row, measure)
        return f"No forecast: {said}." if pd.isna(row["next"]) else f"Forecast: {said}."
    return ""


def _chance(row: pd.Series) -> float | None:
    return None if pd.isna(row["probability"]) else float(row["probability"])


def _reach(review: PeriodFacts) -> Iterator[Part]:
    if not review.forecast.reach.empty:
        named = review.progress[["measure", "title", "unit", "confidence"]]
        yield forecast_table(review.forecast.reach.merge(named, on="measure"))


def _maintain(review: PeriodFacts) -> Iterator[str]:
    rows = review.forecast.maintain.merge(review.progress[["measure", "title", "cadence"]], on="measure")
    for _, row in rows.iterrows():
        yield f"{row['title']}: {_kept_words(row, row)}."


def _kept_words(row: pd.Series, measure: pd.Series) -> str:
    span = measure["cadence"]
    if pd.isna(row["next"]):
        return f"too few {span}s read"
    coming = count_text(SPANS_AHEAD, span)
    return (
        f"{tenths_text(row['next'])} that the next {span} is kept, "
        f"{tenths_text(row['all'])} that each of the next {coming} is"
    )


def _milestones(review: PeriodFacts) -> Iterator[str]:
    named = review.frames.milestones[["client", "goal", "milestone", "title", "due"]]
    rows = review.forecast.milestones.merge(named, on=["client", "goal", "milestone"])
    for _, row in rows.iterrows():
        yield _milestone_words(row)


def _milestone_words(row: pd.Series) -> str:
    expected, earliest, latest, due = (
        day_text(row[name].date()) for name in ("expected", "earliest", "latest", "due")
    )
    between = f", between {earliest} and {latest}" if earliest != latest else ""
    return f"{row['title']}: expected on {expected}{between}, at the pace of the last ones; due on {due}."
