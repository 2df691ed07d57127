"""Value cards as a form: one card after the other is put on a pile, by mouse or by pressing Enter."""

import ipywidgets as ipw

from goalkit.widgets.controls import box, button, marked, text_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.value_cards_draft import PILES, ValueCard, ValueCardsDraft
from goalkit.wording import count_text

_AGAIN = ("Choose a card", "")


class ValueCards:
    """The form of the value cards; `form.view` is what is shown, `card` is the one to be put on a pile."""

    def __init__(self, draft: ValueCardsDraft, book: Book, after_save: AfterSave) -> None:
        self.draft = draft
        self.form = Form(draft, book, name="value cards", after_save=after_save)
        self._card, self._piles, self._ranked = ipw.HTML(), ipw.HTML(), box("rows")
        self.pile_buttons = [
            button(name.capitalize(), lambda number=number: self.put(number))  # type: ignore[misc] # bound early
            for number, name in enumerate(PILES)
        ]
        self.again = ipw.Dropdown(description="Sort a card once more", options=[_AGAIN])
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
            self.draft.put(self.card.name, number)
        self._draw()

    def add_own(self) -> None:
        """Add the card that the client wrote."""
        self.draft.add_own()
        self._draw()

    def raise_rank(self, name: str) -> None:
        """Let a card change places with the one above it."""
        self.draft.raise_rank(name)
        self._draw()

    def _parts(self) -> tuple[ipw.Widget, ...]:
        add = self.form.add
        meaning = "One line, in your words."
        own = (
            add("own_name", text_field, "A card of your own").view,
            add("own_meaning", text_field, "What it means", help_text=meaning).view,
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
            self.draft.take_back(change["new"])
            self._draw()

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
        return box("line", told, button(f"Raise {name}", lambda: self.raise_rank(name)))
