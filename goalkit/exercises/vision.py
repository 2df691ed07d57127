"""Vision: the picture in five years, what matters, how life is balanced, and what to begin with."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.facts.period import PeriodFacts
from goalkit.forms.controls import words
from goalkit.model import Record
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import Section
from goalkit.sections.vision import lived_results, wheel_results, worth_a_thought
from goalkit.shipped import VALUE_CARDS, shipped
from goalkit.widgets import Form, Showcase, ShownLater, Step, Steps
from goalkit.widgets.focus_draft import FocusDraft
from goalkit.widgets.form import AfterSave
from goalkit.widgets.value_cards import ValueCards
from goalkit.widgets.value_cards_draft import ValueCard, ValueCardsDraft
from goalkit.widgets.value_round_draft import ValueRoundDraft
from goalkit.widgets.vision import vision_form
from goalkit.widgets.vision_draft import VisionDraft, newest_vision
from goalkit.widgets.vision_rounds import focus_form, value_round_form, wheel_form
from goalkit.widgets.wheel_draft import WheelDraft
from goalkit.wording import count_text

SORTED = "value cards sorted"
"""The name of the draft that holds how the cards are sorted: piles are no records."""
CARDS_HINT = "Read a card, and press what it is to you. Your first thought is good enough."
NO_VALUES = "No value is chosen yet. Sort the cards in step 2 first, then rate them here."
NO_FACETS = "Write about one side of your vision in step 1 first; here you choose where to begin."
LEVELS_HINT = "How important is each value to you, and how much do you live it today?"
WHEEL_HINT = (
    "How satisfied are you with each area now, and what do you wish for? An area can have another name."
)
FOCUS_HINT = "Which sides of the vision come first? At most three, and each with the value that it serves."


class VisionSteps:
    """The steps for one client. `form` is the one that is open, `views` is what is shown."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.form: Form | None = None
        self.cards: ValueCards | None = None
        self.steps = Steps(
            Step(title="Picture", open=self._picture, is_done=lambda: bool(book.workbook.visions)),
            Step(title="Values", open=self._values, is_done=lambda: bool(book.workbook.values)),
            Step(title="Lived", open=self._lived, is_done=lambda: bool(book.workbook.value_ratings)),
            Step(title="Balance", open=self._wheel, is_done=lambda: bool(book.workbook.life_area_ratings)),
            Step(title="Focus", open=self._focus, is_done=self._has_focus),
        )
        advice = ShownLater(lambda: worth_a_thought(running_quarter(book)).parts)
        book.when_saved(self.steps.refresh)
        book.when_saved(advice.ask)
        self.views = (self.steps.view, advice.view)

    def _picture(self) -> Sequence[Any]:
        draft = VisionDraft(self._book.workbook, today=self._book.today)
        return self._shows(vision_form(draft, self._book))

    def _values(self) -> Sequence[Any]:
        book = self._book
        draft = ValueCardsDraft(book.workbook, value_cards(), book.draft(SORTED))

        def keep(_: tuple[Record, ...]) -> None:
            book.keep_draft(SORTED, draft.sorted_text())

        self.cards = ValueCards(draft, book, keep)
        return (words(CARDS_HINT, "hint", "p"), *self._shows(self.cards.form))

    def _lived(self) -> Sequence[Any]:
        book = self._book
        if not book.workbook.values:
            return (words(NO_VALUES, "hint", "p"),)
        draft = ValueRoundDraft(book.workbook, today=book.today)
        shown = self._shows_with(lived_results, lambda then: value_round_form(draft, book, then))
        return (words(LEVELS_HINT, "hint", "p"), *shown)

    def _wheel(self) -> Sequence[Any]:
        draft = WheelDraft(self._book.workbook, today=self._book.today)
        shown = self._shows_with(wheel_results, lambda then: wheel_form(draft, self._book, then))
        return (words(WHEEL_HINT, "hint", "p"), *shown)

    def _focus(self) -> Sequence[Any]:
        book, written = self._book, newest_vision(self._book.workbook)
        if written is None or not written.facets:
            return (words(NO_FACETS, "hint", "p"),)
        form = focus_form(FocusDraft(written), book.workbook.values, book)
        return (words(FOCUS_HINT, "hint", "p"), *self._shows(form))

    def _has_focus(self) -> bool:
        written = newest_vision(self._book.workbook)
        return written is not None and any(facet.in_focus for facet in written.facets)

    def _shows_with(
        self, results: Callable[[PeriodFacts], Section], make: Callable[[AfterSave], Form]
    ) -> Sequence[Any]:
        """A form, and below it what is told after each of its saves, and of the saves before."""
        place = Showcase()

        def tell(_: tuple[Record, ...] = ()) -> None:
            place.show(results(running_quarter(self._book)).parts)

        tell()
        return *self._shows(make(tell)), place.view

    def _shows(self, form: Form) -> Sequence[Any]:
        self.form = form
        return (form.view,)


def value_cards() -> tuple[ValueCard, ...]:
    """The cards that come with goalkit."""
    found = json.loads(shipped(VALUE_CARDS).read_text(encoding="utf-8"))
    return tuple(ValueCard(name=card["name"], meaning=card["meaning"]) for card in found)


def _headway(work: WorkSoFar) -> Done:
    book = work.workbook
    parts = (
        "Vision written" if work.vision else "No vision yet",
        count_text(len(book.values), "value") if book.values else "no values yet",
        "wheel filled in" if book.life_area_ratings else "no wheel yet",
    )
    begun = (work.vision, book.value_ratings, book.life_area_ratings)
    return headway(", ".join(parts), done=all(begun), begun=any((*begun, book.values)))


vision = Exercise(
    title="Vision",
    notebook="10_vision.ipynb",
    show=lambda book: VisionSteps(book).views,
    headway=_headway,
    due=lambda work: "" if work.vision else "No vision is written yet: goals are easier to choose with one.",
    urgency=10,
)
