"""How a goal is read: its measures, a row each."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from goalkit.analysis.smart import lead_and_lag
from goalkit.model import Goal, Measure, Record, Workbook
from goalkit.model.revision import Standing, goal_standing, measure_standings
from goalkit.model.workbook import newest_scale
from goalkit.terms import Kind
from goalkit.widgets.goal_offer import MeasureOffer
from goalkit.widgets.goal_step_draft import GoalStepDraft
from goalkit.widgets.measure_draft import MeasureDraft
from goalkit.widgets.rows_draft import RowsDraft

READ = "It has readings, so it stays. Where it is of no use any more, change the goal or set it aside."
GIVES_LEVELS = "The five levels follow from it, so it stays. Give them in words alone first, in step 5."
GAVE_LEVELS = "Earlier levels follow from it, so it stays."


class GoalMeasuresDraft(GoalStepDraft):
    """The second step of a goal: the rows are under `measures`, by id of the measure."""

    def __init__(self, workbook: Workbook, goal: Goal, *, today: date) -> None:
        super().__init__()
        self.goal, self.today = goal, today
        self._look_up(workbook)
        self.standings = measure_standings(workbook, goal.id, today=today)
        self.rows: RowsDraft[MeasureDraft] = RowsDraft(self._row, self.standings)
        self.parts = {"measures": self.rows}
        self.saw(*(one.newest for one in self.standings.values()))

    def stays(self, key: str) -> bool:
        """Whether the measure of this key has readings, gives levels or gave them: then it stays."""
        return key in self._read or key in self._in_scales

    def why_it_stays(self, key: str) -> str:
        """In a sentence, why the measure of this key is not taken away."""
        if key in self._read:
            return READ
        return GIVES_LEVELS if key == self._gives_levels else GAVE_LEVELS

    def not_taken(self, offers: Iterable[MeasureOffer]) -> tuple[MeasureOffer, ...]:
        """The offers of which no row says the same."""
        rows = self.rows.rows.values()
        return tuple(offer for offer in offers if not any(row.is_like(offer) for row in rows))

    def advice(self) -> str:
        """What is missing of lead and lag in the kinds that are chosen."""
        return lead_and_lag([Kind(row.kind) for row in self.rows.rows.values() if row.kind])

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, row in self.rows.rows.items():
            if not row.is_blank:
                yield f"measures.{key}.title", row.measure()

    def gone(self) -> tuple[Record, ...]:
        taken = set(self.rows.taken_away)
        return tuple(version for version in self._versions if version.id in taken)

    def saved(self, workbook: Workbook) -> None:
        super().saved(workbook)
        self._look_up(workbook)

    def follow(self, workbook: Workbook) -> None:
        self.standings = measure_standings(workbook, self.goal.id, today=self.today)
        for key, row in self.rows.rows.items():
            row.standing = self.standings.get(key)

    def _look_up(self, workbook: Workbook) -> None:
        """Know what stands in the way of taking a measure away, and what goes with it."""
        self._versions = [one for one in workbook.measures if one.goal_id == self.goal.id]
        self._read = {one.measure_id for one in workbook.check_ins}
        scales = [one for one in workbook.attainment_scales if one.goal_id == self.goal.id]
        newest = newest_scale(scales)
        self._gives_levels = newest.measure_id if newest else None
        self._in_scales = {one.measure_id for one in scales}
        whole = goal_standing(workbook, self.goal.id, today=self.today)
        self._since = first_day(whole, self.today) if whole else self.today

    def _row(self, key: str) -> MeasureDraft:
        new = partial(Measure, id=key, goal_id=self.goal.id, since=self._since)
        return MeasureDraft(new, self.standings.get(key))


def first_day(goal: Standing[Goal], today: date) -> date:
    """From when a new measure counts: from the begin of its goal, or from today where that is settled."""
    return today if goal.settled else min(goal.newest.since, today)
