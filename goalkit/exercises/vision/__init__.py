"""Vision: the picture in five years, what matters, how life is balanced, and what to begin with."""

from collections.abc import Callable
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.exercises.vision.balance import WheelForm, lived_form
from goalkit.exercises.vision.picture import focus_form, newest_vision, picture_form
from goalkit.exercises.vision.values import FORM, value_cards_form
from goalkit.facts.period import PeriodFacts
from goalkit.model import FacetPicture
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import Section
from goalkit.sections.vision import lived_results, wheel_results, worth_a_thought
from goalkit.wording import count_text

CARDS_HINT = (
    "Read a card and press what it is to you, or drag it there; your first thought is good enough. Several "
    "that you click go together. By keyboard: arrows move, 1 to 5 put a card on its pile, Alt with an arrow "
    "ranks it."
)
NO_VALUES = "No value is chosen yet. Sort the cards in step 2 first, then rate them here."
NOT_SAVED = "You have sorted cards in step 2 and not saved them yet. Save them there, then rate them here."
NO_FACETS = "Write about one side of your vision in step 1 first; here you choose where to begin."
LIVED_HINT = "How important is each value to you, and how fully do you live it today?"
WHEEL_ASKS = (
    "How satisfied are you with each area now, from 1 (not at all) to 10 (fully), and what do you wish for?"
)
WHEEL_HINT = (
    f"{WHEEL_ASKS} Give an area another name, add one, or remove one that is not yours: its earlier ratings "
    "go with it at the next save, and Undo brings them back."
)
FOCUS_HINT = "Which sides of the vision come first? At most three, and each with the value that it serves."


def vision_steps(book: OpenWorkbook) -> tuple[ui.Steps, ui.ShownLater]:
    """The steps for one client, and advice on all of them."""

    def lived() -> Any:
        if not book.workbook.values:
            return _hint(NOT_SAVED if book.draft(FORM) else NO_VALUES)
        return _hint(LIVED_HINT), _with_results(book, lived_form, lived_results)

    def facets() -> tuple[FacetPicture, ...]:
        written = newest_vision(book.workbook)
        return written.facets if written else ()

    def focus() -> Any:
        return (_hint(FOCUS_HINT), focus_form(facets(), book)) if facets() else _hint(NO_FACETS)

    steps = ui.Steps(
        ui.Step("Picture", lambda: picture_form(book), lambda: book.workbook.visions),
        ui.Step("Values", lambda: (_hint(CARDS_HINT), value_cards_form(book)), lambda: book.workbook.values),
        ui.Step("Lived", lived, lambda: book.workbook.value_ratings),
        ui.Step(
            "Balance",
            lambda: (_hint(WHEEL_HINT), _with_results(book, WheelForm, wheel_results)),
            lambda: book.workbook.life_area_ratings,
        ),
        ui.Step("Focus", focus, lambda: any(one.in_focus for one in facets())),
    )
    advice = ui.ShownLater(lambda: worth_a_thought(running_quarter(book)).parts)
    book.when_saved(steps.refresh)
    book.when_saved(advice.ask)
    return steps, advice


def _hint(text: str) -> Any:
    return ui.words(text, "hint", "p")


def _with_results(
    book: OpenWorkbook,
    make: Callable[[OpenWorkbook, ui.AfterSave], ui.Form],
    results: Callable[[PeriodFacts], Section],
) -> tuple[ui.Form, ui.Showcase]:
    """A form, and below it what is told after each of its saves, and of the saves before."""

    def told() -> Any:
        return results(running_quarter(book)).parts

    place = ui.Showcase(*told())
    return make(book, lambda _: place.show(told())), place


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
    show=vision_steps,
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
