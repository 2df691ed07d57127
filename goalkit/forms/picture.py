"""Pictures that are set by hand: what is set on one stands in the fields at once, and the other way round."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as ipw
from traitlets import List, Unicode

from goalkit.forms.controls import box
from goalkit.forms.debounce import Debounce
from goalkit.forms.state import FieldState

HERE = Path(__file__).parent


def script(name: str) -> str:
    """The module of the picture of this name, with what all of them have in common."""
    return "".join((HERE / f"{one}.js").read_text(encoding="utf-8") for one in ("picture", name))


def style(name: str) -> Path:
    """The style sheet of the picture of this name."""
    return HERE / f"{name}.css"


def soon(make: Callable[[], ipw.Widget]) -> ipw.Widget:
    """The place of a picture, which is made once the fields are there.

    The browser gives a widget like this two seconds to begin, in which it must not be busy with others.
    """
    place = box("place")

    def come() -> None:
        place.children = (make(),)

    Debounce(come).ask()
    return place


class Picture(anywidget.AnyWidget):
    """A picture of these fields. Its `value` is one with their texts; `label` is how it is called."""

    label = Unicode().tag(sync=True)
    value: List[Any] = List().tag(sync=True)

    def __init__(self, states: Iterable[FieldState], **settings: Any) -> None:
        self._is_leading = False
        super().__init__(value=self.read(), **settings)
        self.observe(self._lead, names="value")
        for state in states:
            state.observe(self.follow, names="value")

    def read(self) -> list[Any]:
        """The value that the fields have by now."""
        raise NotImplementedError

    def write(self) -> None:
        """Put the value into the fields."""
        raise NotImplementedError

    def follow(self, _: Any = None) -> None:
        """Show what is in the fields."""
        if not self._is_leading:
            self.value = self.read()

    def _lead(self, _: Any) -> None:
        self._is_leading = True
        try:
            self.write()
        finally:
            self._is_leading = False
