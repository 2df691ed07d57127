"""The wheel of life as a widget: a rating is dragged on it or typed in its field, and both are one value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goalkit.forms.picture import Picture, script, style
from goalkit.forms.state import FieldState

SIDES = ("now", "wanted")


@dataclass(frozen=True, kw_only=True)
class Spoke:
    """The fields of one area, and the rating it had the last time, None where it had none."""

    name: FieldState
    now: FieldState
    wanted: FieldState
    last: int | None = None

    def area(self) -> dict[str, Any]:
        """What the widget shows: `name`, and `now`, `wanted` and `last` from 1 to 10 or None."""
        ratings = {side: int(text) if (text := getattr(self, side).value) else None for side in SIDES}
        return {"name": self.name.value, "last": self.last, **ratings}


class Wheel(Picture):
    """The wheel of these spokes; its value is a list of their areas."""

    _esm, _css = script("wheel"), style("wheel")

    def __init__(self, spokes: Sequence[Spoke]) -> None:
        self._spokes = spokes
        super().__init__(_states(spokes), label="Balance wheel: drag a handle, or use the arrow keys")

    def turn(self, spokes: Sequence[Spoke]) -> None:
        """Show these spokes from now on."""
        if [spoke.name for spoke in spokes] != [spoke.name for spoke in self._spokes]:
            self._spokes = spokes
            for state in _states(spokes):
                state.observe(self.follow, names="value")
            self.follow()

    def read(self) -> list[dict[str, Any]]:
        return [spoke.area() for spoke in self._spokes]

    def write(self) -> None:
        if len(self.value) != len(self._spokes):  # dragged before an area came or went
            return
        for spoke, area in zip(self._spokes, self.value, strict=True):
            for side in SIDES:
                getattr(spoke, side).value = "" if area[side] is None else str(area[side])


def _states(spokes: Iterable[Spoke]) -> Iterator[FieldState]:
    for spoke in spokes:
        yield from (spoke.name, spoke.now, spoke.wanted)
