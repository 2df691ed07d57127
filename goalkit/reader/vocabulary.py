"""The English words of the goal reader, read from `english.toml` when they are first asked for."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Named(Generic[Found]):
    """Lists of one kind by their names: `verbs.keeping`. What each of them is stands in `english.toml`."""

    def __init__(self, lists: Mapping[str, Found]) -> None:
        self.__dict__.update(lists)

    def __getattr__(self, name: str) -> Found:
        raise AttributeError(f"no list of this name in the vocabulary: {name}")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All words of one language. Phrases are patterns; `rows` keep their order."""

    verbs: Named[frozenset[str]]
    words: Named[frozenset[str]]
    phrases: Named[str]
    rows: Named[tuple[str, ...]]
    meanings: Named[Mapping[str, str]]
    values: Named[Mapping[str, int]]


@cache
def english() -> Vocabulary:
    """The English vocabulary."""
    found = tomllib.loads(files("goalkit.reader").joinpath("english.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        verbs=Named({name: frozenset(text.split()) for name, text in found["verbs"].items()}),
        words=Named({name: frozenset(text.split()) for name, text in found["words"].items()}),
        phrases=Named({name: one_of(text) for name, text in found["phrases"].items()}),
        rows=Named({name: _row(text) for name, text in found["rows"].items()}),
        meanings=Named({name: _meanings(table) for name, table in found["meanings"].items()}),
        values=Named(found["values"]),
    )


def one_of(phrases: str) -> str:
    """A pattern for any of the phrases, parted by ` | ` with a blank or line break on both sides."""
    return "(?:" + "|".join(_phrases(phrases)) + ")"


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\s+\|\s+", text.strip()))


def _row(text: str) -> tuple[str, ...]:
    """The phrases of a text, or its words where none is parted from the next."""
    return _phrases(text) if " | " in text else tuple(text.split())


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    """The meaning of each word."""
    return {word: meaning for meaning, words in table.items() for word in words.split()}


def stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """What a word may be a form of: `tried` -> `tri`, `trie`, `try`; most of them are no words."""
    for ending in endings:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            yield re.sub("i$", "y", stem)
