"""Controls: each has a label above, help below, and room for a problem beside it."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as ipw
from traitlets import link

from goalkit.widgets.draft import Draft
from goalkit.widgets.labels import Label, described
from goalkit.widgets.same_look import same_look
from goalkit.widgets.typed import typed_share


def words(text: str, kind: str, tag: str = "div") -> ipw.HTML:
    """Plain text on a page in the look of `kind`; the text is escaped."""
    return same_look(ipw.HTML, value=marked(text, kind, tag))


def marked(text: str, kind: str, tag: str = "div") -> str:
    """Plain text as an HTML element of class `goalkit-kind`."""
    return f'<{tag} class="goalkit-{kind}">{escape(text)}</{tag}>' if text else ""


def box(kind: str, *inside: ipw.Widget) -> ipw.Box:
    """Controls below or beside one another, as the style of `kind` has it."""
    made = ipw.Box(children=inside)
    made.add_class(f"goalkit-{kind}")
    return made


class Field:
    """One control with its help and its problem. `view` is what is shown, `control` what is set."""

    def __init__(self, control: ipw.Widget, *beside: ipw.Widget, help_text: str = "") -> None:
        self.control = control
        self._problem = same_look(ipw.HTML)
        line = same_look(ipw.Box, children=(control, *beside))
        line.add_class("goalkit-line")
        inside = (line, words(help_text, "help"), self._problem)
        self.view = box("field", *inside)

    def say(self, problem: str) -> None:
        """Show a problem beside the control, or none."""
        self._problem.value = (
            f'<div role="alert">{marked(problem, "problem", "span")}</div>' if problem else ""
        )

    @property
    def said(self) -> str:
        """The problem beside the control, as HTML."""
        return str(self._problem.value)


def text_field(draft: Draft, name: str, label: str | Label, *, unit: str = "", help_text: str = "") -> Field:
    """A line of text; `unit` stands beside it."""
    control = _linked(draft, name, same_look(ipw.Text, **described(label)))
    return Field(control, *([words(unit, "unit", "span")] if unit else []), help_text=help_text)


def area_field(draft: Draft, name: str, label: str | Label, *, rows: int = 3, help_text: str = "") -> Field:
    """A text of several lines."""
    control = _linked(draft, name, same_look(ipw.Textarea, rows=rows, **described(label)))
    return Field(control, help_text=help_text)


def choice_field(
    draft: Draft, name: str, label: str | Label, options: tuple[tuple[str, str], ...], *, help_text: str = ""
) -> Field:
    """One of several pairs of word and value, "" being not chosen."""
    return Field(
        _linked(draft, name, same_look(ipw.Dropdown, options=options, **described(label))),
        help_text=help_text,
    )


def tick_field(draft: Draft, name: str, label: str | Label, *, help_text: str = "") -> Field:
    """Yes or not yet."""
    control = _linked(draft, name, same_look(ipw.Checkbox, indent=False, **described(label)))
    return Field(control, help_text=help_text)


def percent_field(draft: Draft, name: str, label: str | Label, *, help_text: str = "") -> Field:
    """Per cent from 0 to 100: a number to type and a slider that goes with it; empty is not said."""
    control = _linked(draft, name, same_look(ipw.Text, **described(label)))
    slider = same_look(ipw.IntSlider, value=50, description=f"{label}, as a slider", readout=False)
    _go_together(draft, name, slider, lambda text: round(typed_share(text) * 100))
    return Field(control, words("%", "unit", "span"), slider, help_text=help_text)


def rating_field(  # noqa: PLR0913 - both ends of a scale, and what stands around it
    draft: Draft,
    name: str,
    label: str | Label,
    *,
    low: int,
    high: int,
    meanings: str = "",
    help_text: str = "",
) -> Field:
    """A whole number from `low` to `high`: a list to choose from, and a slider; empty is not said.

    `meanings` says what the ends mean, such as "1 hardly, 10 fully".
    """
    signed = low < 0
    options = [("–", ""), *((f"{number:+d}" if signed and number else str(number), str(number))
                            for number in range(low, high + 1))]  # fmt: skip
    control = _linked(draft, name, same_look(ipw.Dropdown, options=options, **described(label)))
    middle = (low + high) // 2
    slider = same_look(
        ipw.IntSlider, value=middle, min=low, max=high, description=f"{label}, as a slider", readout=False
    )
    _go_together(draft, name, slider, int)
    return Field(control, slider, help_text=" · ".join(filter(None, (meanings, help_text))))


def _go_together(draft: Draft, name: str, slider: ipw.IntSlider, read: Callable[[str], int]) -> None:
    slider.add_class("goalkit-slider")

    def typed() -> int | None:
        try:
            return read(getattr(draft, name))
        except ValueError:
            return None

    def follow(_: Any = None) -> None:
        number = typed()
        (slider.add_class if number is None else slider.remove_class)("goalkit-unset")
        if number is not None:
            slider.value = number

    def lead(change: Any) -> None:
        if typed() != change["new"]:
            setattr(draft, name, str(change["new"]))

    draft.observe(follow, names=name)
    slider.observe(lead, names="value")
    follow()


def _linked(draft: Draft, name: str, control: ipw.Widget) -> ipw.Widget:
    owner, field = draft.field(name)
    link((owner, field), (control, "value"))
    return control


def button(label: str, pressed: Callable[[], object], *, primary: bool = False) -> ipw.Button:
    """A button; a form has one that is primary."""
    made = ipw.Button(description=label, button_style="primary" if primary else "")
    made.on_click(lambda _: pressed())
    return made


def switch(label: str, turned: Callable[[bool], None], *, on: bool) -> ipw.Checkbox:
    """A tick that takes effect at once; `turned` is told whether it is set now."""
    made = ipw.Checkbox(description=label, value=on, indent=False)
    made.observe(lambda change: turned(change["new"]), names="value")
    return made
