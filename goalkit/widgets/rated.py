"""A choice on a scale with a few words to it, which are asked for once something is chosen."""

from collections.abc import Callable

import ipywidgets as ipw
from traitlets import Unicode

from goalkit.widgets.controls import box, choice_field, text_field
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Form
from goalkit.widgets.typed import TypedError

Options = tuple[tuple[str, str], ...]


class RatedDraft(Draft):
    """One choice, "" being none, and words to it. With `needed`, a sentence, one has to be chosen."""

    rating, note = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, needed: str = "") -> None:
        super().__init__()
        self._needed = needed

    @property
    def number(self) -> int | None:
        """What is chosen, as a number."""
        return int(self.rating) if self.rating else None

    @property
    def words(self) -> str:
        """The words without blanks around them."""
        return self.note.strip()

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"rating": self._chosen}

    def _chosen(self) -> None:
        if not self.rating and self._needed:
            raise TypedError(self._needed)
        if not self.rating and self.words:
            raise TypedError("There are words to it: choose a number too, or empty them.")


def rated_row(form: Form, name: str, label: str, note_label: str, options: Options) -> ipw.Widget:
    """The controls of the RatedDraft of this name; the words have their control once it is needed."""
    draft, _ = form.draft.field(f"{name}.rating")
    beside = box("beside")

    def follow(_: object = None) -> None:
        if draft.typed() and not beside.children:
            beside.children = (form.add(f"{name}.note", text_field, note_label).view,)

    choice = form.add(f"{name}.rating", choice_field, label, options=options)
    draft.observe(follow, names=["rating", "note"])
    follow()
    return box("rated", choice.view, beside)
