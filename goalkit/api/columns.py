"""Frames of somebody's own, checked: columns are known, cells have their type, gaps are filled in."""

import difflib
from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from goalkit.errors import FrameError
from goalkit.frames import CHECK_INS, DAY, MEASURES, MILESTONES, Columns, frame
from goalkit.model import Goal, Measure
from goalkit.model.record import field_types
from goalkit.terms import EVERY_DAY, Cadence, DayCount, Direction, Join, Kind, Rule, Weekday

LONGEST = 30
"""So many letters of a wrong cell are repeated in a message."""
DAY_WRITTEN = r"\s*\d{4}-\d\d-\d\d"
MOST_NAMED = 20
"""So many columns or ids are listed, after the first one."""
_DEFAULTS = {
    "client": "", "version": 1, "reason": "", "kind": Kind.REACH.value, "unit": "",
    "cadence": Cadence.WEEK.value, "join": Join.LAST.value, "weekdays": " ".join(EVERY_DAY),
}  # fmt: skip
_COLUMNS = {"id": "measure", "goal_id": "goal", "statement": "title", "since": "start"}
"""Where a field of a record is not named like its column, or is filled in from it."""
_TYPES: dict[str, Callable[[Any], Any]] = {
    "kind": Kind, "direction": Direction, "cadence": Cadence, "join": Join, "rule": Rule,
    "day_count": DayCount, "version": int, "weekdays": lambda text: tuple(map(Weekday, text.split())),
}  # fmt: skip


def measures(data: pd.DataFrame) -> pd.DataFrame:
    """Measures from a frame of your own: columns checked, defaults filled in, types set.

    `data` has one row a measure and these columns, in any order. `title`, `start` and `due` are needed, and
    `unit` and `target` for the kinds "reach" and "maintain".

    title
        What is read, such as "Team size"; where it is left out, the `measure`.
    start, due
        The first and the last day: a date, or text such as "2026-12-31".
    unit
        What numbers are in: "people", "h/week", "%", "USD".
    kind
        "reach" (the default), "maintain", "milestones" or "done".
    baseline, target, target_high
        Numbers in `unit`: where a reach measure starts, what is wanted, the upper end of a "between".
    direction
        "at least", "at most" or "between"; a reach measure goes from baseline to target by itself.
    cadence
        How often it is read: "day", "week" (the default), "month", "quarter" or "year".
    join
        How several readings become one: "last" (the default), "sum", "mean", "min" or "max". With "total"
        those of a reach measure add up from the start on: each says what came, and `baseline` and all of them
        are the total that is judged.
    weekdays
        The days of the week on which a daily measure is read, such as "Mon Tue Wed Thu Fri"; all by default.
    measure, goal
        Ids; where they are left out, the title, and the id of the measure.
    rule, day_count
        How its status is judged, such as "ratio" and "inclusive", where it has a way of its own.
    client, version, since, reason
        As a practice has them; left out they are "", 1, the start, and "".

    Gives a new frame with all of these columns, those of `ClientWorkbook.measures`. What it gave goes
    in again unchanged.

    Raises FrameError, which names each column and row that is wrong and what to write.

    >>> import pandas as pd, goalkit as gk
    >>> data = {"title": ["Team size"], "unit": ["people"], "baseline": [4], "target": [10]}
    >>> m = gk.measures(pd.DataFrame(data | {"start": ["2026-01-01"], "due": ["2026-12-31"]}))
    >>> m.loc[0, ["kind", "direction", "cadence"]].tolist()
    ['reach', 'at least', 'week']
    >>> gk.measures(m.assign(baseline=10))
    Traceback (most recent call last):
    goalkit.errors.FrameError: measures: column 'target', row 0: '10' is where you start from: ...
    """
    _refuse_missing(data, "measures")
    unknown = [
        f"'{one}' is not one of its columns{_hint(one)}" for one in data.columns if one not in MEASURES
    ]
    if unknown:
        raise FrameError("measures", *unknown)
    rows = _converted(data, "measures", MEASURES)
    rows["title"] = rows["title"].fillna(rows["measure"])
    missing = [name for name in ("title", "start", "due") if rows[name].isna().all() and len(rows)]
    if missing:
        raise FrameError("measures", *_missing(data, missing))
    rows["measure"] = rows["measure"].fillna(rows["title"])
    rows["goal"] = rows["goal"].fillna(rows["measure"])
    rows["since"] = rows["since"].fillna(rows["start"])
    rows = rows.fillna(_DEFAULTS)
    rising = np.where(rows["target"] < rows["baseline"], Direction.AT_MOST.value, Direction.AT_LEAST.value)
    rows["direction"] = rows["direction"].mask(
        rows["direction"].isna() & (rows["kind"] == Kind.REACH), rising
    )
    if problems := [*_wrong_weekdays(rows)]:
        raise FrameError("measures", *problems)
    again = rows["measure"][rows["measure"].duplicated()]
    twice = [f"column 'measure', row {label}: '{name}' is there twice" for label, name in again.items()]
    if problems := [*_broken_rules(rows), *twice]:
        raise FrameError("measures", *problems)
    return _framed(rows, MEASURES)


