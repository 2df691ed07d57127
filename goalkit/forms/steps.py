"""One of several on a page: the steps of an exercise, and things that are chosen from a list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import ipywidgets as ipw

from goalkit.forms.controls import box, button, words
from goalkit.forms.guard import Message, guarded

Opened = Sequence[ipw.Widget]
"""What is shown for a step or a choice."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: `open` gives what is shown, when the step is opened; `is_done` says whether it is done."""

    title: str
    open: Callable[[], Opened]
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


class Chooser:
    """A list to choose from. `open_for` gives what is shown for a value; `view` is list and all.

    `options` are pairs of words and value. `chosen` is open from the beginning.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        open_for: Callable[[str], Opened],
        *,
        chosen: str = "",
    ) -> None:
        self._open_for = open_for
        self.choice = ipw.Dropdown(description=label, options=options, value=chosen)
        self._message, self._place = Message(), box("place")
        self.choice.observe(lambda change: self._open(change["new"]), names="value")
        self.view = box("place", box("choice", self.choice), self._place, self._message.view)
        self._open(chosen)

    def _open(self, value: str) -> None:
        self._message.clear()
        self._place.children = ()
        with guarded(self._message.say):
            self._place.children = tuple(self._open_for(value))


class OneByOne(Chooser):
    """A list of titles by key, with a button to the next one; its label is "Goal" where `what` is "goal"."""

    def __init__(
        self, titles: Mapping[str, str], open_for: Callable[[str], Opened], *, first: str, what: str
    ) -> None:
        self._keys = list(titles)
        self._next = button(f"Next {what}", self.go_on)

        def opened(key: str) -> Opened:
            parts = open_for(key)
            return parts if key == self._keys[-1] else (*parts, box("line", self._next))

        options = [(f"{number}. {title}", key) for number, (key, title) in enumerate(titles.items(), start=1)]
        super().__init__(what.capitalize(), options, opened, chosen=first)

    def go_on(self) -> None:
        """Open the one after this one, and go back to the top."""
        self.choice.value = self._keys[self._keys.index(self.choice.value) + 1]
        self.choice.focus()


class Choices:
    """Several lists by name; `changed` is called after each choice. `view` is what is shown.

    A list is given by its label, its pairs of words and value, and the value chosen first.
    """

    def __init__(
        self, lists: Mapping[str, tuple[str, Sequence[tuple[str, str]], str]], changed: Callable[[], None]
    ) -> None:
        self.controls = {name: _dropdown(*each) for name, each in lists.items()}
        for control in self.controls.values():
            control.observe(lambda _: changed(), names="value")
        self.view = box("choices", *self.controls.values())

    def __getitem__(self, name: str) -> str:
        """What is chosen in the list of this name."""
        return str(self.controls[name].value)


def _dropdown(label: str, options: Sequence[tuple[str, str]], value: str) -> ipw.Dropdown:
    known = [one for _, one in options]
    return ipw.Dropdown(description=label, options=options, value=value if value in known else known[0])
