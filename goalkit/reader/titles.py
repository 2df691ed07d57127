"""What a measure that was read in a sentence can be called."""

import re
from textwrap import shorten

from goalkit.reader.goal import ParsedMeasure

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
