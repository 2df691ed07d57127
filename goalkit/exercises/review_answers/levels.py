"""The level each goal had at the end of a period, in the words that were written before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.model import AttainmentRating, AttainmentScale, Record, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text, signed_text

LEVELS = (-2, -1, 0, 1, 2)
FROM_READING = "Leave it as it is, or choose another level and say why."
NOT_READ = "No reading up to that day gives the level: choose it yourself."
NEEDS_LEVEL = "Choose a level as well, or empty the note."
NEEDS_NOTE = "Say why it is another level than the reading gives."
RATING = ui.form(AttainmentRating, only=["level", "note"], level=ui.Choice((), int), note=ui.Text(rows=2))


@dataclass(frozen=True)
class AskedScale:
    """An attainment scale to rate, and the goal that it is about in words.

    `level` is what the reading gives on a numeric scale, and `reading` the reading in words; None and
    empty where nothing gives a level by itself.
    """

    scale: AttainmentScale
    goal: str
    level: int | None = None
    reading: str = ""


class LevelDraft(ui.RecordDraft[AttainmentRating]):
    """The rating of a scale on a day; without a level it is not rated, or what the reading gives."""

    def __init__(self, asked: AskedScale, *, on: date) -> None:
        self.asked, key = asked, asked.scale.id

        def find(workbook: Workbook) -> AttainmentRating | None:
            rated = (one for one in workbook.attainment_ratings if one.scale_id == key)
            return next((one for one in rated if one.rated_on == on), None)

        given = {"id": f"r-{key}-{on.isoformat()}", "scale_id": key, "rated_on": on}
        super().__init__(RATING, find=find, given=given, optional=True)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What the reading gives, or nothing, and the five levels to choose from, in their words."""
        asked, as_read = self.asked, self.asked.level
        words = dict(zip(LEVELS, asked.scale.levels, strict=True))
        unrated = "not rated"
        if as_read is not None:
            unrated = f"{signed_text(as_read)} ({words[as_read]}), from the reading: {asked.reading}"
        levels = (one for one in LEVELS if one != as_read or self["level"] == str(one))
        return (unrated, ""), *((f"{signed_text(one)}: {words[one]}", str(one)) for one in levels)

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
    asked: Sequence[AskedScale], on: date, book: OpenWorkbook, period: str, after_save: ui.AfterSave
) -> ui.Form:
    """The level of each goal on its scale, on this day."""
    levels = {one.scale.id: LevelDraft(one, on=on) for one in asked}
    made = ui.Form(ui.Draft(parts=levels), book, name=f"review {period} levels", after_save=after_save)

    def row(key: str, number: int) -> ipw.Widget:
        asked, goal = levels[key].asked, f"Goal {number}"
        told = FROM_READING if asked.level is not None else NOT_READ if asked.scale.measure_id else ""
        level = made.add(f"{key}.level", of=goal, options=levels[key].options, help=told)
        title = ui.words(f"{goal}: {asked.goal}", "part", "h3")
        return ui.box("one", title, ui.box("rows", level, made.add(f"{key}.note", of=goal)))

    unrated = (key for key, part in levels.items() if not part["level"] and part.asked.level is None)
    about = f"Where each goal stood on {day_text(on)}. 0 means as expected."
    return made.lay_out(about, ui.Paged(made, levels, row, what="goal", first=next(unrated, "")).views)
