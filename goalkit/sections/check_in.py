"""What a check-in says: where the measures just read stand, and what is asked for next."""

from collections.abc import Collection, Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.keeping import kept_spans
from goalkit.analysis.progress import MeasureRow
from goalkit.analysis.status import WEAKEST_FIRST
from goalkit.blocks import Bullets, Heading, Note, Paragraph
from goalkit.charts import Figure, sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.frames import measure_key
from goalkit.model import CheckIn, Milestone, Record
from goalkit.sections.forecast import forecast_formulas, formulas_of
from goalkit.sections.goals import measure_parts
from goalkit.sections.section import Part, listed, section
from goalkit.terms import Kind
from goalkit.wording import count_text, day_text, list_text, sentence_text

MOST_CHARTS, MOST_NAMES = 6, 8
"""How many measures are drawn after a save, and how many are named in a sentence."""


@section
def check_in_results(review: PeriodFacts, saved: Collection[Record]) -> Iterator[Part]:
    """What the records of a check-in mean, a chart for each measure, and what comes next.

    Of many measures only the weakest are drawn, the others are named.
    """
    steps = (one for one in saved if isinstance(one, Milestone))
    yield from listed("Reached", map(_celebration, steps), level=3)
    client = review.workbook.client.id
    read = {measure_key(client, one.measure_id) for one in saved if isinstance(one, CheckIn)}
    rows = review.progress[review.progress["measure"].isin(read)]
    measures = MeasureRow.all_of(rows)
    named = sorted(measures, key=lambda measure: WEAKEST_FIRST.index(measure.status))[MOST_CHARTS:]
    for measure in measures:
        if measure in named:
            continue
        yield Heading(level=3, text=_headline(measure))
        parts = _maintain if measure.kind is Kind.MAINTAIN else measure_parts
        for part in parts(review, measure):
            if isinstance(part, Figure):
                yield Paragraph(text=sentence_of(part))
            yield part
    yield from listed("Other measures", map(_headline, named), level=3)
    if measures:
        yield formulas_of(rows, *forecast_formulas(review, rows))
    yield from what_is_next(review).parts


@section
def what_is_next(review: PeriodFacts) -> Iterator[Part]:
    """Which readings are still due, and from when on the next ones are."""
    yield Heading(level=3, text="What comes next")
    asked = review.readings_asked.merge(review.progress[["measure", "title"]], on="measure")
    if asked.empty:
        yield Note(text="No active goal has a measure to check in on yet. Write a goal with a measure first.")
        return
    due = tuple(asked.loc[asked["due"], "title"])
    first = f"Still due: {_some_of(due)}." if due else "Nothing is due right now."
    later = asked[~asked["due"]].sort_values("next_on", kind="stable")
    dates = (
        f"Due from {day_text(day)}: {_some_of(tuple(later.loc[later['next_on'] == day, 'title']))}."
        for day in later["next_on"].drop_duplicates()
    )
    yield Bullets(items=(first, *dates))


def _some_of(titles: tuple[str, ...]) -> str:
    """The titles as a list in a sentence; of many the first ones."""
    left = len(titles) - MOST_NAMES
    return list_text((*titles[:MOST_NAMES], *((count_text(left, "more reading"),) if left > 0 else ())))


def _headline(measure: MeasureRow) -> str:
    return f"{measure.title}: {measure.status.label}"


def _maintain(review: PeriodFacts, measure: MeasureRow) -> Iterator[Part]:
    """The readings beside their limit, with that of the span that still runs: it is not judged yet."""
    asked = measure.own(review.readings_asked).iloc[0]
    last_day = (asked["span_end"] - pd.Timedelta(days=1)).date()
    spans = kept_spans(
        measure.own(review.frames.measures), review.frames.check_ins, as_of=last_day, since=review.year_before
    )
    running = spans[spans["span_start"] == asked["span_start"]]
    for was_kept in running["kept"]:
        said = "within" if was_kept else "outside"
        yield Paragraph(text=f"This {measure.cadence} is {said} the limit so far; it counts once it is over.")
    yield charts.reading_lines(spans, [measure], as_of=review.as_of, since=review.year_before)


def _celebration(step: Milestone) -> str:
    reward = f" Your reward: {sentence_text(step.reward)}" if step.reward else ""
    return f"✓ {sentence_text(step.title)}{reward}"
