"""The form of a check-in: a reading, a confidence and a note a measure, and milestones reached."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import ipywidgets as ipw

from goalkit.forms import (
    AfterSave,
    Book,
    Day,
    Declared,
    Draft,
    Form,
    Label,
    Mode,
    Number,
    Percent,
    RatedRow,
    RecordDraft,
    Tick,
    box,
    choice,
    form,
    words,
)
from goalkit.measure_text import NOT_YET, YES, last_reading_text, reading_text, wanted_text
from goalkit.model import CheckIn, Measure, Milestone, Workbook
from goalkit.model.record import new_id
from goalkit.terms import Kind
from goalkit.wording import day_text, share_text

ANSWERS = (("not said", ""), (YES, "1"), (NOT_YET, "0"))
READING = form(
    CheckIn,
    only=["value", "confidence", "note"],
    labels={"confidence": "How confident are you?"},
    confidence=Percent(),
)
MILESTONE = form(Milestone, only=["helped_by"], labels={"helped_by": "Who helped?"})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A measure that is read by check-ins, its goal, its last reading, and whether one is due."""

    measure: Measure
    goal: str
    last_on: date | None = None
    last_value: float | None = None
    due: bool = True

    @property
    def facts(self) -> str:
        """The last reading with its day, and what is wanted where that is a number."""
        measure = self.measure
        last = last_reading_text(measure.kind, self.last_value, measure.unit, self.last_on)
        wanted = wanted_text(measure) if measure.direction else ""
        return f"{last} · wanted: {wanted}" if wanted else last


def reading_fields(measure: Measure) -> Declared[CheckIn]:
    """The fields of a reading of this measure."""
    if measure.kind is Kind.DONE:
        return READING.given(value=choice(ANSWERS, Decimal, label=measure.title))
    return READING.given(value=Number(unit=measure.unit, label=measure.title))


def said(reading: CheckIn, measure: Measure) -> str:
    """A reading in words: `8 people, confidence 70 %, “Ann has signed”`."""
    parts = (
        "" if reading.value is None else reading_text(measure.kind, reading.value, measure.unit),
        "" if reading.confidence is None else f"confidence {share_text(reading.confidence)}",
        f"“{reading.note}”" if reading.note else "",
    )
    return ", ".join(filter(None, parts))


class ReadingDraft(RecordDraft[CheckIn]):
    """The reading of one measure on the day of the check-in. Left empty it is skipped, and never zero.

    A reading that is there stands in the fields; emptied, it is deleted.
    """

    def __init__(self, asked: Asked, check_in: "CheckInDraft") -> None:
        self.asked, self._check_in = asked, check_in
        super().__init__(
            reading_fields(asked.measure), find=self._on_the_day, given=self._given, optional=True
        )

    def show_day(self, workbook: Workbook) -> None:
        """Show what the day has; a text that was typed and not saved yet is now for this day."""
        for state in self.states.values():
            if state.is_touched:
                state.base, state.told = "", None
        self.follow(workbook)

    def conflict(self, name: str, workbook: Workbook) -> str:
        there = self.find(workbook)
        if there is None:
            return super().conflict(name, workbook)
        return f"Saved for {day_text(there.on)} already: {said(there, self.asked.measure)}."

    def _on_the_day(self, workbook: Workbook) -> CheckIn | None:
        """The reading of the day; where several came from elsewhere, the one that was typed here."""
        measure, day = self.asked.measure.id, self._check_in.day
        of_day = [one for one in workbook.check_ins if one.on == day and one.measure_id == measure]
        own = check_in_id(measure, day)
        return next((one for one in of_day if len(of_day) == 1 or one.id == own), None)

    def _given(self) -> Mapping[str, Any]:
        measure, day = self.asked.measure.id, self._check_in.day
        wanted = check_in_id(measure, day)
        return {
            "id": new_id() if wanted in self._check_in.ids_taken else wanted,
            "measure_id": measure,
            "on": day,
        }


