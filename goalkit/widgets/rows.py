"""Rows on a page: one below the other, with a button to add one and one at each to take it away."""

from collections.abc import Callable

import ipywidgets as ipw

from goalkit.widgets.controls import box, button
from goalkit.widgets.form import Form
from goalkit.widgets.rows_draft import RowsDraft


class Rows:
    """The rows of a part of a form's draft. `view` is what is shown.

    `show` gives what is shown for the row of a key; it adds its controls to the form under
    `{name}.{key}.field`. `another` is the label of the button that adds one, `what` the word for a row.
    A row of which `stays` is true has no button to take it away.
    """

    def __init__(  # noqa: PLR0913 - what is shown, and the words and the rule for its buttons
        self,
        form: Form,
        name: str,
        show: Callable[[str], ipw.Widget],
        *,
        another: str,
        what: str,
        stays: Callable[[str], bool] = lambda _: False,
    ) -> None:
        part, _ = form.draft.field(f"{name}.taken_away")
        assert isinstance(part, RowsDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
        self._form, self._name, self._draft, self._show, self._what = form, name, part, show, what
        self._stays = stays
        self._place = box("rows")
        self._shown: dict[str, ipw.Widget] = {}
        self.add_button = button(another, self.add)
        self.view = box("rows", self._place, box("line", self.add_button))
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
        if self._stays(key):
            return box("one", self._show(key))
        away = button(f"Take this {self._what} away", lambda: self.take_away(key))
        away.add_class("goalkit-away")
        return box("one", self._show(key), away)
