"""From a sentence to the draft of a goal."""

import re
from dataclasses import replace
from datetime import date
from textwrap import shorten

from goalkit.reader.amounts import Amount, Role
from goalkit.reader.findings import Findings, findings_of
from goalkit.reader.goal import ParsedGoal, ParsedMeasure
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


def _due(found: Findings) -> date | None:
    """The last day that is told; a time without a day leaves it open."""
    return max((when.day for when in found.deadlines() if when.day is not None), default=None)


def _unread(found: Findings, amounts: list[Amount]) -> list[Passage]:
    """The numbers that became no measure, and the digits that no rule understood."""
    places: list[Passage] = [amount for amount in amounts if amount.role is Role.CONTEXT]
    places += [Passage(start=rest.start(), end=rest.end()) for rest in _DIGITS.finditer(found.sketch.text)]
    return sorted(places, key=lambda place: place.start)


LONGEST = 60
_NUMBER = re.compile(r"^.*\d[\d.,' ]*(?:(?:million|billion|thousand|M|bn|k|m)\b)? ?%?")
_BASELINE = re.compile(r"\b(?:(?:up|down) )?from \d.*", re.IGNORECASE)
_FILLING = re.compile(r"^(?:of|on|in|for|with) (?:(?:my|our|the|a|an) )?", re.IGNORECASE)
_EDGES = re.compile(r"^[\s,.;:–-]+|(?:[\s,.;:–-]+(?:of|to|at|by|from|with|and|on|in)?)+$")
_NO_NAMES = {"", "h", "%", "usd", "eur", "gbp", "chf", "points", "pts"}


def measure_title(found: ParsedMeasure, times: tuple[str, ...]) -> str:
    """What is counted, in the words it was read from and without numbers and times, else what is done.

    `Spend at most 30 % of my time travelling` counts `Time travelling`; `Carry a budget of 30 M USD`
    counts USD, which is no name, so it is `Carry a budget`. `times` are the words of the due day.
    """
    asides = (*times, found.words.get("cadence", ""))
    target = found.words.get("target")
    if target is None:
        return _named(_without(asides, found.words["kind"]))
    done, number, behind = found.words["kind"].partition(target)
    counted = _EDGES.sub("", _without(asides, _NUMBER.sub("", number) + behind))
    name = _FILLING.sub("", counted)
    return _named(_without(asides, done) if name.casefold() in _NO_NAMES else name)


def _without(asides: tuple[str, ...], text: str) -> str:
    for aside in filter(None, asides):
        text = text.replace(aside, "")
    return _BASELINE.sub("", text)


def _named(text: str) -> str:
    text = _EDGES.sub("", text)
    return shorten(f"{text[:1].upper()}{text[1:]}", LONGEST, placeholder=" …")
