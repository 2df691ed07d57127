"""What the steps of a goal share: advice beside the fields, records with versions, and amounts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.forms.parsing import number_as_text
from goalkit.model import Goal, Record, Workbook
from goalkit.model.goal import Versioned
from goalkit.model.revision import Standing

V = TypeVar("V", bound=Versioned)
MILLION = 1_000_000
NO_REASON = "This was agreed and has been read since: say what changed, and why."


class Advice:
    """A heading with a list below it, hidden while there is nothing to say. `view` is what is shown."""

    def __init__(self, title: str, *below: ipw.Widget) -> None:
        self._list = ipw.HTML()
        self.view = ui.box("advice", ui.words(title, "part", "h4"), self._list, *below)
        self.show(())

    def show(self, sentences: Iterable[str]) -> None:
        """Show these sentences, or nothing at all."""
        self.show_items([ui.marked(one, "said", "li") for one in sentences if one])

    def show_items(self, items: list[str]) -> None:
        """Show these items of a list, which are HTML."""
        self._list.value = f'<ul class="goalkit-list">{"".join(items)}</ul>' if items else ""
        ui.show(self, shown=items)


class Offer(Advice):
    """Advice with a button to take what is offered."""

    def __init__(self, title: str, label: str, take: Callable[[], object]) -> None:
        self.take_button = ui.button(label, take)
        super().__init__(title, ui.box("line", self.take_button))


class VersionedDraft(ui.RecordDraft[V]):
    """A record that keeps its versions: a moved goalpost of what is settled is a new one, with its reason.

    `standing` gives how firm it stands in a workbook. The field `reason` is that of the next version.
    """

    def __init__(  # noqa: PLR0913 - what the record is, and what is special about it
        self,
        declared: ui.Declared[V],
        record_id: str,
        standing: Callable[[Workbook], Standing[V] | None],
        *,
        given: Callable[[], Mapping[str, Any]] | Mapping[str, Any],
        start: Mapping[str, Any],
        more: Mapping[str, ui.Field] | None = None,
    ) -> None:
        super().__init__(declared, record_id, given=given, start=start, more=more)
        self._id, self._standing = record_id, standing
        self._versions: tuple[Record, ...] = ()
        self.standing: Standing[V] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a moved goalpost needs a reason."""
        return self.standing is not None and self.standing.settled

    def follow(self, workbook: Workbook, mode: ui.Mode = ui.Mode.MERGE) -> None:
        self.standing = self._standing(workbook)
        alike: tuple[Record, ...] = workbook.goals if self.declared.record is Goal else workbook.measures
        self._versions = tuple(one for one in alike if one.id == self._id)
        super().follow(workbook, mode)

    @property
    def saved(self) -> tuple[Record, ...]:
        return self._versions

    def texts(self, record: V) -> dict[str, Any]:
        return super().texts(record) | {"reason": ""}

    def own_problems(self) -> dict[str, str]:
        found = super().own_problems()
        if found or not self.is_wanted or self["reason"].strip() or self.standing is None:
            return found
        return {"reason": NO_REASON} if self.standing.asks_reason(self.made()) else {}

    def own_records(self) -> Iterator[Record]:
        for typed in super().own_records():
            reason = self["reason"].strip()
            yield self.standing.following(self.made(), reason) if self.standing else typed


@dataclass(frozen=True, kw_only=True)
class Amount(ui.Number):
    """An exact number, in millions where it is as large: `23.5 M`."""

    def write(self, value: Any) -> Any:
        if value is None or abs(value) < MILLION or value % (MILLION // 100):
            return super().write(value)
        return f"{number_as_text((value / MILLION).normalize())} M"
