"""The level each goal had at the end of a period, in the words that were written before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import ipywidgets as ipw

from goalkit.forms import AfterSave, Book, Draft, Form, Paged, RecordDraft, area, box, choice, form, words
from goalkit.model import AttainmentRating, AttainmentScale, Record
from goalkit.wording import day_text, signed_text

LEVELS = (-2, -1, 0, 1, 2)
FROM_READING = "Leave it as it is, or choose another level and say why."
NOT_READ = "No reading up to that day gives the level: choose it yourself."
NEEDS_LEVEL = "Choose a level as well, or empty the note."
NEEDS_NOTE = "Say why it is another level than the reading gives."
RATING = form(
    AttainmentRating,
    only=["level", "note"],
    labels={"level": "Which level?", "note": "What makes you say so?"},
    level=choice((), int),
    note=area(2),
)


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

    def words(self, level: int) -> str:
        """A level in the words that were written for it."""
        return self.scale.levels[level - LEVELS[0]]


class LevelDraft(RecordDraft[AttainmentRating]):
    """The rating of a scale on a day; without a level it is not rated, or what the reading gives."""

    def __init__(self, asked: AskedScale, *, on: date) -> None:
        self.asked, key = asked, asked.scale.id
        super().__init__(
            RATING,
            find=lambda workbook: next(
                (one for one in workbook.attainment_ratings if (one.scale_id, one.rated_on) == (key, on)),
                None,
            ),
            given={"id": f"r-{key}-{on.isoformat()}", "scale_id": key, "rated_on": on},
            optional=True,
        )

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What the reading gives, or nothing, and the five levels to choose from, in their words."""
        asked, level = self.asked, self.asked.level
        unrated = "not rated"
        if level is not None:
            unrated = f"from the reading {asked.reading}: {signed_text(level)} ({asked.words(level)})"
        others = (one for one in LEVELS if one != level or self["level"] == str(one))
        return (unrated, ""), *((f"{signed_text(one)}: {asked.words(one)}", str(one)) for one in others)

    @property
    def has_level(self) -> bool:
        """Whether there is a level, chosen or from the reading."""
        return bool(self["level"]) or self.asked.level is not None

    @property
    def is_emptied(self) -> bool:
        if self["level"]:
            return False
        return self.known is not None if self.asked.level is None else not self["note"].strip()

    def texts(self, record: AttainmentRating) -> dict[str, Any]:
        as_read = {"level": ""} if record.level == self.asked.level else {}
        return super().texts(record) | as_read

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        return whole | ({"level": self.asked.level} if whole["level"] is None else {})

    def check(self) -> dict[str, str]:
        chosen, given = self.read("level"), self.asked.level
        if chosen is None and given is None:
            return {"level": NEEDS_LEVEL}
        is_another = chosen is not None and given not in (None, chosen)
        return {"note": NEEDS_NOTE} if is_another and not self["note"].strip() else {}

    def own_removed(self) -> tuple[Record, ...]:
        return super().own_removed() if self.is_touched else ()


def levels_form(
    asked: Sequence[AskedScale], on: date, book: Book, period: str, after_save: AfterSave
) -> Form:
    """The level of each goal on its scale, on this day."""
    levels, draft = {one.scale.id: LevelDraft(one, on=on) for one in asked}, Draft()
    draft.parts = {**levels}
    made = Form(draft, book, name=f"review {period} levels", after_save=after_save)
    rows = {
        key: partial(_level, made, key, part, f"Goal {number}")
        for number, (key, part) in enumerate(levels.items(), start=1)
    }
    unrated = next((key for key, part in levels.items() if not part.has_level), "")
    about = words(f"Where each goal stood on {day_text(on)}. 0 means as expected.", "help", "p")
    return made.lay_out(about, *Paged(made, rows, what="goal", first=unrated).views)


def _level(made: Form, key: str, part: LevelDraft, goal: str) -> ipw.Widget:
    asked = part.asked
    told = FROM_READING if asked.level is not None else NOT_READ if asked.scale.measure_id else ""
    level = made.add(f"{key}.level", of=goal, options=part.options, help=told)
    note = made.add(f"{key}.note", of=goal)
    return box("one", words(f"{goal}: {asked.goal}", "part", "h3"), box("rows", level.view, note.view))
