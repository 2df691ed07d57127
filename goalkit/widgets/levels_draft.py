"""The level each goal had at the end of a period, in the words that were written before it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from traitlets import Unicode

from goalkit.model import AttainmentRating, AttainmentScale, Record, Workbook
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import typed_text
from goalkit.wording import signed_text

LEVELS = (-2, -1, 0, 1, 2)
FROM_READING = "Leave it as it is, or choose another level and say why."
NOT_READ = "No reading up to that day gives the level: choose it yourself."


@dataclass(frozen=True, kw_only=True)
class AskedScale:
    """An attainment scale to rate, and the goal that it is about in words.

    `level` is what the reading gives on a numeric scale, and `reading` the reading in words; None and
    empty where nothing gives a level by itself.
    """

    scale: AttainmentScale
    goal: str
    level: int | None = None
    reading: str = ""


class LevelDraft(Draft):
    """One scale: its level and a note; without a level it is not rated, or what the reading gives."""

    level, note = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, asked: AskedScale) -> None:
        super().__init__()
        self.asked = asked

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What the reading gives, or nothing, and the five levels to choose from, in their words."""
        levels = (one for one in LEVELS if one != self.asked.level or self.level == str(one))
        return (self._unrated, ""), *((f"{signed_text(one)}: {self._words(one)}", str(one)) for one in levels)

    @property
    def has_level(self) -> bool:
        """Whether there is a level, chosen or from the reading."""
        return bool(self.level) or self.asked.level is not None

    @property
    def rated(self) -> int | None:
        """The level that a person says: the chosen one, or with a note the one that the reading gives."""
        return int(self.level) if self.level else self.asked.level if self.note.strip() else None

    @property
    def told(self) -> str:
        """What stands below the choice."""
        if self.asked.level is None:
            return "" if self.asked.scale.measure_id is None else NOT_READ
        return FROM_READING

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"note": self._said_why} if self._is_another else {}

    @property
    def _unrated(self) -> str:
        level = self.asked.level
        if level is None:
            return "not rated"
        return f"from the reading {self.asked.reading}: {signed_text(level)} ({self._words(level)})"

    @property
    def _is_another(self) -> bool:
        return bool(self.level) and self.asked.level not in (None, int(self.level))

    def _said_why(self) -> str:
        return typed_text(self.note, "Say why it is another level than the reading gives.")

    def _words(self, level: int) -> str:
        return self.asked.scale.levels[level - LEVELS[0]]


class LevelsDraft(RecordsDraft):
    """The ratings of one day, each a part by the id of its scale."""

    def __init__(self, workbook: Workbook, asked: Sequence[AskedScale], *, on: date) -> None:
        super().__init__()
        self.on = on
        self.scales = {one.scale.id: LevelDraft(one) for one in asked}
        self.parts = {**self.scales}
        self.follow(workbook)
        for key, known in self._known.items():
            part = self.scales[key]
            as_read = known.level == part.asked.level and known.note
            part.level, part.note = "" if as_read else str(known.level), known.note
            self.saw(known)

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, part in self.scales.items():
            if part.rated is not None:
                yield f"{key}.level", self._rating(key, part, part.rated)

    def gone(self) -> tuple[Record, ...]:
        return tuple(known for key, known in self._known.items() if self.scales[key].rated is None)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, AttainmentRating):
            note = f", “{there.note}”" if there.note else ""
            return f"Saved meanwhile: {signed_text(there.level)}{note}."
        return super().said(there, typed)

    def follow(self, workbook: Workbook) -> None:
        rated = (one for one in workbook.attainment_ratings if one.rated_on == self.on)
        self._known = {one.scale_id: one for one in rated if one.scale_id in self.scales}

    def _rating(self, scale_id: str, part: LevelDraft, level: int) -> AttainmentRating:
        known = self._known.get(scale_id)
        key = known.id if known else f"r-{scale_id}-{self.on.isoformat()}"
        return AttainmentRating(
            id=key, scale_id=scale_id, rated_on=self.on, level=level, note=part.note.strip()
        )
