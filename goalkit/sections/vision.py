"""Vision and values: the picture, what matters, what changed, and what is worth another thought."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.vision_advice import gap_sentence, largest_gaps, vision_advice
from goalkit.blocks import Block, Facts, Heading, Note, Paragraph, Quote
from goalkit.charts import sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.sections.section import Part, Section, listed, section
from goalkit.tables import values_table
from goalkit.wording import day_text, list_text, number_text


def vision(review: PeriodFacts) -> Section:
    """The vision with its facets, the values, and what changed since the period began."""
    return Section((*_picture(review), *_values(review), *_changes(review)))


def _picture(review: PeriodFacts) -> Iterator[Block]:
    if review.vision is None:
        yield Note(text="No vision written yet. It is worth an hour: goals are easier to choose with one.")
        return
    written, horizon = day_text(review.vision.written_on), day_text(review.vision.horizon)
    yield Quote(text=review.vision.statement, who=f"Written on {written}, looking ahead to {horizon}")
    if review.vision.facets:
        sides = review.vision.facets
        yield Facts(items=tuple((side.facet.label, side.picture) for side in sides))


def _values(review: PeriodFacts) -> Iterator[Block]:
    if review.value_levels.empty:
        yield Note(text="No values chosen and rated yet.")
    else:
        yield values_table(review.value_levels, then=review.before)


def _changes(review: PeriodFacts) -> Iterator[Block]:
    changes = (*_new_vision(review), *_moved_values(review.value_levels), *_newly_rated(review))
    yield from listed("What changed in the period", changes, level=3)
    if not changes and (review.vision or not review.value_levels.empty):
        yield Paragraph(text="Vision and values are as they were before the period.", tone="muted")


def _new_vision(review: PeriodFacts) -> Iterator[str]:
    if review.vision and review.vision.written_on in review.period:
        yield f"A new vision was written on {day_text(review.vision.written_on)}."


def _newly_rated(review: PeriodFacts) -> Iterator[str]:
    levels = review.value_levels
    if new := tuple(levels.loc[levels["lived_then"].isna() & levels["lived"].notna(), "name"]):
        yield f"Rated for the first time: {list_text(new)}."


def _moved_values(values: pd.DataFrame) -> Iterator[str]:
    said = (
        ("lived", "is lived at {now} of 10; before, it was {then}"),
        ("importance", "has an importance of {now} of 10; before, it was {then}"),
    )
    for column, words in said:
        for _, value in values.dropna(subset=[f"{column}_then"]).iterrows():
            now, then = value[column], value[f"{column}_then"]
            if now != then:
                yield f"{value['name']} {words.format(now=number_text(now), then=number_text(then))}."


@section
def wheel_results(review: PeriodFacts) -> Iterator[Part]:
    """The balance wheel with its sentence, and the largest gaps in words; nothing where none is rated."""
    if review.balance.empty:
        return
    wheel = charts.balance_wheel(review.balance)
    yield Heading(level=3, text="Your wheel")
    yield Paragraph(text=sentence_of(wheel))
    yield wheel
    gaps = largest_gaps(review.balance, wanted="wanted", now="now")
    if said := gap_sentence(gaps, "area", wanted="wanted", now="now"):
        yield Paragraph(text=said)


@section
def lived_results(review: PeriodFacts) -> Iterator[Part]:
    """The values that are lived less than they matter, in words."""
    levels = review.value_levels.rename(columns={"importance": "important"})
    gaps = largest_gaps(levels, wanted="important", now="lived")
    if said := gap_sentence(gaps, "name", wanted="important", now="lived"):
        yield Heading(level=3, text="Values that matter more than they are lived")
        yield Paragraph(text=said)


@section
def worth_a_thought(review: PeriodFacts) -> Iterator[Part]:
    """Advice on what is missing or too much; nothing where all is well."""
    yield from listed("Worth another thought", vision_advice(review.workbook, review.vision), level=3)
