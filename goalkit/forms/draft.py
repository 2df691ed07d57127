"""Drafts: what is typed so far, field by field, beside what the workbook says.

A field knows its *base*: what stood in it when it was filled from the workbook. Only a field that differs
from its base was touched. What somebody else saved meanwhile is taken over in all other fields; in a
touched one it is a conflict, which is told once and then decided by the next save.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar

from goalkit.forms.fields import Day, Declared, Field
from goalkit.forms.state import FieldState, Mode, plain
from goalkit.locales import ParseError
from goalkit.model import Record, Workbook

R = TypeVar("R", bound=Record)


class Draft:
    """Fields by name, and drafts inside this one; a field of a part is named `part.field` from here.

    `start` has the texts of fields that do not begin empty.
    """

    def __init__(
        self,
        fields: Mapping[str, Field] | None = None,
        start: Mapping[str, Any] | None = None,
        parts: "Mapping[str, Draft] | None" = None,
    ) -> None:
        self.fields = dict(fields or {})
        self._start = {name: field.blank for name, field in self.fields.items()} | dict(start or {})
        self.states = {name: FieldState(value=text, base=text) for name, text in self._start.items()}
        self.parts: dict[str, Draft] = dict(parts or {})

    # ---- what a subclass says

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:  # noqa: ARG002 - for those that override it
        """By own field the text for this workbook; a field that is left out begins as at the start."""
        return {}

    def check(self) -> dict[str, str]:
        """By own field what is wrong with it beside what its text cannot be read as."""
        return {}

    def own_records(self) -> Iterator[Record]:
        """The records that are changed or new."""
        yield from ()

    def own_removed(self) -> tuple[Record, ...]:
        """The records that are taken away."""
        return ()

    def conflict(self, name: str, workbook: Workbook) -> str:
        """The sentence on what somebody else saved in this field."""
        text = self.fields[name].display(self.shown(workbook).get(name, self._start[name]))
        return f"Saved meanwhile: {f'“{text}”' if text else 'nothing here'}."

    # ---- reading and writing the fields

    def locate(self, name: str) -> "tuple[Draft, str]":
        """The draft that holds the field of this name, and its name there."""
        for key, part in self.parts.items():
            if name.startswith(f"{key}."):
                return part.locate(name[len(key) + 1 :])
        return self, name

    def state(self, name: str) -> FieldState:
        """The state of the field of this name."""
        draft, own = self.locate(name)
        return draft.states[own]

    def __getitem__(self, name: str) -> Any:
        return self.state(name).value

    def __setitem__(self, name: str, text: Any) -> None:
        self.state(name).value = text

    def read(self, name: str) -> Any:
        """The value in an own field. Raises ParseError."""
        return self.fields[name].read(self.states[name].value)

    def read_or(self, name: str, otherwise: Any = None) -> Any:
        """The value in an own field, or `otherwise` where it cannot be read."""
        try:
            return self.read(name)
        except ParseError:
            return otherwise

    @property
    def is_touched(self) -> bool:
        """Whether anything is typed that is not in the workbook."""
        own: Iterable[FieldState | Draft] = self.states.values()
        return any(one.is_touched for one in (*own, *self.parts.values()))

    @property
    def is_new(self) -> bool:
        """Whether nothing of it is in the workbook yet."""
        own = all(plain(one.base) == plain(self._start[name]) for name, one in self.states.items())
        return own and all(part.is_new for part in self.parts.values())

    def on_change(self, then: Callable[[], None]) -> None:
        """Call `then` after each change of a field, here or in a part."""
        for state in self.states.values():
            state.observe(lambda _: then(), names="value")
        for part in self.parts.values():
            part.on_change(then)

    # ---- saving

    def problems(self) -> dict[str, str]:
        """By field, one sentence in plain words about what cannot be used."""
        return self.own_problems() | self._of_parts(lambda part: part.problems())

    def _of_parts(self, of: Callable[["Draft"], Mapping[str, Any]]) -> dict[str, Any]:
        """What `of` gives by field for each part, by the names that the fields have here."""
        return {f"{key}.{name}": one for key, part in self.parts.items() for name, one in of(part).items()}

    def own_problems(self) -> dict[str, str]:
        """The same for the own fields."""
        begun = {name: plain(self._start[name]) for name in self.fields}
        asked = (key for key, one in self.states.items() if one.is_touched or plain(one.value) == begun[key])
        return self._unreadable(asked) or self.check()  # what the workbook filled in is right as it is

    def _unreadable(self, names: Iterable[str]) -> dict[str, str]:
        """By field, why its text cannot be read."""
        found = {}
        for name in names:
            try:
                self.read(name)
            except ParseError as problem:
                found[name] = str(problem)
        return found

    def records(self) -> Iterator[Record]:
        """What is to be saved; only where there are no problems."""
        yield from self.own_records()
        for part in self.parts.values():
            yield from part.records()

    def removed(self) -> tuple[Record, ...]:
        """What is to be taken away; only where there are no problems."""
        inside = (record for part in self.parts.values() for record in part.removed())
        return (*self.own_removed(), *inside)

    def conflicts(self, workbook: Workbook) -> dict[str, str]:
        """By touched field, what somebody else saved there; each is told once."""
        shown, found = self.shown(workbook), dict[str, str]()
        for name, state in self.states.items():
            now = shown.get(name, self._start[name])
            if state.is_touched and plain(now) not in map(plain, (state.base, state.value, state.told)):
                state.told = now
                found[name] = f"{self.conflict(name, workbook)} Save again to put yours in its place."
        return found | self._of_parts(lambda part: part.conflicts(workbook))

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        """Compare what is typed with this workbook from now on."""
        self.workbook, shown = workbook, self.shown(workbook)
        for name, state in self.states.items():
            state.follow(shown.get(name, self._start[name]), mode)
        for part in self.parts.values():
            part.follow(workbook, mode)

    # ---- keeping a draft

    def changes(self) -> dict[str, Any]:
        """The touched fields by name, each with its base and its text, ready for JSON."""
        own = {name: [one.base, one.value] for name, one in self.states.items() if one.is_touched}
        return own | self._of_parts(lambda part: part.changes())

    def restore(self, changes: Mapping[str, Any]) -> None:
        """Put back what `changes` gave; what has no field any more is left out."""
        for name, state in self.states.items():
            if name in changes:
                state.base, state.value = changes[name]
        for key, part in self.parts.items():
            own = (name for name in changes if name.startswith(f"{key}."))
            part.restore({name.removeprefix(f"{key}."): changes[name] for name in own})


class DayDraft(Draft):
    """What is of one day, typed into the field `on`: today at first, and no later one.

    The day is kept with what is typed, which stays of its day when it is opened again on another one.
    """

    def __init__(
        self,
        on: Day,
        *,
        today: date,
        fields: Mapping[str, Field] | None = None,
        start: Mapping[str, Any] | None = None,
    ) -> None:
        day = replace(on, between=lambda: (None, today))
        super().__init__({"on": day, **(fields or {})}, {"on": today.isoformat(), **(start or {})})
        self.today = today

    @property
    def day(self) -> date:
        """The day that is typed; today as long as it cannot be read."""
        day: date = self.read_or("on", self.today)
        return day

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        if mode is Mode.REPLACE:  # the day that was just saved stays in sight
            self._start["on"] = self["on"]
        super().follow(workbook, mode)

    def changes(self) -> dict[str, Any]:
        found = super().changes()
        return {"on": [self["on"], self["on"]], **found} if found else {}

    def restore(self, changes: Mapping[str, Any]) -> None:
        if "on" in changes:
            self._start["on"] = changes["on"][0]
        super().restore(changes)


class RecordDraft(Draft, Generic[R]):
    """One record, by its declared fields.

    It is the one with the id `key`, or what `find` gives of a workbook. `given` has the other values of a new
    one that nobody types. `dated` are the id and the day of a record that is corrected on its day and written
    anew on another one. `more` are fields that are no fields of the record. With `optional` a record whose
    fields are emptied is taken away: all of them, or those that are named.
    """

    def __init__(  # noqa: PLR0913 - what the record is, and what is special about it
        self,
        declared: Declared[R],
        key: str = "",
        *,
        find: Callable[[Workbook], R | None] | None = None,
        given: Callable[[], Mapping[str, Any]] | Mapping[str, Any] | None = None,
        dated: Mapping[str, Any] | None = None,
        more: Mapping[str, Field] | None = None,
        start: Mapping[str, Any] | None = None,
        optional: bool | tuple[str, ...] = False,
    ) -> None:
        super().__init__(declared.fields | dict(more or {}), start)
        self.declared, self._optional = declared, tuple(self.fields) if optional is True else optional
        self.find = find or (lambda workbook: workbook.newest(declared.record, key))
        self._key, self._given, self._dated = {"id": key} if key else {}, given or {}, dated or {}
        self.known: R | None = None

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        known = self.find(workbook)
        return self.texts(known) if known else {}

    def texts(self, record: R) -> dict[str, Any]:
        """What stands in the fields for a record."""
        return {name: field.write(getattr(record, name)) for name, field in self.declared.fields.items()}

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        self.known = self.find(workbook)
        super().follow(workbook, mode)

    @property
    def is_emptied(self) -> bool:
        """Whether it is optional, and nothing stands in the fields that make it one."""
        return bool(self._optional) and all(
            plain(self.states[name].value) == self.fields[name].blank for name in self._optional or ()
        )

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to save: a new record that is begun, or one that is changed."""
        return any(one.is_touched for one in self.states.values()) and not self.is_emptied

    def values(self) -> dict[str, Any]:
        """The values of the declared fields; what was not touched is exactly as it was. Raises ParseError."""
        kept = self.known
        return {
            name: self.read(name) if kept is None or self.states[name].is_touched else getattr(kept, name)
            for name in self.declared.fields
        }

    def given(self) -> dict[str, Any]:
        """The values of a new record that nobody types."""
        given = self._given() if callable(self._given) else self._given
        return {**self._key, **given, **self._dated}

    def whole(self) -> dict[str, Any]:
        """All values of the record as typed. Raises ParseError."""
        if self.known is None:
            return {**self.given(), **self.values()}
        of_today = all(getattr(self.known, name) == day for name, day in self._dated.items() if name != "id")
        return {**vars(self.known), **self.values(), **({} if of_today else self._dated)}

    def made(self) -> R:
        """The record as typed. Raises ParseError or RecordError."""
        return self.declared.record(**self.whole())

    def own_problems(self) -> dict[str, str]:
        if not self.is_wanted:
            return {}
        asked = (name for name in self.fields if self.known is None or self.states[name].is_touched)
        found = self._unreadable(asked)
        return self._broken_rules(found) | found if found else self.check() or self._broken_rules({})

    def _broken_rules(self, unreadable: Mapping[str, str]) -> dict[str, str]:
        """The record's own sentences; one about a value that nobody types stands beside the first field.

        With texts that cannot be read they are those of the other fields.
        """
        if not unreadable:
            first, problems = next(iter(self.fields)), self.declared.record.problems(**self.whole())
            return {name if name in self.fields else first: problem for name, problem in problems.items()}
        kept = self.given() if self.known is None else vars(self.known)
        typed = {name: self.read(name) for name in self.declared.fields if name not in unreadable}
        values = {name: value for name, value in {**kept, **typed}.items() if name not in unreadable}
        problems = self.declared.record.problems(**values)
        return {name: problem for name, problem in problems.items() if name in self.declared.fields}

    def own_records(self) -> Iterator[Record]:
        if self.is_wanted and (made := self.made()) != self.known:
            yield made

    def own_removed(self) -> tuple[Record, ...]:
        return self.saved if self.is_emptied else ()

    @property
    def saved(self) -> tuple[Record, ...]:
        """All that is in the workbook of it, which goes when it is taken away."""
        return (self.known,) if self.known is not None else ()
