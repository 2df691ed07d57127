"""The balance wheel: eight areas of life, each with a level now and one that is wanted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from goalkit.exercises.vision.values import BOTH, MEANINGS, latest_by
from goalkit.forms import AfterSave, Book, Draft, Form, RecordDraft, Text, box, form, rating
from goalkit.forms.wheel import Spoke, Wheel
from goalkit.model import LifeAreaRating, Record, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.wording import day_text

AREAS = ("Work", "Health", "Partner", "Family", "Friends", "Money", "Learning", "Time for myself")
"""The areas of a wheel to which nobody has given other names."""
TWICE = "Two areas have this name: give each one its own."

AREA = form(
    LifeAreaRating,
    only=["area", "now", "wanted"],
    area=Text(needed="Give this area a name, or empty both numbers."),
    now=rating(1, 10, needed=BOTH),
    wanted=rating(1, 10, needed=BOTH),
)


class AreaDraft(RecordDraft[LifeAreaRating]):
    """One area. One that was rated before and is given another name has it in all its ratings."""

    def __init__(self, area: str, workbook: Workbook, *, today: date) -> None:
        of_area = [one for one in workbook.life_area_ratings if one.area == area]
        of_today = next((one.id for one in reversed(of_area) if one.rated_on == today), None)
        own_id = of_today or _free_id(area, workbook, today)
        self._ids = {own_id, *(one.id for one in of_area)}
        super().__init__(AREA, own_id, given={"rated_on": today}, start={"area": area}, optional=True)

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        named = [{"area": one.area} for one in self._ratings_in(workbook)][-1:]
        return {**(named[0] if named else {}), **super().shown(workbook)}

    def follow(self, workbook: Workbook, *mode: Any) -> None:
        self._ratings = self._ratings_in(workbook)
        super().follow(workbook, *mode)

    @property
    def is_emptied(self) -> bool:
        return not self["now"] and not self["wanted"]

    def own_records(self) -> Iterator[tuple[str, Record]]:
        name = self.read_or("area")
        if name and self.states["area"].is_touched:
            others = (one for one in self._ratings if one != self.known)
            yield from (("area", replace(one, area=name)) for one in others)
        yield from super().own_records()

    def _ratings_in(self, workbook: Workbook) -> list[LifeAreaRating]:
        return [one for one in workbook.life_area_ratings if one.id in self._ids]


class WheelDraft(Draft):
    """The areas of the wheel, by their place; `last` has the ratings before, by name."""

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        self.last = latest_by(workbook.life_area_ratings, lambda one: one.area)
        named = [*self.last, *(area for area in AREAS if area not in self.last)]
        self.names = named[: max(len(AREAS), len(self.last))]
        areas = {str(place): AreaDraft(area, workbook, today=today) for place, area in enumerate(self.names)}
        super().__init__(parts=areas)

    def problems(self) -> dict[str, str]:
        names = [part["area"].strip() for part in self.parts.values()]
        twice = (key for key, name in zip(self.parts, names, strict=True) if name and names.count(name) > 1)
        return super().problems() | {f"{key}.area": TWICE for key in twice}


def wheel_form(book: Book, *, today: date, after_save: AfterSave) -> Form:
    """The form of the balance wheel, whose areas can be given other names."""
    draft = WheelDraft(book.workbook, today=today)
    made = Form(draft, book, name="balance wheel", after_save=after_save)
    areas = [_area(made, draft, place) for place in range(len(draft.names))]
    return made.lay_out(_wheel(draft), *areas)


def _wheel(draft: WheelDraft) -> Any:
    """The wheel that turns while areas are rated."""
    spokes = []
    for part, name in zip(draft.parts.values(), draft.names, strict=True):
        last = draft.last.get(name)
        states = {
            to: part.states[own] for to, own in (("name", "area"), ("now", "now"), ("wanted", "wanted"))
        }
        spokes.append(Spoke(**states, last=last.now if last else None))
    return Wheel.soon(spokes)


def _area(made: Form, draft: WheelDraft, place: int) -> Any:
    area, last = f"Area {place + 1}", draft.last.get(draft.names[place])
    before = f"Last {last.now} and {last.wanted} on {day_text(last.rated_on)}" if last else MEANINGS
    return box(
        "row",
        made.add(f"{place}.area", area).view,
        made.add(f"{place}.now", of=area, help=before).view,
        made.add(f"{place}.wanted", of=area).view,
    )


def _free_id(area: str, workbook: Workbook, today: date) -> str:
    """The id of today's rating; another where an area that had this name before has it."""
    wanted = same_id("wheel", area, today)
    return new_id() if workbook.newest(LifeAreaRating, wanted) else wanted