class MilestoneDraft(RecordDraft[Milestone]):
    """One milestone: whether it is reached, on the day of the check-in, and who helped."""

    def __init__(self, milestone: Milestone, check_in: "CheckInDraft") -> None:
        self.milestone, self._check_in = milestone, check_in
        super().__init__(
            MILESTONE,
            milestone.id,
            more={"reached": Tick()},
        )

    def texts(self, record: Milestone) -> dict[str, Any]:
        return super().texts(record) | {"reached": record.reached_on is not None}

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        reached_on = whole["reached_on"] or self._check_in.day
        return whole | {"reached_on": reached_on if self["reached"] else None}

    def conflicts(self, workbook: Workbook) -> dict[str, str]:
        found, there, state = super().conflicts(workbook), self.find(workbook), self.states["reached"]
        if there and there.reached_on and state.is_touched and state.value and state.told is None:
            state.told = there.reached_on
            found["reached"] = f"It is already marked as reached on {day_text(there.reached_on)}."
        return found


class CheckInDraft(Draft):
    """The check-in of one day: its readings by id of measure, its milestones by their id.

    `today` is the latest day it can be for. Another day shows what was recorded on it; what is typed and
    not saved yet stays, and is then for that day.
    """

    OF_THE_DAY = ("on",)

    def __init__(
        self, workbook: Workbook, asked: Sequence[Asked], milestones: Sequence[Milestone], *, today: date
    ) -> None:
        example = f"Such as {today.isoformat()} or {day_text(today)}."
        on = Day(
            label="Day of these readings",
            help=f"{example} For a week or month that is over, write its last day.",
            needed=f"Write the day of these readings. {example}",
            between=lambda: (None, today),
        )
        super().__init__({"on": on}, start={"on": today.isoformat()})
        self.today = today
        self.readings = {one.measure.id: ReadingDraft(one, self) for one in asked}
        self.milestones = {one.id: MilestoneDraft(one, self) for one in milestones}
        self.parts = {
            **{f"reading {key}": part for key, part in self.readings.items()},
            **{f"milestone {key}": part for key, part in self.milestones.items()},
        }
        self.follow(workbook)
        self.states["on"].observe(lambda _: self._show_day(), names="value")

    @property
    def day(self) -> date:
        """The day that is typed; today as long as it cannot be read."""
        day: date = self.read_or("on", self.today)
        return day

    @property
    def ids_taken(self) -> set[str]:
        """The ids of the readings that are there."""
        return {one.id for one in self._workbook.check_ins}

    @property
    def asked_now(self) -> dict[str, ReadingDraft]:
        """The readings to show, by their part: those due, and those of which something is typed."""
        readings = {f"reading {key}": part for key, part in self.readings.items()}
        return {key: part for key, part in readings.items() if part.asked.due or not part.is_empty}

    @property
    def asks_for_nothing(self) -> bool:
        """Whether there is neither a reading to show nor a milestone."""
        return not self.asked_now and not self.milestones

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        self._workbook = workbook
        if mode is Mode.REPLACE:  # the day that was just saved stays in sight
            self._start["on"] = self["on"]
        super().follow(workbook, mode)

    def _show_day(self) -> None:
        if self.read_or("on") is not None:
            for part in self.readings.values():
                part.show_day(self._workbook)


def check_in_form(draft: CheckInDraft, book: Book, after_save: AfterSave) -> Form:
    """The form of a check-in: every reading that is due, and every one of which something is typed."""
    made = Form(draft, book, name="check-in", after_save=after_save, then="see below what it means")
    return made.lay_out(*_rows(made, draft))


def _rows(made: Form, draft: CheckInDraft) -> Iterator[ipw.Widget]:
    yield made.add("on").styled("day").view
    for key, reading in draft.asked_now.items():
        yield _reading(made, key, reading.asked)
    if draft.milestones:
        yield words("Milestones: tick what is reached", "part", "h3")
    for key, step in draft.milestones.items():
        due = f"{step.milestone.title} (due {day_text(step.milestone.due)})"
        labels = (due, Label(step.milestone.title, "Who helped?"))
        yield RatedRow(made, f"milestone {key}.reached", f"milestone {key}.helped_by", labels).view


def _reading(made: Form, key: str, asked: Asked) -> ipw.Widget:
    title = asked.measure.title
    value = made.add(f"{key}.value", help=asked.facts).styled("main")
    others = (made.add(f"{key}.{name}", of=title).view for name in ("confidence", "note"))
    return box("row", words(asked.goal, "goal"), value.view, *others)


def check_in_id(measure_id: str, on: date) -> str:
    """The id of the check-in that the form makes for a measure on a day: typing it again corrects it."""
    return f"{measure_id}-{on.isoformat()}"
