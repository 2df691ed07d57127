"""How far each value is lived, and the balance wheel: two numbers from 1 to 10, each time anew."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
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
    importance=ui.Rating(1, 10, needed=BOTH),
    lived=ui.Rating(1, 10, needed=BOTH),
)
AREAS = ("Work", "Health", "Partner", "Family", "Friends", "Money", "Learning", "Time for myself")
"""The areas of a wheel to which nobody has given other names."""
LEFT_OUT = "areas left out of the wheel"
"""The name of the draft with the usual areas that are not on the wheel."""
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
        title = ui.words(": ".join(filter(None, (value.name, value.meaning))), "part", "h4")
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
    """One area. One that was rated before and is given another name has it in all its ratings.

    Without a name it is a new one, rated under the id `key`.
    """

    def __init__(self, area: str, workbook: Workbook, *, key: str, today: date) -> None:
        self.area, self.workbook = area, workbook
        of_area = [one for one in workbook.life_area_ratings if area and one.area == area]
        own_id = next((one.id for one in reversed(of_area) if one.rated_on == today), "")
        if not own_id:  # another one where an area that had this name before has it
            own_id = same_id("wheel", area, today) if area else key
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

    def own_removed(self) -> tuple[Record, ...]:
        """The rating of today, where it is emptied; those before stay."""
        return (self.known,) if self.known and self.is_emptied else ()

    @property
    def saved(self) -> tuple[Record, ...]:
        return tuple(self._ratings_in(self.workbook))

    def _ratings_in(self, workbook: Workbook) -> list[LifeAreaRating]:
        return [one for one in workbook.life_area_ratings if one.id in self._ids]


class WheelDraft(ui.Draft):
    """The areas of the wheel, row by row; `last` has the ratings before, by name.

    Those that were rated come first, then the usual ones, but for those of `left_out`. Where it is not known
    which are left out, there are as many as usual.
    """

    def __init__(self, workbook: Workbook, *, today: date, left_out: Collection[str] | None) -> None:
        self.last = latest_by(workbook.life_area_ratings, lambda one: one.area)
        named = [*self.last, *(area for area in AREAS if area not in {*self.last, *(left_out or ())})]
        if left_out is None:
            named = named[: max(len(AREAS), len(self.last))]
        names = {area_key(area): area for area in named}
        self.areas = ui.RowsDraft(
            lambda key: AreaDraft(names.get(key, ""), workbook, key=key, today=today), names
        )
        super().__init__(parts={"areas": self.areas})

    @property
    def names(self) -> list[str]:
        """The names of the areas, as they are typed."""
        return [row["area"].strip() for row in self.areas.rows.values()]

    @property
    def left_out(self) -> list[str]:
        """The usual areas that are not on the wheel."""
        names = self.names
        return [area for area in AREAS if area not in names]

    def problems(self) -> dict[str, str]:
        names = self.names
        twice = {name for name in names if name and names.count(name) > 1}
        keys = (key for key, name in zip(self.areas.rows, names, strict=True) if name in twice)
        return super().problems() | {f"areas.{key}.area": TWICE for key in keys}


def area_key(area: str) -> str:
    """The key of the row of an area that is there at first."""
    return same_id("area", area)


class WheelForm(ui.Form):
    """The form of the balance wheel, whose areas can be given other names, added and removed."""

    draft: WheelDraft

    def __init__(self, book: OpenWorkbook, after_save: ui.AfterSave) -> None:
        self._left_out = book.draft(LEFT_OUT)
        left_out = json.loads(self._left_out) if self._left_out else None
        draft = WheelDraft(book.workbook, today=book.today, left_out=left_out)
        super().__init__(draft, book, name="balance wheel", after_save=after_save)
        self._turning, self._later = soon(lambda: Wheel(self._spokes())), ui.Debounce(self._turn)
        self._offers = ui.box("steps")
        self._areas = ui.Rows(self, "areas", self._row, what="area")
        draft.areas.on_change(self._later.ask)
        draft.areas.when_moved(self._later.ask)
        self._turn()
        hand = ui.box("hand", self._areas, self._offers)
        self.lay_out(ui.box("two", ui.box("picture", self._turning), hand))

    def _row(self, key: str, number: int) -> Any:
        row, of = self.draft.areas.rows[key], f"Area {number}"
        last = self.draft.last.get(row.area)
        before = _before(last.now, last.wanted, last.rated_on) if last else ""
        name, now = self.add(f"areas.{key}.area", of), self.add(f"areas.{key}.now", of=of, help=before)
        self._later.ask()
        return ui.box("row", name.styled("main"), now, self.add(f"areas.{key}.wanted", of=of))

    def _turn(self) -> None:
        """Have the wheel show the areas that are there, offer the usual others, and keep in mind which."""
        left_out = self.draft.left_out
        for wheel in self._turning.children:
            wheel.turn(self._spokes())
        self._offers.children = [ui.button(f"Add: {area}", partial(self._add, area)) for area in left_out]
        if (kept := json.dumps(left_out)) != self._left_out:
            self._left_out = kept
            self._book.keep_draft(LEFT_OUT, kept)

    def _add(self, area: str) -> None:
        def named(row: AreaDraft) -> None:
            row["area"] = area

        self._areas.add(named)

    def _spokes(self) -> list[Spoke]:
        spokes = []
        for row in self.draft.areas.rows.values():
            last, states = self.draft.last.get(row.area), row.states
            before = last.now if last else None
            spokes.append(Spoke(name=states["area"], now=states["now"], wanted=states["wanted"], last=before))
        return spokes
