"""What somebody wants to be printed, as chosen so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from traitlets import Dict, Unicode

from goalkit.widgets.draft import Draft

Named = tuple[str, str]
"""The words that are shown, and the value that is meant."""

PAPERS: tuple[Named, ...] = (("A4", "a4"), ("US Letter", "us-letter"))


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A report that can be printed: its title, the titles of its parts, and the periods it can be about.

    `periods` are by their length, the newest first; there are none where it is always about today.
    """

    title: str
    parts: tuple[str, ...]
    periods: Mapping[str, Sequence[Named]] = field(default_factory=dict)


class PrintDraft(Draft):
    """The choices for one PDF; those tagged are remembered for the next one.

    `offers` are the reports by their key; `left_out` has the titles of parts that are not printed, by
    report.
    """

    report = Unicode().tag(typed=True)
    length = Unicode().tag(typed=True)
    period = Unicode()
    paper = Unicode().tag(typed=True)
    coach = Unicode().tag(typed=True)
    left_out = Dict().tag(typed=True)

    def __init__(self, offers: Mapping[str, Offer], *, coach: str) -> None:
        super().__init__()
        self.offers = offers
        self.coach = coach
        self.settle()

    @property
    def offer(self) -> Offer:
        """The report that is chosen."""
        return self.offers[self.report]

    @property
    def lengths(self) -> tuple[Named, ...]:
        """The lengths of a period that the report can be about."""
        return tuple((length, length) for length in self.offer.periods) or (("", ""),)

    @property
    def periods(self) -> tuple[Named, ...]:
        """The periods of the chosen length."""
        return tuple(self.offer.periods.get(self.length, ())) or (("", ""),)

    @property
    def without(self) -> tuple[str, ...]:
        """The titles of the parts of the report that are not printed."""
        left_out = self.left_out.get(self.report, ())
        return tuple(title for title in self.offer.parts if title in left_out)

    @property
    def prints_nothing(self) -> bool:
        """Whether all parts are left out."""
        return bool(self.offer.parts) and len(self.without) == len(self.offer.parts)

    def tick(self, title: str, *, printed: bool) -> None:
        """Print a part of the report, or leave it out."""
        others = [one for one in self.without if one != title]
        self.left_out = {**self.left_out, self.report: others if printed else [*others, title]}

    def settle(self) -> None:
        """Choose something that there is, wherever nothing is chosen or what was chosen is gone."""
        self.report = _one_of(self.report, [*self.offers])
        self.length = _one_of(self.length, _values(self.lengths))
        self.paper = _one_of(self.paper, _values(PAPERS))
        self.choose_period()

    def choose_period(self) -> None:
        """Choose the newest period that is over: it is the one to look back on."""
        running, *over = _values(self.periods)
        self.period = over[0] if over else running


def _values(options: Sequence[Named]) -> list[str]:
    return [value for _, value in options]


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else known[0]
