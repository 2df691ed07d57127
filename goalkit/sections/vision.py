"""Vision and values: the picture, what matters, what changed, and what is worth another thought."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.blocks import Facts, Heading, Note, Paragraph, Quote
from goalkit.charts import sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.model import Vision
from goalkit.sections.section import Part, listed, section
from goalkit.tables.facts import values_table
from goalkit.terms import Audience
from goalkit.wording import count_text, day_text, list_text, number_text

FEWEST_VALUES, MOST_VALUES = 5, 10
MOST_GAPS = 3
"""How many gaps are named."""


@section
def vision(review: PeriodFacts) -> Iterator[Part]:
    """The vision with its facets, the values, and what changed since the period began."""
    written, levels = review.vision, review.value_levels
    if written is None:
        yield Note(text="No vision written yet. It is worth an hour: goals are easier to choose with one.")
    else:
        on, horizon = day_text(written.written_on), day_text(written.horizon)
        yield Quote(text=written.statement, who=f"Written on {on}, looking ahead to {horizon}")
        if written.facets:
            yield Facts(items=tuple((side.facet.label, side.picture) for side in written.facets))
    if review.audience is Audience.SPONSOR:
        return
    if levels.empty:
        yield Note(text="No values chosen and rated yet.")
    else:
        yield values_table(levels, then=review.before)
    changes = tuple(_changes(review))
    yield from listed("What changed in the period", changes, level=3)
    if not changes and (written or not levels.empty):
        yield Paragraph(text="Vision and values are as they were before the period.", tone="muted")


def _changes(review: PeriodFacts) -> Iterator[str]:
    if review.vision and review.vision.written_on in review.period:
        yield f"A new vision was written on {day_text(review.vision.written_on)}."
    levels = review.value_levels
    for column, words in (("lived", "is lived at"), ("importance", "has an importance of")):
        for value in levels.dropna(subset=[f"{column}_then"]).to_dict("records"):
            now, then = value[column], value[f"{column}_then"]
            if now != then:
                before = f"{number_text(now)} of 10; before, it was {number_text(then)}"
                yield f"{value['name']} {words} {before}."
    if new := tuple(levels.loc[levels["lived_then"].isna() & levels["lived"].notna(), "name"]):
        yield f"Rated for the first time: {list_text(new)}."


@section
def wheel_results(review: PeriodFacts) -> Iterator[Part]:
    """What the wheel above says: its sentence, and the largest gaps; nothing where none is rated."""
    if review.balance.empty:
        return
    yield Heading(level=3, text="Your wheel")
    yield Paragraph(text=sentence_of(charts.balance_wheel(review.balance)))
    if said := gap_sentence(review.balance, "area", wanted="wanted", now="now"):
        yield Paragraph(text=said)


@section
def lived_results(review: PeriodFacts) -> Iterator[Part]:
    """The values that are lived less than they matter, in words."""
    levels = review.value_levels.rename(columns={"importance": "important"})
    if said := gap_sentence(levels, "name", wanted="important", now="lived"):
        yield Heading(level=3, text="Values that matter more than they are lived")
        yield Paragraph(text=said)


def gap_sentence(levels: pd.DataFrame, name: str, *, wanted: str, now: str) -> str:
    """The largest gaps between two columns of levels 1 to 10, at most three; empty without any.

    `The largest gaps: Health (4 now, 8 wanted) and …`
    """
    gaps = (levels[wanted] - levels[now]).sort_values(ascending=False, kind="stable")
    largest = levels.loc[gaps[gaps > 0].index[:MOST_GAPS]].to_dict("records")
    told = tuple(
        f"{gap[name]} ({number_text(gap[now])} {now}, {number_text(gap[wanted])} {wanted})" for gap in largest
    )
    gap_or_gaps = "gap" if len(told) == 1 else "gaps"
    return f"The largest {gap_or_gaps}: {list_text(told)}." if told else ""


@section
def worth_a_thought(review: PeriodFacts) -> Iterator[Part]:
    """Advice on what is missing or too much; nothing where all is well."""
    lines = vision_advice(len(review.workbook.values), review.vision)
    yield from listed("Worth another thought", lines, level=3)


def vision_advice(values: int, vision: Vision | None) -> Iterator[str]:
    """What is missing or too much in a vision and so many values, each in one sentence."""
    if vision is None:
        yield "The vision has no words yet."
    else:
        in_focus = [facet for facet in vision.facets if facet.in_focus]
        untied = tuple(f"“{facet.picture}”" for facet in in_focus if facet.value_id is None)
        if not in_focus:
            yield "Nothing is in focus yet: choose up to three sides of the vision to begin with."
        if untied:
            yield f"Say which value it serves: {list_text(untied)}."
    if values < FEWEST_VALUES:
        counted = f"{count_text(values, 'value')} {'is' if values == 1 else 'are'} chosen"
        yield f"{counted if values else 'No value is chosen yet'}: five to ten carry a vision."
    if values > MOST_VALUES:
        yield f"{values} values are many to live by: keep the ten that matter most."
