"""Many like parts of a form: rows that can be added and removed, and parts of which some are in sight."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from typing import Any

import ipywidgets as ipw

from goalkit.forms.card import Form
from goalkit.forms.controls import Control, Label, box, button, views
from goalkit.forms.draft import RowsDraft
from goalkit.forms.steps import Chooser

MOST = 8
"""How many parts are in sight at once."""


class Rows:
    """The rows of a part of a form's draft. `view` is what is shown.

    `show` gives what is shown for the row of a key, the number of which is told as well; it adds its
    controls to the form under `{name}.{key}.field`. `what` is the word for a row. A row of which `stays`
    is true cannot be removed. With `one` there is an empty row where there would be none.
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
    ) -> None:
        draft = form.draft.parts[name]
        assert isinstance(draft, RowsDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
        self._form, self._name, self._draft, self._show, self._what = form, name, draft, show, what
        self._stays, self._place, self._numbers = stays, box("rows"), count(1)
        self._row = cache(self._made)
        self.view = box("rows", self._place, box("line", button(f"Another {what}", self.add)))
        if one and not draft.rows:
            draft.add()
        self._lay_out()

    def add(self) -> str:
        """Show one more, empty, and return its key."""
        key = self._draft.add()
        self._lay_out()
        return key

    def take_away(self, key: str) -> None:
        """Show the row of this key no more."""
        self._draft.take_away(key)
        self._form.forget(f"{self._name}.{key}")
        self._lay_out()

    def _lay_out(self) -> None:
        self._place.children = [self._row(key) for key in self._draft.rows]

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

    def show(self, name: str) -> None:
        """Bring the part into sight that the field of this name belongs to."""
        for part in self._names:
            if name.startswith(f"{part}."):
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
