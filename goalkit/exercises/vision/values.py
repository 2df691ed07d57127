"""What matters to the client: value cards sorted into piles and ranked, and how far each value is lived."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

import ipywidgets as ipw

from goalkit.forms import (
    AfterSave,
    Book,
    Debounce,
    Draft,
    Field,
    Form,
    RecordDraft,
    Text,
    box,
    button,
    form,
    marked,
    rating,
    words,
)
from goalkit.model import Record, Value, ValueRating, Workbook
from goalkit.model.record import same_id
from goalkit.shipped import VALUE_CARDS, shipped
from goalkit.wording import count_text, day_text

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


class Names(Field):
    """Names in an order, as they are."""

    def parse(self, text: Any) -> Any:
        return text

    def display(self, text: Any) -> str:
        return ", ".join(text)


class ValueCardsDraft(Draft):
    """Cards by name, each on one pile or on none yet. The ranked ones are the values of the client.

    `before` is how the cards were sorted, as `sorted_text` gives it. A value of the workbook that was never
    sorted, because it came from a file, is on the first pile.
    """

    def __init__(self, workbook: Workbook, cards: Sequence[ValueCard], before: str = "") -> None:
        own = {"own_name": Text(label="A card of your own"), "own_meaning": Text(label="What it means")}
        super().__init__({"ranked": Names(), **own}, start={"ranked": []})
        sorted_before = json.loads(before) if before else {}
        self._shipped = {card.name: card for card in cards}
        self.piles: dict[str, int] = dict(sorted_before.get("piles", {}))
        """The number of the pile by name of the card, in the order of sorting."""
        self.own: dict[str, str] = sorted_before.get("own", {})
        """The meaning of each card that the client wrote, by its name."""
        self._order: list[str] = sorted_before.get("ranked", [])
        self.follow(workbook)
        if before:
            new = (one for one in self.ranked if one not in sorted_before.get("piles", {}))
            self["ranked"] = [*self._order, *new]

    @property
    def ranked(self) -> list[str]:
        """The cards of the first pile, most important first."""
        return list(self["ranked"])

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
        place = ranked.index(name)
        if place:
            ranked[place - 1 : place + 1] = [name, ranked[place - 1]]
            self["ranked"] = ranked

    def add_own(self) -> str:
        """Make a card of what is typed, on the first pile; gives its name, "" where nothing is typed."""
        name = self.read("own_name")
        if name:
            self.own[name] = self.read("own_meaning")
            self["own_name"] = self["own_meaning"] = ""
            self.put(name, 0)
        return str(name)

    def sorted_text(self) -> str:
        """How the cards are sorted, to be kept beside the records: piles are none."""
        kept = {"piles": self.piles, "ranked": self.ranked, "own": self.own}
        return json.dumps(kept, ensure_ascii=False)

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        needed = needed_values(workbook)
        there = (one for one in workbook.values if self.piles.get(one.name, 0) == 0 or one.id not in needed)
        order = {name: place for place, name in enumerate(self._order)}
        names = sorted((one.name for one in there), key=lambda name: order.get(name, len(order)))
        return {"ranked": names}

    def follow(self, workbook: Workbook, *mode: Any) -> None:
        self._values = {value.name: value for value in workbook.values}
        self._needed = needed_values(workbook)
        for name in self._values:
            self.piles.setdefault(name, 0)
        if "ranked" in self.states and self.states["ranked"].is_touched:
            self._order = self.ranked
        super().follow(workbook, *mode)

    def check(self) -> dict[str, str]:
        return {"own_name": NOT_ADDED} if self.read("own_name") else {}

    def own_records(self) -> Iterator[tuple[str, Record]]:
        cards = self.cards
        for name in self.ranked:
            known = self._values.get(name)
            made = Value(
                id=known.id if known else same_id("value", name), name=name, meaning=cards[name].meaning
            )
            if made != known:
                yield "own_name", made

    def own_removed(self) -> tuple[Record, ...]:
        """Values that are no longer ranked and to which nothing refers."""
        ranked = self.ranked
        return tuple(
            value
            for name, value in self._values.items()
            if name not in ranked and value.id not in self._needed
        )


def needed_values(workbook: Workbook) -> set[str]:
    """The ids of the values to which a rating, an alignment or a vision refers."""
    rated = {one.value_id for one in workbook.value_ratings}
    aligned = {one.target_id for one in workbook.alignments}
    served = {facet.value_id for one in workbook.visions for facet in one.facets if facet.value_id}
    return rated | aligned | served


class ValueCards:
    """The form of the value cards; `form.view` is what is shown, `card` is the one to be put on a pile."""

    def __init__(self, book: Book, cards: Sequence[ValueCard]) -> None:
        self.draft = ValueCardsDraft(book.workbook, cards, book.draft(SORTED))
        self._keeping = Debounce(lambda: book.keep_draft(SORTED, self.draft.sorted_text()))
        book.when_left(SORTED, self._keeping.flush)
        self.form = Form(self.draft, book, name=FORM)
        self._card, self._piles, self._ranked = ipw.HTML(), ipw.HTML(), box("rows")
        self.pile_buttons = [
            button(name.capitalize(), lambda number=number: self.put(number))  # type: ignore[misc] # bound early
            for number, name in enumerate(PILES)
        ]
        self.again = ipw.Dropdown(description="Sort a card again", options=[_AGAIN])
        self.again.observe(self._take_back, names="value")
        self.form.lay_out(*self._parts())
        self._draw()

    @property
    def card(self) -> ValueCard | None:
        """The card that waits to be put on a pile."""
        return next(iter(self.draft.waiting), None)

    def put(self, number: int) -> None:
        """Put the card that waits on the pile of this number, counted from 0."""
        if self.card:
            self._change(lambda name=self.card.name: self.draft.put(name, number))  # type: ignore[misc] # bound early

    def add_own(self) -> None:
        """Add the card that the client wrote."""
        self._change(self.draft.add_own)

    def raise_rank(self, name: str) -> None:
        """Let a card change places with the one above it."""
        self._change(lambda: self.draft.raise_rank(name))

    def _change(self, change: Callable[[], object]) -> None:
        change()
        self._keeping.ask()
        self._draw()

    def _parts(self) -> tuple[ipw.Widget, ...]:
        own = (
            self.form.add("own_name").view,
            self.form.add("own_meaning", help="One line, in your words.").view,
        )
        return (
            self._card,
            box("steps", *self.pile_buttons),
            self._piles,
            box("field", box("line", self.again)),
            box("row", *own, box("line", button("Add this card", self.add_own))),
            box("place", words("The very important ones, most important first", "part", "h4"), self._ranked),
        )

    def _take_back(self, change: dict[str, str]) -> None:
        if change["new"]:
            self._change(lambda: self.draft.take_back(change["new"]))

    def _draw(self) -> None:
        self._card.value = f'<div role="status">{self._card_words()}</div>'
        for one in self.pile_buttons:
            one.disabled = self.card is None
        self._piles.value = "".join(
            marked(f"{name.capitalize()}: {', '.join(self.draft.pile(number)) or 'none yet'}", "pile", "p")
            for number, name in enumerate(PILES)
        )
        self.again.options = [_AGAIN, *((name, name) for name in sorted(self.draft.piles))]
        self._ranked.children = tuple(map(self._rank, range(len(self.draft.ranked)))) or (
            words("None yet: sort the cards above.", "help"),
        )

    def _card_words(self) -> str:
        card, waiting = self.card, len(self.draft.waiting)
        if card is None:
            return marked("All cards are sorted.", "card-name", "p")
        left = marked(f"{count_text(waiting, 'card')} to sort. How important is this to you?", "help", "p")
        return left + marked(card.name, "card-name", "p") + marked(card.meaning, "card-meaning", "p")

    def _rank(self, place: int) -> ipw.Widget:
        name = self.draft.ranked[place]
        told = words(f"{place + 1}. {name}", "ranked", "span")
        if not place:
            return box("line", told)
        return box("line", told, button(f"Move {name} up", lambda: self.raise_rank(name)))


# ---- how far each value is lived

BOTH = "Choose both numbers, or neither."
MEANINGS = "1 hardly, 10 fully"
LIVED = form(
    ValueRating,
    only=[("importance", "lived")],
    labels={"importance": "How important is it?", "lived": "How fully do you live it?"},
    importance=rating(1, 10, needed=BOTH),
    lived=rating(1, 10, needed=BOTH),
)


def lived_form(book: Book, *, today: date, after_save: AfterSave) -> Form:
    """The form of how much each value matters and is lived; another day adds a round, the same corrects."""
    draft = Draft(parts={value.id: _rating_of(value.id, today) for value in book.workbook.values})
    made = Form(draft, book, name="values lived", after_save=after_save)
    last = latest_by(book.workbook.value_ratings, lambda one: one.value_id)
    return made.lay_out(*(_value(made, value, last.get(value.id)) for value in book.workbook.values))


def _rating_of(value_id: str, today: date) -> RecordDraft[ValueRating]:
    def find(workbook: Workbook) -> ValueRating | None:
        rated = latest_by(workbook.value_ratings, lambda one: one.value_id).get(value_id)
        return rated if rated and rated.rated_on == today else None

    given = {"id": same_id(value_id, today), "value_id": value_id, "rated_on": today}
    return RecordDraft(LIVED, find=find, given=given, optional=True)


def _value(made: Form, value: Value, last: ValueRating | None) -> ipw.Widget:
    before = f"Last {last.importance} and {last.lived} on {day_text(last.rated_on)}" if last else MEANINGS
    return box(
        "row",
        words(": ".join(filter(None, (value.name, value.meaning))), "goal"),
        made.add(f"{value.id}.importance", of=value.name, help=before).view,
        made.add(f"{value.id}.lived", of=value.name).view,
    )


class Rated(Protocol):
    """A rating of one day."""

    @property
    def rated_on(self) -> date:
        """The day on which it was rated."""


R = TypeVar("R", bound=Rated)


def latest_by(ratings: Iterable[R], key: Callable[[R], str]) -> dict[str, R]:
    """The last rating of each thing, of several on one day the later recorded, in order of first rating."""
    found: dict[str, R] = {}
    for one in ratings:
        name = key(one)
        if name not in found or one.rated_on >= found[name].rated_on:
            found[name] = one
    return found
