"""What goes into the PDF: what is offered, and what is chosen of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goalkit import forms as ui
from goalkit.report import Depth
from goalkit.terms import Audience

Named = tuple[str, str]
"""The words that are shown, and the value that is meant."""
NONE: tuple[Named, ...] = (("", ""),)
PAPERS: tuple[Named, ...] = (("A4", "a4"), ("US Letter", "us-letter"))
READERS: tuple[Named, ...] = (
    ("the sponsor: what the client allows", Audience.SPONSOR),
    ("the client", Audience.CLIENT),
    ("the coach: with what other rules would say", Audience.COACH),
)
DEPTHS: tuple[Named, ...] = (
    ("short: a few pages", Depth.SHORT), ("one page", Depth.ONE_PAGE), ("full: every part", Depth.FULL)
)  # fmt: skip
USUAL_DEPTHS = {Audience.SPONSOR: Depth.SHORT}
"""The depth that is chosen with a reader; else the full one."""
REMEMBERED = ("audience", "report", "length", "depth", "paper", "coach")
"""What is chosen again the next time."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A report that can be printed: its title, the titles of its parts, and the periods it can be about.

    `parts` are by depth. `knows_readers` says whether it can leave out what is private. `periods` are by
    their length, the newest first; there are none where it is always about today.
    """

    title: str
    parts: Mapping[Depth, tuple[str, ...]]
    knows_readers: bool = False
    periods: Mapping[str, Sequence[Named]] = field(default_factory=dict)


class PrintChoices(ui.Draft):
    """The choices for one PDF. `offers` are the reports by their key; all but the period are remembered.

    `left_out` has the titles of parts that are not printed, by report.
    """

    def __init__(self, offers: Mapping[str, Offer], *, coach: str, paper: str = "a4") -> None:
        titles = [(offer.title, key) for key, offer in offers.items()]
        fields = {
            "audience": ui.Choice(NONE, label="For whom?"),
            "report": ui.Choice(titles, label="Which report?"),
            "length": ui.Choice(NONE, label="How long a period?"),
            "period": ui.Choice(NONE, label="Which period?"),
            "depth": ui.Choice(NONE, label="How much of it?"),
            "paper": ui.Choice(PAPERS, label="Paper"),
            "coach": ui.Text(label="Coach on the cover", help="Empty: the cover names no coach."),
        }
        super().__init__(fields, start={"coach": coach, "paper": paper})
        self.offers, self._usual_paper = offers, paper
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
    def readers(self) -> tuple[Named, ...]:
        """For whom the report can be printed."""
        return READERS if self.offer.knows_readers else NONE

    @property
    def depths(self) -> tuple[Named, ...]:
        """The depths that the report has."""
        return tuple(one for one in DEPTHS if one[1] in self.offer.parts)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the parts that stand in the chosen depth."""
        return self.offer.parts[Depth(self["depth"])]

    @property
    def without(self) -> tuple[str, ...]:
        """The titles of the parts of the report that are not printed."""
        left_out = self.left_out.get(self["report"], ())
        return tuple(title for title in self.titles if title in left_out)

    @property
    def prints_nothing(self) -> bool:
        """Whether all parts are left out."""
        return bool(self.titles) and len(self.without) == len(self.titles)

    def tick(self, title: str, *, printed: bool) -> None:
        """Print a part of the report, or leave it out."""
        others = [one for one in self.left_out.get(self["report"], ()) if one != title]
        self.left_out[self["report"]] = others if printed else [*others, title]

    def settle(self) -> None:
        """Choose something that there is, wherever nothing is chosen or what was chosen is gone."""
        if self["report"] not in self.offers:
            self["report"] = next(iter(self.offers))
        offered = {"length": self.lengths, "paper": PAPERS, "audience": self.readers, "depth": self.depths}
        for name, options in offered.items():
            values = [value for _, value in options]
            self[name] = self[name] if self[name] in values else values[0]
        self.choose_period()

    def choose_depth(self) -> None:
        """Choose the depth that the reader usually wants, where the report has it."""
        usual = USUAL_DEPTHS.get(self["audience"], Depth.FULL)
        self["depth"] = usual if usual in self.offer.parts else Depth.FULL

    def choose_period(self) -> None:
        """Choose the newest period that is over: it is the one to look back on."""
        running, *over = self.periods
        self["period"] = (over[0] if over else running)[1]

    def remembered(self) -> dict[str, Any]:
        """What is chosen again the next time, ready for JSON."""
        kept = {name: self[name] for name in REMEMBERED} | {"left_out": self.left_out}
        return kept | ({"paper": ""} if self["paper"] == self._usual_paper else {})

    def remember(self, before: Mapping[str, Any]) -> None:
        """Choose again what `remembered` gave, as far as it is there."""
        for name in REMEMBERED:
            self[name] = before.get(name, "")
        self["paper"] = self["paper"] or self._usual_paper
        self.left_out = dict(before.get("left_out", {}))
        self.settle()
