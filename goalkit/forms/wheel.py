"""The wheel of life as a widget: a rating is dragged on it or typed in its field, and both are one value."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as ipw
from traitlets import List, Unicode

from goalkit.forms.controls import box
from goalkit.forms.debounce import Debounce
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


class Wheel(anywidget.AnyWidget):
    """The wheel of these spokes. What is dragged stands in their fields at once, and the other way round."""

    _esm = Path(__file__).with_name("wheel.js")
    _css = Path(__file__).with_name("wheel.css")
    label = Unicode("Balance wheel: drag a handle, or use the arrow keys").tag(sync=True)
    areas: List[dict[str, Any]] = List().tag(sync=True)

    def __init__(self, spokes: Sequence[Spoke]) -> None:
        self._spokes, self._is_leading = spokes, False
        super().__init__(areas=[spoke.area() for spoke in spokes])
        self.observe(self._lead, names="areas")
        for spoke in spokes:
            for state in (spoke.name, spoke.now, spoke.wanted):
                state.observe(self._follow, names="value")

    @classmethod
    def soon(cls, spokes: Sequence[Spoke]) -> ipw.Widget:
        """The place of a wheel, which comes once the fields are there.

        The browser gives a widget like this two seconds to begin, in which it must not be busy with others.
        """
        place = box("place")

        def come() -> None:
            place.children = (cls(spokes),)

        Debounce(come).ask()
        return place

    def _lead(self, _: Any) -> None:
        """Put what is shown into the fields."""
        self._is_leading = True
        try:
            for spoke, area in zip(self._spokes, self.areas, strict=True):
                for side in SIDES:
                    getattr(spoke, side).value = "" if area[side] is None else str(area[side])
        finally:
            self._is_leading = False

    def _follow(self, _: Any) -> None:
        """Show what is in the fields."""
        if not self._is_leading:
            self.areas = [spoke.area() for spoke in self._spokes]
