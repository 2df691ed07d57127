"""Workbooks → frames: the only place that names the columns and their types.

Days are `datetime64[s]`, shares fractions, readings floats in the unit of their measure. Ids count
within one client, so frames are joined on `client` and id; only `measure` is made unique over all
clients (`measure_key`), because `check_ins`, the one frame that grows large, has no other key.
Enum columns are categorical with every word of the vocabulary, so that they compare quickly.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias

import pandas as pd

from goalkit.model import Action, Goal, Objective, Record, Value, Workbook
from goalkit.model.record import field_types
from goalkit.model.workbook import current
from goalkit.terms import AlignedWith, Cadence, DayCount, Direction, Group, Join, Kind, Rule, TensionDecision

Columns = dict[str, Any]
FrameRow: TypeAlias = Any
"""One row of a frame: each cell is an attribute under the name of its column."""


def one_of(words: type[StrEnum]) -> pd.CategoricalDtype:
    """The type of a column that holds words of a closed vocabulary."""
    return pd.CategoricalDtype([word.value for word in words], ordered=False)


DAY = "datetime64[s]"
_PLAIN: dict[type, str] = {str: "str", date: DAY, float: "float64", Decimal: "float64"}


def columns_of(record: type[Record], own: str) -> Columns:
    """A column for each field of a record: its id as `own`, that of another, `goal_id`, as `goal`."""
    columns: Columns = {"client": "str"}
    for name, wanted in field_types(record).items():
        column = own if name == "id" else name.removesuffix("_id")
        if issubclass(wanted.kind, StrEnum):
            columns[column] = one_of(wanted.kind)
        else:
            whole = "float64" if wanted.optional else "int64"
            columns[column] = whole if wanted.kind is int else _PLAIN[wanted.kind]
    return columns


_VERSION: Columns = {"version": "int64", "since": DAY, "reason": "str"}
_JUDGED: Columns = {"rule": one_of(Rule), "day_count": one_of(DayCount)}

GOALS = columns_of(Goal, "goal")
MEASURES: Columns = {
    "client": "str", "goal": "str", "measure": "str", **_VERSION, "title": "str", "kind": one_of(Kind),
    "direction": one_of(Direction), "unit": "str", "baseline": "float64", "target": "float64",
    "target_high": "float64", "cadence": one_of(Cadence), "join": one_of(Join), "weekdays": "str",
    "start": DAY, "due": DAY,
    **_JUDGED,
}  # fmt: skip
WEEKLY_HOURS: Columns = {"client": "str", "goal": "str", "since": DAY, "hours": "float64"}
MILESTONES: Columns = {
    "client": "str", "goal": "str", "milestone": "str", "title": "str", "due": DAY, "reached_on": DAY,
    "reward": "str", "helped_by": "str",
}  # fmt: skip
CHECK_INS: Columns = {
    "measure": "category", "on": DAY, "value": "float64", "confidence": "float64", "note": "str",
}  # fmt: skip
LIFE_AREAS: Columns = {"client": "str", "area": "str", "rated_on": DAY, "now": "float64", "wanted": "float64"}
ATTAINMENT: Columns = {
    "client": "str", "goal": "str", "scale": "str", "written_on": DAY, "rated_on": DAY, "level": "int64",
    "weight": "float64", "note": "str",
}  # fmt: skip
CUTS = ("cut_1", "cut_2", "cut_3", "cut_4")  # where -1 to +2 begin, in the unit of the measure
ATTAINMENT_SCALES: Columns = {
    "client": "str", "goal": "str", "scale": "str", "written_on": DAY, "weight": "float64", "measure": "str",
    **dict.fromkeys(CUTS, "float64"),
}  # fmt: skip
ALIGNMENTS: Columns = {
    "client": "str", "goal": "str", "aligned_with": one_of(AlignedWith), "target": "str", "rating": "int64",
    "rated_on": DAY, "reason": "str", "decision": one_of(TensionDecision), "decision_note": "str",
}  # fmt: skip
OBJECTIVES = columns_of(Objective, "objective")
ACTIONS = columns_of(Action, "action")
PERSONAL_VALUES = columns_of(Value, "value")
VALUE_RATINGS: Columns = {
    "client": "str", "value": "str", "rated_on": DAY, "importance": "float64", "lived": "float64",
}  # fmt: skip
FEEDBACK: Columns = {
    "client": "str", "stakeholder": "str", "group": one_of(Group), "round_on": DAY, "behaviour": "str",
    "rating": "float64", "suggestion": "str",
}  # fmt: skip
TEAM_PULSES: Columns = {
    "client": "str", "asked_on": DAY, "promoters": "int64", "passives": "int64", "detractors": "int64",
}  # fmt: skip


def measure_key(client: str, measure: str) -> str:
    """The id of a measure over all clients, as it stands in the column `measure`."""
    return f"{client}/{measure}"


@dataclass(frozen=True, kw_only=True)
class Frames:
    """The tables of any number of clients. Columns are those of the constant of the same name.

    `goals` and `measures` hold the version that counts on the day asked for, `goal_versions` and
    `measure_versions` all versions up to it. A measure has start and due of its goal, and its rule and
    day count, or those of the client where the goal has none. `check_ins` is sorted by measure and day,
    readings of one day in the order in which they were recorded.
    """

    goals: pd.DataFrame
    goal_versions: pd.DataFrame
    measures: pd.DataFrame
    measure_versions: pd.DataFrame
    milestones: pd.DataFrame
    weekly_hours: pd.DataFrame
    check_ins: pd.DataFrame
    life_areas: pd.DataFrame
    attainment: pd.DataFrame
    attainment_scales: pd.DataFrame
    alignments: pd.DataFrame
    objectives: pd.DataFrame
    actions: pd.DataFrame
    personal_values: pd.DataFrame
    value_ratings: pd.DataFrame
    feedback: pd.DataFrame
    team_pulses: pd.DataFrame


def frames_of(workbooks: Iterable[Workbook], *, on: date) -> Frames:
    """The frames of these workbooks as they count on day `on`; later days are left out."""
    books = tuple(workbooks)
    return Frames(
        goals=_stack(books, GOALS, lambda book: _goals(book, on, newest=True)),
        goal_versions=_stack(books, GOALS, lambda book: _goals(book, on, newest=False)),
        measures=_stack(books, MEASURES, lambda book: _measures(book, on, newest=True)),
        measure_versions=_stack(books, MEASURES, lambda book: _measures(book, on, newest=False)),
        milestones=_stack(books, MILESTONES, lambda book: _milestones(book, on)),
        weekly_hours=_stack(books, WEEKLY_HOURS, lambda book: _weekly_hours(book, on)),
        check_ins=_check_ins(books, on),
        life_areas=_stack(books, LIFE_AREAS, _dated("life_area_ratings", "rated_on", on)),
        attainment=_stack(books, ATTAINMENT, lambda book: _attainment(book, on)),
        attainment_scales=_stack(books, ATTAINMENT_SCALES, lambda book: _attainment_scales(book, on)),
        alignments=_stack(books, ALIGNMENTS, _dated("alignments", "rated_on", on)),
        objectives=_stack(books, OBJECTIVES, lambda book: _rows(book, book.objectives, own="objective")),
        actions=_stack(books, ACTIONS, lambda book: _actions(book, on)),
        personal_values=_stack(books, PERSONAL_VALUES, lambda book: _rows(book, book.values, own="value")),
        value_ratings=_stack(books, VALUE_RATINGS, _dated("value_ratings", "rated_on", on)),
        feedback=_stack(books, FEEDBACK, lambda book: _feedback(book, on)),
        team_pulses=_stack(books, TEAM_PULSES, _dated("team_pulses", "asked_on", on)),
    )


Row = dict[str, Any]


def _stack(
    books: Sequence[Workbook], columns: Columns, rows: Callable[[Workbook], list[Row]]
) -> pd.DataFrame:
    found = [row for book in books for row in rows(book)]
    return frame({name: [row.get(name) for row in found] for name in columns}, columns)


def frame(data: dict[str, Sequence[Any]], columns: Columns) -> pd.DataFrame:
    """A frame of exactly these columns and types."""
    return pd.DataFrame({name: pd.Series(data[name], dtype=dtype) for name, dtype in columns.items()})


def rows_of(frame: pd.DataFrame) -> Iterator[FrameRow]:
    """The rows of a frame in its order."""
    return map(_row_of(tuple(frame.columns))._make, zip(*(cells for _, cells in frame.items()), strict=True))


@cache
def _row_of(columns: tuple[str, ...]) -> Any:
    """The type of a row with these columns; pandas makes one anew for each frame."""
    return namedtuple("FrameRow", columns, rename=True)  # noqa: PYI024 - its columns are known only here


def without(rows: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    """The rows that agree with none of `keys` in all of its columns."""
    known = pd.MultiIndex.from_frame(keys)
    return rows[~pd.MultiIndex.from_frame(rows[keys.columns]).isin(known)].reset_index(drop=True)


def _rows(book: Workbook, records: Iterable[Record], own: str = "id") -> list[Row]:
    """A row a record; its own id stands in column `id`, and that of another, `goal_id`, in `goal`."""
    return [{"client": book.client.id, **_cells(record, own)} for record in records]


def _cells(record: Record, own: str) -> Row:
    kind: type = type(record)
    return {column: _cell(getattr(record, name)) for name, column in _names(kind, own)}


@cache
def _names(record: type, own: str) -> tuple[tuple[str, str], ...]:
    """The name of each field, and that of its column."""
    return tuple(
        (one.name, own if one.name == "id" else one.name.removesuffix("_id")) for one in fields(record)
    )


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.value if isinstance(value, StrEnum) else value


def _dated(collection: str, day: str, on: date) -> Callable[[Workbook], list[Row]]:
    """What gives the rows of a collection up to and including `on`."""
    return lambda book: [row for row in _rows(book, getattr(book, collection)) if row[day] <= on]


def _goals(book: Workbook, on: date, *, newest: bool) -> list[Row]:
    versions = [goal for goal in book.goals if goal.since <= on]
    return _rows(book, current(versions) if newest else versions, own="goal")


def _measures(book: Workbook, on: date, *, newest: bool) -> list[Row]:
    goals = {row["goal"]: row for row in _goals(book, on, newest=True)}
    versions = [m for m in book.measures if m.since <= on and m.goal_id in goals]
    rows = _rows(book, current(versions) if newest else versions, own="measure")
    for row in rows:
        goal = goals[row["goal"]]
        row["measure"] = measure_key(row["client"], row["measure"])
        row["start"], row["due"] = goal["start"], goal["due"]
        row["rule"] = goal["rule"] or book.client.rule
        row["day_count"] = goal["day_count"] or book.client.day_count
        row["weekdays"] = " ".join(row["weekdays"])
    return rows


def _milestones(book: Workbook, on: date) -> list[Row]:
    goals = {row["goal"] for row in _goals(book, on, newest=True)}
    rows = [row for row in _rows(book, book.milestones, own="milestone") if row["goal"] in goals]
    for row in rows:
        if row["reached_on"] and row["reached_on"] > on:
            row["reached_on"] = None
    return rows


def _weekly_hours(book: Workbook, on: date) -> list[Row]:
    """The newest hours of each goal; without a goal, of all of them together."""
    known = sorted((one for one in book.weekly_hours if one.since <= on), key=lambda one: one.since)
    return list({row["goal"]: row for row in _rows(book, known)}.values())


def _check_ins(books: Sequence[Workbook], on: date) -> pd.DataFrame:
    keyed = [(book.client.id, check_in) for book in books for check_in in book.check_ins if check_in.on <= on]
    known = [check_in for _, check_in in keyed]
    columns: dict[str, Sequence[Any]] = {
        "measure": [measure_key(client, check_in.measure_id) for client, check_in in keyed],
        "on": [check_in.on for check_in in known],
        "value": [None if check_in.value is None else float(check_in.value) for check_in in known],
        "confidence": [check_in.confidence for check_in in known],
        "note": [check_in.note for check_in in known],
    }
    return frame(columns, CHECK_INS).sort_values(["measure", "on"], kind="stable", ignore_index=True)


def _attainment(book: Workbook, on: date) -> list[Row]:
    of_scale = {
        one.id: {"goal": one.goal_id, "weight": one.weight, "written_on": one.written_on}
        for one in book.attainment_scales
    }
    return [row | of_scale[row["scale"]] for row in _dated("attainment_ratings", "rated_on", on)(book)]


def _attainment_scales(book: Workbook, on: date) -> list[Row]:
    rows = []
    for row in _dated("attainment_scales", "written_on", on)(book):
        measure = row["measure"] and measure_key(row["client"], row["measure"])
        cuts = dict(zip(CUTS, map(float, row["cuts"]), strict=False))  # none in a scale of words alone
        rows.append({**row, "scale": row["id"], "measure": measure, **cuts})
    return rows


def _actions(book: Workbook, on: date) -> list[Row]:
    """What was promised by then; what is not promised in a session is there from the beginning."""
    held = {one.id: one.held_on for one in book.coaching_sessions}
    promised = [one for one in book.actions if one.session_id is None or held[one.session_id] <= on]
    rows = _rows(book, promised, own="action")
    for row in rows:
        if row["done_on"] and row["done_on"] > on:
            row["done_on"] = None
    return rows


def _feedback(book: Workbook, on: date) -> list[Row]:
    groups = {person.id: person.group.value for person in book.stakeholders}
    return [{**row, "group": groups[row["stakeholder"]]} for row in _dated("feedback", "round_on", on)(book)]
