"""A choice on a scale with a few words to it, which are asked for once something is chosen."""

from collections.abc import Callable

from traitlets import Unicode

from goalkit.widgets.controls import Field, box, choice_field, text_field
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Form
from goalkit.widgets.labels import Label, described
from goalkit.widgets.typed import TypedError

Options = tuple[tuple[str, str], ...]
Labels = tuple[str | Label, str | Label]


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


class RatedRow:
    """The controls of the RatedDraft of this name; the words have theirs once they are needed.

    `view` is what is shown, `name_anew` gives both another label.
    """

    def __init__(self, form: Form, name: str, labels: Labels, options: Options) -> None:
        self._form, self._name, self._labels = form, name, labels
        self._draft, _ = form.draft.field(f"{name}.rating")
        self._choice = form.add(f"{name}.rating", choice_field, labels[0], options=options)
        self._words: Field | None = None
        self._beside = box("beside")
        self.view = box("rated", self._choice.view, self._beside)
        self._draft.observe(self._follow, names=["rating", "note"])
        self._follow()

    def name_anew(self, labels: Labels) -> None:
        """Label the choice and the words like this."""
        self._labels = labels
        _describe(self._choice, labels[0])
        if self._words is not None:
            _describe(self._words, labels[1])

    def _follow(self, _: object = None) -> None:
        if self._draft.typed() and self._words is None:
            self._words = self._form.add(f"{self._name}.note", text_field, self._labels[1])
            self._beside.children = (self._words.view,)


def _describe(field: Field, label: str | Label) -> None:
    for name, value in described(label).items():
        setattr(field.control, name, value)
