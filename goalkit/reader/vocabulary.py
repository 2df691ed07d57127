"""The English words of the goal reader, read from `english.toml` when they are first asked for.

Each list is described where it stands. A set of words is a frozenset, a list of phrases one pattern for
any of them; a table of words by their meaning is turned into the meaning of each word.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

Words = frozenset[str]
Meanings = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Verbs:
    """Verbs in their base form, by what they tell."""

    keeping: Words
    limiting: Words
    lowering: Words
    raising: Words
    either_way: Words
    changing: Words
    merging: Words
    means: Words
    finishing: Words
    founding: Words
    weak_finishing: Words
    becoming: Words
    moving: Words
    running: Words
    open_ended: Words
    handling: Words
    service: Words
    events: Words
    punctual: Words
    serving: Words
    beginning: Words
    figurative: Words
    effort: Words
    lead_ins: Words
    turning: str
    irregular: Meanings

    @cached_property
    def all(self) -> Words:
        """Every verb that is known."""
        return Words().union(
            self.keeping, self.lowering, self.raising, self.changing, self.means, self.finishing,
            self.weak_finishing, self.becoming, self.moving, self.running, self.open_ended,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Nouns:
    """What a goal is about: qualities, roles, results, quantities and units."""

    vague: Words
    moods: Words
    qualities: Words
    soft_phrases: tuple[str, ...]
    existing: Words
    roles: Words
    somebody: tuple[str, ...]
    states: Words
    result_nouns: Words
    performances: Words
    not_plural: Words
    collective: Words
    units: Meanings
    quantity_units: Meanings
    money: Words
    unwanted: Words
    stops: Words
    anything: Words
    no_things: str
    numbered_things: str

    @cached_property
    def measurable(self) -> Words:
        """What sounds like a quality and can be told in numbers."""
        return Words((*self.quantity_units, "energy", "productivity", "time"))


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """Numbers as words, and what is written at a number."""

    small: tuple[str, ...]
    tens: tuple[str, ...]
    large: Mapping[str, int]
    sizes: Mapping[str, int]
    currencies: Meanings
    percent: str
    turns: str
    places: str


@dataclass(frozen=True, kw_only=True)
class Comparisons:
    """What stands around a number and tells which side of it is good."""

    less: str
    more: str
    or_less: str
    or_more: str
    now: str
    before_none: str


@dataclass(frozen=True, kw_only=True)
class Dates:
    """Months, seasons and holidays, and what stands around a time."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    leads: str
    firm: str
    before_years: str
    early: str
    middle: tuple[str, ...]
    seasons: Mapping[str, int]
    order: Mapping[str, int]
    from_easter: Mapping[str, int]
    fixed_holidays: Mapping[str, tuple[int, int]]
    moving_holidays: str
    events: str
    named_after_seasons: str
    yearly_things: str
    per_case: str


@dataclass(frozen=True, kw_only=True)
class Cadences:
    """Spans of time in which something is repeated."""

    day: str
    week: str
    month: str
    quarter: str
    year: str
    other: str
    adjectives: Meanings
    things: str
    before_days: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """Long words in which slips of the pen are mended, and words that look like such a slip."""

    mended: Words
    true_words: Words


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Words of a goal that leave open what is meant."""

    half_hearted: tuple[str, ...]
    vague: tuple[str, ...]
    clear: str
    irregular: Meanings


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All words of one language."""

    verbs: Verbs
    words: Nouns
    numbers: Numbers
    comparisons: Comparisons
    dates: Dates
    cadences: Cadences
    spelling: Spelling
    advice: Advice


@cache
def english() -> Vocabulary:
    """The English vocabulary."""
    tables = tomllib.loads(files("goalkit.reader").joinpath("english.toml").read_text(encoding="utf-8"))
    return Vocabulary(**{part.name: _typed(part.type, tables[part.name]) for part in fields(Vocabulary)})


def _typed(kind: Any, table: dict[str, Any]) -> Any:
    """A part of the vocabulary with each of its lists in the type that its field has."""
    return kind(**{part.name: _LISTS.get(part.type, _same)(table[part.name]) for part in fields(kind)})


def one_of(phrases: str) -> str:
    """A pattern for any of the phrases, parted by ` | ` with a blank or line break on both sides."""
    return "(?:" + "|".join(_phrases(phrases)) + ")"


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\s+\|\s+", text.strip()))


def _listed(text: str) -> tuple[str, ...]:
    return _phrases(text) if " | " in text else tuple(text.split())


def _meanings(table: dict[str, str]) -> Meanings:
    return {word: meaning for meaning, words in table.items() for word in words.split()}


def _same(found: Any) -> Any:
    return found


_LISTS: dict[Any, Callable[[Any], Any]] = {
    Words: lambda text: frozenset(text.split()),
    tuple[str, ...]: _listed,
    str: one_of,
    Meanings: _meanings,
}


def stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """What a word may be a form of: `tried` -> `tri`, `trie`, `try`; most of them are no words."""
    for ending in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            yield re.sub("i$", "y", stem)
