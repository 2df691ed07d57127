"""Where the goals are heading, how sure the client was, and the formulas behind both."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.confidence import FEWEST_DECIDED, FEWEST_STATEMENTS, brier_score, is_enough, reliability
from goalkit.analysis.forecast import ReachDate, Remark
from goalkit.analysis.progress import MeasureRow
from goalkit.blocks import Bullets, Note, Paragraph
from goalkit.facts.forecast import SPANS_AHEAD
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.frames import FrameRow, rows_of
from goalkit.period import MONTHS
from goalkit.sections.section import Part, Section, section
from goalkit.tables.facts import forecast_table, reliability_table
from goalkit.terms import Kind
from goalkit.wording import count_text, day_text, fixed_text, part_of_month_text, tenths_text

NOT_IN_SIGHT = "at this pace the target is more likely missed than reached, even with more time"
NOTHING_AHEAD = "No goal is due after this day, so there is nothing to forecast."
WHAT_IT_SAYS = (
    "A forecast continues the readings so far. It knows no decisions still to come: where you know better, "
    "trust your own judgement."
)
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
    """The names of the pages about the forecasts that are shown of these measures."""
    shown = {"forecast": review.forecast.reach, "coming-spans": review.forecast.maintain}
    return tuple(name for name, rows in shown.items() if rows["measure"].isin(measures["measure"]).any())


def forecast(review: PeriodFacts) -> Section:
    """The likely reading on each due day with its range and chance; spans to keep; the next milestones."""
    parts = tuple(_ahead(review))
    if not parts:
        return Section((Note(text=NOTHING_AHEAD),))
    of_milestones = () if review.forecast.milestones.empty else ("next-milestone",)
    pages = FormulaPages(names=(*forecast_formulas(review, review.progress), *of_milestones))
    return Section((*parts, Paragraph(text=WHAT_IT_SAYS, tone="muted"), pages))


def _ahead(review: PeriodFacts) -> Iterator[Part]:
    measures, milestones = review.progress, review.frames.milestones
    if not review.forecast.reach.empty:
        named = measures[["measure", "title", "unit", "confidence"]]
        yield forecast_table(review.forecast.reach.merge(named, on="measure"))
    spans = review.forecast.maintain.merge(measures[["measure", "title", "cadence"]], on="measure")
    kept = (f"{row.title}: {_kept_text(row, row.cadence)}." for row in rows_of(spans))
    dates = milestones[["client", "goal", "milestone", "title", "due"]]
    steps = review.forecast.milestones.merge(dates, on=["client", "goal", "milestone"])
    if also := (*kept, *map(_milestone_text, rows_of(steps))):
        yield Bullets(items=also)


def _kept_text(row: FrameRow, span: str) -> str:
    if pd.isna(row.next):
        return f"too few {span}s have a reading"
    coming = count_text(SPANS_AHEAD, span)
    return (
        f"the chance of keeping it is {tenths_text(row.next)} for the next {span} "
        f"and {tenths_text(row.all)} for all of the next {coming}"
    )


def _milestone_text(row: FrameRow) -> str:
    expected, earliest, latest, due = map(day_text, (row.expected, row.earliest, row.latest, row.due))
    between = f", between {earliest} and {latest}" if earliest != latest else ""
    return (
        f"{row.title}: expected on {expected}{between}, at the pace of the last few milestones; due on {due}."
    )


def forecast_sentence(review: PeriodFacts, measure: MeasureRow) -> str:
    """The forecast of one measure in a sentence; empty where there is nothing to forecast."""
    for row in rows_of(measure.own(review.forecast.reach)):
        days = {name: getattr(row, name) for name in ("earliest", "expected", "latest")}
        reach = ReachDate(**{name: None if pd.isna(day) else day.date() for name, day in days.items()})
        chance = None if pd.isna(row.probability) else float(row.probability)
        said = forecast_text(chance, Remark(row.remark), reach)
        return f"No forecast: {said}." if pd.isna(row.median) else f"Forecast: {said}."
    for row in rows_of(measure.own(review.forecast.maintain)):
        said = _kept_text(row, measure.cadence)
        return f"No forecast: {said}." if pd.isna(row.next) else f"Forecast: {said}."
    return ""


def forecast_text(probability: float | None, remark: Remark, reach: ReachDate) -> str:
    """When the target is reached and how likely that is by the day asked for, which is the due date.

    `probability` and `remark` as in `Forecast`. Where there are no numbers, the remark that says why; of a
    target that is reached, how likely it is that it holds.
    """
    if probability is None:
        return remark.value
    chance = tenths_text(probability)
    if remark is not Remark.NONE:
        return f"{remark}; the chance that this still holds on the due date is {chance}"
    return f"{reach_text(reach)}; the chance of being there on the due date is {chance}"


def reach_text(reach: ReachDate) -> str:
    """When the target is reached: `at this pace the target is reached in mid-March 2027`."""
    earliest, expected, latest = reach.earliest, reach.expected, reach.latest
    first, likely, last = (
        f"{MONTHS[day.month - 1]} {day.year}" if day else "" for day in (earliest, expected, latest)
    )
    between = f", {first} at the earliest" if first not in ("", likely) else ""
    if expected is None:
        return NOT_IN_SIGHT + between
    if earliest and latest:
        if earliest.year == expected.year == latest.year:
            first, last = (month.partition(" ")[0] for month in (first, last))
        between = f", between {first} and {last}" if first != last else ""
    return f"at this pace the target is reached in {part_of_month_text(expected)}{between}"


@section
def confidence(review: PeriodFacts) -> Iterator[Part]:
    """The reliability picture with its table and Brier score; a note below twenty judged statements."""
    judged = review.judged
    about = len(judged[["goal", "measure"]].drop_duplicates())
    if not is_enough(judged):
        named = count_text(about, "goal or measure", "goals and measures")
        so_far = f"{len(judged)} about {named}" if about else "none"
        said = (
            f"How sure you were is shown once {FEWEST_STATEMENTS} statements about {FEWEST_DECIDED} goals or "
            f"measures can be judged; so far there are {so_far}. Say how sure you are at each check-in: it "
            "is judged once the target is reached or the due day has come."
        )
        yield Note(text=said)
        return
    bins = reliability(judged)
    score = brier_score(judged["confidence"].tolist(), judged["reached"].tolist())
    said = (
        f"The statements are about {about} goals and measures that are decided. Brier score "
        f"{fixed_text(score, 2)}: 0 is perfect, {fixed_text(0.25, 2)} is what always saying 50\u00a0% would "
        "give."
    )
    yield charts.reliability_picture(bins)
    yield reliability_table(bins)
    yield Paragraph(text=said, tone="muted")
    yield FormulaPages(names=("confidence",))
