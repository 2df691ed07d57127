"""How much the client's values matter and are lived today."""

from collections.abc import Callable, Iterator
from datetime import date

from traitlets import Unicode

from goalkit.model import Record, ValueRating, Workbook
from goalkit.model.record import same_id
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rounds import both_or_neither, latest_by, level


class ValueLevels(Draft):
    """How much one value matters and is lived; both empty is not rated."""

    importance, lived = (Unicode().tag(typed=True) for _ in range(2))

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"importance": lambda: both_or_neither(self.importance, self.lived)}


class ValueRoundDraft(RecordsDraft):
    """The levels of each value today, by its id. `last` has the ratings before, by the same."""

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        super().__init__()
        self._today = today
        self.values = {value.id: value for value in workbook.values}
        self.last = latest_by(workbook.value_ratings, lambda one: one.value_id)
        self.levels = {key: ValueLevels() for key in self.values}
        self.parts = dict(self.levels)
        self._ids = {key: same_id(key, today) for key in self.values}
        for rating in self.last.values():
            if rating.rated_on == today:
                self._show(rating)

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, levels in self.levels.items():
            if levels.importance:
                yield f"{key}.importance", self._rating(key, levels)

    def gone(self) -> tuple[Record, ...]:
        """The ratings of today whose levels were emptied."""
        emptied = {self._ids[key] for key, levels in self.levels.items() if not levels.importance}
        return tuple(rating for rating in self.last.values() if rating.id in emptied)

    def _rating(self, key: str, levels: ValueLevels) -> ValueRating:
        return ValueRating(
            id=self._ids[key],
            value_id=key,
            rated_on=self._today,
            importance=level(levels.importance),
            lived=level(levels.lived),
        )

    def _show(self, rating: ValueRating) -> None:
        levels = self.levels[rating.value_id]
        levels.importance, levels.lived = str(rating.importance), str(rating.lived)
        self._ids[rating.value_id] = rating.id
        self.saw(rating)