def readings(data: pd.DataFrame | pd.Series) -> pd.DataFrame:
    """Readings with the columns measure, on, value, confidence and note, as `frames.CHECK_INS` has them.

    `data` has `date` (or `on`) and `value`, or is a column of values whose index is the days. `measure` is
    NaN where nothing says of which measure a reading is. Other columns are passed over. Raises FrameError.
    """
    given = data.rename("value").rename_axis("date").reset_index() if isinstance(data, pd.Series) else data
    _refuse_missing(given, "readings")
    day = "on" if "on" in given.columns else "date"
    _refuse_missing(given, "readings", day, "value")
    rows = _converted(given, "readings", {**CHECK_INS, "measure": "str", day: DAY})
    empty = rows.index[rows[day].isna()]
    if len(empty):
        raise FrameError("readings", *(f"column '{day}', row {label}: it is empty" for label in empty))
    return rows.assign(on=rows[day], note=rows["note"].fillna(""))[list(CHECK_INS)]


def check_ins(data: pd.DataFrame | pd.Series, measures: pd.DataFrame) -> pd.DataFrame:
    """Readings as check-ins of these measures, which are named by id or title. Raises FrameError."""
    rows = readings(data)
    if rows["measure"].isna().any():
        if len(measures) != 1:
            raise FrameError("readings", "column 'measure' says of which measure each reading is: fill it in")
        rows["measure"] = rows["measure"].fillna(measures["measure"].iloc[0])
    by_title = measures.drop_duplicates("title", keep=False).set_index("title")["measure"]
    is_id = rows["measure"].isin(measures["measure"])
    rows["measure"] = rows["measure"].where(is_id, rows["measure"].map(by_title).fillna(rows["measure"]))
    if len(rows) and len(measures) and not rows["measure"].isin(measures["measure"]).any():
        known = _listed(measures["measure"])
        raise FrameError("readings", f"column 'measure' names none of the measures: they are {known}")
    return _framed(rows, CHECK_INS).sort_values(["measure", "on"], kind="stable", ignore_index=True)


def milestones(data: pd.DataFrame) -> pd.DataFrame:
    """Milestones with the columns of `frames.MILESTONES`; `goal` and `due` are needed. Raises FrameError."""
    _refuse_missing(data, "milestones", "goal", "due")
    rows = _converted(data, "milestones", MILESTONES)
    texts = {name: "" for name, kind in MILESTONES.items() if kind == "str"}
    return _framed(rows.fillna(texts), MILESTONES)


def _refuse_missing(data: object, name: str, *columns: str) -> None:
    """Refuse what is no frame, has a column twice, or has not these columns."""
    if not isinstance(data, pd.DataFrame):
        raise FrameError(name, f"it is of type {type(data).__name__}: give a DataFrame")
    twice = data.columns[data.columns.duplicated()]
    if len(twice):
        raise FrameError(name, *(f"column '{column}' is there twice" for column in twice))
    missing = [column for column in columns if column not in data.columns]
    if missing:
        raise FrameError(name, *_missing(data, missing))


def _missing(data: pd.DataFrame, columns: list[str]) -> Iterator[str]:
    return (f"column '{column}' is missing: there are {_listed(data.columns)}" for column in columns)


