"""Revisions: when a change of a goal or measure is told with a reason, and when it is a correction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from goalkit.model.goal import CheckIn, Goal, Measure, Versioned
from goalkit.model.workbook import Workbook, current

V = TypeVar("V", bound=Versioned)

GOALPOSTS: dict[type[Versioned], tuple[str, ...]] = {
    Goal: ("statement", "start", "due", "state", "weight", "rule", "day_count"),
    Measure: (
        "title", "kind", "direction", "unit", "baseline", "target", "target_high", "cadence", "join",
        "weekdays",
    ),
}  # fmt: skip
"""The fields that are not changed in silence: who moves them says what changed, and why."""


@dataclass(frozen=True, kw_only=True)
class Standing(Generic[V]):
    """How firm a record stands on a day: its newest version, and whether it is `settled`.

    A settled one was written on an earlier day and has been read since: a change of its goalposts is
    a new version then. Before that, a change corrects the version that is there.
    """

    newest: V
    settled: bool
    today: date

    @classmethod
    def of(cls, newest: V, check_ins: Iterable[CheckIn], *, today: date) -> "Standing[V]":
        """How firm `newest` stands; `check_ins` are those of its measures."""
        read = any(one.value is not None and one.on >= newest.since for one in check_ins)
        return cls(newest=newest, settled=newest.since < today and read, today=today)

    def asks_reason(self, changed: V) -> bool:
        """Whether `changed` moves a goalpost of what is settled."""
        return self.settled and bool(moved(self.newest, changed))

    def following(self, changed: V, reason: str) -> V:
        """The record to save for `changed`: the next version, or the newest one corrected."""
        if self.asks_reason(changed):
            return replace(changed, version=self.newest.version + 1, since=self.today, reason=reason)
        return replace(changed, reason=reason or self.newest.reason)


def goal_standing(workbook: Workbook, goal_id: str, *, today: date) -> Standing[Goal] | None:
    """How firm the goal of this id stands, None where it is not there."""
    measures = {one.id for one in workbook.measures if one.goal_id == goal_id}
    check_ins = [one for one in workbook.check_ins if one.measure_id in measures]
    newest = current(one for one in workbook.goals if one.id == goal_id)
    return Standing.of(newest[0], check_ins, today=today) if newest else None


def measure_standings(workbook: Workbook, goal_id: str, *, today: date) -> dict[str, Standing[Measure]]:
    """How firm each measure of a goal stands, by its id."""
    return {
        newest.id: Standing.of(
            newest, (one for one in workbook.check_ins if one.measure_id == newest.id), today=today
        )
        for newest in current(one for one in workbook.measures if one.goal_id == goal_id)
    }


def moved(before: V, after: V) -> tuple[str, ...]:
    """The names of the goalposts that stand elsewhere in `after`."""
    return tuple(name for name in GOALPOSTS[type(before)] if getattr(before, name) != getattr(after, name))
