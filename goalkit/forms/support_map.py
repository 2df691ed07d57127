"""The map of support as a widget: people are dragged to where they stand, and their fields say the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from goalkit.forms.picture import Picture, script, style
from goalkit.forms.state import FieldState

SIDES = ("influence", "support")


@dataclass(frozen=True, kw_only=True)
class Person:
    """The fields of a person, known by `key`: influence from 1 to 5, support from -2 to +2."""

    key: str
    name: FieldState
    influence: FieldState
    support: FieldState

    def place(self) -> dict[str, Any]:
        """What the widget shows: `key`, `name`, `influence` and `support`, None where it is not said."""
        sides = {side: int(text) if (text := getattr(self, side).value) else None for side in SIDES}
        return {"key": self.key, "name": self.name.value.strip(), **sides}


class SupportMap(Picture):
    """The people that `people` gives, those without a name left out; `follow` shows who came and went."""

    _esm, _css = script("support_map"), style("support_map")

    def __init__(self, people: Callable[[], Sequence[Person]]) -> None:
        self._people = people
        super().__init__((), label="Map of support: drag a person, or use the arrow keys")

    def read(self) -> list[dict[str, Any]]:
        return [place for one in self._people() if (place := one.place())["name"]]

    def write(self) -> None:
        people = {one.key: one for one in self._people()}
        for place in self.value:
            if place["key"] not in people:  # taken away while others were dragged
                continue
            for side in SIDES:
                text = "" if place[side] is None else str(place[side])
                getattr(people[place["key"]], side).value = text
