"""A milestone that was reached is a moment: it is said once, with a card to keep or to send."""

import base64
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.escaping import html_text
from goalkit.exercises.print_review.printing import open_button
from goalkit.model import Milestone
from goalkit.open_workbook import OpenWorkbook
from goalkit.report.job import file_name, write_atomically
from goalkit.report.milestone_card import MilestoneCard, milestone_card
from goalkit.sections import JUST_REACHED_DAYS

CELEBRATED = "celebrated {}"
"""The name of the draft that is there once it was said that the milestone of this id is reached."""
MAKE = "Make a card"
OFFER = "For “{}” there can be a card, to keep or to send."
ON_IT = "It has the words of this milestone alone: no name, no goal, nothing else of the workbook."


class Celebrations:
    """An offer of a card for each milestone that was just reached, as `view` shows them.

    Each is offered once, on whichever page comes first, and stays until that page is left. With `again` those
    that were offered before are there as well. Cards go into `folder`.
    """

    def __init__(self, book: OpenWorkbook, folder: Path, *, again: bool = False) -> None:
        self._book, self._folder, self._again = book, folder, again
        self.offers: dict[tuple[Milestone, date], CardOffer] = {}
        self.view = ui.box("place")
        self._draw()
        book.when_saved(self._draw)

    def _draw(self) -> None:
        since = self._book.today - timedelta(days=JUST_REACHED_DAYS)
        kept, shown = self._book.drafts(), {one.id for one, _ in self.offers}
        offers = {}
        for step in self._book.workbook.milestones:
            day, name = step.reached_on, CELEBRATED.format(step.id)
            if day is None or not since <= day <= self._book.today:
                continue
            if name not in kept:
                self._book.keep_draft(name, day.isoformat())
            elif not self._again and step.id not in shown:
                continue
            known = self.offers.get((step, day))
            offers[step, day] = known or CardOffer(step, day, self._book, self._folder)
        self.offers = offers
        self.view.children = [one.view for one in offers.values()]


class CardOffer:
    """The offer of a card for a milestone, and the card once it is made. `view` is what is shown."""

    def __init__(self, step: Milestone, reached_on: date, book: OpenWorkbook, folder: Path) -> None:
        self._step, self._reached_on, self._book, self._folder = step, reached_on, book, folder
        self.button, self._card = ui.button(MAKE, lambda: self._card.open(self._made)), ui.Place()
        self.button.tooltip = f"{MAKE}: {step.title}"
        offer = OFFER.format(step.title)
        self.view = ui.box("place", ui.box("field", offer, ui.box("line", self.button)), self._card)

    def _made(self) -> tuple[Any, ...]:
        """The card, in its files; before they are there it is noted where: an erasure finds them then."""
        notes: list[str] = []
        card = milestone_card(self._step, self._reached_on, on_note=notes.append)
        pdf, picture = (
            self._folder
            / file_name(self._book.file_word, f"milestone-{self._reached_on}", form, self._step.id)
            for form in ("pdf", "png")
        )
        for path, content in ((pdf, card.pdf), (picture, card.png)):
            self._book.note_printed(path)
            write_atomically(path, content)
        named = f"{picture.name} and {pdf.name}, in the folder {picture.parent}"
        return (_shown(card), ui.words(named, "place-name", "p"), ON_IT, notes, open_button(picture))


def _shown(card: MilestoneCard) -> ipw.Widget:
    content = base64.b64encode(card.png).decode("ascii")
    address = f"data:image/png;base64,{content}"
    return ui.html(f'<img class="goalkit-card-picture" alt="{html_text(card.said)}" src="{address}">')
