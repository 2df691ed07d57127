"""The second step of a goal: how it is measured, a row for each measure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import ipywidgets as ipw

from goalkit.exercises.goals.offers import KIND_WORDS, NUMERIC, MeasureOffer, sentence_offer, template_of
from goalkit.exercises.goals.smart import lead_and_lag
from goalkit.exercises.goals.step import Advice, Amount, Offer, StepForm, VersionedDraft
from goalkit.forms import Draft, Rows, RowsDraft, Text, box, button, choice, form, show, words
from goalkit.model import Goal, Measure, Workbook
from goalkit.model.revision import goal_standing, measure_standings
from goalkit.model.workbook import current, newest_scale
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Cadence, Direction, Join, Kind

_OF_NUMBERS = ("direction", "unit", "baseline", "target", "target_high", "cadence", "join")
"""The fields that only numbers have."""
_OFFERED = ("title", "kind", *_OF_NUMBERS[:6])
_JOINS = (
    ("the last counts", Join.LAST.value),
    ("they are added up", Join.SUM.value),
    ("their mean counts", Join.MEAN.value),
    ("the lowest counts", Join.MIN.value),
    ("the highest counts", Join.MAX.value),
)
MEASURE = form(
    Measure,
    only=["title", "kind", *_OF_NUMBERS, "reason"],
    labels={
        "title": "Name",
        "direction": "It should be",
        "unit": "Unit",
        "baseline": "Where you start from",
        "target": "Target",
        "target_high": "Up to",
        "cadence": "Read every",
        "join": "If there are several readings",
        "reason": "What changed, and why?",
    },
    helps={
        "title": "Such as Team size.",
        "unit": "Such as people, h/week, % or USD.",
        "reason": "Needed when the measure changes. The old one stays visible.",
    },
    title=Text(needed="Give it a name, such as Team size."),
    kind=choice(
        (("choose", ""), *((text, kind.value) for kind, text in KIND_WORDS.items())),
        Kind,
        label="How it is measured",
        needed="Choose how it is measured.",
    ),
    unit=Text(needed="Say what is counted, such as people, h/week, % or USD."),
    baseline=Amount(),
    target=Amount(needed="Write the number you want."),
    target_high=Amount(needed="Write the upper end as well."),
    cadence=choice([(one.value, one.value) for one in Cadence], Cadence),
    join=choice(_JOINS, Join),
)
KIND_HELP = (
    "Reach a number: from 4 to 10 people. Keep to a limit: at most 50 hours, week after week. "
    "Milestones: those of step 3. Yes or no: done by the due day."
)
NOT_BETWEEN = "Between is for a limit to keep: choose at least or at most, or keep to a limit."
READ = "It has readings, so it stays. If it is no longer useful, change the goal or pause it."
GIVES_LEVELS = "The five levels follow from it, so it stays. Describe them in words alone first, in step 5."
GAVE_LEVELS = "Earlier levels follow from it, so it stays."


class MeasureDraft(VersionedDraft[Measure]):
    """A row of step 2. Of a number to reach, start and target say which side is good."""

    def __init__(self, measure_id: str, goal_id: str, *, since: date, today: date) -> None:
        super().__init__(
            MEASURE,
            measure_id,
            lambda workbook: measure_standings(workbook, goal_id, today=today).get(measure_id),
            given={"goal_id": goal_id, "since": since},
            start={"cadence": Cadence.WEEK.value, "join": Join.LAST.value},
        )

    @property
    def kind(self) -> Kind | None:
        """The kind that is chosen."""
        return Kind(self["kind"]) if self["kind"] else None

    def has(self, name: str) -> bool:
        """Whether the kind that is chosen has this field."""
        if name == "reason":
            return self.is_settled
        if name == "target_high":
            return self.kind is Kind.MAINTAIN and self["direction"] == Direction.BETWEEN
        return name not in _OF_NUMBERS or self.kind in NUMERIC

    def is_like(self, offer: MeasureOffer) -> bool:
        """Whether it says what is offered: by its name, or by its kind and number."""
        if self["title"].strip().casefold() == offer.title.casefold():
            return True
        return self.kind is offer.kind and (
            self.kind not in NUMERIC or offer.target == self.read_or("target")
        )

    def take(self, offer: MeasureOffer) -> None:
        """Fill what is empty with what is offered."""
        is_new = self.known is None and not self.is_wanted
        for name in _OFFERED:
            offered, is_free = getattr(offer, name), not self[name].strip()
            if offered not in (None, "") and (is_free or (name == "cadence" and is_new)):
                self[name] = self.fields[name].write(offered)

    def read(self, name: str) -> Any:
        field = self.fields[name]
        if name in _OF_NUMBERS and not self.has(name):
            kept = self.known if self.known and self.known.kind is self.kind else None
            cadence, join = (kept.cadence, kept.join) if kept else (Cadence.YEAR, Join.LAST)
            return {"cadence": cadence, "join": join}.get(name, field.nothing)
        if isinstance(field, Amount):
            field = replace(field, unit=self["unit"])
        value = field.read(self[name])
        return self._way() if value is None and name == "direction" and self.kind is Kind.REACH else value

    def values(self) -> dict[str, Any]:
        derived = [name for name in _OF_NUMBERS if not self.has(name)]
        if not self["direction"]:
            derived.append("direction")
        return super().values() | {name: self.read(name) for name in derived}

    def _way(self) -> Direction:
        """The side that is good of a number to reach; as long as one of the two is missing, any will do."""
        start, target = self.read_or("baseline"), self.read_or("target")
        falls = start is not None and target is not None and target < start
        return Direction.AT_MOST if falls else Direction.AT_LEAST

    def check(self) -> dict[str, str]:
        turned = self.kind is Kind.REACH and self["direction"] == Direction.BETWEEN
        return {"direction": NOT_BETWEEN} if turned else {}


class MeasuresForm(StepForm):
    """The form of the measures, with what is offered: read from the sentence, or suggested by a template."""

    def __init__(self, book: OpenWorkbook, goal: Goal) -> None:
        self._goal, self._today = goal, book.today
        self._read = sentence_offer(goal.statement, book.today).measures
        self._fits: list[Callable[[], None]] = []
        known = [one.id for one in current(book.workbook.measures) if one.goal_id == goal.id]
        self._drafts: RowsDraft[MeasureDraft] = RowsDraft(partial(self._draft, book.workbook), known)
        super().__init__(Draft(parts={"measures": self._drafts}), book, name=f"goal {goal.id} measures")
        self.measures = Rows(self, "measures", self._row, what="measure", stays=self._stays, one=True)
        self.offer = Offer("Read in your sentence", "Use these", self.take)
        template = template_of(goal.theme)
        suggested = template.measures if template else ()
        self.suggestions = [button(f"Add: {one.title}", partial(self._take, one)) for one in suggested]
        title = words("Measures that others use for such a goal, without a target", "part", "h4")
        others = [box("advice", title, box("steps", *self.suggestions))] if suggested else []
        self.advice = Advice("Lead and lag")
        self.begin(words(KIND_HELP, "help"), self.offer.view, *others, self.measures.view, self.advice.view)

    def take(self) -> None:
        """Put what was read into rows that are empty, or into new ones."""
        for offer in self._read:
            self._take(offer)

    def why_it_stays(self, key: str) -> str:
        """In a sentence, why the measure of this key cannot be removed; empty where it can."""
        workbook = self._book.workbook
        scales = [one for one in workbook.attainment_scales if one.goal_id == self._goal.id]
        newest = newest_scale(scales)
        if any(one.measure_id == key for one in workbook.check_ins):
            return READ
        if newest and newest.measure_id == key:
            return GIVES_LEVELS
        return GAVE_LEVELS if any(one.measure_id == key for one in scales) else ""

    def _stays(self, key: str) -> bool:
        return bool(self.why_it_stays(key))

    def look(self) -> None:
        for fit in self._fits:
            fit()
        self.offer.show(one.text for one in self._read if self._is_free(one))
        self.advice.show((lead_and_lag([row.kind for row in self._drafts.rows.values() if row.kind]),))

    def _take(self, offer: MeasureOffer) -> None:
        rows = self._drafts.rows
        if self._is_free(offer):
            blank = (key for key, row in rows.items() if row.known is None and not row.is_wanted)
            rows[next(blank, "") or self.measures.add()].take(offer)

    def _is_free(self, offer: MeasureOffer) -> bool:
        """Whether no row says the same as the offer."""
        return not any(row.is_like(offer) for row in self._drafts.rows.values())

    def _draft(self, workbook: Workbook, key: str) -> MeasureDraft:
        """A new measure counts from the start of its goal, or from today where that is settled."""
        goal, today = goal_standing(workbook, self._goal.id, today=self._today), self._today
        since = today if goal is None or goal.settled else min(goal.newest.since, today)
        return MeasureDraft(key, self._goal.id, since=since, today=today)

    def _row(self, key: str, number: int) -> ipw.Widget:
        row, of = self._drafts.rows[key], f"Measure {number}"
        views = {name: self.add(f"measures.{key}.{name}", of=of).view for name in MEASURE.fields}
        self.controls[f"measures.{key}.title"].styled("main")

        def fit() -> None:
            for name, view in views.items():
                show(view, shown=row.has(name))

        for name in ("kind", "direction"):
            row.states[name].observe(lambda _: fit(), names="value")
        self._fits.append(fit)
        fit()
        why = self.why_it_stays(key)
        return box("row", *views.values(), *([words(why, "help")] if why else []))
