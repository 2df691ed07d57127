"""What stands beside a text and says the same: a slider for a number, a calendar for a day."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import ipywidgets as ipw

from goalkit.forms.controls import Label, shared_look
from goalkit.forms.state import FieldState

T = TypeVar("T")


def _typed(state: FieldState, read: Callable[[str], T]) -> T | None:
    """What the text in a field says; None where it cannot be read."""
    try:
        return read(state.value)
    except ValueError:
        return None


def calendar(state: FieldState, label: str | Label, read: Callable[[str], date]) -> ipw.DatePicker:
    """A calendar that shows the day of the text; a word such as tomorrow becomes its day at once."""
    made = shared_look(ipw.DatePicker, description=f"{label}, in a calendar")
    made.add_class("goalkit-calendar")

    def follow(_: Any = None) -> None:
        made.value = day = _typed(state, read)
        if day and not any(map(str.isdigit, state.value)):  # tomorrow it would be another day
            state.value = day.isoformat()

    def lead(change: Any) -> None:
        if change["new"] not in (None, _typed(state, read)):
            state.value = change["new"].isoformat()

    state.observe(follow, names="value")
    made.observe(lead, names="value")
    follow()
    return made


def slider(
    state: FieldState, label: str | Label, read: Callable[[str], int], *, low: int, high: int
) -> ipw.IntSlider:
    """A slider that says the same as the text; it is pale as long as the text says no number."""
    middle = (low + high) // 2
    made = shared_look(
        ipw.IntSlider, description=f"{label}, as a slider", readout=False, value=middle, min=low, max=high
    )
    made.add_class("goalkit-slider")

    def follow(_: Any = None) -> None:
        number = _typed(state, read)
        (made.add_class if number is None else made.remove_class)("goalkit-unset")
        if number is not None:
            made.value = number

    def lead(change: Any) -> None:
        if _typed(state, read) != change["new"]:
            state.value = str(change["new"])

    state.observe(follow, names="value")
    made.observe(lead, names="value")
    follow()
    return made
