"""What the reader gives back: a draft of a goal, each part with the words it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goalkit.terms import Cadence, Direction, Kind


@dataclass(frozen=True, kw_only=True)
class ParsedMeasure:
    """A measure as far as the sentence tells it. None is what it leaves open.

    `title` is what it can be called. `words` gives for each name of the other fields the words of the
    statement that it was read from.
    `adds_up` is whether each deed counts one more, so that readings add up to the target: `close 40 deals`.
    Numbers are in `unit`; money has its ISO 4217 code as unit.
    """

    kind: Kind
    direction: Direction | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_high: Decimal | None = None
    unit: str | None = None
    cadence: Cadence | None = None
    adds_up: bool = False
    title: str
    words: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, kw_only=True)
class ParsedGoal:
    """A draft of a goal: its measures in the order of the statement, and its due day.

    `due_words` are the words that speak of a time, also where they give no day. `unread` are the numbers
    of the statement that became no part of a measure.
    """

    statement: str
    measures: tuple[ParsedMeasure, ...]
    due: date | None
    due_words: tuple[str, ...]
    unread: tuple[str, ...]
