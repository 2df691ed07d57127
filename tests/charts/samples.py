"""Small frames for charts and tables, with the columns that `analysis` gives them."""

from collections.abc import Callable, Sequence
from datetime import date
from math import isnan, nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit.analysis.progress import MeasureRow

AS_OF = date(2026, 9, 30)

Snapshot = Callable[[go.Figure, str], None]
"""Compares a figure with the snapshot of a name."""


def days(*texts: str) -> pd.Series:
    """A column of days."""
    return pd.Series(pd.to_datetime(list(texts)))


def measure(**changes: Any) -> pd.Series:
    """A row of the progress frame: a team that shall grow from 4 to 10 people by the end of 2026."""
    given: dict[str, Any] = {
        "client": "c1", "goal": "g1", "measure": "c1/m1", "title": "Team size", "kind": "reach",
        "direction": "at least", "unit": "people", "baseline": 4.0, "target": 10.0, "target_high": nan,
        "cadence": "month", "join": "last", "weekdays": "Mon Tue Wed Thu Fri Sat Sun", "came": nan,
        "start": pd.Timestamp("2026-01-01"), "due": pd.Timestamp("2027-01-01"),
        "on": pd.Timestamp("2026-09-25"), "actual": 8.0, "confidence": 0.6, "first_confidence": 0.8,
        "share": 2 / 3, "expected": 272 / 365, "status": "on track", "rule": "gap", "reached_on": pd.NaT,
        "spans": nan, "read": nan, "kept": nan, "read_whole": nan, "kept_whole": nan, "of_period": True,
    }  # fmt: skip
    return pd.Series({**given, **changes})


def hours(**changes: Any) -> pd.Series:
    """A row of the progress frame: at most 50 hours a week."""
    given: dict[str, Any] = {
        "measure": "c1/m2", "title": "Working hours", "kind": "maintain", "direction": "at most",
        "unit": "h/week", "baseline": nan, "target": 50.0, "cadence": "week", "expected": 1.0, "actual": 48.0,
        "spans": 10.0, "read": 10.0, "kept": 8.0, "read_whole": 10.0, "kept_whole": 8.0,
    }  # fmt: skip
    return measure(**{**given, **changes})


def reach_row(**changes: Any) -> MeasureRow:
    """The row of `measure`, typed."""
    return MeasureRow.of(measure(**changes))


def kept_row(**changes: Any) -> MeasureRow:
    """The row of `hours`, typed."""
    return MeasureRow.of(hours(**changes))


def readings(*values: float, first: str = "2026-01-15") -> pd.DataFrame:
    """Monthly readings from `first` on; NaN is a check-in without a number."""
    on = pd.date_range(first, periods=len(values), freq=pd.DateOffset(months=1))
    return pd.DataFrame({"measure": "c1/m1", "on": on, "value": list(values)})


def kept(*values: float, first: str = "2026-06-29", freq: str = "7D", limit: float = 50.0) -> pd.DataFrame:
    """Spans of `hours` in a row, kept up to the limit; NaN stands for a span without reading."""
    start = pd.date_range(first, periods=len(values), freq=freq)
    spans = pd.DataFrame({"measure": "c1/m2", "span_start": start, "value": list(values)})
    return spans.assign(kept=spans["value"] <= limit)[[not isnan(value) for value in values]]


def milestones(*steps: tuple[str, str, str, str]) -> pd.DataFrame:
    """Milestones of (title, due, reached_on or "", state)."""
    frame = pd.DataFrame(list(steps), columns=["title", "due", "reached_on", "state"])
    frame = frame.assign(
        due=pd.to_datetime(frame["due"]), reached_on=pd.to_datetime(frame["reached_on"], format="%Y-%m-%d")
    )
    return frame.assign(client="c1", goal="g1", reward="", helped_by="", reached_in_period=False)


def balance(*areas: tuple[str, float, float, float]) -> pd.DataFrame:
    """Life areas of (area, then, now, wanted)."""
    wheel = pd.DataFrame(list(areas), columns=["area", "then", "now", "wanted"])
    change = wheel["now"] - wheel["then"]
    then_on = pd.Series(pd.Timestamp("2026-06-30"), index=wheel.index).where(wheel["then"].notna())
    days = {"then_on": then_on, "now_on": pd.Timestamp(AS_OF)}
    gap = wheel["wanted"] - wheel["now"]
    return wheel.assign(client="c1", change=change, beyond_chance=change.abs() > 2, gap=gap, **days)


def attainment(*scores: tuple[str, float]) -> pd.DataFrame:
    """T-scores over four goals, of (rated_on, t)."""
    rated_on, t = zip(*scores, strict=True)
    return pd.DataFrame(
        {"client": "c1", "rated_on": pd.to_datetime(list(rated_on)), "t": list(t), "goals": 4}
    )


def feedback(*answers: tuple[str, str, int, float]) -> pd.DataFrame:
    """Means of (behaviour, group, answers, mean); a missing mean is hidden."""
    frame = pd.DataFrame(list(answers), columns=["behaviour", "group", "answers", "mean"])
    return frame.assign(client="c1", hidden=frame["mean"].isna())


def of_others(answers: pd.DataFrame) -> pd.DataFrame:
    """The mean of all groups that have one but the client's own, a behaviour each."""
    known = answers[answers["group"] != "self"].dropna(subset=["mean"])
    total = (known["mean"] * known["answers"]).groupby(known["behaviour"], sort=False).sum()
    return (total / known.groupby("behaviour", sort=False)["answers"].sum()).rename("mean").reset_index()


def reliability(*bins: tuple[float, int, float]) -> pd.DataFrame:
    """Fifths of (stated, statements, reached); the others are without a statement."""
    found = {int(stated * 5): (statements, stated, reached) for stated, statements, reached in bins}
    rows = [(place / 5, (place + 1) / 5, *found.get(place, (0, nan, nan))) for place in range(5)]
    return pd.DataFrame(rows, columns=["low", "high", "statements", "stated", "reached"])


def ratings(*cells: tuple[str, str, int]) -> pd.DataFrame:
    """Alignments of (goal, target, rating)."""
    return pd.DataFrame(list(cells), columns=["goal", "target", "rating"])


def texts(figure: Any) -> Sequence[str]:
    """All labels that stand in a figure."""
    return [note.text for note in figure.layout.annotations]


def traces(figure: Any, **wanted: Any) -> list[Any]:
    """The traces of a figure that have these attributes, such as name="kept"."""
    return [trace for trace in figure.data if all(trace[name] == value for name, value in wanted.items())]
