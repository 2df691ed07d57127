"""How far each value is lived, and the balance wheel: two numbers from 1 to 10, each time anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol, TypeVar

from goalkit import forms as ui
from goalkit.forms.picture import soon
from goalkit.forms.wheel import Spoke, Wheel
from goalkit.model import LifeAreaRating, Record, ValueRating, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

BOTH = "Choose both numbers, or neither."
MEANINGS = "1 hardly, 10 fully"
LIVED = ui.form(
    ValueRating,
    only=[("importance", "lived")],
    importance=ui.Rating(1, 10, label="How important is it?", needed=BOTH),
    lived=ui.Rating(1, 10, label="How fully do you live it?", needed=BOTH),
)
AREAS = ("Work", "Health", "Partner", "Family", "Friends", "Money", "Learning", "Time for myself")
"""The areas of a wheel to which nobody has given other names."""
TWICE = "Two areas have this name: give each one its own."
AREA = ui.form(
    LifeAreaRating,
    only=["area", "now", "wanted"],
    area=ui.Text(needed="Give this area a name, or empty both numbers."),
    now=ui.Rating(1, 10, needed=BOTH),
    wanted=ui.Rating(1, 10, needed=BOTH),
)


class Rated(Protocol):
    """A rating of one day."""

    @property
    def rated_on(self) -> date:
        """The day on which it was rated."""


R = TypeVar("R", bound=Rated)


def latest_by(ratings: Iterable[R], key: Callable[[R], str]) -> dict[str, R]:
    """The last rating of each thing, of several on one day the later recorded, in order of first rating."""
    found: dict[str, R] = {}
    for one in ratings:
        name = key(one)
        if name not in found or one.rated_on >= found[name].rated_on:
            found[name] = one
    return found


def _before(first: int, second: int, on: date) -> str:
    return f"Last {first} and {second} on {day_text(on)}"


# ---- how far each value is lived


def lived_form(book: OpenWorkbook, after_save: ui.AfterSave) -> ui.Form:
    """The form of how much each value matters and is lived; another day adds a round, the same corrects."""
    values, rows = book.workbook.values, []
    draft = ui.Draft(parts={value.id: _rating_of(value.id, book.today) for value in values})
    made = ui.Form(draft, book, name="values lived", after_save=after_save)
    rated = latest_by(book.workbook.value_ratings, lambda one: one.value_id)
    for value in values:
        last = rated.get(value.id)
        before = _before(last.importance, last.lived, last.rated_on) if last else MEANINGS
        title = ui.words(": ".join(filter(None, (value.name, value.meaning))), "goal")
        importance = made.add(f"{value.id}.importance", of=value.name, help=before)
        rows.append(ui.box("row", title, importance, made.add(f"{value.id}.lived", of=value.name)))
    return made.lay_out(rows)


def _rating_of(value_id: str, today: date) -> ui.RecordDraft[ValueRating]:
    def find(workbook: Workbook) -> ValueRating | None:
        rated = latest_by(workbook.value_ratings, lambda one: one.value_id).get(value_id)
        return rated if rated and rated.rated_on == today else None

    given = {"id": same_id(value_id, today), "value_id": value_id, "rated_on": today}
    return ui.RecordDraft(LIVED, find=find, given=given, optional=True)


# ---- the balance wheel


class AreaDraft(ui.RecordDraft[LifeAreaRating]):
    """One area. One that was rated before and is given another name has it in all its ratings."""

    def __init__(self, area: str, workbook: Workbook, *, today: date) -> None:
        of_area = [one for one in workbook.life_area_ratings if one.area == area]
        own_id = next((one.id for one in reversed(of_area) if one.rated_on == today), "")
        if not own_id:  # another one where an area that had this name before has it
            own_id = same_id("wheel", area, today)
            own_id = new_id() if workbook.newest(LifeAreaRating, own_id) else own_id
        self._ids = {own_id, *(one.id for one in of_area)}
        given, start = {"rated_on": today}, {"area": area}
        super().__init__(AREA, own_id, given=given, start=start, optional=("now", "wanted"))

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        named = [{"area": one.area} for one in self._ratings_in(workbook)][-1:]
        return {**(named[0] if named else {}), **super().shown(workbook)}

    def own_records(self) -> Iterator[Record]:
        name = self.read_or("area")
        if name and self.states["area"].is_touched:
            others = (one for one in self._ratings_in(self.workbook) if one != self.known)
            yield from (replace(one, area=name) for one in others)
        yield from super().own_records()

    def _ratings_in(self, workbook: Workbook) -> list[LifeAreaRating]:
        return [one for one in workbook.life_area_ratings if one.id in self._ids]


class WheelDraft(ui.Draft):
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


def wheel_form(book: OpenWorkbook, after_save: ui.AfterSave) -> ui.Form:
    """The form of the balance wheel, whose areas can be given other names."""
    draft = WheelDraft(book.workbook, today=book.today)
    made, rows = ui.Form(draft, book, name="balance wheel", after_save=after_save), []
    for place, name in enumerate(draft.names):
        area, last = f"Area {place + 1}", draft.last.get(name)
        before = _before(last.now, last.wanted, last.rated_on) if last else MEANINGS
        now = made.add(f"{place}.now", of=area, help=before)
        wanted = made.add(f"{place}.wanted", of=area)
        rows.append(ui.box("row", made.add(f"{place}.area", area), now, wanted))
    turning = soon(lambda: Wheel(_spokes(draft)))  # while areas are rated
    return made.lay_out(ui.box("two", ui.box("picture", turning), ui.box("hand", *rows)))


def _spokes(draft: WheelDraft) -> list[Spoke]:
    spokes = []
    for part, name in zip(draft.parts.values(), draft.names, strict=True):
        last, states = draft.last.get(name), part.states
        before = last.now if last else None
        spokes.append(Spoke(name=states["area"], now=states["now"], wanted=states["wanted"], last=before))
    return spokes
