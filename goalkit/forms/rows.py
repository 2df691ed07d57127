"""Many like parts of a form: rows that can be added and removed, and parts of which some are in sight."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any, Generic, TypeVar

import ipywidgets as ipw

from goalkit.forms.card import Form
from goalkit.forms.controls import Control, Label, box, button, views
from goalkit.forms.draft import Draft, RecordDraft
from goalkit.forms.state import Mode
from goalkit.forms.steps import Chooser
from goalkit.model import Record, Workbook
from goalkit.model.record import new_id

D = TypeVar("D", bound=Draft)
MOST = 8
"""How many parts are in sight at once."""


def _saved(draft: Draft) -> tuple[Record, ...]:
    """What is in the workbook of a draft that is one record."""
    return draft.saved if isinstance(draft, RecordDraft) else ()


class RowsDraft(Draft, Generic[D]):
    """Drafts of one kind, one below the other, of which there can be more or fewer.

    `make` gives the draft of a row for its key: the id of what it becomes. `keys` are there at first.
    """

    AWAY = "taken_away"
    """Under which name the keys of rows that were taken away are kept."""

    def __init__(self, make: Callable[[str], D], keys: Iterable[str] = ()) -> None:
        super().__init__()
        self._make = make
        self._listeners: list[Callable[[], None]] = []
        self._moved: list[Callable[[], None]] = []
        self.away: dict[str, D] = {}
        """The rows that were taken away, by key."""
        for key in keys:
            self.add(key)

    @property
    def rows(self) -> dict[str, D]:
        """The rows that are there, by key."""
        return self.parts  # type: ignore[return-value] # only `add` puts one there

    def add(self, key: str = "") -> str:
        """Put a row at the end and return its key; without one it is a new one."""
        key = key or new_id()
        self.parts[key] = self._make(key)
        for then in self._listeners:
            self.parts[key].on_change(then)
        return key

    def take_away(self, key: str) -> None:
        """Take a row away."""
        self.away[key] = self.rows[key]
        del self.parts[key]
        for then in self._listeners:
            then()

    @property
    def is_touched(self) -> bool:
        return super().is_touched or bool(self.own_removed())

    def own_removed(self) -> tuple[Record, ...]:
        return tuple(one for draft in self.away.values() for one in _saved(draft))

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        """Rows follow their records: one that was saved goes with it, and comes again with it."""
        there = [key for key, draft in self.rows.items() if _saved(draft)]
        gone = [key for key, draft in self.away.items() if not _saved(draft)]
        super().follow(workbook, mode)
        for draft in self.away.values():
            draft.follow(workbook, mode)
        left = [key for key in there if not _saved(self.rows[key]) and not self.rows[key].is_touched]
        came = [key for key in gone if _saved(self.away[key])]
        self.away |= {key: self.rows[key] for key in left}
        self.parts = {key: one for key, one in self.parts.items() if key not in left}
        self.parts |= {key: self.away.pop(key) for key in came}
        if left or came:
            for then in self._moved:
                then()

    def when_moved(self, then: Callable[[], None]) -> None:
        """Call `then` after rows went or came with their records."""
        self._moved.append(then)

    def on_change(self, then: Callable[[], None]) -> None:
        self._listeners.append(then)
        super().on_change(then)

    def changes(self) -> dict[str, Any]:
        away = {self.AWAY: sorted(self.away)} if self.own_removed() else {}
        return super().changes() | away

    def restore(self, changes: Mapping[str, Any]) -> None:
        for name in changes:
            if "." in name and not any(name.startswith(f"{key}.") for key in self.parts):
                self.add(name.partition(".")[0])
        super().restore(changes)
        for key in changes.get(self.AWAY, ()):
            if key in self.parts:
                self.take_away(key)


class Rows:
    """The rows of a part of a form's draft. `view` is what is shown.

    `show` gives what is shown for the row of a key, the number of which is told as well; it adds its
    controls to the form under `{name}.{key}.field`. `what` is the word for a row. A row of which `stays`
    is true cannot be removed. With `one` there is an empty row where there would be none; without `more`
    only the page adds rows.
    """

    def __init__(  # noqa: PLR0913 - what is shown, and the words and the rule for its buttons
        self,
        form: Form,
        name: str,
        show: Callable[[str, int], Any],
        *,
        what: str,
        stays: Callable[[str], bool] = lambda _: False,
        one: bool = False,
        more: bool = True,
    ) -> None:
        draft = form.draft.parts[name]
        assert isinstance(draft, RowsDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
        self._form, self._name, self._draft, self._show, self._what = form, name, draft, show, what
        self._stays, self._place, self._numbers = stays, box("rows"), count(1)
        self._shown: dict[str, ipw.Widget] = {}
        another = box("line", button(f"Another {what}", self.add)) if more else None
        self.view = box("rows", self._place, another)
        if one and not draft.rows:
            draft.add()
        draft.when_moved(self._lay_out)
        self._lay_out()

    def add(self, fill: Callable[[Any], None] = lambda _: None) -> str:
        """Show one more, empty or as `fill` leaves its draft, and return its key."""
        key = self._draft.add()
        fill(self._draft.rows[key])
        self._lay_out()
        return key

    def take_away(self, key: str) -> None:
        """Show the row of this key no more."""
        self._draft.take_away(key)
        self._lay_out()

    def _lay_out(self) -> None:
        for key in self._shown.keys() - self._draft.rows.keys():
            self._form.forget(f"{self._name}.{key}")
            del self._shown[key]
        self._shown = {key: self._shown.get(key) or self._made(key) for key in self._draft.rows}
        self._place.children = [*self._shown.values()]

    def _made(self, key: str) -> ipw.Widget:
        away = button(f"Remove this {self._what}", lambda: self.take_away(key))
        away.add_class("goalkit-away")
        return box("one", self._show(key, next(self._numbers)), not self._stays(key) and away)


class Paged:
    """Parts of a form by their name, each made when it comes into sight for the first time.

    `show` gives what is shown for a part, the number of which is told as well. Few parts stand one below
    the other; of many there are `most` in sight, at first those around the one named `first`, and a list
    with the label "Goals" where `what` is "goal". What keeps a save from being made comes into sight.
    `views` are what is shown.
    """

    def __init__(  # noqa: PLR0913 - what is shown, the word for it, and where it begins
        self,
        form: Form,
        names: Iterable[str],
        show: Callable[[str, int], Any],
        *,
        what: str,
        first: str = "",
        most: int = MOST,
    ) -> None:
        self._names, self._most = list(names), most
        self._part = cache(lambda name: show(name, self._names.index(name) + 1))
        many = len(self._names)
        if many <= most:
            self.views = self._shown("0")
            return
        pages = [
            (f"{start + 1} to {min(start + most, many)} of {many}", str(page))
            for page, start in enumerate(range(0, many, most))
        ]
        chosen, plural = self._page_of(first) if first in self._names else "0", f"{what}s"
        self._chooser = Chooser(
            plural.capitalize(), pages, self._shown, chosen=chosen, further=f"Next {plural}"
        )
        self.views = (self._chooser,)
        form.when_pointed_at(self.show)

    def show(self, names: Sequence[str]) -> None:
        """Bring the part into sight that the first of these fields belongs to."""
        for part in self._names:
            if names[0].startswith(f"{part}."):
                self._chooser.choice.value = self._page_of(part)

    def _page_of(self, part: str) -> str:
        return str(self._names.index(part) // self._most)

    def _shown(self, page: str) -> tuple[Any, ...]:
        start = int(page) * self._most
        return tuple(self._part(name) for name in self._names[start : start + self._most])


class RatedRow:
    """A choice with a few words to it, which are asked for once something is chosen; `view` is what is shown.

    `choice` and `note` are the names of their fields, `labels` what stands above them.
    """

    def __init__(self, form: Form, choice: str, note: str, labels: tuple[str | Label, str | Label]) -> None:
        self._form, self._note_name, self._labels = form, note, labels
        self._states = (form.draft.state(choice), form.draft.state(note))
        self._choice = form.add(choice, labels[0])
        self._note: Control | None = None
        self._beside = box("beside")
        self.view = box("rated", self._choice, self._beside)
        for state in self._states:
            state.observe(self._follow, names="value")
        self._follow()

    def rename(self, labels: tuple[str | Label, str | Label]) -> None:
        """Label the choice and the words like this."""
        self._labels = labels
        self._choice.rename(labels[0])
        if self._note is not None:
            self._note.rename(labels[1])

    def _follow(self, _: object = None) -> None:
        if self._note is None and any(state.value for state in self._states):
            self._note = self._form.add(self._note_name, self._labels[1])
            self._beside.children = views(self._note)