def _hint(column: Hashable) -> str:
    near = difflib.get_close_matches(str(column).lower(), MEASURES, n=1)
    return f": did you mean '{near[0]}'?" if near else f", which are {_listed(MEASURES)}"


def _listed(names: Iterable[Hashable]) -> str:
    first, *others = [f"'{name}'" for name in names] or ["none"]
    more = [f"{len(others) - MOST_NAMED} more"] if len(others) > MOST_NAMED else []
    return ", ".join([first, *others[:MOST_NAMED], *more])


def _converted(data: pd.DataFrame, name: str, columns: Columns) -> pd.DataFrame:
    """All of these columns, with cells of their type; what is missing is NaN, rows keep their label."""
    problems: list[str] = []
    found = {}
    for column, kind in columns.items():
        if column not in data.columns:
            found[column] = pd.Series(np.nan, index=data.index, dtype=_roomy(kind))
            continue
        given = data[column]
        cells, said = _cells(given, kind)
        found[column] = cells.astype(_roomy(kind))
        wrong = given.notna() & found[column].isna()
        if wrong.any():  # an empty text is no cell
            wrong &= given.astype("str").str.strip().ne("")
        problems += [
            f"column '{column}', row {label}: '{str(cell)[:LONGEST]}' {said}"
            for label, cell in given[wrong].items()
        ]
    if problems:
        raise FrameError(name, *problems)
    return pd.DataFrame(found, index=data.index)


def _roomy(kind: Any) -> Any:
    """The type of a column while cells may be missing and words are filled in."""
    if isinstance(kind, pd.CategoricalDtype) or kind == "category":
        return "str"
    return "float64" if kind == "int64" else kind


def _cells(given: pd.Series, kind: Any) -> tuple[pd.Series, str]:
    """Cells of a type, NaN where one cannot be made, and what is said of those."""
    if kind in {"float64", "int64"}:
        return pd.to_numeric(given, errors="coerce"), "is not a number"
    if kind == DAY:
        return _days(given), "is not a date: write it like 2026-03-31"
    texts = given.astype("str")
    if isinstance(kind, pd.CategoricalDtype):
        words = texts.str.strip().str.replace("_", " ")
        return words.where(words.isin(kind.categories)), f"is not one of {_listed(kind.categories)}"
    return texts.where(texts.str.strip().ne("")), "is not a text"


def _days(cells: pd.Series) -> pd.Series:
    if not pd.api.types.is_datetime64_any_dtype(cells):  # a month, a year or a count of seconds is no day
        cells = cells.where(cells.astype("str").str.match(DAY_WRITTEN))
        cells = cells.astype("object") if cells.dtype.kind in "iuf" else cells
    days = pd.to_datetime(cells, errors="coerce", format="ISO8601")
    return days.dt.tz_localize(None).dt.normalize()


def _framed(rows: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    plain = rows.reset_index(drop=True)
    return frame({name: plain[name].array for name in columns}, columns)


def _wrong_weekdays(rows: pd.DataFrame) -> Iterator[str]:
    for label, text in rows["weekdays"].items():
        if not set(text.split()) <= set(EVERY_DAY):
            yield f"column 'weekdays', row {label}: '{text[:LONGEST]}' are not days such as 'Mon Tue'"


def _broken_rules(rows: pd.DataFrame) -> Iterator[str]:
    """What the records themselves say: a rule is written once, and stands with them."""
    for label, row in zip(rows.index, rows.to_dict("records"), strict=True):
        cells = {str(name): _plain(str(name), cell) for name, cell in row.items()}
        own = {name: cells[name] for name in field_types(Measure) if name in MEASURES}
        of_goal = {name: cells[name] for name in field_types(Goal) if name in MEASURES}
        broken = Measure.problems(**own, id=cells["measure"], goal_id=cells["goal"])
        broken |= Goal.problems(**of_goal, id=cells["goal"], statement=cells["title"])
        for column, problem in {_COLUMNS.get(name, name): broken[name] for name in broken}.items():
            yield f"column '{column}', row {label}: {problem.removesuffix('.')}"


def _plain(column: str, cell: Any) -> Any:
    """A cell as a record takes it."""
    if pd.isna(cell):
        return None
    if column in _TYPES:
        return _TYPES[column](cell)
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return Decimal(f"{cell:.15g}") if isinstance(cell, float) else cell
