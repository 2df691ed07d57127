"""Cards in piles as a widget: dragged, or put there with a key; the first pile is ranked."""

from collections.abc import Sequence
from typing import Any, Protocol

from traitlets import Dict, List, Unicode

from goalkit.forms.picture import Picture, script, style
from goalkit.forms.state import FieldState

Piles = list[list[str]]
"""The names of the cards pile by pile, those that wait at the end."""


class Deck(Protocol):
    """The cards, and how they lie."""

    states: dict[str, FieldState]

    @property
    def meanings(self) -> dict[str, str]:
        """What each card means, by its name."""

    def lie(self) -> Piles:
        """How the cards lie."""

    def lay(self, piles: Sequence[Sequence[str]]) -> None:
        """Lay them like this."""


class Cards(Picture):
    """The cards of a deck on piles of these names; its value is how they lie."""

    _esm, _css = script("cards"), style("cards")
    piles: List[str] = List(Unicode()).tag(sync=True)
    meanings: "Dict[str, str]" = Dict().tag(sync=True)

    def __init__(self, deck: Deck, *, piles: Sequence[str], **settings: Any) -> None:
        self._deck = deck
        super().__init__(deck.states.values(), piles=[*piles], meanings=deck.meanings, **settings)

    def read(self) -> Piles:
        return self._deck.lie()

    def write(self) -> None:
        self._deck.lay(self.value)

    def follow(self, _: Any = None) -> None:
        self.meanings = self._deck.meanings
        super().follow()
