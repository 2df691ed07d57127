"""Declared fields: what reads a typed text, what writes a value, and which control stands for it.

`form(Goal, only=[...])` declares the fields of a record from its types; what is special is given by name:

    PLAN = form(Goal, only=["why", "obstacle", ("commitment", "confidence")], commitment=Rating(1, 10))
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any, ClassVar, Generic, TypeVar, get_args, get_type_hints

import ipywidgets as ipw
from traitlets import link

from goalkit.change_text import label_of
from goalkit.forms import parsing
from goalkit.forms.beside import calendar, slider
from goalkit.forms.controls import Control, Label, box, described, shared_look, words
from goalkit.forms.state import FieldState
from goalkit.locales import ParseError
from goalkit.model import Record
from goalkit.wording import day_text

R = TypeVar("R", bound=Record)


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

    def as_of(self, today: date) -> "Field":  # noqa: ARG002 - of a day
        """The field as it is on a day."""
        return self

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
        made = self.widget(**described(label))
        link((state, "value"), (made, "value"))
        return Control(made, *self.beside(state, label), help_text=self.help)

    def widget(self, **settings: Any) -> ipw.Widget:
        """The widget that is typed into."""
        return shared_look(ipw.Text, **settings)

    def beside(self, state: FieldState, label: str | Label) -> Iterator[ipw.Widget]:  # noqa: ARG002 - of a slider
        """What stands beside it."""
        if self.unit:
            yield words(self.unit, "unit", "span")


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """A text; with several `rows` one of several lines."""

    rows: int = 1

    def widget(self, **settings: Any) -> ipw.Widget:
        several = {"rows": self.rows} if self.rows > 1 else {}
        return shared_look(ipw.Textarea if several else ipw.Text, **several, **settings)


@dataclass(frozen=True, kw_only=True)
class Secret(Field):
    """A passphrase: nobody sees what is typed."""

    def widget(self, **settings: Any) -> ipw.Widget:
        return shared_look(ipw.Password, **settings)


@dataclass(frozen=True, kw_only=True)
class Lines(Text):
    """Several texts, one a line."""

    rows: int = 3
    nothing: ClassVar[Any] = ()

    def parse(self, text: Any) -> Any:
        return parsing.parse_lines(text)

    def write(self, value: Any) -> Any:
        return "\n".join(value or ())


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """An exact number in `unit`; with `floating` as a float."""

    floating: bool = False
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        number = parsing.parse_number(text, self.unit)
        return float(number) if self.floating else number

    def write(self, value: Any) -> Any:
        if value is None:
            return ""
        return parsing.number_as_text(Decimal(f"{value:g}") if isinstance(value, float) else value)


@dataclass(frozen=True)
class Whole(Field):
    """A whole number from `low` to `high`."""

    low: int = 0
    high: int = 1_000_000
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return parsing.parse_whole(text, self.low, self.high)


@dataclass(frozen=True)
class Rating(Whole):
    """A level on a scale: a list to choose from, and a slider."""

    def widget(self, **settings: Any) -> ipw.Widget:
        levels = range(self.low, self.high + 1)
        signed = ((f"{one:+d}" if self.low < 0 and one else str(one), str(one)) for one in levels)
        return shared_look(ipw.Dropdown, options=[("–", ""), *signed], **settings)

    def beside(self, state: FieldState, label: str | Label) -> Iterator[ipw.Widget]:
        yield slider(state, label, int, low=self.low, high=self.high)


@dataclass(frozen=True, kw_only=True)
class Percent(Field):
    """A share from 0 to 1, typed as per cent from 0 to 100: a number to type, and a slider."""

    unit: str = "%"
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return parsing.parse_share(text)

    def write(self, value: Any) -> Any:
        return "" if value is None else parsing.number_as_text(Decimal(f"{value * 100:g}"))

    def beside(self, state: FieldState, label: str | Label) -> Iterator[ipw.Widget]:
        yield from super().beside(state, label)
        yield slider(state, label, lambda text: round(self.parse(text) * 100), low=0, high=100)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day, to type or to choose in a calendar. Words such as tomorrow are counted from `today`.

    `between` gives the first and the last one that can be typed, None for no limit.
    """

    between: Callable[[], tuple[date | None, date | None]] | None = None
    today: date | None = None
    nothing: ClassVar[Any] = None

    def as_of(self, today: date) -> "Day":
        return replace(self, today=today)

    def parse(self, text: Any) -> Any:
        earliest, latest = self.between() if self.between else (None, None)
        return parsing.parse_day(text, earliest=earliest, latest=latest, today=self.today)

    def write(self, value: Any) -> Any:
        return "" if value is None else value.isoformat()

    def display(self, text: Any) -> str:
        return day_text(parsing.parse_day(text)) if text else ""

    def beside(self, state: FieldState, label: str | Label) -> Iterator[ipw.Widget]:
        yield calendar(state, label, lambda text: parsing.parse_day(text, today=self.today))


