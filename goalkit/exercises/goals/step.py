"""What the steps of a goal share: their form, advice beside it, records with versions, and amounts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import ipywidgets as ipw

from goalkit.exercises.goals.smart import Letter
from goalkit.forms import (
    Debounce,
    Declared,
    Draft,
    Form,
    Mode,
    Number,
    RecordDraft,
    box,
    button,
    marked,
    show,
    words,
)
from goalkit.forms.parsing import number_as_text
from goalkit.model import Record, Workbook
from goalkit.model.goal import Versioned
from goalkit.model.revision import Standing
from goalkit.open_workbook import OpenWorkbook

V = TypeVar("V", bound=Versioned)
MILLION = 1_000_000
NO_REASON = "This was agreed and has been read since: say what changed, and why."


class StepForm(Form):
    """The form of a step of a goal, with advice that follows what is typed: see `look`."""

    def __init__(self, draft: Draft, book: OpenWorkbook, *, name: str) -> None:
        super().__init__(draft, book, name=name)
        self._looking = Debounce(self.look)

    def begin(self, *views: ipw.Widget) -> None:
        """Show these in the card, and look at what is typed now and after each change."""
        self.lay_out(*views)
        self.draft.on_change(self._looking.ask)
        self.look()

    def look(self) -> None:
        """Show the advice for what is typed so far."""


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
        show(self.view, shown=bool(items))


class Offer(Advice):
    """Advice with a button to take what is offered."""

    def __init__(self, title: str, label: str, take: Callable[[], object]) -> None:
        self.take_button = button(label, take)
        super().__init__(title, box("line", self.take_button))


def _letter(one: Letter) -> str:
    sign, lacking = ("✓", "") if one.met else ("○", ", not yet")
    text = f"{sign} {one.letter} – {one.word}{lacking}: {one.said}"
    return marked(text, "met" if one.met else "open", "li")


class VersionedDraft(RecordDraft[V]):
    """A record that keeps its versions: a moved goalpost of what is settled is a new one, with its reason.

    `standing` gives how firm it stands in a workbook. The field `reason` is that of the next version.
    """

    def __init__(
        self,
        declared: Declared[V],
        record_id: str,
        standing: Callable[[Workbook], Standing[V] | None],
        *,
        given: Mapping[str, Any],
        start: Mapping[str, Any],
    ) -> None:
        super().__init__(
            declared,
            record_id,
            given=given,
            start=start,
        )
        self._id, self._standing = record_id, standing
        self._versions: tuple[Record, ...] = ()
        self.standing: Standing[V] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a moved goalpost needs a reason."""
        return self.standing is not None and self.standing.settled

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        self.standing = self._standing(workbook)
        both = (*workbook.goals, *workbook.measures)
        own = (one for one in both if isinstance(one, self.declared.record))
        self._versions = tuple(one for one in own if one.id == self._id)
        super().follow(workbook, mode)

    @property
    def saved(self) -> tuple[Record, ...]:
        return self._versions

    def texts(self, record: V) -> dict[str, Any]:
        return super().texts(record) | {"reason": ""}

    def own_problems(self) -> dict[str, str]:
        found = super().own_problems()
        if found or not self.is_wanted or self["reason"].strip():
            return found
        asks = self.standing is not None and self.standing.asks_reason(self.made())
        return {"reason": NO_REASON} if asks else {}

    def own_records(self) -> Iterator[tuple[str, Record]]:
        for name, typed in super().own_records():
            reason = self["reason"].strip()
            yield name, self.standing.following(self.made(), reason) if self.standing else typed


@dataclass(frozen=True, kw_only=True)
class Amount(Number):
    """An exact number, in millions where it is as large: `23.5 M`."""

    def write(self, value: Any) -> Any:
        if value is None or abs(value) < MILLION or value % (MILLION // 100):
            return super().write(value)
        return f"{number_as_text((value / MILLION).normalize())} M"
