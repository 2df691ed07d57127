"""The English words of the goal reader, read from `english.toml` when they are first asked for."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Named(Generic[Found]):
    """Lists of one kind by their names: `verbs.keeping`. What each of them is stands in `english.toml`."""

    def __init__(self, lists: Mapping[str, Found]) -> None:
        self.__dict__.update(lists)

    def __getattr__(self, name: str) -> Found:
        raise AttributeError(f"no list of this name in the vocabulary: {name}")


SIGNS = "".join(map(chr, range(0xE000, 0xE008)))
DATE, PAST, START, CADENCE, NUMBER, NAME, CLOCK, MARK = tuple(SIGNS)
"""The signs that are painted over what was read: a time to come, a time gone by, the begin of something, a
rhythm, a number, a name, a time of day, the mark of a step in a list."""
_SIGNS = {
    "DATE": DATE, "PAST": PAST, "START": START, "CADENCE": CADENCE, "NUMBER": NUMBER, "NAME": NAME,
    "CLOCK": CLOCK, "MARK": MARK, "SIGNS": SIGNS,
}  # fmt: skip

Rule = tuple[str, str]
"""A pattern and the name of what it means."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All words of one language. Phrases are pieces of patterns; `rows` and `rules` keep their order."""

    verbs: Named[frozenset[str]]
    words: Named[frozenset[str]]
    phrases: Named[str]
    rows: Named[tuple[str, ...]]
    meanings: Named[Mapping[str, str]]
    values: Named[Mapping[str, int]]
    cues: Named[re.Pattern[str]]
    rules: Named[tuple[Rule, ...]]


@cache
def english() -> Vocabulary:
    """The English vocabulary."""
    found = tomllib.loads(files("goalkit.reader").joinpath("english.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(text.split()) for name, text in found["words"].items()}
    rows = {
        name: tuple(re.split(r"\s+\|\s+", text.strip()) if " | " in text else text.split())
        for name, text in found["rows"].items()
    }
    meanings = {
        name: {word: meaning for meaning, text in table.items() for word in text.split()}
        for name, table in found["meanings"].items()
    }
    known = _SIGNS | {name: _any_of(each) for name, each in (words | rows | found["values"]).items()}
    for name, table in meanings.items():
        known[name] = _any_of(map(re.escape, table))
        known[f"{name}_meant"] = _any_of(map(str.lower, found["meanings"][name]))
    phrases = {}
    for name, text in found["phrases"].items():
        phrases[name] = known[name] = one_of(text, known)
    return Vocabulary(
        verbs=Named({name: frozenset(text.split()) for name, text in found["verbs"].items()}),
        words=Named(words),
        phrases=Named(phrases),
        rows=Named(rows),
        meanings=Named(meanings),
        values=Named(found["values"]),
        cues=Named({name: re.compile(one_of(text, known)) for name, text in found["cues"].items()}),
        rules=Named(
            {
                name: tuple((one_of(text, known), meant) for text, meant in rules)
                for name, rules in found["rules"].items()
            }
        ),
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def one_of(phrases: str, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """A pattern for any of the phrases, parted by ` | ` with a blank or line break on both sides.

    `known` has what stands for `{name}`; a line break between other signs is no part of a phrase.
    """
    joined = re.sub(r"\n\s*", "", re.sub(r"\s+\|\s+", "|", phrases.strip()))
    return "(?:" + re.sub(r"\{([A-Za-z_]\w*)\}", lambda found: known[found[1]], joined) + ")"


def stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """What a word may be a form of: `tried` -> `tri`, `trie`, `try`; most of them are no words."""
    for ending in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            yield re.sub("i$", "y", stem)
