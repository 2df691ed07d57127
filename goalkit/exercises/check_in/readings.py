"""The form of a check-in: a reading, a confidence and a note a measure, and milestones reached."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd

from goalkit import forms as ui
from goalkit.exercises.how_sure import tell_how_it_came_out
from goalkit.measure_text import NOT_YET, YES, reading_text
from goalkit.model import CheckIn, Measure, Milestone, Workbook
from goalkit.model.goal import check_in_id
from goalkit.model.record import new_id
from goalkit.terms import Join, Kind
from goalkit.wording import day_text, share_text

FEW, MOST = 2, 5
"""How many readings make a line, and of how many it is made."""
ANSWERS = (("not said", ""), (YES, "1"), (NOT_YET, "0"))
TOO_EARLY = "A reading from before is kept, and neither counted nor drawn."
READING = ui.form(CheckIn, only=["value", "confidence", "note"], confidence=ui.Percent())
MILESTONE = ui.form(Milestone, only=["reached_on", "helped_by"])


@dataclass(frozen=True)
class Asked:
    """A measure that is read by check-ins, its goal, its last reading in words, and whether one is due.

    The goal begins on `begins`. `series` are its last readings, oldest first, in the unit of the measure.
    """

    measure: Measure
    goal: str
    begins: date
    facts: str
    due: bool
    series: tuple[float, ...] = ()

    @property
    def counts_from_its_begin(self) -> bool:
        """Whether a reading from before is left out; of others the last one counts, whenever it was read."""
        return self.measure.kind is Kind.MAINTAIN or self.measure.join is Join.TOTAL


def reading_fields(measure: Measure) -> ui.Declared[CheckIn]:
    """The fields of a reading of this measure."""
    if measure.kind is Kind.DONE:
        return READING.given(value=ui.Choice(ANSWERS, Decimal, label=measure.title))
    return READING.given(value=ui.Number(unit=measure.unit, label=measure.title))


def said(reading: CheckIn, measure: Measure) -> str:
    """A reading in words: `8 people, confidence 70 %, “Ann has signed”`."""
    parts = (
        "" if reading.value is None else reading_text(measure.kind, reading.value, measure.unit),
        "" if reading.confidence is None else f"confidence {share_text(reading.confidence)}",
        f"“{reading.note}”" if reading.note else "",
    )
    return ", ".join(filter(None, parts))


class ReadingDraft(ui.RecordDraft[CheckIn]):
    """The reading of one measure on the day of the check-in. Left empty it is skipped, and never zero.

    A reading that is there stands in the fields; emptied, it is deleted.
    """

    def __init__(self, asked: Asked, check_in: "CheckInDraft") -> None:
        self.asked, measure = asked, asked.measure.id

        def on_the_day(workbook: Workbook) -> CheckIn | None:
            """Where several came from elsewhere, it is the one that was typed here."""
            day, read = check_in.day, workbook.check_ins
            of_day = [one for one in read if one.on == day and one.measure_id == measure]
            own = check_in_id(measure, day)
            return next((one for one in of_day if len(of_day) == 1 or one.id == own), None)

        def given() -> Mapping[str, Any]:
            own = check_in_id(measure, check_in.day)
            is_taken = check_in.workbook.newest(CheckIn, own)
            return {"id": new_id() if is_taken else own, "measure_id": measure, "on": check_in.day}

        super().__init__(reading_fields(asked.measure), find=on_the_day, given=given, optional=True)

    def conflict(self, name: str, workbook: Workbook) -> str:
        there = self.find(workbook)
        if there is None:
            return super().conflict(name, workbook)
        return f"Saved for {day_text(there.on)} already: {said(there, self.asked.measure)}."


class MilestoneDraft(ui.RecordDraft[Milestone]):
    """One milestone: whether it is reached, on the day of the check-in, and who helped."""

    def __init__(self, milestone: Milestone, check_in: "CheckInDraft") -> None:
        self.milestone, reached = milestone, ui.TickedOn(on=lambda: check_in.day)
        super().__init__(MILESTONE.given(reached_on=reached), milestone.id)

    def conflicts(self, workbook: Workbook) -> dict[str, str]:
        found, there, state = super().conflicts(workbook), self.find(workbook), self.states["reached_on"]
        if there and there.reached_on and state.is_touched and state.value and state.told is None:
            state.told = there.reached_on
            found["reached_on"] = f"It is already marked as reached on {day_text(there.reached_on)}."
        return found


class CheckInDraft(ui.DayDraft):
    """The check-in of one day, `today` at the latest: its readings and milestones, by their part.

    Another day shows what was recorded on it; what is typed and not saved yet stays, and is then for that
    day.
    """

    def __init__(self, asked: Iterable[Asked], milestones: Sequence[Milestone], *, today: date) -> None:
        example = f"Such as {today.isoformat()} or {day_text(today)}."
        on = ui.Day(
            label="Day of these readings",
            help=f"{example} For a week or month that is over, write its last day. An earlier day brings up "
            "what was saved then, to correct it.",
            needed=f"Write the day of these readings. {example}",
        )
        super().__init__(on, today=today)
        self.readings = {f"reading {one.measure.id}": ReadingDraft(one, self) for one in asked}
        self.milestones = {f"milestone {one.id}": MilestoneDraft(one, self) for one in milestones}
        self.parts = {**self.readings, **self.milestones}
        self.states["on"].observe(lambda _: self._show_day(), names="value")

    @property
    def asked_now(self) -> dict[str, ReadingDraft]:
        """The readings to show: those due, and those of which something is typed."""
        return {key: one for key, one in self.readings.items() if one.asked.due or not one.is_emptied}

    def _show_day(self) -> None:
        """Show what the day has; a text that was typed and not saved yet is now for this day."""
        if self.read_or("on") is None:
            return
        for part in self.readings.values():
            for state in part.states.values():
                if state.is_touched:
                    state.base, state.told = "", None
            part.follow(self.workbook)


class CheckInForm(ui.Form):
    """The form of a check-in: every reading that is due, and every one of which something is typed.

    `judged` gives the statements of confidence that are decided, as in `goalkit.analysis.confidence`.
    """

    draft: CheckInDraft

    def __init__(
        self, draft: CheckInDraft, book: ui.Book, after_save: ui.AfterSave, judged: Callable[[], pd.DataFrame]
    ) -> None:
        super().__init__(draft, book, name="check-in", after_save=after_save, then="see below what it means")
        self._series = {key: ui.Place() for key in draft.asked_now}
        self.lay_out(self._rows())
        self.show_last(one.asked for one in draft.readings.values())
        for key in draft.asked_now:
            tell_how_it_came_out(self, f"{key}.confidence", judged)
        draft.states["on"].observe(lambda _: self._tell_early(), names="value")
        self._tell_early()

    def show_last(self, asked: Iterable[Asked]) -> None:
        """Show the last readings below their fields."""
        for one in asked:
            if series := self._series.get(key := f"reading {one.measure.id}"):
                self.controls[f"{key}.value"].explain(one.facts)
                series.open(partial(_series, one))

    def _tell_early(self) -> None:
        """Say which measures count only from a day after the one that is typed."""
        on = self.draft.read_or("on")
        asked = (one.asked for one in self.draft.asked_now.values())
        later = [
            f"“{one.measure.title}” counts from {day_text(one.begins)}"
            for one in asked
            if on and on < one.begins and one.counts_from_its_begin
        ]
        self.controls["on"].tell(f"{', '.join(later)}. {TOO_EARLY}" if later else "")

    def _rows(self) -> Iterator[Any]:
        yield self.add("on").styled("day")
        for key, reading in self.draft.asked_now.items():
            asked = reading.asked
            value = self.add(f"{key}.value").styled("main")
            others = self.add_all(key, "confidence", "note", of=asked.measure.title)
            yield ui.box(
                "row", ui.words(asked.goal, "goal"), ui.box("place", value, self._series[key]), others
            )
        if self.draft.milestones:
            yield ui.words("Milestones: tick what is reached", "part", "h3")
        for key, step in self.draft.milestones.items():
            due = f"{step.milestone.title} (due {day_text(step.milestone.due)})"
            labels = (due, ui.Label(step.milestone.title, "Who helped?"))
            yield ui.RatedRow(self, f"{key}.reached_on", f"{key}.helped_by", labels)


def _series(asked: Asked) -> Any:
    """The last readings as a small line with their numbers, where there are several."""
    if len(asked.series) < FEW:
        return ()
    return ui.series(f"Last {len(asked.series)} readings", asked.series)