@dataclass(frozen=True, kw_only=True)
class Clock(Field):
    """A time of the day."""

    def parse(self, text: Any) -> Any:
        return parsing.parse_clock(text)


@dataclass(frozen=True)
class Choice(Field):
    """One of several pairs of words and text, "" being not chosen; `value_of` makes the value of the text."""

    options: Sequence[tuple[str, str]] = ()
    value_of: Callable[[str], Any] = str
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return self.value_of(text)

    def display(self, text: Any) -> str:
        return next((shown for shown, value in self.options if value == text), str(text)) if text else ""

    def widget(self, **settings: Any) -> ipw.Widget:
        return shared_look(ipw.Dropdown, options=self.options, **settings)


@dataclass(frozen=True)
class Several(Field):
    """Several of a few words, kept in their order with blanks between: a row of ticks."""

    options: Sequence[str] = ()
    value_of: Callable[[str], Any] = str
    nothing: ClassVar[Any] = ()

    def parse(self, text: Any) -> Any:
        return tuple(map(self.value_of, text.split()))

    def write(self, value: Any) -> Any:
        return " ".join(value)

    def control(self, state: FieldState, label: str | Label) -> Control:
        ticks = {
            word: shared_look(ipw.Checkbox, indent=False, **described(Label(str(label), word)))
            for word in self.options
        }

        def follow(_: Any = None) -> None:
            chosen = state.value.split()
            for word, tick in ticks.items():
                tick.value = word in chosen

        def lead(word: str, change: Any) -> None:
            chosen = state.value.split()
            if change["new"] != (word in chosen):
                state.value = " ".join(one for one in self.options if (one in chosen) != (one == word))

        follow()
        state.observe(follow, names="value")
        for word, tick in ticks.items():
            tick.observe(partial(lead, word), names="value")
        shown = label.shown if isinstance(label, Label) else label
        group = box("several", words(shown, "label"), box("ticks", *ticks.values()))
        return Control(group, help_text=self.help)


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

    def widget(self, **settings: Any) -> ipw.Widget:
        return shared_look(ipw.Checkbox, indent=False, **settings)


@dataclass(frozen=True, kw_only=True)
class TickedOn(Tick):
    """Yes or not yet, kept as the day on which it became so: `on` gives it for a new tick."""

    on: Callable[[], date]
    nothing: ClassVar[Any] = None

    def parse(self, text: Any) -> Any:
        return self.on() if text else None

    def write(self, value: Any) -> Any:
        return value is not None


# ---- the fields of a record


@dataclass(frozen=True)
class Declared(Generic[R]):
    """The fields of a record by name, and the rows in which they stand."""

    record: type[R]
    fields: dict[str, Field]
    layout: tuple[tuple[str, ...], ...]

    def given(self, **fields: Field) -> "Declared[R]":
        """The same with other fields in place of those of these names."""
        named = dict(self.fields)
        for name, one in fields.items():
            known = named[name]
            named[name] = replace(one, label=one.label or known.label, help=one.help or known.help)
        return replace(self, fields=named)


def form(record: type[R], only: Sequence[str | tuple[str, ...]], **given: Field) -> Declared[R]:
    """The fields of a record in this order; those in brackets stand in one row.

    Each field is made from the type of its value in the record; `given` has others by name, or a plain
    `Field` where only label and help are special. What has no label is called as in the history.
    """
    layout = tuple((one,) if isinstance(one, str) else one for one in only)
    names = [name for row in layout for name in row]
    hints, known = get_type_hints(record), record.__dataclass_fields__
    if strange := given.keys() - {*names} | {*names} - known.keys():
        raise TypeError(f"form({record.__name__}) has no field {', '.join(sorted(strange))}")
    declared: dict[str, Field] = {}
    for name in names:
        made, label = given.get(name, Field()), label_of(record, name)
        if type(made) is Field:
            is_needed = known[name].default is MISSING and known[name].default_factory is MISSING
            made = replace(_field_of(hints[name], is_needed=is_needed), label=made.label, help=made.help)
        declared[name] = replace(made, label=made.label or label)
    return Declared(record, declared, layout)


def _field_of(hint: Any, *, is_needed: bool) -> Field:
    """The field for a value of this type."""
    kind = next(one for one in get_args(hint) or (hint,) if one is not NoneType)
    if getattr(hint, "__origin__", None) is tuple:
        return Lines()
    if isinstance(kind, type) and issubclass(kind, Enum):
        named = tuple((str(one.value), str(one.value)) for one in kind)
        options = (("choose", ""), *named) if is_needed or NoneType in get_args(hint) else named
        return Choice(options, kind, needed="Choose one." if is_needed else "")
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
