"""Five levels of a goal, from much less to much more than expected, written before the period begins."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from traitlets import Unicode

from goalkit.analysis.levels import (
    gives_levels,
    level_problems,
    levels_in_words,
    other_than_cuts,
    span_of,
    suggested_cuts,
)
from goalkit.model import AttainmentRating, AttainmentScale, Goal, Measure, Record, Workbook
from goalkit.model.workbook import current, newest_scale
from goalkit.widgets.cuts_draft import CutsDraft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.saved_levels import counts, free_id, lost_measure
from goalkit.widgets.typed import typed_text
from goalkit.wording import signed_text

LEVELS = {
    "much_less": "−2: much less than expected",
    "less": "−1: less than expected",
    "expected": "0: as expected",
    "more": "+1: more than expected",
    "much_more": "+2: much more than expected",
}
"""The fields of the draft with their labels, in the order of the levels."""


class GoalLevelsDraft(RecordsDraft):
    """The fifth step of a goal. Levels that count already stay as they are: new ones follow them.

    With a measure in `measure_id` the scale is numeric: its cuts are the part `cuts`, and levels that
    hold nothing but what followed from the cuts follow them further. `level_today` is where a person
    is today on levels in words.
    """

    much_less, less, expected, more, much_more = (Unicode().tag(typed=True) for _ in range(5))
    measure_id, level_today = (Unicode().tag(typed=True) for _ in range(2))
    scale_id = Unicode().tag(typed=True)
    """The id of what is written here, so that a page opened anew goes on with it."""

    def __init__(self, workbook: Workbook, goal: Goal, *, today: date) -> None:
        super().__init__()
        self._goal, self._today = goal, today
        self.scale_id = free_id(workbook, goal, today)
        measures = (one for one in current(workbook.measures) if one.goal_id == goal.id)
        self.measures = {one.id: one for one in measures if gives_levels(one)}
        self.cuts = CutsDraft(lambda: self.measure)
        self.parts = {"cuts": self.cuts}
        self._look_up(workbook)
        if self.scale:
            self._show(self.scale)
        self._from_cuts = self._in_words()
        self.observe(lambda _: self._begin_cuts(), names="measure_id")
        self.cuts.on_typed(self.follow_cuts)

    @property
    def form_name(self) -> str:
        """Under which name it is kept while it is typed."""
        return f"goal {self._goal.id} levels"

    @property
    def measure(self) -> Measure | None:
        """The measure whose reading gives the level, None where a person rates it."""
        return self.measures.get(self.measure_id)

    @property
    def offered(self) -> Measure | None:
        """The first measure that makes levels clear."""
        return next((one for one in self.measures.values() if suggested_cuts(one)), None)

    @property
    def has_room(self) -> bool:
        """Whether a level is not described yet."""
        return not all(self._levels())

    @property
    def asks_today(self) -> bool:
        """Whether there is a baseline to give: on levels in words that are new or do not count yet."""
        if self.measure or self.is_left_alone:
            return False
        return not (self.is_used and self._is_as_saved)

    @property
    def is_used(self) -> bool:
        """Whether the levels that are saved count already: they are not changed any more then."""
        return self.scale is not None and self.scale.id in self._used

    @property
    def is_left_alone(self) -> bool:
        """Whether nothing is typed over levels whose measure, `lost`, can give none any more.

        They keep their numbers then: nobody has said that a person shall rate them.
        """
        if not self.lost or self.scale is None or self.measure_id:
            return False
        return self._levels() == self.scale.levels and self.level_today == self._shown_today

    def take(self) -> None:
        """Take the levels that are offered, with their cuts."""
        if self.offered:
            self.measure_id = self.offered.id
            self.cuts.show(suggested_cuts(self.offered))
            self.follow_cuts()

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The cuts in words, where a level has words of its own that hold none of its numbers."""
        own = [level for level in self._levels() if level and span_of(level) is None]
        return self._in_words() if own and self.cuts.numbers else ()

    def rewrite(self) -> None:
        """Put the cuts in words in place of all words that are there."""
        for name, words in zip(LEVELS, self._in_words(), strict=True):
            setattr(self, name, words)

    def follow_cuts(self) -> None:
        """Put the cuts in words, wherever a level holds no words of its own."""
        new = self._in_words()
        if not any(new):
            return  # half typed: what is there stays until the numbers can be used
        for name, before, now in zip(LEVELS, self._from_cuts, new, strict=True):
            if getattr(self, name).strip() in ("", before):
                setattr(self, name, now)
        self._from_cuts = new

    def advice(self) -> tuple[str, ...]:
        """Where the levels are out of order, overlap, leave a gap or differ from the cuts, in numbers."""
        cuts = self.cuts.numbers
        return level_problems(self._levels()) + (other_than_cuts(self._levels(), cuts) if cuts else ())

    def checks(self) -> dict[str, Callable[[], object]]:
        def check(name: str) -> Callable[[], object]:
            return lambda: typed_text(getattr(self, name), "Describe this level as well: five are needed.")

        begun = any((*self._levels(), self.measure_id, self.level_today))
        return {name: check(name) for name in LEVELS} if begun else {}

    def built(self) -> Iterator[tuple[str, Record]]:
        if any(self._levels()):
            scale = self._typed_scale()
            if scale != self.scale:
                yield "much_less", scale
            if self.level_today and self.asks_today:
                yield "level_today", self._rating(scale, int(self.level_today))

    def gone(self) -> tuple[Record, ...]:
        if self.scale is None or self._rated_today is None or self.is_used:
            return ()
        in_words = self.scale.measure_id is None
        taken = in_words if self.measure else not self.level_today
        return (self._rated_today,) if taken else ()

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, AttainmentScale):
            return f"Saved meanwhile: “{' · '.join(there.levels)}”."
        if isinstance(there, AttainmentRating):
            return f"Saved meanwhile: {signed_text(there.level)}."
        return super().said(there, typed)

    def saved(self, workbook: Workbook) -> None:
        super().saved(workbook)
        self._look_up(workbook)

    def _show(self, scale: AttainmentScale) -> None:
        for name, level in zip(LEVELS, scale.levels, strict=True):
            setattr(self, name, level)
        if scale.measure_id in self.measures:
            self.measure_id = scale.measure_id or ""
            self.cuts.show(scale.cuts)
        self.saw(scale)
        self.level_today = self._shown_today
        if self._rated_today and not self.is_used:
            self.saw(self._rated_today)

    @property
    def _shown_today(self) -> str:
        """The rating of today that is saved, as it stands in the form; one on used levels does not."""
        return str(self._rated_today.level) if self._rated_today and not self.is_used else ""

    def _begin_cuts(self) -> None:
        """Another measure has other cuts: those that are saved, or suggested for it, or none."""
        if self.scale and self.scale.measure_id == self.measure_id:
            self.cuts.show(self.scale.cuts)
        else:
            self.cuts.show(suggested_cuts(self.measure) if self.measure else ())

    def _in_words(self) -> tuple[str, ...]:
        cuts = self.cuts.numbers
        return levels_in_words(cuts, self.measure.unit) if cuts and self.measure else ("",) * len(LEVELS)

    def _typed(self) -> dict[str, Any]:
        if self.scale and self.is_left_alone:
            return {name: getattr(self.scale, name) for name in ("levels", "measure_id", "cuts")}
        cuts = self.cuts.numbers if self.measure else ()
        return {"levels": self._levels(), "measure_id": self.measure_id if cuts else None, "cuts": cuts}

    @property
    def _is_as_saved(self) -> bool:
        typed = self._typed()
        return self.scale is not None and typed == {name: getattr(self.scale, name) for name in typed}

    def _typed_scale(self) -> AttainmentScale:
        """The scale as it is typed: the one that is there, corrected, or one that follows it."""
        if self.scale and (self._is_as_saved or not self.is_used):
            return replace(self.scale, **self._typed())
        return AttainmentScale(
            id=self.scale_id,
            goal_id=self._goal.id,
            written_on=self._today,
            weight=self._goal.weight,
            **self._typed(),
        )

    def _rating(self, scale: AttainmentScale, level: int) -> AttainmentRating:
        if self._rated_today and self._rated_today.scale_id == scale.id:
            return replace(self._rated_today, level=level)
        key = f"r-{scale.id}-{self._today.isoformat()}"
        return AttainmentRating(id=key, scale_id=scale.id, rated_on=self._today, level=level)

    def _levels(self) -> tuple[str, ...]:
        return tuple(getattr(self, name).strip() for name in LEVELS)

    def _look_up(self, workbook: Workbook) -> None:
        scales = [one for one in workbook.attainment_scales if one.goal_id == self._goal.id]
        self.scale = newest_scale(scales)
        self.lost = lost_measure(workbook, self.scale)
        self._used = {one.id for one in scales if counts(workbook, one, self._today)}
        of_today = (one for one in workbook.attainment_ratings if one.rated_on == self._today)
        ours = (one for one in of_today if self.scale and one.scale_id == self.scale.id)
        self._rated_today = next(ours, None)
