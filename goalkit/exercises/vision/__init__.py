"""Vision: the picture in five years, what matters, how life is balanced, and what to begin with."""

from collections.abc import Callable, Sequence
from typing import Any

from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.exercises.vision.balance import wheel_form
from goalkit.exercises.vision.picture import focus_form, newest_vision, picture_form
from goalkit.exercises.vision.values import FORM, ValueCards, lived_form, value_cards
from goalkit.facts.period import PeriodFacts
from goalkit.forms import AfterSave, Form, Showcase, ShownLater, Step, Steps, words
from goalkit.model import Record
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import Section
from goalkit.sections.vision import lived_results, wheel_results, worth_a_thought
from goalkit.wording import count_text

CARDS_HINT = "Read a card, and press what it is to you. Your first thought is good enough."
NO_VALUES = "No value is chosen yet. Sort the cards in step 2 first, then rate them here."
NOT_SAVED = "You have sorted cards in step 2 and not saved them yet. Save them there, then rate them here."
NO_FACETS = "Write about one side of your vision in step 1 first; here you choose where to begin."
LIVED_HINT = "How important is each value to you, and how fully do you live it today?"
WHEEL_HINT = (
    "How satisfied are you with each area now, and what do you wish for? You can give an area another name."
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
        return self._shows("", picture_form(self._book, today=self._book.today))

    def _values(self) -> Sequence[Any]:
        self.cards = ValueCards(self._book, value_cards())
        return self._shows(CARDS_HINT, self.cards.form)

    def _lived(self) -> Sequence[Any]:
        book = self._book
        if not book.workbook.values:
            return (words(NOT_SAVED if book.draft(FORM) else NO_VALUES, "hint", "p"),)
        return self._shows_with(
            LIVED_HINT, lived_results, lambda then: lived_form(book, today=book.today, after_save=then)
        )

    def _wheel(self) -> Sequence[Any]:
        book = self._book
        return self._shows_with(
            WHEEL_HINT, wheel_results, lambda then: wheel_form(book, today=book.today, after_save=then)
        )

    def _focus(self) -> Sequence[Any]:
        written = newest_vision(self._book.workbook)
        if written is None or not written.facets:
            return (words(NO_FACETS, "hint", "p"),)
        return self._shows(FOCUS_HINT, focus_form(written, self._book))

    def _has_focus(self) -> bool:
        written = newest_vision(self._book.workbook)
        return written is not None and any(facet.in_focus for facet in written.facets)

    def _shows_with(
        self, hint: str, results: Callable[[PeriodFacts], Section], make: Callable[[AfterSave], Form]
    ) -> Sequence[Any]:
        """A form, and below it what is told after each of its saves, and of the saves before."""
        place = Showcase()

        def tell(_: tuple[Record, ...] = ()) -> None:
            place.show(results(running_quarter(self._book)).parts)

        tell()
        return *self._shows(hint, make(tell)), place.view

    def _shows(self, hint: str, form: Form) -> Sequence[Any]:
        self.form = form
        return (words(hint, "hint", "p"), form.view) if hint else (form.view,)


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
    drafts={
        "vision": "the picture",
        FORM: "the value cards",
        "values lived": "the values you live",
        "balance wheel": "the balance wheel",
        "focus": "the focus",
    },
)
