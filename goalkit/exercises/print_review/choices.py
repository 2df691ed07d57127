"""What goes into the PDF: what is offered, and what is chosen of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goalkit import forms as ui

Named = tuple[str, str]
"""The words that are shown, and the value that is meant."""
NONE: tuple[Named, ...] = (("", ""),)
PAPERS: tuple[Named, ...] = (("A4", "a4"), ("US Letter", "us-letter"))
REMEMBERED = ("report", "length", "paper", "coach")
"""What is chosen again the next time."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A report that can be printed: its title, the titles of its parts, and the periods it can be about.

    `periods` are by their length, the newest first; there are none where it is always about today.
    """

    title: str
    parts: tuple[str, ...]
    periods: Mapping[str, Sequence[Named]] = field(default_factory=dict)


class PrintChoices(ui.Draft):
    """The choices for one PDF. `offers` are the reports by their key; all but the period are remembered.

    `left_out` has the titles of parts that are not printed, by report.
    """

    def __init__(self, offers: Mapping[str, Offer], *, coach: str) -> None:
        titles = [(offer.title, key) for key, offer in offers.items()]
        fields = {
            "report": ui.Choice(titles, label="Which report?"),
            "length": ui.Choice(NONE, label="How long a period?"),
            "period": ui.Choice(NONE, label="Which period?"),
            "paper": ui.Choice(PAPERS, label="Paper"),
            "coach": ui.Text(label="Coach on the cover", help="Empty: the cover names no coach."),
        }
        super().__init__(fields, start={"coach": coach})
        self.offers = offers
        self.left_out: dict[str, list[str]] = {}
        self.settle()

    @property
    def offer(self) -> Offer:
        """The report that is chosen."""
        return self.offers[self["report"]]

    @property
    def lengths(self) -> tuple[Named, ...]:
        """The lengths of a period that the report can be about."""
        return tuple((length, length) for length in self.offer.periods) or NONE

    @property
    def periods(self) -> tuple[Named, ...]:
        """The periods of the chosen length."""
        return tuple(self.offer.periods.get(self["length"], ())) or NONE

    @property
    def without(self) -> tuple[str, ...]:
        """The titles of the parts of the report that are not printed."""
        left_out = self.left_out.get(self["report"], ())
        return tuple(title for title in self.offer.parts if title in left_out)

    @property
    def prints_nothing(self) -> bool:
        """Whether all parts are left out."""
        return bool(self.offer.parts) and len(self.without) == len(self.offer.parts)

    def tick(self, title: str, *, printed: bool) -> None:
        """Print a part of the report, or leave it out."""
        others = [one for one in self.without if one != title]
        self.left_out[self["report"]] = others if printed else [*others, title]

    def settle(self) -> None:
        """Choose something that there is, wherever nothing is chosen or what was chosen is gone."""
        if self["report"] not in self.offers:
            self["report"] = next(iter(self.offers))
        for name, options in (("length", self.lengths), ("paper", PAPERS)):
            values = [value for _, value in options]
            self[name] = self[name] if self[name] in values else values[0]
        self.choose_period()

    def choose_period(self) -> None:
        """Choose the newest period that is over: it is the one to look back on."""
        running, *over = self.periods
        self["period"] = (over[0] if over else running)[1]

    def remembered(self) -> dict[str, Any]:
        """What is chosen again the next time, ready for JSON."""
        return {name: self[name] for name in REMEMBERED} | {"left_out": self.left_out}

    def remember(self, before: Mapping[str, Any]) -> None:
        """Choose again what `remembered` gave, as far as it is there."""
        for name in REMEMBERED:
            self[name] = before.get(name, "")
        self.left_out = dict(before.get("left_out", {}))
        self.settle()
