"""The balance wheel: eight areas of life, each with a level now and one that is wanted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from traitlets import Unicode

from goalkit.model import LifeAreaRating, Record, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rounds import both_or_neither, latest_by, level
from goalkit.widgets.typed import TypedError, typed_text

AREAS = ("Work", "Health", "Partner", "Family", "Friends", "Money", "Learning", "Time for myself")
"""The areas of a wheel to which nobody has given other names."""
NO_AREA = "Give this area a name, or empty both numbers."
TWICE = "Two areas have this name: give each one its own."


class AreaLevels(Draft):
    """One area by its name, now and wanted; both levels empty is not rated."""

    area, now, wanted = (Unicode().tag(typed=True) for _ in range(3))

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"area": self.name, "now": lambda: both_or_neither(self.now, self.wanted)}

    def name(self) -> str:
        """The name of the area. Raises TypedError."""
        return typed_text(self.area, NO_AREA) if self.now else self.area.strip()


class WheelDraft(RecordsDraft):
    """The areas of the wheel, by their place. `last` has the ratings before, by name.

    An area that was rated before and is given another name has it in all its ratings.
    """

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        super().__init__()
        self._today = today
        self._ratings = workbook.life_area_ratings
        self.last = latest_by(self._ratings, lambda one: one.area)
        named = [*self.last, *(area for area in AREAS if area not in self.last)]
        self.names = named[: max(len(AREAS), len(self.last))]
        self.areas = {str(place): AreaLevels() for place in range(len(self.names))}
        self.parts = dict(self.areas)
        self._ids = {place: self._id(area) for place, area in zip(self.areas, self.names, strict=True)}
        self.saw(*self._ratings)
        for place, area in zip(self.areas, self.names, strict=True):
            self._show(place, area)

    def checks(self) -> dict[str, Callable[[], object]]:
        return {f"{place}.area": partial(self._once, levels) for place, levels in self.areas.items()}

    def built(self) -> Iterator[tuple[str, Record]]:
        for (place, levels), before in zip(self.areas.items(), self.names, strict=True):
            name = levels.name() or before
            if name != before:
                yield from ((f"{place}.area", replace(one, area=name)) for one in self._others(place, before))
            if levels.now:
                yield f"{place}.area", self._rating(place, name, levels)

    def gone(self) -> tuple[Record, ...]:
        """The ratings of today whose levels were emptied."""
        emptied = {self._ids[place] for place, levels in self.areas.items() if not levels.now}
        return tuple(one for one in self._ratings if one.id in emptied)

    def _others(self, place: str, area: str) -> Iterator[LifeAreaRating]:
        """The ratings of an area but that of today."""
        return (one for one in self._ratings if one.area == area and one.id != self._ids[place])

    def _rating(self, place: str, name: str, levels: AreaLevels) -> LifeAreaRating:
        return LifeAreaRating(
            id=self._ids[place],
            area=name,
            rated_on=self._today,
            now=level(levels.now),
            wanted=level(levels.wanted),
        )

    def _show(self, place: str, area: str) -> None:
        levels, last = self.areas[place], self.last.get(area)
        levels.area = area
        if last and last.rated_on == self._today:
            levels.now, levels.wanted = str(last.now), str(last.wanted)
            self._ids[place] = last.id

    def _id(self, area: str) -> str:
        """The id of today's rating; another where an area that had this name before has it."""
        wanted = same_id("wheel", area, self._today)
        taken = any(one.id == wanted and one.area != area for one in self._ratings)
        return new_id() if taken else wanted

    def _once(self, levels: AreaLevels) -> None:
        names = [one.area.strip() for one in self.areas.values()]
        if levels.area.strip() and names.count(levels.area.strip()) > 1:
            raise TypedError(TWICE)
