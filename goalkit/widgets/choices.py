"""Lists to choose from, side by side, for a page that shows something else after each choice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ipywidgets as ipw

from goalkit.widgets.controls import box


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A list with its label: `options` are pairs of words and value, `value` is the one chosen first."""

    label: str
    options: tuple[tuple[str, str], ...]
    value: str


class Choices:
    """Several lists by name; `changed` is called after each choice. `view` is what is shown."""

    def __init__(self, choices: Mapping[str, Choice], changed: Callable[[], None]) -> None:
        self.controls = {name: _list(choice) for name, choice in choices.items()}
        for control in self.controls.values():
            control.observe(lambda _: changed(), names="value")
        self.view = box("choices", *self.controls.values())

    def __getitem__(self, name: str) -> str:
        """What is chosen in the list of this name."""
        return str(self.controls[name].value)


def _list(choice: Choice) -> ipw.Dropdown:
    known = [value for _, value in choice.options]
    value = choice.value if choice.value in known else known[0]
    return ipw.Dropdown(description=choice.label, options=choice.options, value=value)
