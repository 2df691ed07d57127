"""A card for a milestone that was reached, to keep or to send: as a PDF and as a picture.

It has the words of that milestone alone: nothing on it says whose it is, or what else there is.
"""

from dataclasses import dataclass
from datetime import date

from goalkit.escaping import visible
from goalkit.model import Milestone
from goalkit.report.elements import heading, map_texts, note
from goalkit.report.job import OnNote
from goalkit.report.typeset import print_card
from goalkit.wording import day_text


@dataclass(frozen=True, kw_only=True)
class MilestoneCard:
    """The card as a PDF and as a PNG, and its words in one sentence or more."""

    pdf: bytes
    png: bytes
    said: str


def milestone_card(step: Milestone, reached_on: date, *, on_note: OnNote) -> MilestoneCard:
    """The card of a milestone; `on_note` is told of a character that no font has. Raises PrintError."""
    reward = f"The reward: {step.reward}" if step.reward else ""
    thanks = f"With thanks to {step.helped_by}" if step.helped_by else ""
    lines = tuple(filter(None, (f"Reached on {day_text(reached_on)}", reward, thanks)))
    elements = [heading(1, step.title), *map(note, lines)]
    document = map_texts({"title": step.title, "elements": elements}, visible)
    pdf, png = print_card(document, as_of=reached_on, on_note=on_note)
    return MilestoneCard(pdf=pdf, png=png, said=". ".join((step.title, *lines)))
