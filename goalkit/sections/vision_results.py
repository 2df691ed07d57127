"""What the vision exercise tells straight after a save: the wheel, the largest gaps, what is still open."""

from collections.abc import Iterator

from goalkit import charts
from goalkit.analysis.vision_advice import gap_sentence, largest_gaps, vision_advice
from goalkit.blocks import Bullets, Heading, Paragraph
from goalkit.charts import sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.sections.section import Part, Section


def wheel_results(review: PeriodFacts) -> Section:
    """The balance wheel with its sentence, and the largest gaps in words; nothing where none is rated."""
    return Section(tuple(_wheel(review)))


def lived_results(review: PeriodFacts) -> Section:
    """The values that are lived less than they matter, in words."""
    levels = review.value_levels.rename(columns={"importance": "important"})
    gaps = largest_gaps(levels, wanted="important", now="lived")
    said = gap_sentence(gaps, "name", wanted="important", now="lived")
    if not said:
        return Section(())
    title = Heading(level=3, text="Values that matter more than they are lived")
    return Section((title, Paragraph(text=said)))


def worth_a_thought(review: PeriodFacts) -> Section:
    """Advice on what is missing or too much; nothing where all is well."""
    advice = vision_advice(review.workbook, review.vision)
    if not advice:
        return Section(())
    return Section((Heading(level=3, text="Worth another thought"), Bullets(items=advice)))


def _wheel(review: PeriodFacts) -> Iterator[Part]:
    if review.balance.empty:
        return
    wheel = charts.balance_wheel(review.balance)
    yield Heading(level=3, text="Your wheel")
    yield Paragraph(text=sentence_of(wheel))
    yield wheel
    gaps = largest_gaps(review.balance, wanted="wanted", now="now")
    if said := gap_sentence(gaps, "area", wanted="wanted", now="now"):
        yield Paragraph(text=said)
