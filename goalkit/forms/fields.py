"""Declared fields: what reads a typed text, what writes a value, and which control stands for it.

`form(Goal, only=[...])` declares the fields of a record from its types; what is special is given by name:

    PLAN = form(Goal, only=["why", "obstacle", ("commitment", "confidence")], commitment=rating(1, 10))
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, ClassVar, Generic, TypeVar, get_args, get_type_hints

import ipywidgets as ipw
from traitlets import link

from goalkit.forms.controls import Control, Label, described, shared_look, words
from goalkit.forms.parsing import (
    ParseError,
    number_as_text,
    parse_day,
    parse_lines,
    parse_number,
    parse_share,
    parse_whole,
)
from goalkit.forms.state import FieldState
from goalkit.model import Record
from goalkit.wording import day_text

R = TypeVar("R", bound=Record)
Options = tuple[tuple[str, str], ...]
"""Pairs of words and text, "" being not chosen."""
Days = tuple[date | None, date | None]
"""The first and the last day that can be typed."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A line of text. `needed` is the sentence where nothing is typed; without it, it may stay empty."""

    label: str = ""
    help: str = ""
    needed: str = ""
    unit: str = ""

    blank: ClassVar[Any] = ""
    """What stands in the control where nothing is said."""
    nothing: ClassVar[Any] = ""
    """The value of a field that is left empty."""

    def read(self, text: Any) -> Any:
        """The value that is typed. Raises ParseError."""
        if isinstance(text, str) and not text.strip():
            if self.needed:
                raise ParseError(self.needed)
            return self.nothing
        return self.parse(text)

    def parse(self, text: Any) -> Any:
        """The value of a text that is not empty. Raises ParseError."""
        return text.strip()

    def write(self, value: Any) -> Any:
        """What stands in the control for a value."""
        return "" if value is None else str(value)

    def display(self, text: Any) -> str:
        """What stands in the control, in words."""
        return f"{text} {self.unit}".strip() if text else ""

    def control(self, state: FieldState, label: str | Label) -> Control:
        """A control for the text in `state`, with this label."""
        made = linked(state, shared_look(ipw.Text, **described(label)))
        return Control(made, *([words(self.unit, "unit", "span")] if self.unit else []), help_text=self.help)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """A text; with several `rows` one of several lines."""

    rows: int = 1

    def control(self, state: FieldState, label: str | Label) -> Control:
        if self.rows == 1:
            return super().control(state, label)
        made = linked(state, shared_look(ipw.Textarea, rows=self.rows, **described(label)))
        return Control(made, help_text=self.help)


@dataclass(frozen=True, kw_only=True)
class Lines(Text):
    """Several texts, one a line."""

    rows: int = 3
    nothing: ClassVar[Any] = ()

    def parse(self, text: Any) -> Any:
        return parse_lines(text)

    def write(self, value: Any) -> Any:
        return "\n".join(value or ())


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """An exact number in `unit`; with `floating` as a float."""

    floating: bool = False
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        number = parse_number(text, self.unit)
        return float(number) if self.floating else number

    def write(self, value: Any) -> Any:
        if value is None:
            return ""
        return number_as_text(Decimal(f"{value:g}") if isinstance(value, float) else value)


