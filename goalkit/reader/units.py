"""In what a number is counted: the counted noun behind it, else the quantity before it."""

import re

from goalkit.reader.vocabulary import NAME, SIGNS, english

WORDS, CUES, UNITS = english().words, english().cues, english().meanings.units
QUANTITIES = english().meanings.quantity_units
KEY_FIGURES = WORDS.money | WORDS.unwanted | QUANTITIES.keys()
"""What is told in numbers and has no plural."""
_NOUN = re.compile(rf"[^\W\d_][\w'-]*|[^\w\s]|[{SIGNS}]+")
_ABSTRACT = ("pts", "years")
"""What such a quantity is counted in has no plural of its own: `the rating of our guides`."""
_MOST_WORDS = 6
_LINKS = (["for"], ["of"], ["on"], ["in"])


def unit_behind(text: str, *, single: bool = False) -> tuple[str, int] | None:
    """The unit that begins a text behind a number, and where it ends: `new key accounts in` -> accounts.

    With `single` a noun without plural is taken too, in its plural: `written summary` -> summaries.
    """
    skipped = found.end() if (found := CUES.whole_behind.match(text)) else 0
    run = _run(text[skipped:])
    for word, end in reversed(run):
        if word in UNITS or is_plural(word):
            return UNITS.get(word, word), skipped + end
    while len(run) > 1 and run[-1][0].endswith("ed"):
        run.pop()
    if single and run:
        word, end = run[-1]
        return plural(word), skipped + end
    return None


def _run(text: str) -> list[tuple[str, int]]:
    """The words up to the first that ends a phrase about one thing."""
    run: list[tuple[str, int]] = []
    for found in _NOUN.finditer(text.partition("\n")[0]):
        word = found[0]
        if word[0] == NAME:
            continue
        goes_on = word in ("more", "fewer", "less", "min") and not run  # `4 more nurses`, `6 min`
        if not word[0].isalpha() or len(run) == _MOST_WORDS or (word in WORDS.stops and not goes_on):
            break
        run.append((word, found.end()))
        if word in UNITS and UNITS[word] in ("h", "min"):
            break
    return run


def unit_before(text: str) -> str | None:
    """The unit of the quantity that a text before a number tells: `sick days per head` -> days."""
    quantity = CUES.quantity_of_ahead.search(text)
    if quantity and (unit := QUANTITIES.get(quantity[1])) in _ABSTRACT:
        return unit
    plain: list[str] = re.findall(r"[^\W\d_][\w'-]*", text)
    for place in reversed(range(len(plain))):
        of_money = plain[place - 1 : place] in _LINKS and not WORDS.money.isdisjoint(plain[:place])
        if plain[place] in WORDS.money or of_money:  # `costs for temps` are told in money
            return None
        if unit := _unit_of(plain[: place + 1]):
            return unit
    return None


def _unit_of(plain: list[str]) -> str | None:
    """The unit that the last of some words gives; `accident rate` is counted in accidents."""
    word = plain[-1]
    if word in ("rate", "rates", "count", "figures", "numbers") and len(plain) > 1:
        return None if plain[-2] in WORDS.money else plural(plain[-2])
    if word in UNITS and word not in ("d", "h", "min", "time", "times"):
        return UNITS[word]
    return QUANTITIES.get(word) or (word if is_plural(word) else None)


def is_plural(word: str) -> bool:
    """Whether a word looks like more than one of something that is counted."""
    if word in WORDS.collective:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and word not in WORDS.not_plural
        and word[-2:] not in ("ss", "us", "is", "'s")
    )


def is_counted(word: str) -> bool:
    """Whether a word is a plural or something else that is told in numbers."""
    return is_plural(word) or word in KEY_FIGURES


def plural(word: str) -> str:
    """The plural of a noun: `summary` -> summaries."""
    if is_plural(word) or word in WORDS.collective:
        return word
    if word.endswith(("man", "child")):
        return word.removesuffix("man") + "men" if word.endswith("man") else word + "ren"
    if word.endswith("ife"):
        return word[:-2] + "ves"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")
