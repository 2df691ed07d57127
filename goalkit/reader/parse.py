"""From a sentence to the draft of a goal."""

import re
from datetime import date

from goalkit.reader.amounts import Amount, Role
from goalkit.reader.findings import Findings, findings_of
from goalkit.reader.goal import ParsedGoal
from goalkit.reader.measures import counted_measures
from goalkit.reader.results import chain, results
from goalkit.reader.roles import sorted_out
from goalkit.reader.sketch import Passage

_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?", re.ASCII)


def parsed(statement: str, today: date) -> ParsedGoal:
    """What `goalkit.reader.parse_goal` gives back."""
    found = findings_of(statement, today)
    amounts = sorted_out(found)
    counted = counted_measures(found, amounts)
    chained = chain(found, counted)
    drafts = chained or sorted([*counted, *results(found, counted, amounts)], key=lambda each: each.start)
    return ParsedGoal(
        statement=statement,
        measures=tuple(draft.measure for draft in drafts),
        due=_due(found),
        due_words=tuple(found.sketch.words(when) for when in found.deadlines()),
        unread=tuple(found.sketch.words(place) for place in _unread(found, amounts)),
    )


def _due(found: Findings) -> date | None:
    """The last day that is told; a time without a day leaves it open."""
    return max((when.day for when in found.deadlines() if when.day is not None), default=None)


def _unread(found: Findings, amounts: list[Amount]) -> list[Passage]:
    """The numbers that became no measure, and the digits that no rule understood."""
    places: list[Passage] = [amount for amount in amounts if amount.role is Role.CONTEXT]
    places += [Passage(start=rest.start(), end=rest.end()) for rest in _DIGITS.finditer(found.sketch.text)]
    return sorted(places, key=lambda place: place.start)
