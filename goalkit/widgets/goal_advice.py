"""Advice beside a form: what was read, what could be clearer. It is never in the way of a save."""

from collections.abc import Callable, Iterable, Sequence

import ipywidgets as ipw

from goalkit.analysis.smart import Letter
from goalkit.widgets.controls import box, button, marked, words


class Advice:
    """A heading with a list below it, hidden while there is nothing to say. `view` is what is shown."""

    def __init__(self, title: str, *below: ipw.Widget) -> None:
        self._list = ipw.HTML()
        self.view = box("advice", words(title, "part", "h4"), self._list, *below)
        self.show(())

    def show(self, sentences: Iterable[str]) -> None:
        """Show these sentences, or nothing at all."""
        self._show([marked(one, "said", "li") for one in sentences if one])

    def show_letters(self, letters: Iterable[Letter]) -> None:
        """Show the letters of SMART, each with its sign: has it, or not yet."""
        self._show([_letter(one) for one in letters])

    @property
    def said(self) -> str:
        """What is shown, as HTML."""
        return str(self._list.value)

    def _show(self, items: Sequence[str]) -> None:
        self._list.value = f'<ul class="goalkit-list">{"".join(items)}</ul>' if items else ""
        self.view.layout.display = None if items else "none"


class Offer(Advice):
    """Advice with a button to take what is offered."""

    def __init__(self, title: str, label: str, take: Callable[[], object]) -> None:
        self.take_button = button(label, take)
        super().__init__(title, box("line", self.take_button))


def _letter(one: Letter) -> str:
    sign, lacking = ("✓", "") if one.met else ("○", ", not yet")
    text = f"{sign} {one.letter} – {one.word}{lacking}: {one.said}"
    return marked(text, "met" if one.met else "open", "li")
