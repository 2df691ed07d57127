"""The second step of a goal: how it is measured, a row for each measure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.charts.plan import Plan, plan_chart, plan_sentence
from goalkit.exercises.goals.offers import KIND_WORDS, NUMERIC, MeasureOffer, sentence_offer, template_of
from goalkit.exercises.goals.smart import lead_and_lag
from goalkit.exercises.goals.step import Advice, Amount, Offer, VersionedDraft
from goalkit.model import Goal, Measure
from goalkit.model.revision import goal_standing, measure_standings
from goalkit.model.workbook import current, newest_scale
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import EVERY_DAY, Cadence, Direction, Join, Kind, Weekday

_OF_NUMBERS = ("direction", "unit", "baseline", "target", "target_high", "cadence", "weekdays", "join")
"""The fields that only numbers have."""
_SHOWN = ("title", "kind", *_OF_NUMBERS[:5], "adds_up", *_OF_NUMBERS[5:], "reason")
_OFFERED = ("title", "kind", *_OF_NUMBERS[:6])
_JOINS = (
    ("the last counts", Join.LAST.value),
    ("they are added up", Join.SUM.value),
    ("their mean counts", Join.MEAN.value),
    ("the lowest counts", Join.MIN.value),
    ("the highest counts", Join.MAX.value),
)
ADDS_UP = ui.Choice(
    (("no", ""), ("yes", Join.TOTAL.value)),
    Join,
    label="Do the readings add up?",
    help="No: each is the state of that day, such as 8 people. Yes: each is what came, such as 2 deals.",
)
MEASURE = ui.form(
    Measure,
    only=["title", "kind", *_OF_NUMBERS, "reason"],
    title=ui.Text(help="Such as Team size.", needed="Give it a name, such as Team size."),
    kind=ui.Choice(
        (("choose", ""), *((text, kind.value) for kind, text in KIND_WORDS.items())),
        Kind,
        needed="Choose how it is measured.",
    ),
    unit=ui.Text(
        help="Such as people, h/week, % or USD.",
        needed="Say what is counted, such as people, h/week, % or USD.",
    ),
    baseline=Amount(),
    target=Amount(needed="Write the number you want."),
    target_high=Amount(needed="Write the upper end as well."),
    cadence=ui.Choice([(one.value, one.value) for one in Cadence], Cadence),
    weekdays=ui.Several(EVERY_DAY, Weekday),
    join=ui.Choice(_JOINS, Join),
    reason=ui.Field(help="Needed when the measure changes. The old one stays visible."),
)
KIND_HELP = (
    "Reach a number: from 4 to 10 people. Keep to a limit: at most 50 hours, week after week. "
    "Milestones: those of step 3. Yes or no: done by the due day."
)
SAVED_TOGETHER = "Measured by this, saved together with your sentence"
NOT_BETWEEN = "Between is for a limit to keep: choose at least or at most, or keep to a limit."
READ = "It has readings, so it cannot be removed. If it is no longer useful, change the goal or pause it."
GIVES_LEVELS = "The five levels follow from it, so it stays. Describe them in words alone first, in step 5."
GAVE_LEVELS = "Earlier levels follow from it, so it stays."


class MeasureDraft(VersionedDraft[Measure]):
    """A row of step 2. Of a number to reach, start and target say which side is good."""

    def __init__(self, measure_id: str, goal_id: str, *, since: Callable[[], date], today: date) -> None:
        super().__init__(
            MEASURE,
            measure_id,
            lambda workbook: measure_standings(workbook, goal_id, today=today).get(measure_id),
            given=lambda: {"goal_id": goal_id, "since": since()},
            start={"cadence": Cadence.WEEK.value, "weekdays": " ".join(EVERY_DAY), "join": Join.LAST.value},
            more={"adds_up": ADDS_UP},
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
        if name == "adds_up":
            return self.kind is Kind.REACH
        if name == "join" and self.adds_up:
            return False
        if name == "weekdays" and self["cadence"] != Cadence.DAY:
            return False
        return name not in _OF_NUMBERS or self.kind in NUMERIC

    @property
    def adds_up(self) -> bool:
        """Whether its readings add up, as it is typed."""
        return self.has("adds_up") and bool(self["adds_up"])

    def texts(self, record: Measure) -> dict[str, Any]:
        found, is_total = super().texts(record), record.join is Join.TOTAL
        of_join = {"adds_up": Join.TOTAL.value, "join": Join.LAST.value} if is_total else {"adds_up": ""}
        return found | of_join

    def is_like(self, offer: MeasureOffer) -> bool:
        """Whether it says what is offered: by its name, or by its kind and number."""
        if self["title"].strip().casefold() == offer.title.casefold():
            return True
        has_number = self.kind not in NUMERIC or offer.target == self.read_or("target")
        return self.kind is offer.kind and has_number

    @property
    def said(self) -> str:
        """What is typed of it in words, as it is offered."""
        return MeasureOffer(**{name: self.read_or(name) for name in _OFFERED}).text

    @property
    def missing(self) -> set[str]:
        """The fields without which it cannot be saved, or that keep it from being saved as they are."""
        no_start = self.kind is Kind.REACH and not self["baseline"].strip()
        return {*self.own_problems(), *(("baseline",) if no_start else ())}

    def take(self, offer: MeasureOffer) -> None:
        """Fill what is empty with what is offered."""
        is_new = self.known is None and not self.is_wanted
        for name in _OFFERED:
            offered, is_free = getattr(offer, name), not self[name].strip()
            if offered not in (None, "") and (is_free or (name == "cadence" and is_new)):
                self[name] = self.fields[name].write(offered)
        if offer.adds_up and is_new:
            self["adds_up"] = Join.TOTAL.value

    def read(self, name: str) -> Any:
        field = self.fields[name]
        if name == "join" and self.adds_up:
            return Join.TOTAL
        if name == "weekdays" and self["cadence"] != Cadence.DAY:
            return EVERY_DAY
        if name in _OF_NUMBERS and not self.has(name):
            kept = self.known if self.known and self.known.kind is self.kind else None
            rhythm = {"cadence": Cadence.YEAR, "weekdays": EVERY_DAY, "join": Join.LAST}
            return getattr(kept, name) if kept and name in rhythm else rhythm.get(name, field.nothing)
        if isinstance(field, Amount):
            field = replace(field, unit=self["unit"])
        value = field.read(self[name])
        if value is not None or name != "direction" or self.kind is not Kind.REACH:
            return value
        start, target = self.read_or("baseline"), self.read_or("target")
        falls = start is not None and target is not None and target < start
        return Direction.AT_MOST if falls else Direction.AT_LEAST

    def plan(self, goal: Goal, milestones: Sequence[tuple[date, str]]) -> Plan | None:
        """What can be drawn of it so far; None where something is missing."""
        direction, cadence = self.read_or("direction"), self.read_or("cadence")
        numbers = {name: self.read_or(name) for name in ("baseline", "target", "target_high")}
        given = {name: float(number) for name, number in numbers.items() if number is not None}
        is_reach, is_between = self.kind is Kind.REACH, direction is Direction.BETWEEN
        needed = {"target", *(("baseline",) if is_reach else ()), *(("target_high",) if is_between else ())}
        if self.kind not in NUMERIC or not (direction and cadence and needed <= set(given)):
            return None
        if is_reach and given["baseline"] == given["target"]:
            return None
        return Plan(
            kind=self.kind,
            direction=direction,
            unit=self["unit"].strip(),
            cadence=cadence,
            weekdays=self.read("weekdays") or EVERY_DAY,
            start=goal.start,
            due=goal.due,
            milestones=tuple(milestones),
            **{name: given[name] for name in needed},
        )

    def values(self) -> dict[str, Any]:
        derived = ["join", *(name for name in _OF_NUMBERS if not self.has(name))]
        if not self["direction"]:
            derived.append("direction")
        return super().values() | {name: self.read(name) for name in derived}

    def check(self) -> dict[str, str]:
        turned = self.kind is Kind.REACH and self["direction"] == Direction.BETWEEN
        return {"direction": NOT_BETWEEN} if turned else {}


class TakenMeasures:
    """Measures that were read in the sentence, saved with it: only what it does not say is asked for.

    They are the part `measures` of the draft of `form`. `view` is what is shown.
    """

    def __init__(self, form: ui.Form, drafts: ui.RowsDraft[MeasureDraft]) -> None:
        self._form, self._drafts = form, drafts
        self._rows = ui.Rows(form, "measures", self._row, what="measure", more=False)
        self.view = ui.box("place", ui.words(SAVED_TOGETHER, "part", "h4"), self._rows)
        form.when_pointed_at(lambda _: self._ask())

    def free(self, offers: Iterable[MeasureOffer]) -> list[MeasureOffer]:
        """Those that were not taken."""
        rows = self._drafts.rows.values()
        return [one for one in offers if not any(row.is_like(one) for row in rows)]

    def take(self, offers: Iterable[MeasureOffer]) -> None:
        """Take those that were not taken yet."""
        for one in self.free(offers):
            self._rows.add(partial(MeasureDraft.take, offer=one))

    def look(self) -> None:
        """Show them until they are saved: from then on they are in step 2."""
        ui.show(self, shown=any(row.known is None for row in self._drafts.rows.values()))

    def _ask(self) -> None:
        """Show the fields that keep a measure from being saved."""
        for key, row in self._drafts.rows.items():
            for name in row.missing:
                ui.show(self._form.controls[f"measures.{key}.{name}"], shown=True)

    def _row(self, key: str, number: int) -> ipw.Widget:
        row = self._drafts.rows[key]
        controls = {
            name: self._form.add(f"measures.{key}.{name}", of=f"Measure {number}") for name in _OFFERED
        }
        for name, control in controls.items():
            ui.show(control, shown=name in row.missing)
        return ui.box("row", ui.words(row.said, "quoted", "p"), *controls.values())


class MeasuresForm(ui.Form):
    """The form of the measures, with what is offered: read from the sentence, or suggested by a template."""

    def __init__(self, book: OpenWorkbook, goal: Goal) -> None:
        self._goal, self._fits = goal, list[Callable[[], None]]()
        steps = [one for one in book.workbook.milestones if one.goal_id == goal.id and not one.reached_on]
        self._milestones, self._today = [(one.due, one.title) for one in steps], book.today
        self._read = sentence_offer(goal.statement, book.today).measures
        standing = goal_standing(book.workbook, goal.id, today=book.today)
        is_settled = standing is None or standing.settled  # else a new measure counts from its start
        since = book.today if is_settled else min(goal.since, book.today)
        known = [one.id for one in current(book.workbook.measures) if one.goal_id == goal.id]
        self._drafts = ui.RowsDraft(
            lambda key: MeasureDraft(key, goal.id, since=lambda: since, today=book.today), known
        )
        super().__init__(ui.Draft(parts={"measures": self._drafts}), book, name=f"goal {goal.id} measures")
        self.measures = ui.Rows(
            self,
            "measures",
            self._row,
            what="measure",
            stays=lambda key: bool(self.why_it_stays(key)),
            one=True,
        )
        self.offer = Offer("Read in your sentence, and not saved yet", "Use these", self.take)
        template, self.advice = template_of(goal.theme), Advice("An early sign")
        suggested = template.measures if template else ()
        self.suggestions = [ui.button(f"Add: {one.title}", partial(self._take, one)) for one in suggested]
        title = ui.words("Measures that others use for such a goal, without a target", "part", "h4")
        others = self.suggestions and ui.box("advice", title, ui.box("steps", *self.suggestions))
        self.lay_out(KIND_HELP, self.offer, others, self.measures, self.advice)
        self.advise(self.look)

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

    def look(self) -> None:
        """Show the fields that the measures have, what is still offered, and what is missing."""
        for fit in self._fits:
            fit()
        self.offer.show(one.text for one in self._read if self._is_free(one))
        self.advice.show([lead_and_lag([row.kind for row in self._drafts.rows.values() if row.kind])])

    def _take(self, offer: MeasureOffer) -> None:
        rows = self._drafts.rows
        if self._is_free(offer):
            blank = (key for key, row in rows.items() if row.known is None and not row.is_wanted)
            rows[next(blank, "") or self.measures.add()].take(offer)

    def _is_free(self, offer: MeasureOffer) -> bool:
        """Whether no row says the same as the offer."""
        return not any(row.is_like(offer) for row in self._drafts.rows.values())

    def _row(self, key: str, number: int) -> ipw.Widget:
        row, of = self._drafts.rows[key], f"Measure {number}"
        controls = {name: self.add(f"measures.{key}.{name}", of=of) for name in _SHOWN}
        controls["title"].styled("main")

        def fit(_: Any = None) -> None:
            for name, control in controls.items():
                ui.show(control, shown=row.has(name))

        for name in ("kind", "direction", "adds_up", "cadence"):
            row.states[name].observe(fit, names="value")
        self._fits.append(fit)
        fit()
        picture, said = ui.Showcase(), ipw.HTML()

        def draw() -> None:
            plan = row.plan(self._goal, self._milestones)
            picture.follow(plan, lambda: [plan_chart(plan, self._today)] if plan else [])
            said.value = ui.marked(plan_sentence(plan, self._today) if plan else "", "help", "p")

        self._fits.append(draw)
        draw()
        hand = ui.box("row", *controls.values(), self.why_it_stays(key))
        return ui.box("two", hand, ui.box("picture", picture, said))
