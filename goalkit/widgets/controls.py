"""Controls: each has a label above, help below, and room for a problem beside it."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as ipw
from traitlets import link

from goalkit.widgets.draft import Draft
from goalkit.widgets.typed import TypedError, typed_share


def words(text: str, kind: str, tag: str = "div") -> ipw.HTML:
    """Plain text on a page in the look of `kind`; the text is escaped."""
    return ipw.HTML(marked(text, kind, tag))


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
        self._problem = ipw.HTML()
        inside = (box("line", control, *beside), words(help_text, "help"), self._problem)
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


def text_field(draft: Draft, name: str, label: str, *, unit: str = "", help_text: str = "") -> Field:
    """A line of text; `unit` stands beside it."""
    control = _linked(draft, name, ipw.Text(description=label))
    return Field(control, *([words(unit, "unit", "span")] if unit else []), help_text=help_text)


def choice_field(
    draft: Draft, name: str, label: str, options: tuple[tuple[str, str], ...], *, help_text: str = ""
) -> Field:
    """One of several pairs of word and value, "" being not chosen."""
    return Field(_linked(draft, name, ipw.Dropdown(description=label, options=options)), help_text=help_text)


def tick_field(draft: Draft, name: str, label: str, *, help_text: str = "") -> Field:
    """Yes or not yet."""
    control = _linked(draft, name, ipw.Checkbox(description=label, indent=False))
    return Field(control, help_text=help_text)


def percent_field(draft: Draft, name: str, label: str, *, help_text: str = "") -> Field:
    """Per cent from 0 to 100: a number to type and a slider that goes with it; empty is not said."""
    control = _linked(draft, name, ipw.Text(description=label))
    slider = ipw.IntSlider(value=50, description=f"{label}, as a slider", readout=False)
    slider.add_class("goalkit-slider")
    _go_together(draft, name, slider)
    return Field(control, words("%", "unit", "span"), slider, help_text=help_text)


def _go_together(draft: Draft, name: str, slider: ipw.IntSlider) -> None:
    def typed() -> int | None:
        try:
            return round(typed_share(getattr(draft, name)) * 100)
        except TypedError:
            return None

    def follow(_: Any = None) -> None:
        percent = typed()
        (slider.add_class if percent is None else slider.remove_class)("goalkit-unset")
        if percent is not None:
            slider.value = percent

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


def button(label: str, pressed: Callable[[], None], *, primary: bool = False) -> ipw.Button:
    """A button; a form has one that is primary."""
    made = ipw.Button(description=label, button_style="primary" if primary else "")
    made.on_click(lambda _: pressed())
    return made
