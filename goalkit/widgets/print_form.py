"""The page that prints: what goes into the PDF, one button that makes it, and how far it is."""

import json
from collections.abc import Iterator
from typing import Protocol

import ipywidgets as ipw
from traitlets import Bool

from goalkit.widgets.controls import Field, box, button, choice_field, marked, text_field, tick_field, words
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Book
from goalkit.widgets.later import Later
from goalkit.widgets.logo import LogoField, LogoKeeper
from goalkit.widgets.print_draft import PAPERS, Named, PrintDraft
from goalkit.widgets.progress_bar import ProgressBar

NAME = "print"
"""The name under which the choices are kept for the next time."""
KEEPS_NAME = (
    "Names are hidden on the screen. The PDF has the real name, because it is for the client and the sponsor."
)
MAKE, CANCEL = "Make the PDF", "Cancel"


class Printer(Protocol):
    """Whoever makes the PDF; it tells the form how far it is."""

    def make(self) -> None:
        """Make the PDF that is chosen."""

    def cancel(self) -> None:
        """Make it no more."""


class PrintForm:
    """A card with the choices of a draft and the button that makes the PDF. `view` is what is shown."""

    def __init__(self, draft: PrintDraft, book: Book, logo: LogoKeeper, printer: Printer) -> None:
        self.draft, self._book, self._printer = draft, book, printer
        self._restore()
        self.make_button, self.cancel_button = (
            button(MAKE, self._make, primary=True),
            button(CANCEL, self._cancel),
        )
        self.progress = ProgressBar("How far the PDF is")
        self.logo, self._message = LogoField(logo), ipw.HTML()
        self.fields = self._fields()
        self.ticks: dict[str, Field] = {}
        self._ticks = box("choices")
        self.view = box("card", box("body", *self._rows()), self._bar())
        self._offer()
        self.ends()
        draft.observe(lambda _: self._offer(), names="report")
        draft.observe(lambda _: self._offer_periods(), names="length")
        draft.on_typed(Later(self._keep).ask)

    @property
    def message(self) -> str:
        """What went wrong, as HTML."""
        return str(self._message.value)

    def begins(self) -> None:
        """Show that the PDF is being made."""
        self.say("")
        self.make_button.disabled, self.cancel_button.disabled = True, False
        self.progress.show(0, "Getting ready")

    def ends(self, said: str = "") -> None:
        """Show that nothing is being made, and what became of it."""
        self.make_button.disabled, self.cancel_button.disabled = False, True
        self.progress.close(said)

    def fails(self, sentence: str) -> None:
        """Show why there is no PDF."""
        self.ends()
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Show what went wrong, or nothing."""
        said = f'<div role="alert">{marked(sentence, "message", "p")}</div>' if sentence else ""
        self._message.value = said

    def _make(self) -> None:
        if self.draft.prints_nothing:
            self.say("Nothing would be printed: tick at least one part.")
        else:
            self._printer.make()

    def _cancel(self) -> None:
        self.cancel_button.disabled = True
        self.progress.say("Stopping")
        self._printer.cancel()

    def _restore(self) -> None:
        kept = self._book.draft(NAME)
        if kept:
            self.draft.restore(json.loads(kept))
            self.draft.settle()

    def _keep(self) -> None:
        self._book.keep_draft(NAME, json.dumps(self.draft.typed(), ensure_ascii=False))

    def _fields(self) -> dict[str, Field]:
        draft = self.draft
        reports = tuple((offer.title, key) for key, offer in draft.offers.items())
        nobody = "Empty: the cover names no coach."
        return {
            "report": choice_field(draft, "report", "Which report?", reports),
            "length": choice_field(draft, "length", "How long a period?", draft.lengths),
            "period": choice_field(draft, "period", "Which period?", draft.periods),
            "paper": choice_field(draft, "paper", "Paper", PAPERS),
            "coach": text_field(draft, "coach", "Coach on the cover", help_text=nobody),
        }

    def _rows(self) -> Iterator[ipw.Widget]:
        views = {name: field.view for name, field in self.fields.items()}
        yield box("choices", views["report"], views["length"], views["period"])
        yield words("What is printed", "part", "h3")
        yield self._ticks
        yield words("Paper and cover", "part", "h3")
        yield box("choices", views["paper"], views["coach"])
        yield self.logo.view

    def _bar(self) -> ipw.Widget:
        whose = words(self._book.whose, "whose", "span")
        buttons = (self.make_button, self.cancel_button)
        hidden = self._book.whose != self._book.workbook.client.name
        keeps = (words(KEEPS_NAME, "help", "p"),) if hidden else ()
        return box("bar", self._message, *buttons, self.progress.view, whose, *keeps)

    def _offer(self) -> None:
        """Offer what the chosen report has."""
        _offer(self.fields["length"], self.draft.lengths)
        self._offer_periods()
        self.ticks = {title: self._tick(title) for title in self.draft.offer.parts}
        self._ticks.children = [field.view for field in self.ticks.values()]

    def _offer_periods(self) -> None:
        _offer(self.fields["period"], self.draft.periods)
        self.draft.choose_period()

    def _tick(self, title: str) -> Field:
        tick = _Tick()
        tick.printed = title not in self.draft.without
        tick.observe(lambda change: self.draft.tick(title, printed=change["new"]), names="printed")
        return tick_field(tick, "printed", title)


class _Tick(Draft):
    """Whether a part is printed."""

    printed = Bool()


def _offer(field: Field, options: tuple[Named, ...]) -> None:
    """Offer these, and nothing at all where there is no choice."""
    field.control.options = options
    field.view.layout.display = "" if len(options) > 1 else "none"
