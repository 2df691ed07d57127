"""What is typed at a check-in: a reading, a confidence and a note a measure, and milestones reached."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from traitlets import Bool, Unicode

from goalkit.model import CheckIn, Measure, Milestone, Record, Workbook
from goalkit.model.goal import check_in_id
from goalkit.terms import Kind
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import typed_day, typed_number, typed_share, written_number
from goalkit.wording import day_text, limit_text, quantity_text, share_text

YES, NOT_YET = "yes", "not yet"
_ANSWERS = {YES: Decimal(1), NOT_YET: Decimal(0)}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A measure that is read by check-ins, its goal, its last reading, and whether one is due."""

    measure: Measure
    goal: str
    last_on: date | None = None
    last_value: float | None = None
    due: bool = True


class ReadingDraft(Draft):
    """One measure. Left empty it is skipped; it is never taken for zero."""

    value, confidence, note = (Unicode().tag(typed=True) for _ in range(3))

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"value": self._value, "confidence": self._confidence}

    def check_in(self, on: date) -> CheckIn | None:
        """The check-in of this measure on that day, None where nothing is typed."""
        if self.is_empty or not any(text.strip() for text in (self.value, self.confidence, self.note)):
            return None
        return CheckIn(
            id=check_in_id(self.asked.measure.id, on),
            measure_id=self.asked.measure.id,
            on=on,
            value=self._value(),
            confidence=self._confidence(),
            note=self.note.strip(),
        )

    def show(self, known: CheckIn) -> None:
        """Fill the fields with what was recorded."""
        if known.value is not None:
            self.value = self._written(known.value)
        self.confidence = "" if known.confidence is None else f"{known.confidence * 100:g}"
        self.note = known.note

    def said(self, known: CheckIn) -> str:
        """A check-in in words."""
        parts = (
            "" if known.value is None else self._in_words(known.value),
            "" if known.confidence is None else f"confidence {share_text(known.confidence)}",
            f"“{known.note}”" if known.note else "",
        )
        return ", ".join(part for part in parts if part)

    def _in_words(self, value: Decimal) -> str:
        if self.asked.measure.kind is Kind.DONE:
            return self._written(value)
        return quantity_text(value, self.asked.measure.unit)

    def _written(self, value: Decimal) -> str:
        if self.asked.measure.kind is Kind.DONE:
            return YES if value >= 1 else NOT_YET
        return written_number(value)

    def _value(self) -> Decimal | None:
        if not self.value.strip():
            return None
        if self.asked.measure.kind is Kind.DONE:
            return _ANSWERS[self.value]
        return typed_number(self.value, self.asked.measure.unit)

    def _confidence(self) -> float | None:
        return typed_share(self.confidence) if self.confidence.strip() else None


class MilestoneDraft(Draft):
    """One milestone: whether it is reached. The day is that of the check-in."""

    reached = Bool().tag(typed=True)

    def __init__(self, milestone: Milestone) -> None:
        super().__init__()
        self.milestone = milestone


class CheckInDraft(RecordsDraft):
    """The check-in of one day: its readings by id of measure, its milestones by their id.

    `today` is the latest day it can be for; `on` is the day as typed.
    """

    on = Unicode().tag(typed=True)

    def __init__(
        self, workbook: Workbook, asked: Sequence[Asked], milestones: Sequence[Milestone], *, today: date
    ) -> None:
        super().__init__()
        self.today = today
        self.readings = {one.measure.id: ReadingDraft(one) for one in asked}
        self.milestones = {one.id: MilestoneDraft(one) for one in milestones}
        self.parts = {
            **{f"reading {key}": part for key, part in self.readings.items()},
            **{f"milestone {key}": part for key, part in self.milestones.items()},
        }
        self.saw(*milestones)
        self.on = today.isoformat()
        self._show_what_is_there(workbook)

    @property
    def shown(self) -> dict[str, ReadingDraft]:
        """The readings to show, by their part: those due, and those of which something is typed."""
        return {
            f"reading {key}": part
            for key, part in self.readings.items()
            if part.asked.due or not part.is_empty
        }

    @property
    def asks_for_nothing(self) -> bool:
        """Whether there is neither a reading to show nor a milestone."""
        return not self.shown and not self.milestones

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"on": self._day}

    def _show_what_is_there(self, workbook: Workbook) -> None:
        known = {one.id: one for one in workbook.check_ins}
        for key, part in self.readings.items():
            if there := known.get(check_in_id(key, self.today)):
                part.show(there)
                self.saw(there)

    def built(self) -> Iterator[tuple[str, Record]]:
        on = self._day()
        for key, reading in self.readings.items():
            if check_in := reading.check_in(on):
                yield f"reading {key}.value", check_in
        for key, step in self.milestones.items():
            if step.reached:
                yield f"milestone {key}.reached", replace(step.milestone, reached_on=on)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, CheckIn):
            said = self.readings[there.measure_id].said(there)
            return f"Saved for {day_text(there.on)} already: {said}."
        if isinstance(there, Milestone) and there.reached_on:
            return f"It is noted as reached on {day_text(there.reached_on)}."
        return super().said(there, typed)

    def _day(self) -> date:
        return typed_day(self.on, latest=self.today)


def last_words(asked: Asked) -> str:
    """The last reading of a measure with its day."""
    if asked.last_on is None or asked.last_value is None:
        return "No reading yet"
    if asked.measure.kind is Kind.DONE:
        return f"Last {YES if asked.last_value >= 1 else NOT_YET} on {day_text(asked.last_on)}"
    return f"Last {quantity_text(asked.last_value, asked.measure.unit)} on {day_text(asked.last_on)}"


def wanted_words(measure: Measure) -> str:
    """What a measure asks for, where it asks for a number."""
    if measure.direction is None or measure.target is None:
        return ""
    high = float("nan") if measure.target_high is None else float(measure.target_high)
    return f"wanted {limit_text(measure.direction, float(measure.target), high, measure.unit)}"
