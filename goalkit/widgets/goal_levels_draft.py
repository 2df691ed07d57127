"""Five levels of a goal, from much less to much more than expected, written before the period begins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from traitlets import Unicode

from goalkit.analysis.levels import level_problems
from goalkit.model import AttainmentScale, Goal, Record, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import typed_text

LEVELS = {
    "much_less": "−2: much less than expected",
    "less": "−1: less than expected",
    "expected": "0: as expected",
    "more": "+1: more than expected",
    "much_more": "+2: much more than expected",
}
"""The fields of the draft with their labels, in the order of the levels."""


class GoalLevelsDraft(RecordsDraft):
    """The fifth step of a goal. Levels that were rated already stay as they are: new ones follow them."""

    much_less, less, expected, more, much_more = (Unicode().tag(typed=True) for _ in range(5))
    scale_id = Unicode().tag(typed=True)
    """The id of what is written here, so that a page opened anew goes on with it."""

    def __init__(self, workbook: Workbook, goal: Goal, *, today: date) -> None:
        super().__init__()
        self._goal, self._today = goal, today
        self.scale_id = _free_id(workbook, goal, today)
        self._look_up(workbook)
        if self.scale:
            self.offer(self.scale.levels)
            self.saw(self.scale)

    @property
    def form_name(self) -> str:
        """Under which name it is kept while it is typed."""
        return f"goal {self._goal.id} levels"

    @property
    def has_room(self) -> bool:
        """Whether a level is not described yet."""
        return not all(self._levels())

    @property
    def is_rated(self) -> bool:
        """Whether the levels that are saved were rated: they are not changed any more then."""
        return self.scale is not None and self.scale.id in self._rated

    def offer(self, levels: Sequence[str]) -> None:
        """Fill the levels that are empty."""
        for name, level in zip(LEVELS, levels, strict=True):
            if not getattr(self, name).strip():
                setattr(self, name, level)

    def advice(self) -> tuple[str, ...]:
        """Where the levels are out of order, overlap or leave a gap, as far as they hold numbers."""
        return level_problems(self._levels())

    def checks(self) -> dict[str, Callable[[], object]]:
        def check(name: str) -> Callable[[], object]:
            return lambda: typed_text(getattr(self, name), "Describe this level as well: five are needed.")

        return {name: check(name) for name in LEVELS} if any(self._levels()) else {}

    def built(self) -> Iterator[tuple[str, Record]]:
        levels = self._levels()
        if not any(levels) or (self.scale and self.scale.levels == levels):
            return
        if self.scale and not self.is_rated:
            yield "much_less", replace(self.scale, levels=levels)
        else:
            yield "much_less", self._new(levels)

    def saved(self, workbook: Workbook) -> None:
        super().saved(workbook)
        self._look_up(workbook)

    def _new(self, levels: tuple[str, ...]) -> AttainmentScale:
        return AttainmentScale(
            id=self.scale_id,
            goal_id=self._goal.id,
            written_on=self._today,
            levels=levels,
            weight=self._goal.weight,
        )

    def _levels(self) -> tuple[str, ...]:
        return tuple(getattr(self, name).strip() for name in LEVELS)

    def _look_up(self, workbook: Workbook) -> None:
        scales = [one for one in workbook.attainment_scales if one.goal_id == self._goal.id]
        self.scale = max(reversed(scales), key=lambda one: one.written_on, default=None)
        self._rated = {one.scale_id for one in workbook.attainment_ratings}


def _free_id(workbook: Workbook, goal: Goal, today: date) -> str:
    """The same in two windows; another where levels of today were rated already."""
    wanted = same_id("levels", goal.id, today)
    return new_id() if any(scale.id == wanted for scale in workbook.attainment_scales) else wanted
