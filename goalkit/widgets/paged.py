"""Many like parts of a form, so many at a time: a list to choose from, and a button to the next."""

from collections.abc import Callable, Mapping, Sequence

import ipywidgets as ipw

from goalkit.widgets.chooser import Chooser
from goalkit.widgets.controls import box, button
from goalkit.widgets.form import Form

MOST = 8
"""How many parts are in sight at once."""


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
        form.when_said(self.show)
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
