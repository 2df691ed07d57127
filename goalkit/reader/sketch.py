"""A sentence as it is understood so far: every passage that was read is painted over with a sign.

The place of a finding in the sketch leads to its place in the statement, and no later step reads the
same words a second time. Slips of the pen are mended in long words that decide what is read, where they
give no other English word: a letter left out, doubled or taken for another vowel, or two letters swapped,
never the first letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from goalkit.reader.vocabulary import SIGNS, english

_VOWELS = "aeiou"


def _slips(word: str) -> Iterator[str]:
    """All ways to write a word with one slip behind its first letter and before its last."""
    for place in range(1, len(word) - 1):
        head, letter, tail = word[:place], word[place], word[place + 1 :]
        yield head + tail
        yield head + letter + letter + tail
        yield head + tail[0] + letter + tail[1:]
        if letter in _VOWELS:
            yield from (head + vowel + tail for vowel in _VOWELS)


_SPELLING = english().words
_MENDED = {
    slip: word
    for word in _SPELLING.mended
    for slip in _slips(word)
    if slip not in _SPELLING.mended | _SPELLING.true_words
}
_LONG_WORD = re.compile(r"[a-z]{5,}")


def mended(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with its slips mended, and for each place in it the place in the text that was given."""
    parts, places, done = [], list[int](), 0
    for found in _LONG_WORD.finditer(text):
        word = _MENDED.get(found[0])
        if word is None:
            continue
        parts += [text[done : found.start()], word]
        places += [
            *range(done, found.start()),
            *(min(found.start() + step, found.end() - 1) for step in range(len(word))),
        ]
        done = found.end()
    return "".join(parts) + text[done:], (*places, *range(done, len(text) + 1))


_SAME = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
    "\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ",
} | dict.fromkeys(SIGNS, " "))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Where something stands in a statement: from `start` up to `end`."""

    start: int
    end: int

    @classmethod
    def at(cls, found: re.Match[str], **parts: Any) -> Self:
        """The passage that a pattern found; `parts` are the other fields."""
        return cls(**{"start": found.start(), "end": found.end(), **parts})

    def inside(self, other: "Passage") -> bool:
        """Whether this passage lies within the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """A statement in small letters and plain punctuation, slips mended, what was read painted over.

    `places` gives for each place of the text its place in the statement.
    """

    statement: str
    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, statement: str) -> "Sketch":
        """The sketch of a statement of which nothing is read yet."""
        small = (char if len(char.lower()) != 1 else char.lower() for char in statement)
        text, places = mended("".join(small).translate(_SAME))
        return cls(statement=statement, text=text, places=places)

    def painted(self, passages: Iterable[Passage], sign: str) -> "Sketch":
        """The same with each of the passages covered by the sign."""
        text = self.text
        for place in passages:
            text = text[: place.start] + sign * (place.end - place.start) + text[place.end :]
        return self if text is self.text else replace(self, text=text)

    def words(self, place: Passage) -> str:
        """The words of the statement at a place, as they were written."""
        return self.statement[self.places[place.start] : self.places[place.end]].strip()

    def before(self, place: Passage, reach: int = 60) -> str:
        """The text before a place, back to the begin of its sentence and at most `reach` characters."""
        return re.split(r"[.;!?\n](?=\s|$)", self.text[max(0, place.start - reach) : place.start])[-1]
