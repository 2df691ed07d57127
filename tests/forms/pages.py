"""What is on a page: the controls and words inside a widget, in order."""

import re
from collections.abc import Iterator
from typing import Any, Self

from ipywidgets import DatePicker, IntSlider

from goalkit.forms.controls import views


class Person:
    """Somebody with a page open, who types into the form on it and saves."""

    page: Any

    @property
    def form(self) -> Any:
        """The form that is open."""
        assert self.page.form is not None
        return self.page.form

    def called(self, name: str) -> str:
        """What the form calls a field that `types` is given as a word of Python."""
        return name

    def types(self, **texts: Any) -> Self:
        """Set controls."""
        for name, text in texts.items():
            self.form.control(self.called(name)).value = text
        return self

    def saves(self) -> Self:
        """Press the button."""
        self.form.save_button.click()
        return self


def inside(part: Any) -> Iterator[Any]:
    """The widgets of a part of a page, and everything in them."""
    for view in views(part):
        yield view
        for child in getattr(view, "children", ()):
            yield from inside(child)


def buttons(view: Any) -> dict[str, Any]:
    """The buttons that are shown, by their label; of several alike the last."""
    return {one.description: one for one in inside(view) if hasattr(one, "on_click")}


def labels(view: Any) -> list[str]:
    """The labels of all controls, sliders and calendars left out."""
    controls = (one for one in inside(view) if hasattr(one, "value") and hasattr(one, "description"))
    beside = IntSlider, DatePicker
    return [label_of(one) for one in controls if one.description and not isinstance(one, beside)]


def label_of(control: Any) -> str:
    """The label of a control, with what only a screen reader adds to it."""
    return re.sub("<[^>]*>", "", control.description)


def words_of(view: Any) -> str:
    """The words that are shown, those of results included."""
    texts = [str(one.value) for one in inside(view) if type(one).__name__ == "HTML"]
    outputs = [each for one in inside(view) for each in getattr(one, "outputs", ())]
    return "\n".join(texts + [each["data"].get("text/html", "") for each in outputs])
