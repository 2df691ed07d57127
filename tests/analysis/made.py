"""Small frames for the tests: say what matters, the rest is ordinary."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from goalkit import frames
from goalkit.analysis.keeping import smoothing
from goalkit.frames import Columns, frame

ORACLES: dict[str, Any] = json.loads((Path(__file__).parents[1] / "oracles.json").read_text(encoding="utf-8"))

START, DUE = date(2026, 1, 1), date(2026, 12, 31)

_MEASURE: dict[str, Any] = {
    "client": "ada", "goal": "team", "measure": "ada/size", "version": 1, "since": START, "reason": "",
    "title": "Team size", "kind": "reach", "direction": "at least", "unit": "people", "baseline": 4.0,
    "target": 10.0, "target_high": None, "cadence": "week", "join": "last",
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun", "start": START, "due": DUE,
}  # fmt: skip
_GOAL: dict[str, Any] = {
    "client": "ada", "goal": "team", "version": 1, "since": START, "reason": "",
    "statement": "Lead a team of 10", "why": "", "theme": "",
    "start": START, "due": DUE, "state": "active", "weight": 1.0, "obstacle": "",
    "plan": "", "commitment": None,
}  # fmt: skip
_MILESTONE: dict[str, Any] = {
    "client": "ada", "goal": "sales", "milestone": "m1", "title": "Plan agreed", "due": date(2026, 6, 30),
    "reached_on": None, "reward": "", "helped_by": "",
}  # fmt: skip
MAINTAIN: dict[str, Any] = {
    "measure": "ada/hours", "goal": "hours", "title": "Hours at work", "kind": "maintain",
    "direction": "at most", "unit": "h/week", "baseline": None, "target": 50.0,
}  # fmt: skip
DONE: dict[str, Any] = {
    "measure": "ada/buddy", "goal": "buddy", "title": "Onboarding buddy", "kind": "done", "direction": None,
    "unit": "", "baseline": None, "target": None,
}  # fmt: skip
STEPS: dict[str, Any] = {
    "measure": "ada/steps", "goal": "sales", "title": "Sales department", "kind": "milestones",
    "direction": None, "unit": "", "baseline": None, "target": None,
}  # fmt: skip


def made(columns: Columns, defaults: dict[str, Any], rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """A frame of these rows, each over the defaults."""
    filled = [{**defaults, **row} for row in rows]
    return frame({name: [row.get(name) for row in filled] for name in columns}, columns)


def measures(*rows: dict[str, Any]) -> pd.DataFrame:
    """Measures; by default a team that grows from 4 to 10 people through 2026."""
    return made(frames.MEASURES, _MEASURE, rows)


def goals(*rows: dict[str, Any]) -> pd.DataFrame:
    """Goals; by default a team of 10."""
    return made(frames.GOALS, _GOAL, rows)


def milestones(*rows: dict[str, Any]) -> pd.DataFrame:
    """Milestones; by default one of the goal `sales` due on 30 June 2026."""
    return made(frames.MILESTONES, _MILESTONE, rows)


def check_ins(readings: Sequence[tuple[Any, ...]], measure: str = "ada/size") -> pd.DataFrame:
    """Check-ins of one measure from (day, value) or (day, value, confidence), in the given order."""
    rows = [(*reading, None)[:3] for reading in readings]
    columns = {
        "measure": [measure] * len(rows),
        "on": [_day(on) for on, _, _ in rows],
        "value": [value for _, value, _ in rows],
        "confidence": [confidence for _, _, confidence in rows],
        "note": [""] * len(rows),
    }
    return frame(columns, frames.CHECK_INS)


def together(*several: pd.DataFrame) -> pd.DataFrame:
    """Check-ins of several measures in one frame, one after the other."""
    return pd.concat(several, ignore_index=True).astype({"measure": "category"})


def _day(text: str | date) -> date:
    return text if isinstance(text, date) else date.fromisoformat(text)


def empty(name: str) -> pd.DataFrame:
    """The frame of this name without rows."""
    columns: Columns = getattr(frames, name)
    return frame({column: [] for column in columns}, columns)


def next_strength(strength: float, completed: float, *, frequency: float) -> float:
    """The strength of a habit after one more span, as published: the formula step by step."""
    left = smoothing(13 / frequency**0.5)
    return strength * left + completed * (1 - left)