@dataclass(frozen=True, kw_only=True)
class Whole(Field):
    """A whole number from `low` to `high`."""

    low: int = 0
    high: int = 1_000_000
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return parse_whole(text, self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class Rating(Whole):
    """A level on a scale: a list to choose from, and a slider. `meanings` says what the ends mean."""

    meanings: str = ""

    def control(self, state: FieldState, label: str | Label) -> Control:
        options = [("–", ""), *((self._signed(one), str(one)) for one in range(self.low, self.high + 1))]
        made = linked(state, shared_look(ipw.Dropdown, options=options, **described(label)))
        middle = (self.low + self.high) // 2
        slider = _slider(label, value=middle, min=self.low, max=self.high)
        _go_together(state, slider, int)
        return Control(made, slider, help_text=" · ".join(filter(None, (self.meanings, self.help))))

    def _signed(self, number: int) -> str:
        return f"{number:+d}" if self.low < 0 and number else str(number)


@dataclass(frozen=True, kw_only=True)
class Percent(Field):
    """A share from 0 to 1, typed as per cent from 0 to 100: a number to type, and a slider."""

    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return parse_share(text)

    def write(self, value: Any) -> Any:
        return "" if value is None else f"{value * 100:g}"

    def display(self, text: Any) -> str:
        return f"{text} %" if text else ""

    def control(self, state: FieldState, label: str | Label) -> Control:
        made = linked(state, shared_look(ipw.Text, **described(label)))
        slider = _slider(label, value=50)
        _go_together(state, slider, lambda text: round(parse_share(text) * 100))
        return Control(made, words("%", "unit", "span"), slider, help_text=self.help)


def any_day() -> Days:
    """No first and no last day."""
    return None, None


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day. `between` gives the first and the last one that can be typed."""

    between: Callable[[], Days] = any_day
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        earliest, latest = self.between()
        return parse_day(text, earliest=earliest, latest=latest)

    def write(self, value: Any) -> Any:
        return "" if value is None else value.isoformat()

    def display(self, text: Any) -> str:
        return day_text(parse_day(text)) if text else ""


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of several; `value_of` makes the value of the text that is chosen."""

    options: Options = ()
    value_of: Callable[[str], Any] = str
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return self.value_of(text)

    def display(self, text: Any) -> str:
        return next((shown for shown, value in self.options if value == text), str(text)) if text else ""

    def control(self, state: FieldState, label: str | Label) -> Control:
        made = shared_look(ipw.Dropdown, options=self.options, **described(label))
        return Control(linked(state, made), help_text=self.help)


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """Yes or not yet."""

    blank: ClassVar[Any] = False

    def parse(self, text: Any) -> Any:
        return bool(text)

    def write(self, value: Any) -> Any:
        return bool(value)

    def display(self, text: Any) -> str:
        return "yes" if text else "not yet"

    def control(self, state: FieldState, label: str | Label) -> Control:
        made = shared_look(ipw.Checkbox, indent=False, **described(label))
        return Control(linked(state, made), help_text=self.help)


def area(rows: int = 3, **settings: Any) -> Text:
    """A text of several lines."""
    return Text(rows=rows, **settings)


def rating(low: int, high: int, meanings: str = "", **settings: Any) -> Rating:
    """A level on a scale from `low` to `high`."""
    return Rating(low=low, high=high, meanings=meanings, **settings)


def choice(
    options: Sequence[tuple[str, str]], value_of: Callable[[str], Any] = str, **settings: Any
) -> Choice:
    """One of these pairs of words and text."""
    return Choice(options=tuple(options), value_of=value_of, **settings)


# ---- the fields of a record


@dataclass(frozen=True)
class Declared(Generic[R]):
    """The fields of a record by name, and the rows in which they stand."""

    record: type[R]
    fields: dict[str, Field]
    layout: tuple[tuple[str, ...], ...]

    def given(self, **fields: Field) -> "Declared[R]":
        """The same with other fields in place of those of these names."""
        return replace(
            self, fields=self.fields | {name: self._filled(name, one) for name, one in fields.items()}
        )

    def _filled(self, name: str, field: Field) -> Field:
        known = self.fields[name]
        return replace(field, label=field.label or known.label, help=field.help or known.help)


def form(
    record: type[R],
    only: Sequence[str | tuple[str, ...]],
    *,
    labels: Mapping[str, str] | None = None,
    helps: Mapping[str, str] | None = None,
    special: Mapping[str, Field] | None = None,
    **fields: Field,
) -> Declared[R]:
    """The fields of a record in this order; those in brackets stand in one row.

    Each field is made from the type of its value in the record; `fields` and `special` give others by
    name, `labels` and `helps` what stands above and below. What has no label is called by its name.
    """
    layout = tuple((one,) if isinstance(one, str) else one for one in only)
    hints, known = get_type_hints(record), record.__dataclass_fields__
    given, names = fields | dict(special or {}), {name for row in layout for name in row}
    if strange := ({*given, *(labels or {}), *(helps or {})} - names) | (names - known.keys()):
        raise TypeError(f"form({record.__name__}) has no field {', '.join(sorted(strange))}")
    declared: dict[str, Field] = {}
    for name in (name for row in layout for name in row):
        is_needed = known[name].default is MISSING and known[name].default_factory is MISSING
        made = given.get(name) or _field_of(hints[name], is_needed=is_needed)
        label = made.label or (labels or {}).get(name) or name.replace("_", " ").capitalize()
        declared[name] = replace(made, label=label, help=made.help or (helps or {}).get(name, ""))
    return Declared(record, declared, layout)


def _field_of(hint: Any, *, is_needed: bool) -> Field:
    """The field for a value of this type."""
    kind = next(one for one in get_args(hint) or (hint,) if one is not NoneType)
    if getattr(hint, "__origin__", None) is tuple:
        return Lines()
    if isinstance(kind, type) and issubclass(kind, Enum):
        named = tuple((str(one.value), str(one.value)) for one in kind)
        options = (("choose", ""), *named) if is_needed or NoneType in get_args(hint) else named
        return Choice(options=options, value_of=kind, needed="Choose one." if is_needed else "")
    made = _PLAIN[kind]
    return replace(made, needed=made.needed if is_needed else "")


_PLAIN: dict[Any, Field] = {
    str: Text(),
    bool: Tick(),
    date: Day(needed="Write a day, such as 2026-09-12 or 12 Sep 2026."),
    Decimal: Number(needed="Write a number."),
    float: Number(needed="Write a number.", floating=True),
    int: Whole(needed="Write a whole number."),
}
"""The fields for plain values, with the sentence where one is needed and not there."""


# ---- controls and the texts they stand for


def linked(state: FieldState, control: ipw.Widget) -> ipw.Widget:
    """The control, which shows the text in `state` and sets it."""
    link((state, "value"), (control, "value"))
    return control


def _slider(label: str | Label, **settings: Any) -> ipw.IntSlider:
    made = shared_look(ipw.IntSlider, description=f"{label}, as a slider", readout=False, **settings)
    made.add_class("goalkit-slider")
    return made


def _go_together(state: FieldState, slider: ipw.IntSlider, read: Callable[[str], int]) -> None:
    """Slider and text say the same; the slider is pale as long as the text says no number."""

    def typed() -> int | None:
        try:
            return read(state.value)
        except ValueError:
            return None

    def follow(_: Any = None) -> None:
        number = typed()
        (slider.add_class if number is None else slider.remove_class)("goalkit-unset")
        if number is not None:
            slider.value = number

    def lead(change: Any) -> None:
        if typed() != change["new"]:
            state.value = str(change["new"])

    state.observe(follow, names="value")
    slider.observe(lead, names="value")
    follow()
