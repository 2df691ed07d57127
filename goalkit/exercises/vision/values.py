"""What matters to the client: value cards sorted into piles, those of the first pile ranked."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.model import Record, Value, Workbook
from goalkit.model.record import same_id
from goalkit.open_workbook import OpenWorkbook
from goalkit.shipped import VALUE_CARDS, shipped
from goalkit.wording import count_text

PILES = ("very important", "important", "somewhat important", "hardly important", "not important")
"""The piles; the cards of the first one are ranked."""
SORTED = "value cards sorted"
"""The name of the draft that holds how the cards are sorted: piles are no records."""
FORM = "value cards"
"""The name of the form of the cards."""
NOT_ADDED = "This card is not on a pile yet: add it with the button, or empty it."
_AGAIN = ("Choose a card", "")


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
    def waiting(self) -> list[ValueCard]:
        """The cards that are on no pile yet."""
        return [card for name, card in self.cards.items() if name not in self.piles]

    def pile(self, number: int) -> list[str]:
        """The names of the cards of a pile, counted from 0."""
        return self.ranked if number == 0 else [name for name, on in self.piles.items() if on == number]

    def put(self, name: str, number: int) -> None:
        """Put a card on a pile."""
        self.take_back(name)
        self.piles[name] = number
        if number == 0:
            self["ranked"] = [*self.ranked, name]

    def take_back(self, name: str) -> None:
        """Take a card from its pile: it waits again."""
        self.piles.pop(name, None)
        self["ranked"] = [one for one in self.ranked if one != name]

    def raise_rank(self, name: str) -> None:
        """Let a ranked card change places with the one before it."""
        ranked = self.ranked
        if place := ranked.index(name):
            ranked[place - 1 : place + 1] = [name, ranked[place - 1]]
            self["ranked"] = ranked

    def add_own(self) -> str:
        """Make a card of what is typed, on the first pile; gives its name, "" where nothing is typed."""
        name = str(self.read("own_name"))
        if name:
            self.own[name] = self.read("own_meaning")
            self["own_name"] = self["own_meaning"] = ""
            self.put(name, 0)
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


class ValueCardsForm(ui.Form):
    """The form of the value cards; `card` is the one to be put on a pile."""

    draft: ValueCardsDraft

    def __init__(self, book: OpenWorkbook) -> None:
        draft = ValueCardsDraft(book.workbook, value_cards(), book.draft(SORTED))
        super().__init__(draft, book, name=FORM)
        self._sorting = ui.Debounce(lambda: book.keep_draft(SORTED, self.draft.sorted_text()))
        book.when_left(SORTED, self._sorting.flush)
        self._card, self._piles, self._ranked = ipw.HTML(), ipw.HTML(), ui.box("rows")
        self.pile_buttons = [
            ui.button(name.capitalize(), lambda number=number: self.put(number))  # type: ignore[misc] # bound early
            for number, name in enumerate(PILES)
        ]
        self.again = ipw.Dropdown(description="Sort a card again", options=[_AGAIN])
        self.again.observe(self._take_back, names="value")
        own = (self.add("own_name"), self.add("own_meaning", help="One line, in your words."))
        first = ui.words("The very important ones, most important first", "part", "h4")
        self.lay_out(
            self._card,
            ui.box("steps", *self.pile_buttons),
            self._piles,
            ui.box("field", ui.box("line", self.again)),
            ui.box("row", own, ui.box("line", ui.button("Add this card", self.add_own))),
            ui.box("place", first, self._ranked),
        )
        self._draw()

    @property
    def card(self) -> ValueCard | None:
        """The card that waits to be put on a pile."""
        return next(iter(self.draft.waiting), None)

    def put(self, number: int) -> None:
        """Put the card that waits on the pile of this number, counted from 0."""
        if card := self.card:
            self._change(lambda: self.draft.put(card.name, number))

    def add_own(self) -> None:
        """Add the card that the client wrote."""
        self._change(self.draft.add_own)

    def raise_rank(self, name: str) -> None:
        """Let a card change places with the one above it."""
        self._change(lambda: self.draft.raise_rank(name))

    def _take_back(self, change: dict[str, str]) -> None:
        if change["new"]:
            self._change(lambda: self.draft.take_back(change["new"]))

    def _change(self, change: Callable[[], object]) -> None:
        change()
        self._sorting.ask()
        self._draw()

    def _draw(self) -> None:
        card, many = self.card, count_text(len(self.draft.waiting), "card")
        said = ui.marked("All cards are sorted.", "card-name", "p")
        if card:
            left = ui.marked(f"{many} to sort. How important is this to you?", "help", "p")
            said = (
                left + ui.marked(card.name, "card-name", "p") + ui.marked(card.meaning, "card-meaning", "p")
            )
        self._card.value = f'<div role="status">{said}</div>'
        for one in self.pile_buttons:
            one.disabled = card is None
        self._piles.value = "".join(
            ui.marked(f"{name.capitalize()}: {', '.join(self.draft.pile(number)) or 'none yet'}", "pile", "p")
            for number, name in enumerate(PILES)
        )
        self.again.options = [_AGAIN, *((name, name) for name in sorted(self.draft.piles))]
        ranked = [self._rank(place, name) for place, name in enumerate(self.draft.ranked)]
        self._ranked.children = ranked or [ui.words("None yet: sort the cards above.", "help")]

    def _rank(self, place: int, name: str) -> ipw.Widget:
        told = ui.words(f"{place + 1}. {name}", "ranked", "span")
        raised = ui.button(f"Move {name} up", lambda: self.raise_rank(name)) if place else None
        return ui.box("line", told, raised)
