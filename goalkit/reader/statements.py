"""From a sentence to the draft of a goal."""

import re
from dataclasses import replace
from datetime import date

from goalkit.reader.amount import Amount, Role
from goalkit.reader.facts import Facts, facts
from goalkit.reader.goal import ParsedGoal, ParsedMeasure
from goalkit.reader.measures import counted_measures
from goalkit.reader.results import chain, results
from goalkit.reader.roles import sorted_out
from goalkit.reader.sketch import Passage
from goalkit.reader.titles import measure_title

_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?", re.ASCII)


def parse_goal(statement: str, today: date) -> ParsedGoal:
    """The goal that a free English sentence tells, as far as it tells it.

    Nothing is guessed: what the words leave open is None. Relative times are counted from `today`;
    quarters are those of the calendar, seasons those of the northern half of the earth.
    """
    found = facts(statement, today)
    amounts = sorted_out(found)
    counted = counted_measures(found, amounts)
    chained = chain(found, counted)
    drafts = chained or sorted([*counted, *results(found, counted, amounts)], key=lambda each: each.start)
    due_words = tuple(found.sketch.words(when) for when in found.deadlines())
    return ParsedGoal(
        statement=statement,
        measures=tuple(_titled(draft.measure, due_words) for draft in drafts),
        due=_due(found),
        due_words=due_words,
        unread=tuple(found.sketch.words(place) for place in _unread(found, amounts)),
    )


def _titled(measure: ParsedMeasure, due_words: tuple[str, ...]) -> ParsedMeasure:
    return replace(measure, title=measure_title(measure, due_words))


def _due(found: Facts) -> date | None:
    """The last day that is told; a time without a day leaves it open."""
    return max((when.day for when in found.deadlines() if when.day is not None), default=None)


def _unread(found: Facts, amounts: list[Amount]) -> list[Passage]:
    """The numbers that became no measure, and the digits that no rule understood."""
    places: list[Passage] = [amount for amount in amounts if amount.role is Role.CONTEXT]
    places += [Passage(start=rest.start(), end=rest.end()) for rest in _DIGITS.finditer(found.sketch.text)]
    return sorted(places, key=lambda place: place.start)
