"""What is printed where no font has a character: a stand-in that is seen, and a sentence that says where.

Characters are counted by the part of the document in which they stand.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from goalkit.report.elements import Element, map_texts, texts
from goalkit.wording import count_text, list_text

STAND_IN = "▯"
_MOST_TOLD = 10


def with_stand_ins(document: dict[str, Any], characters: Collection[str]) -> dict[str, Any]:
    """The document with the stand-in for each of these characters."""
    if not characters:
        return document
    table = dict.fromkeys(map(ord, characters), STAND_IN)
    changed: dict[str, Any] = map_texts(document, lambda text: text.translate(table))
    return changed


def told(document: dict[str, Any], characters: Collection[str]) -> Iterator[str]:
    """A sentence for each of these characters: which it is, and how often it stands in which part."""
    places = {character: Counter[str]() for character in characters}
    for part, element in _by_part(document["elements"]):
        for text in texts({**element, "alt": ""}):  # what a figure says is in its caption as well
            for character in places.keys() & set(text):
                places[character][part] += text.count(character)
    for character, counts in list(places.items())[:_MOST_TOLD]:
        yield _sentence(character, counts)
    if len(places) > _MOST_TOLD:
        yield f"The same holds for {count_text(len(places) - _MOST_TOLD, 'other character')}."


def _by_part(elements: list[Element]) -> Iterator[tuple[str, Element]]:
    part = "before the first part"
    for element in elements:
        if element["kind"] == "heading" and element["level"] == 1:
            part = f"in '{element['text']}'"
        yield "on the cover" if element["kind"] == "cover" else part, element


def _sentence(character: str, counts: Counter[str]) -> str:
    name = unicodedata.name(character, "without a name")
    where = list_text(tuple(f"{count_text(count, 'time')} {part}" for part, count in counts.items()))
    return (
        f"No font has the character '{character}' (U+{ord(character):04X}, {name}): {STAND_IN} is printed in "
        f"its place, {where or 'in the head of the pages'}. Install a font that has it, such as that of the "
        "Noto family for its script, or write it otherwise."
    )
