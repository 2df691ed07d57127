"""The fifth step of a goal: five levels from much less to much more than expected, written before the period.

They are in words, and a person says which it is; or each reading of a measure gives its level by itself:
then four cuts say where −1, 0, +1 and +2 begin.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.analysis.levels import (
    gives_levels,
    level_problems,
    levels_in_words,
    other_than_cuts,
    span_of,
    suggested_cuts,
)
from goalkit.exercises.goals.step import Advice, Amount, Offer
from goalkit.model import AttainmentRating, AttainmentScale, Goal, Measure, Record, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.model.workbook import current, newest_scale
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Direction
from goalkit.wording import exact_text

LEVELS = {
    "much_less": "−2: much less than expected",
    "less": "−1: less than expected",
    "expected": "0: as expected",
    "more": "+1: more than expected",
    "much_more": "+2: much more than expected",
}
CUTS = {"cuts.minus_one": "−1", "cuts.zero": "0", "cuts.plus_one": "+1", "cuts.plus_two": "+2"}
"""The fields of the levels with their labels, and those of the cuts with the level that begins there."""
WHAT_FOR = (
    "Describe now how you would recognise each level, so that nobody has to argue at the end of the quarter. "
    "Begin with 0: what you honestly expect."
)
USED = "These levels are in use and stay as they are; what you change here makes new ones that follow them."
LOST = (
    "“{title}” was changed and can no longer give levels: that takes a number where more, or less, is "
    "better. The levels keep their numbers as long as you change nothing here; if you do, a person rates "
    "them, unless you choose another measure."
)
A_PERSON = "by a person, in the review"
FROM_READING = (
    "If you choose a measure, each reading gives its level by itself, and the words of the levels follow its "
    "numbers until you write your own."
)
TODAY = "The baseline: without it nobody can say later how far you have come."
FIVE = "Describe this level as well: five are needed."


class LevelsDraft(ui.RecordDraft[AttainmentScale]):
    """Five levels, with four cuts where `measure_id` is chosen; levels that hold their words follow them.

    `level_today` is where a person is today, on levels in words. Levels that are `used`, because they were
    rated or read, are followed by new ones. `lost` is the title of their measure where that was changed so
    that it can give no levels any more: they keep their numbers then as long as nothing is touched.
    """

    def __init__(self, workbook: Workbook, goal: Goal, *, today: date) -> None:
        measures = (one for one in current(workbook.measures) if one.goal_id == goal.id)
        self.measures = {one.id: one for one in measures if gives_levels(one)}
        self._goal, self._today, self.workbook = goal, today, workbook
        self._is_following, self.used, self.lost = False, False, ""
        self._rated: AttainmentRating | None = None
        readings = ((f"by the reading of {one.title}", key) for key, one in self.measures.items())
        places = ((label, str(level)) for level, label in enumerate(LEVELS.values(), -2))
        who, where = ((A_PERSON, ""), *readings), (("not said", ""), *places)
        fields: dict[str, ui.Field] = {
            **{name: ui.Text(rows=2, label=label, needed=FIVE) for name, label in LEVELS.items()},
            "measure_id": ui.Choice(who, label="How is the level decided?", help=FROM_READING),
            "level_today": ui.Choice(where, int, label="Where are you today?", help=TODAY),
        }
        for name, level in CUTS.items():
            needed = f"Write the number at which {level} begins."
            fields[name] = Amount(label=f"{level} begins at", needed=needed)
        super().__init__(
            ui.Declared(AttainmentScale, {}, ()),
            find=lambda book: newest_scale(one for one in book.attainment_scales if one.goal_id == goal.id),
            given=self._new,
            more=fields,
        )
        self._from_cuts = self.in_words()
        self.states["measure_id"].observe(lambda _: self._begin_cuts(), names="value")
        for name in CUTS:
            self.states[name].observe(lambda _: self._follow_cuts(), names="value")
        self.follow(workbook)

    @property
    def measure(self) -> Measure | None:
        """The measure whose reading gives the level, None where a person rates it."""
        return self.measures.get(self["measure_id"])

    @property
    def levels(self) -> tuple[str, ...]:
        """The five levels as typed."""
        return tuple(self[name].strip() for name in LEVELS)

    @property
    def cuts(self) -> tuple[Decimal, ...]:
        """The four cuts, or none while one of them cannot be used."""
        if self.measure is None or self._cut_problems():
            return ()
        return tuple(self.read(name) for name in CUTS)

    @property
    def offered(self) -> Measure | None:
        """The first measure that makes levels clear, as long as a level is not described yet."""
        clear = (one for one in self.measures.values() if suggested_cuts(one))
        return next(clear, None) if not all(self.levels) else None

    @property
    def asks_today(self) -> bool:
        """Whether there is a baseline to give: on levels in words that are new or not used yet."""
        if self.measure or (self.lost and not self.is_touched):
            return False
        return self._is_changed or not self.used

    # ---- words that follow the cuts

    def in_words(self) -> tuple[str, ...]:
        """The levels that follow from the cuts, empty texts while there are none."""
        cuts = self.cuts
        return levels_in_words(cuts, self.measure.unit) if cuts and self.measure else ("",) * len(LEVELS)

    def take(self) -> None:
        """Take the levels that are offered, with their cuts."""
        if measure := self.offered:
            self["measure_id"] = measure.id
            self._put_cuts(suggested_cuts(measure))

    def rewrite(self) -> None:
        """Put the cuts in words in place of all words that are there."""
        for name, words in zip(LEVELS, self.in_words(), strict=True):
            self[name] = words

    def _begin_cuts(self) -> None:
        """Another measure has other cuts: those that are saved, or suggested for it, or none."""
        if not self._is_following:
            suggested = suggested_cuts(self.measure) if self.measure else ()
            is_known = self.known is not None and self.known.measure_id == self["measure_id"]
            self._put_cuts(self.known.cuts if self.known and is_known else suggested)

    def _put_cuts(self, cuts: tuple[Decimal, ...]) -> None:
        with self._following():  # not one by one: three of them may be out of order
            for name, text in self._cut_texts(cuts).items():
                self[name] = text
        self._follow_cuts()

    def _follow_cuts(self) -> None:
        """Put the cuts in words, wherever a level holds no words of its own."""
        new = self.in_words()
        if self._is_following or not any(new):
            return  # half typed: what is there stays until the numbers can be used
        for name, before, now in zip(LEVELS, self._from_cuts, new, strict=True):
            if self[name].strip() in ("", before):
                self[name] = now
        self._from_cuts = new

    def _cut_texts(self, cuts: tuple[Decimal, ...]) -> dict[str, str]:
        texts = {name: self.fields[name].write(cut) for name, cut in zip(CUTS, cuts, strict=False)}
        return dict.fromkeys(CUTS, "") | texts

    @contextmanager
    def _following(self) -> Iterator[None]:
        self._is_following = True
        try:
            yield
        finally:
            self._is_following = False

    # ---- what the workbook says

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        scale = self.find(workbook)
        if scale is None:
            return {}
        rated, used = self._ratings(workbook, scale)
        own = scale.measure_id if scale.measure_id in self.measures else None
        today = str(rated.level) if rated and not used else ""
        levels = dict(zip(LEVELS, scale.levels, strict=True))
        cuts = self._cut_texts(scale.cuts if own else ())
        return levels | cuts | {"measure_id": own or "", "level_today": today}

    def follow(self, workbook: Workbook, mode: ui.Mode = ui.Mode.MERGE) -> None:
        with self._following():
            super().follow(workbook, mode)
        self._from_cuts, known = self.in_words(), self.known
        self._rated, self.used = self._ratings(workbook, known) if known else (None, False)
        measure = workbook.newest(Measure, known.measure_id) if known and known.measure_id else None
        self.lost = measure.title if measure and not gives_levels(measure) else ""

    def restore(self, changes: Mapping[str, Any]) -> None:
        with self._following():
            super().restore(changes)
        if self["measure_id"] not in ("", *self.measures):
            self["measure_id"] = ""  # it was removed since
        self._from_cuts = self.in_words()

    def _ratings(self, workbook: Workbook, scale: AttainmentScale) -> tuple[AttainmentRating | None, bool]:
        """The rating of a scale today, and whether it is used: rated or read, and not written today."""
        ratings = [one for one in workbook.attainment_ratings if one.scale_id == scale.id]
        own = (one for one in workbook.check_ins if one.measure_id == scale.measure_id)
        read = any(one.value is not None and one.on >= scale.written_on for one in own)
        used = scale.written_on != self._today and (bool(ratings) or read)
        return next((one for one in ratings if one.rated_on == self._today), None), used

    # ---- what is saved

    def read(self, name: str) -> Any:
        if name not in CUTS:
            return super().read(name)
        return replace(self.fields[name], unit=self.measure.unit).read(self[name]) if self.measure else None

    def own_problems(self) -> dict[str, str]:
        return super().own_problems() | (self._cut_problems() if self.is_wanted else {})

    def whole(self) -> dict[str, Any]:
        return super().whole() | (self._new() if self.known and self.used else {}) | self._typed()

    def own_records(self) -> Iterator[Record]:
        scale = self.known
        if self.is_touched and self._is_changed:
            scale = self.made()
            yield scale
        if scale and self["level_today"] and self.asks_today:
            rated = self._rated
            if rated is None or rated.scale_id != scale.id:
                key = f"r-{scale.id}-{self._today.isoformat()}"
                rated = AttainmentRating(id=key, scale_id=scale.id, rated_on=self._today, level=0)
            yield replace(rated, level=self.read("level_today"))

    def own_removed(self) -> tuple[Record, ...]:
        if self.known is None or self._rated is None or self.used:
            return ()
        is_taken_back = self.known.measure_id is None if self.measure else not self["level_today"]
        return (self._rated,) if is_taken_back else ()

    @property
    def _is_changed(self) -> bool:
        """Whether the levels, or who says which it is, are others than those that are saved."""
        typed = self._typed()
        return self.known is None or typed != {name: getattr(self.known, name) for name in typed}

    def _typed(self) -> dict[str, Any]:
        cuts = self.cuts
        return {"levels": self.levels, "measure_id": self["measure_id"] if cuts else None, "cuts": cuts}

    def _new(self) -> dict[str, Any]:
        """What a new scale has beside that; its id is the same in two windows, and not that of one in use."""
        key = same_id("levels", self._goal.id, self._today)
        taken = any(scale.id == key for scale in self.workbook.attainment_scales)
        own = {"goal_id": self._goal.id, "written_on": self._today, "weight": self._goal.weight}
        return {"id": new_id() if taken else key, **own}

    def _cut_problems(self) -> dict[str, str]:
        """What cannot be read, and what is out of order, beside the higher of the two levels."""
        if self.measure is None:
            return {}
        falls, found = self.measure.direction is Direction.AT_MOST, self._unreadable(CUTS)
        side = "below" if falls else "above"
        for before, then in pairwise(CUTS):
            low, high = self.read_or(before), self.read_or(then)
            if low is not None and high is not None and (high >= low if falls else high <= low):
                begins = f"{CUTS[then]} begins {side} {CUTS[before]}"
                found[then] = f"{begins}: write a number {side} {exact_text(low)}."
        return found


class LevelsForm(ui.Form):
    """The form of the five levels, with levels offered from a measure where that makes them clear."""

    draft: LevelsDraft

    def __init__(self, book: OpenWorkbook, goal: Goal) -> None:
        typed = LevelsDraft(book.workbook, goal, today=book.today)
        super().__init__(typed, book, name=f"goal {goal.id} levels")
        self.offer = Offer("Worked out from your measure, lowest first", "Use these", typed.take)
        self.in_words = Offer("Your numbers in words, lowest first", "Replace mine with these", typed.rewrite)
        self.advice, self._unit = Advice("Worth a look"), ipw.HTML()
        cuts = ui.box("cuts", *(self.add(name, of="Levels") for name in CUTS))
        self.cuts_view = ui.box("one", self._unit, cuts)
        fields = self.add_all("", *LEVELS)
        self.today_view = self.add("level_today").view
        typed.states["measure_id"].observe(lambda _: self._show_cuts(), names="value")
        self._show_cuts()
        self.lay_out(
            WHAT_FOR,
            typed.used and USED,
            typed.lost and LOST.format(title=typed.lost),
            self.offer,
            typed.measures and self.add("measure_id"),
            self.cuts_view,
            self.in_words,
            fields,
            self.advice,
            self.today_view,
        )
        self.advise(self.look)

    def look(self) -> None:
        """Show what is offered, and where the levels are out of order or differ from the cuts."""
        typed, offered, cuts, levels = self.draft, self.draft.offered, self.draft.cuts, self.draft.levels
        ui.show(self.today_view, shown=typed.asks_today)
        self.advice.show(level_problems(levels) + (other_than_cuts(levels, cuts) if cuts else ()))
        own = [level for level in levels if level and span_of(level) is None]
        self.in_words.show(typed.in_words() if own and cuts else ())
        self.offer.show(levels_in_words(suggested_cuts(offered), offered.unit) if offered else ())

    def _show_cuts(self) -> None:
        """Cuts are there with a measure."""
        measure = self.draft.measure
        ui.show(self.cuts_view, shown=measure)
        if measure:
            way = "falling" if measure.direction is Direction.AT_MOST else "rising"
            said = f"In {measure.unit}, {way} from −1 to +2. A reading of exactly that number has reached it."
            self._unit.value = ui.marked(said, "help", "p")
