"""What is typed about the picture of the future: the best day, the vision, and its facets."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from traitlets import Unicode

from goalkit.model import FacetPicture, Record, Reflection, Vision, Workbook
from goalkit.model.record import same_id
from goalkit.terms import Facet
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import typed_day, typed_text

BEST_DAY = "The best day in five years"
"""The prompt of the reflection with which the picture begins."""
YEARS_AHEAD = 5
NO_STATEMENT = "Write your vision in one or two sentences first; the rest belongs to it."


class VisionDraft(RecordsDraft):
    """The best day as a reflection, and the vision with a text for each facet.

    What is changed on the day it was written is corrected; on a later day it is written anew, and
    what was written before stays.
    """

    best_day, statement, horizon = (Unicode().tag(typed=True) for _ in range(3))
    role, scope, impact, skill = (Unicode().tag(typed=True) for _ in range(4))

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        super().__init__()
        self._today = today
        self._vision = newest_vision(workbook)
        self._told = _newest_best_day(workbook)
        self._ids = {
            "vision": _id_on(today, self._vision, "vision"),
            "best day": _id_on(today, self._told, "best day"),
        }
        self._show()

    def checks(self) -> dict[str, Callable[[], object]]:
        has_vision = any(text.strip() for text in (self.statement, *self._pictures().values()))
        if not has_vision:
            return {}
        return {"statement": self._statement, "horizon": self._horizon}

    def built(self) -> Iterator[tuple[str, Record]]:
        best_day = self.best_day.strip()
        if best_day and not (self._told and self._told.text == best_day):
            yield (
                "best_day",
                Reflection(id=self._ids["best day"], written_on=self._today, prompt=BEST_DAY, text=best_day),
            )
        if self.statement.strip():
            yield "statement", self._built_vision()

    def _built_vision(self) -> Vision:
        made = Vision(
            id=self._ids["vision"],
            statement=self._statement(),
            written_on=self._today,
            horizon=self._horizon(),
            facets=tuple(self._facets()),
        )
        known = self._vision
        same = known and replace(made, id=known.id, written_on=known.written_on) == known
        return known if known and same else made

    def _facets(self) -> Iterator[FacetPicture]:
        before = {one.facet: one for one in self._vision.facets} if self._vision else {}
        for facet, text in self._pictures().items():
            if text.strip():
                kept = before.get(facet, FacetPicture(facet=facet, picture=""))
                yield replace(kept, picture=text.strip())

    def _pictures(self) -> dict[Facet, str]:
        return {facet: getattr(self, facet.value) for facet in Facet}

    def _show(self) -> None:
        if self._told:
            self.best_day = self._told.text
            self.saw(self._told)
        self.horizon = years_after(self._today, YEARS_AHEAD).isoformat()
        if self._vision:
            self.statement = self._vision.statement
            self.horizon = self._vision.horizon.isoformat()
            for one in self._vision.facets:
                setattr(self, one.facet.value, one.picture)
            self.saw(self._vision)

    def _statement(self) -> str:
        return typed_text(self.statement, NO_STATEMENT)

    def _horizon(self) -> date:
        return typed_day(self.horizon, earliest=self._today + timedelta(days=1))


def newest_vision(workbook: Workbook) -> Vision | None:
    """The vision as it stands."""
    return max(reversed(workbook.visions), key=lambda one: one.written_on, default=None)


def years_after(day: date, years: int) -> date:
    """The same day some years later; the last of February where it has no such day."""
    return date(day.year + years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _newest_best_day(workbook: Workbook) -> Reflection | None:
    told = [one for one in workbook.reflections if one.prompt == BEST_DAY]
    return max(reversed(told), key=lambda one: one.written_on, default=None)


def _id_on(day: date, known: Vision | Reflection | None, what: str) -> str:
    """The id of what was written on this day, which is corrected, or of what will be."""
    return known.id if known and known.written_on == day else same_id(what, day)
