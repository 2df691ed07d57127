"""Slips of the pen in the words that a goal hangs on: `septmber`, `manger`, `incraese`.

Mended are only long words that decide what is read - months, rhythms, roles, verbs of change - and only
slips that give no other English word: a letter left out, doubled or taken for another vowel, or two
letters swapped, never the first letter.
"""

import re
from collections.abc import Iterator

_WORDS = re.findall(
    r"\w+",
    """
    january february september october november december monday tuesday wednesday thursday saturday
    spring summer autumn winter easter christmas quarter quarterly weekly monthly yearly months minutes
    percent million thousand
    achieve become certificate colleagues complaints confident customers decrease department director
    employees engineer finished increase improve leader leadership maintain manager meetings promoted
    promotion reduce supervisor turnover between
    """,
)
_VOWELS = "aeiou"
_TRUE_WORDS = re.findall(
    r"\w+",
    """
    became complains confidant decease deportment eater ester loader minuets moths mullion simmer sprang
    sprig sprung weakly
    """,
)
"""What would be taken for a slip and is a word."""


def _slips(word: str) -> Iterator[str]:
    """All ways to write a word with one slip behind its first letter and before its last."""
    for place in range(1, len(word) - 1):
        head, letter, tail = word[:place], word[place], word[place + 1 :]
        yield head + tail
        yield head + letter + letter + tail
        yield head + tail[0] + letter + tail[1:]
        if letter in _VOWELS:
            yield from (head + vowel + tail for vowel in _VOWELS)


_MENDED = {
    slip: word for word in _WORDS for slip in _slips(word) if slip not in _WORDS and slip not in _TRUE_WORDS
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
