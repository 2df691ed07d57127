"""Value cards, sorted into piles; those of the first pile are ranked and become the client's values."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from traitlets import Dict, List, Unicode

from goalkit.model import Record, Value, Workbook
from goalkit.model.record import same_id
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import TypedError

PILES = ("very important", "important", "somewhat important", "hardly important", "not important")
"""The piles; the cards of the first one are ranked."""


@dataclass(frozen=True, kw_only=True)
class ValueCard:
    """What may matter to a person, and what it means in one line."""

    name: str
    meaning: str = ""


class ValueCardsDraft(RecordsDraft):
    """Cards by name, each on one pile or on none yet.

    `before` is what `sorted_text` gave when it was last sorted. A value of the workbook that was
    never sorted, because it came from a file, is on the first pile.
    """

    piles = Dict().tag(typed=True)
    """The number of the pile by name of the card, in the order of sorting."""
    ranked = List(Unicode()).tag(typed=True)
    """The cards of the first pile, most important first."""
    own = Dict().tag(typed=True)
    """The meaning of each card that the client wrote, by its name."""
    own_name, own_meaning = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, workbook: Workbook, cards: Sequence[ValueCard], before: str = "") -> None:
        super().__init__()
        self._shipped = {card.name: card for card in cards}
        self._values = {value.name: value for value in workbook.values}
        self._needed = needed_values(workbook)
        self.saw(*workbook.values)
        self._show(json.loads(before) if before else {})

    @property
    def cards(self) -> dict[str, ValueCard]:
        """All cards by name: those that come with goalkit, the client's values, and their own cards."""
        known = {name: ValueCard(name=name, meaning=value.meaning) for name, value in self._values.items()}
        own = {name: ValueCard(name=name, meaning=meaning) for name, meaning in self.own.items()}
        return {**self._shipped, **known, **own}

    @property
    def waiting(self) -> list[ValueCard]:
        """The cards that are on no pile yet."""
        return [card for name, card in self.cards.items() if name not in self.piles]

    def pile(self, number: int) -> list[str]:
        """The names of the cards of a pile, counted from 0."""
        return self.ranked if number == 0 else [name for name, on in self.piles.items() if on == number]

    def put(self, name: str, number: int) -> None:
        """Put a card on a pile."""
        self._leave_rank(name)
        self.piles = {**{key: on for key, on in self.piles.items() if key != name}, name: number}
        if number == 0:
            self.ranked = [*self.ranked, name]

    def take_back(self, name: str) -> None:
        """Take a card from its pile: it waits again."""
        self._leave_rank(name)
        self.piles = {key: on for key, on in self.piles.items() if key != name}

    def raise_rank(self, name: str) -> None:
        """Let a ranked card change places with the one before it."""
        place = self.ranked.index(name)
        if place:
            before, after = self.ranked[: place - 1], self.ranked[place + 1 :]
            self.ranked = [*before, name, self.ranked[place - 1], *after]

    def add_own(self) -> str:
        """Make a card of what is typed, on the first pile; gives its name, "" where nothing is typed."""
        name = self.own_name.strip()
        if name:
            self.own = {**self.own, name: self.own_meaning.strip()}
            self.own_name = self.own_meaning = ""
            self.put(name, 0)
        return name

    def sorted_text(self) -> str:
        """How the cards are sorted, to be kept beside the records: piles are none."""
        return json.dumps({"piles": self.piles, "ranked": self.ranked, "own": self.own}, ensure_ascii=False)

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"own_name": self._own_is_added}

    def built(self) -> Iterator[tuple[str, Record]]:
        cards = self.cards
        for name in self.ranked:
            yield "own_name", Value(id=self._id(name), name=name, meaning=cards[name].meaning)

    def gone(self) -> tuple[Record, ...]:
        """Values that are no longer ranked and to which nothing refers."""
        return tuple(
            value
            for name, value in self._values.items()
            if name not in self.ranked and value.id not in self._needed
        )

    def saved(self, workbook: Workbook) -> None:
        super().saved(workbook)
        self._values = {value.name: value for value in workbook.values}

    def _show(self, before: dict[str, object]) -> None:
        self.set_trait("piles", before.get("piles", {}))
        self.set_trait("own", before.get("own", {}))
        self.set_trait("ranked", before.get("ranked", []))
        for name in self._values:
            if name not in self.piles:
                self.put(name, 0)

    def _leave_rank(self, name: str) -> None:
        self.ranked = [one for one in self.ranked if one != name]

    def _id(self, name: str) -> str:
        known = self._values.get(name)
        return known.id if known else same_id("value", name)

    def _own_is_added(self) -> None:
        if self.own_name.strip():
            raise TypedError("This card is not on a pile yet: add it with the button, or empty it.")


def needed_values(workbook: Workbook) -> set[str]:
    """The ids of the values to which a rating, an alignment or a vision refers."""
    rated = {one.value_id for one in workbook.value_ratings}
    aligned = {one.target_id for one in workbook.alignments}
    served = {facet.value_id for one in workbook.visions for facet in one.facets if facet.value_id}
    return rated | aligned | served
