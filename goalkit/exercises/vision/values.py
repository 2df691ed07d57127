"""What matters to the client: value cards sorted into piles, those of the first pile ranked."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goalkit import forms as ui
from goalkit.forms.cards import Cards
from goalkit.forms.picture import soon
from goalkit.model import Record, Value, Workbook
from goalkit.model.record import same_id
from goalkit.open_workbook import OpenWorkbook
from goalkit.shipped import VALUE_CARDS, shipped

PILES = ("very important", "important", "somewhat important", "hardly important", "not important")
"""The piles; the cards of the first one are ranked."""
SORTED = "value cards sorted"
"""The name of the draft that holds how the cards are sorted: piles are no records."""
FORM = "value cards"
"""The name of the form of the cards."""
NOT_ADDED = "This card is not on a pile yet: add it with the button, or empty it."


@dataclass(frozen=True, kw_only=True)
class ValueCard:
    """What may matter to a person, and what it means in one line."""

    name: str
    meaning: str = ""


def value_cards() -> tuple[ValueCard, ...]:
    """The cards that come with goalkit."""
    found = json.loads(shipped(VALUE_CARDS).read_text(encoding="utf-8"))
    return tuple(ValueCard(name=card["name"], meaning=card["meaning"]) for card in found)


class Names(ui.Field):
    """Names in an order, as they are."""

    def parse(self, text: Any) -> Any:
        return text

    def display(self, text: Any) -> str:
        return ", ".join(text)


class ValueCardsDraft(ui.Draft):
    """Cards by name, each on one pile or on none yet. The ranked ones are the values of the client.

    `before` is how the cards were sorted, as `sorted_text` gives it. A value of the workbook that was never
    sorted, because it came from a file, is on the first pile.
    """

    def __init__(self, workbook: Workbook, cards: Sequence[ValueCard], before: str = "") -> None:
        own = {"own_name": ui.Text(label="A card of your own"), "own_meaning": ui.Text(label="What it means")}
        super().__init__({"ranked": Names(), **own}, start={"ranked": []})
        kept: dict[str, Any] = json.loads(before) if before else {"piles": {}, "own": {}, "ranked": []}
        self._shipped = {card.name: card for card in cards}
        self.piles: dict[str, int] = dict(kept["piles"])
        """The number of the pile by name of the card, in the order of sorting."""
        self.own: dict[str, str] = kept["own"]
        """The meaning of each card that the client wrote, by its name."""
        self._order: list[str] = kept["ranked"]
        self.follow(workbook)
        if before:
            self["ranked"] = [*self._order, *(one for one in self.ranked if one not in kept["piles"])]

    @property
    def ranked(self) -> list[str]:
        """The cards of the first pile, most important first."""
        return list(self["ranked"])

    @property
    def cards(self) -> dict[str, ValueCard]:
        """All cards by name: those that come with goalkit, the client's values, and their own cards."""
        meanings = {name: value.meaning for name, value in self._values.items()} | self.own
        own = {name: ValueCard(name=name, meaning=meaning) for name, meaning in meanings.items()}
        return {**self._shipped, **own}

    @property
    def meanings(self) -> dict[str, str]:
        """What each card means, by its name."""
        return {name: card.meaning for name, card in self.cards.items()}

    def pile(self, number: int) -> list[str]:
        """The names of the cards of a pile, counted from 0."""
        return self.ranked if number == 0 else [name for name, on in self.piles.items() if on == number]

    @property
    def waiting(self) -> list[str]:
        """The names of the cards that are on no pile."""
        laid = {name for number in range(len(PILES)) for name in self.pile(number)}
        return [name for name in self.cards if name not in laid]

    def lie(self) -> list[list[str]]:
        """The names of the cards pile by pile, those that wait at the end."""
        return [*(self.pile(number) for number in range(len(PILES))), self.waiting]

    def lay(self, piles: Sequence[Sequence[str]]) -> None:
        """Lay the cards like this."""
        self.piles = {name: number for number, _ in enumerate(PILES) for name in piles[number]}
        self["ranked"] = [*piles[0]]

    def add_own(self) -> str:
        """Make a card of what is typed, on the first pile; gives its name, "" where nothing is typed."""
        name = str(self.read("own_name"))
        if name:
            self.own[name] = self.read("own_meaning")
            self["own_name"] = self["own_meaning"] = ""
            piles = [[one for one in pile if one != name] for pile in self.lie()]
            piles[0].append(name)
            self.lay(piles)
        return name

    def sorted_text(self) -> str:
        """How the cards are sorted, to be kept beside the records: piles are none."""
        kept = {"piles": self.piles, "ranked": self.ranked, "own": self.own}
        return json.dumps(kept, ensure_ascii=False)

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        needed = _needed_values(workbook)
        there = (one for one in workbook.values if self.piles.get(one.name, 0) == 0 or one.id not in needed)
        order = {name: place for place, name in enumerate(self._order)}
        return {"ranked": sorted((one.name for one in there), key=lambda name: order.get(name, len(order)))}

    def follow(self, workbook: Workbook, *mode: Any) -> None:
        self._values = {value.name: value for value in workbook.values}
        self._needed = _needed_values(workbook)
        for name in self._values:
            self.piles.setdefault(name, 0)
        if self.states["ranked"].is_touched:
            self._order = self.ranked
        super().follow(workbook, *mode)

    def check(self) -> dict[str, str]:
        return {"own_name": NOT_ADDED} if self.read("own_name") else {}

    def own_records(self) -> Iterator[Record]:
        cards = self.cards
        for name in self.ranked:
            known = self._values.get(name)
            own_id = known.id if known else same_id("value", name)
            made = Value(id=own_id, name=name, meaning=cards[name].meaning)
            if made != known:
                yield made

    def own_removed(self) -> tuple[Record, ...]:
        """Values that are no longer ranked and to which nothing refers."""
        left = (value for name, value in self._values.items() if name not in self.ranked)
        return tuple(value for value in left if value.id not in self._needed)


def _needed_values(workbook: Workbook) -> set[str | None]:
    """The ids of the values to which a rating, an alignment or a vision refers."""
    rated = {one.value_id for one in workbook.value_ratings}
    aligned = {one.target_id for one in workbook.alignments}
    return rated | aligned | {facet.value_id for one in workbook.visions for facet in one.facets}


def value_cards_form(book: OpenWorkbook) -> ui.Form:
    """The form of the value cards."""
    draft = ValueCardsDraft(book.workbook, value_cards(), book.draft(SORTED))
    made = ui.Form(draft, book, name=FORM)
    sorting = ui.Debounce(lambda: book.keep_draft(SORTED, draft.sorted_text()))
    book.when_left(SORTED, sorting.flush)

    def cards() -> Cards:
        shown = Cards(draft, piles=PILES, label="Value cards")
        shown.observe(lambda _: sorting.ask(), names="value")
        return shown

    own = (made.add("own_name"), made.add("own_meaning", help="One line, in your words."))
    add = ui.box("line", ui.button("Add this card", draft.add_own))
    return made.lay_out(soon(cards), ui.box("row", own, add))
