"""What is offered while a goal is written: measures read from the sentence, or suggested by a template.

Offered, never imposed: what is taken fills only fields that are still empty.
"""

import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from goalkit.measure_text import wanted_text
from goalkit.reader import ParsedGoal, ParsedMeasure, parse_goal
from goalkit.shipped import shipped
from goalkit.terms import Cadence, Direction, Kind
from goalkit.wording import day_text, quantity_text

NUMERIC = (Kind.REACH, Kind.MAINTAIN)
"""The kinds that are read as numbers."""
GOAL_TEMPLATES = "data/goal_templates.json"
KIND_WORDS = {
    Kind.REACH: "reach a number",
    Kind.MAINTAIN: "keep to a limit",
    Kind.MILESTONES: "milestones",
    Kind.DONE: "yes or no",
}


@dataclass(frozen=True, kw_only=True)
class MeasureOffer:
    """A measure as far as it is known; a template knows neither baseline nor target."""

    title: str
    kind: Kind
    direction: Direction | None = None
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_high: Decimal | None = None
    cadence: Cadence | None = None
    adds_up: bool = False

    @property
    def text(self) -> str:
        """The offer in words: `Team size – reach a number: at least 10 people, from 4 people`."""
        if self.kind not in NUMERIC:
            return f"{self.title} – {KIND_WORDS[self.kind]}"
        facts = (
            wanted_text(self) or (f"in {self.unit}" if self.unit else ""),
            "" if self.baseline is None else f"from {quantity_text(self.baseline, self.unit)}",
            f"read every {self.cadence}" if self.cadence else "",
            "readings add up" if self.adds_up else "",
        )
        said = ", ".join(filter(None, facts))
        return f"{self.title} – {KIND_WORDS[self.kind]}{': ' if said else ''}{said}"


@dataclass(frozen=True)
class SentenceOffer:
    """What was read in a sentence: measures, a due day, and the numbers that fit nowhere."""

    measures: tuple[MeasureOffer, ...] = ()
    due: date | None = None
    unread: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What was read, a line each."""
        due = (f"Due on {day_text(self.due)}",) if self.due else ()
        unread = (f"Not understood: {', '.join(self.unread)}",) if self.unread else ()
        return (*(measure.text for measure in self.measures), *due, *unread)


@lru_cache(maxsize=8)
def as_read(statement: str, today: date) -> ParsedGoal:
    """The sentence of a goal as it is read; several places ask for it after each key."""
    return parse_goal(statement, today)


def sentence_offer(statement: str, today: date) -> SentenceOffer:
    """What can be read in the sentence of a goal; nothing is guessed."""
    found = as_read(statement, today)
    return SentenceOffer(tuple(map(_read_offer, found.measures)), found.due, found.unread)


@dataclass(frozen=True, kw_only=True)
class GoalTemplate:
    """A common goal of leaders: a sentence to begin with, a question to think about, and measures."""

    title: str
    statement: str
    ask: str
    measures: tuple[MeasureOffer, ...]


@cache
def goal_templates() -> tuple[GoalTemplate, ...]:
    """The templates that goalkit brings along."""
    found = json.loads(shipped(GOAL_TEMPLATES).read_text(encoding="utf-8"))
    return tuple(
        GoalTemplate(**plain | {"measures": tuple(map(_template_offer, plain["measures"]))})
        for plain in found["templates"]
    )


def template_of(title: str) -> GoalTemplate | None:
    """The template of this title; a goal begun with it has the title as its theme."""
    return next((one for one in goal_templates() if one.title == title), None)


def _read_offer(found: ParsedMeasure) -> MeasureOffer:
    """A measure by the words it was read from. What is kept each week is counted per week."""
    per_span = found.kind is Kind.MAINTAIN and found.unit and found.cadence and "/" not in found.unit
    unit = f"{found.unit}/{found.cadence}" if per_span and found.unit != "%" else found.unit or ""
    read = {one.name: getattr(found, one.name) for one in fields(MeasureOffer)}
    start = Decimal(0) if found.adds_up else found.baseline
    return MeasureOffer(**read | {"unit": unit, "baseline": start})


def _template_offer(plain: dict[str, str]) -> MeasureOffer:
    return MeasureOffer(
        title=plain["title"],
        kind=Kind(plain["kind"]),
        direction=Direction(plain["direction"]) if "direction" in plain else None,
        unit=plain.get("unit", ""),
        cadence=Cadence(plain["cadence"]),
    )
