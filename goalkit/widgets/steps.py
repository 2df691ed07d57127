"""The steps of an exercise: their names at the top, one of them open below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ipywidgets as ipw

from goalkit.widgets.controls import box, button, words
from goalkit.widgets.guard import guarded
from goalkit.widgets.message import Message


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: `open` gives what is shown, when the step is opened; `is_done` says whether it is done."""

    title: str
    open: Callable[[], Sequence[ipw.Widget]]
    is_done: Callable[[], bool]


class Steps:
    """The steps in their order. The first that is not done is open; `view` is what is shown."""

    def __init__(self, *steps: Step) -> None:
        self._steps, self._number = steps, 0
        self.buttons = [
            button(step.title, lambda number=number: self.go_to(number))  # type: ignore[misc] # bound early
            for number, step in enumerate(steps)
        ]
        self._message, self._place, self._end = Message(), box("place"), box("place")
        self.next_button = button("Next", lambda: self.go_to(self._number + 1))
        bar = box("steps", *self.buttons)
        self.view = box("place", bar, self._message.view, self._place, self._end)
        waiting = (number for number, step in enumerate(steps) if not step.is_done())
        self.go_to(next(waiting, 0))

    def go_to(self, number: int) -> None:
        """Open the step of this number, counted from 0."""
        self._number = number
        step = self._steps[number]
        self._message.clear()
        with guarded(self._message.say):
            heading = words(f"Step {number + 1} of {len(self._steps)}: {step.title}", "part", "h3")
            self._place.children = (heading, *step.open())
        self._show_next()
        self.refresh()

    def refresh(self) -> None:
        """Show anew which steps are done; call it after a save."""
        for number, (step, made) in enumerate(zip(self._steps, self.buttons, strict=True)):
            made.description = f"{number + 1} {step.title}{' ✓' if step.is_done() else ''}"
            (made.add_class if number == self._number else made.remove_class)("goalkit-current")

    def _show_next(self) -> None:
        later = self._steps[self._number + 1 :]
        if later:
            self.next_button.description = f"Next: {later[0].title}"
        self._end.children = (self.next_button,) if later else ()
