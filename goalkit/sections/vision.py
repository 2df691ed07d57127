"""Vision and values: the picture, what matters, and what changed in the period."""

from collections.abc import Iterator

from goalkit.blocks import Block, Bullets, Facts, Note, Paragraph, Quote
from goalkit.review_facts import ReviewFacts
from goalkit.sections.section import Section
from goalkit.tables import values_table
from goalkit.wording import day_text


def vision(review: ReviewFacts) -> Section:
    """The vision with its facets, the values, and what changed since the period began."""
    return Section((*_picture(review), *_values(review), *_changes(review)))


def _picture(review: ReviewFacts) -> Iterator[Block]:
    if review.vision is None:
        yield Note(text="No vision written yet. It is worth an hour: goals are easier to choose with one.")
        return
    written, horizon = day_text(review.vision.written_on), day_text(review.vision.horizon)
    yield Quote(text=review.vision.statement, who=f"Written on {written}, looking ahead to {horizon}")
    if review.vision.facets:
        sides = review.vision.facets
        yield Facts(items=tuple((side.facet.value.capitalize(), side.picture) for side in sides))


def _values(review: ReviewFacts) -> Iterator[Block]:
    if review.frames.personal_values.empty:
        yield Note(text="No values chosen yet.")
    else:
        yield values_table(review.frames.personal_values)


def _changes(review: ReviewFacts) -> Iterator[Block]:
    changes = (*_new_vision(review), *_values_moved(review))
    if changes:
        yield Bullets(items=changes)
    else:
        yield Paragraph(text="Vision and values are as they were before the period.", tone="muted")


def _new_vision(review: ReviewFacts) -> Iterator[str]:
    if review.vision and review.vision.written_on in review.period:
        yield f"The vision was written anew on {day_text(review.vision.written_on)}."


def _values_moved(review: ReviewFacts) -> Iterator[str]:
    before = {value.id: value for value in review.then.values} if review.then else {}
    for value in review.workbook.values:
        old = before.get(value.id)
        if old and old.lived != value.lived:
            yield f"{value.name} is lived at {value.lived} of 10; before the period it was {old.lived}."
        if old and old.importance != value.importance:
            yield f"{value.name} now has importance {value.importance} of 10; before it had {old.importance}."
