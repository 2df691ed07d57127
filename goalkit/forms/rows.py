"""Many like parts of a form: rows that can be added and removed, and parts of which some are in sight."""

from collections.abc import Callable, Mapping, Sequence

import ipywidgets as ipw

from goalkit.forms.card import Form
from goalkit.forms.controls import Control, Label, box, button
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
        show: Callable[[str, int], ipw.Widget],
        *,
        what: str,
        stays: Callable[[str], bool] = lambda _: False,
        one: bool = False,
    ) -> None:
        draft = form.draft.parts[name]
        assert isinstance(draft, RowsDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
        self._form, self._name, self._draft, self._show, self._what = form, name, draft, show, what
        self._stays = stays
        self._place = box("rows")
        self._shown: dict[str, ipw.Widget] = {}
        self._numbers: dict[str, int] = {}
        self.add_button = button(f"Another {what}", self.add)
        self.view = box("rows", self._place, box("line", self.add_button))
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
        self._shown = {key: self._shown.get(key) or self._row(key) for key in self._draft.rows}
        self._place.children = tuple(self._shown.values())

    def _row(self, key: str) -> ipw.Widget:
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        if self._stays(key):
            return box("one", self._show(key, number))
        away = button(f"Remove this {self._what}", lambda: self.take_away(key))
        away.add_class("goalkit-away")
        return box("one", self._show(key, number), away)


class Paged:
    """Parts of a form by the name of their draft, each made when it comes into sight for the first time.

    Few of them stand one below the other; of many there are `most` in sight, at first those around the
    one named `first`, and a list with the label "Goals" where `what` is "goal". What keeps a save from
    being made comes into sight. `views` are what is shown.
    """

    def __init__(
        self,
        form: Form,
        parts: Mapping[str, Callable[[], ipw.Widget]],
        *,
        what: str,
        first: str = "",
        most: int = MOST,
    ) -> None:
        self._parts, self._what, self._most = parts, what, most
        self._names = list(parts)
        self._made: dict[str, ipw.Widget] = {}
        form.when_pointed_at(self.show)
        if len(parts) <= most:
            self.views = self._shown("0")
            return
        page = self._page_of(first) if first in parts else "0"
        self._chooser = Chooser(f"{what.capitalize()}s", self._pages(), self._shown, chosen=page)
        self.views = (self._chooser.view,)

    def show(self, name: str) -> None:
        """Bring the part into sight that the field of this name belongs to."""
        part = next((part for part in self._names if name.startswith(f"{part}.")), None)
        if part is not None and len(self._names) > self._most:
            self._chooser.choice.value = self._page_of(part)

    def _pages(self) -> list[tuple[str, str]]:
        many = len(self._names)
        firsts = range(0, many, self._most)
        return [
            (f"{first + 1} to {min(first + self._most, many)} of {many}", str(page))
            for page, first in enumerate(firsts)
        ]

    def _page_of(self, part: str) -> str:
        return str(self._names.index(part) // self._most)

    def _shown(self, page: str) -> Sequence[ipw.Widget]:
        first = int(page) * self._most
        names = self._names[first : first + self._most]
        for name in names:
            self._made[name] = self._made.get(name) or self._parts[name]()
        shown = [self._made[name] for name in names]
        if first + self._most < len(self._names):
            shown.append(box("line", button(f"Next {self._what}s", lambda: self._go_to(int(page) + 1))))
        return shown

    def _go_to(self, page: int) -> None:
        self._chooser.choice.value = str(page)
        self._chooser.choice.focus()


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
        self.view = box("rated", self._choice.view, self._beside)
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
            self._beside.children = (self._note.view,)
