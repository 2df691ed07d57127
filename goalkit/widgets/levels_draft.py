"""The level each goal had at the end of a period, in the words that were written before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from traitlets import Unicode

from goalkit.model import AttainmentRating, AttainmentScale, Record, Workbook
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.wording import signed_text

LEVELS = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, kw_only=True)
class AskedScale:
    """An attainment scale to rate, and the goal that it is about in words."""

    scale: AttainmentScale
    goal: str


class LevelDraft(Draft):
    """One scale: its level, or nothing, and a note."""

    level, note = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, asked: AskedScale) -> None:
        super().__init__()
        self.asked = asked

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """The five levels to choose from, in their words."""
        levels = zip(LEVELS, self.asked.scale.levels, strict=True)
        return ("not rated", ""), *((f"{signed_text(level)}: {words}", str(level)) for level, words in levels)


class LevelsDraft(RecordsDraft):
    """The ratings of one day, each a part by the id of its scale."""

    def __init__(self, workbook: Workbook, asked: Sequence[AskedScale], *, on: date) -> None:
        super().__init__()
        self.on = on
        self.scales = {one.scale.id: LevelDraft(one) for one in asked}
        self.parts = {**self.scales}
        self.follow(workbook)
        for key, known in self._known.items():
            self.scales[key].level, self.scales[key].note = str(known.level), known.note
            self.saw(known)

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, part in self.scales.items():
            if part.level:
                yield f"{key}.level", self._rating(key, part)

    def gone(self) -> tuple[Record, ...]:
        return tuple(known for key, known in self._known.items() if not self.scales[key].level)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, AttainmentRating):
            note = f", “{there.note}”" if there.note else ""
            return f"Saved meanwhile: {signed_text(there.level)}{note}."
        return super().said(there, typed)

    def follow(self, workbook: Workbook) -> None:
        rated = (one for one in workbook.attainment_ratings if one.rated_on == self.on)
        self._known = {one.scale_id: one for one in rated if one.scale_id in self.scales}

    def _rating(self, scale_id: str, part: LevelDraft) -> AttainmentRating:
        known = self._known.get(scale_id)
        key = known.id if known else f"r-{scale_id}-{self.on.isoformat()}"
        return AttainmentRating(
            id=key, scale_id=scale_id, rated_on=self.on, level=int(part.level), note=part.note.strip()
        )
