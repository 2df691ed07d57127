"""One of several on a page: the steps of an exercise, and things that are chosen from a list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as ipw

from goalkit.forms.card import Form
from goalkit.forms.controls import alert, box, button, flat, shared_look, views, words
from goalkit.forms.guard import guarded

Options = Sequence[tuple[str, str]]
"""Pairs of words and value."""


class Place:
    """Where one of several things is shown, or why it cannot be. `view` is what is shown, `place` where."""

    def __init__(self) -> None:
        self.view = self.place = box("place")
        self.parts: tuple[Any, ...] = ()
        """What is shown."""

    def open(self, make: Callable[[], Any], *before: Any) -> None:
        """Show what `make` gives, a part of a page or several of them, below what stands `before` it."""
        self.place.children = self.parts = ()
        with guarded(self._say):
            self.parts = tuple(flat((make(),)))
            self.place.children = views(*before, *self.parts)

    @property
    def form(self) -> Form | None:
        """The form that is open, here or in a place inside; None where there is none."""
        inside = (one if isinstance(one, Form) else getattr(one, "form", None) for one in self.parts)
        return next((one for one in inside if one is not None), None)

    def _say(self, sentence: str) -> None:
        self.place.children = (shared_look(ipw.HTML, value=alert(sentence, "message")),)


@dataclass(frozen=True)
class Step:
    """A step: `open` gives what is shown, when the step is opened; `is_done` says whether it is done.

    Without `is_done` it never is.
    """

    title: str
    open: Callable[[], Any]
    is_done: Callable[[], object] | None = None


class Steps(Place):
    """The steps in their order. The first that is not done is open."""

    def __init__(self, *steps: Step) -> None:
        super().__init__()
        self._steps, self._number, self._end = steps, 0, box("place")
        self.buttons = [
            button(step.title, lambda number=number: self.go_to(number))  # type: ignore[misc] # bound early
            for number, step in enumerate(steps)
        ]
        self.next_button = button("Next", lambda: self.go_to(self._number + 1))
        self.view = box("place", box("steps", *self.buttons), self.place, self._end)
        waiting = (number for number, step in enumerate(steps) if not (step.is_done and step.is_done()))
        self.go_to(next(waiting, 0))

    def go_to(self, number: int) -> None:
        """Open the step of this number, counted from 0."""
        self._number, step, later = number, self._steps[number], self._steps[number + 1 :]
        heading = f"Step {number + 1} of {len(self._steps)}: {step.title}"
        self.open(step.open, words(heading, "part goalkit-step", "h3"))
        if later:
            self.next_button.description = f"Next: {later[0].title}"
        self._end.children = (self.next_button,) if later else ()
        self.refresh()

    def refresh(self) -> None:
        """Show anew which steps are done; call it after a save."""
        for number, (step, made) in enumerate(zip(self._steps, self.buttons, strict=True)):
            is_done = step.is_done and step.is_done()
            made.description = f"{number + 1} {step.title}{' ✓' if is_done else ''}"
            (made.add_class if number == self._number else made.remove_class)("goalkit-current")


class Chooser(Place):
    """A list to choose from; `open_for` gives what is shown for a value. `chosen` is open at first.

    With `further`, a button of this label goes on to the next one.
    """

    def __init__(
        self,
        label: str,
        options: Options,
        open_for: Callable[[str], Any],
        *,
        chosen: str = "",
        further: str = "",
    ) -> None:
        super().__init__()
        self._open_for = open_for
        self._further = box("line", button(further, self.go_on)) if further else None
        self.choice = ipw.Dropdown(description=label, options=options, value=chosen)
        self.choice.observe(lambda _: self._show(), names="value")
        self.view = box("place", box("choice", self.choice), self.place)
        self._show()

    def _show(self) -> None:
        is_last = self.choice.index == len(self.choice.options) - 1
        self.open(lambda: (self._open_for(self.choice.value), not is_last and self._further))

    def go_on(self) -> None:
        """Open the one after this one, and go back to the top."""
        self.choice.index += 1
        self.choice.focus()


class Choices:
    """Several lists by name; `changed` is called after each choice. `view` is what is shown.

    A list is given by its label, its pairs of words and value, and the value chosen first.
    """

    def __init__(self, lists: Mapping[str, tuple[str, Options, str]], changed: Callable[[], None]) -> None:
        self.controls: dict[str, ipw.Dropdown] = {}
        for name, (label, options, value) in lists.items():
            known = [one for _, one in options]
            first = value if value in known else known[0]
            self.controls[name] = ipw.Dropdown(description=label, options=options, value=first)
            self.controls[name].observe(lambda _: changed(), names="value")
        self.view = box("choices", *self.controls.values())

    def __getitem__(self, name: str) -> str:
        """What is chosen in the list of this name."""
        return str(self.controls[name].value)
