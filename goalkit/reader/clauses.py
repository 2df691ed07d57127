"""A sentence in clauses: the verb that each of them begins with, and the qualities that it speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from goalkit.reader.sketch import Passage, Sketch
from goalkit.reader.vocabulary import NUMBER, SIGNS, english, stems

VERBS, WORDS, CUES = english().verbs, english().words, english().cues
_VERBS = frozenset().union(
    VERBS.keeping, VERBS.lowering, VERBS.raising, VERBS.changing, VERBS.means, VERBS.finishing,
    VERBS.weak_finishing, VERBS.becoming, VERBS.moving, VERBS.running, VERBS.open_ended,
)  # fmt: skip
"""What a clause can begin with."""
_SIGNS = re.compile(f"[{SIGNS}]")


@dataclass(frozen=True, kw_only=True)
class Clause(Passage):
    """A part of the sentence. `opener` is the sign or word it follows.

    `verb` is the base form of the verb it begins with, or empty; `rest` is what follows. `aside` tells
    that it only says when, why or by what means.
    """

    text: str
    opener: str
    verb: str
    rest: str
    aside: bool

    @property
    def acted_on(self) -> str | None:
        """What stands behind its verb, be it one that we do not know: ` the boat` of `scrub the boat`."""
        if self.verb:
            return self.rest
        found = CUES.unknown_verb.match(self.rest)
        return self.rest[found.end() :] if found else None

    @property
    def content(self) -> list[str]:
        """Its words, without what was painted over."""
        return words_of(self.text)


def words_of(text: str) -> list[str]:
    """The words of a text of a sketch."""
    return re.findall(r"[^\W\d_][\w'-]*", _SIGNS.sub(" ", text))


def clauses(sketch: Sketch) -> list[Clause]:
    """The clauses of a statement in their order; together they cover it."""
    found = []
    for start, end, opener, aside in _pieces(sketch.text):
        text = sketch.text[start:end]
        if text.strip():
            verb, rest = main_verb(text)
            found.append(
                Clause(start=start, end=end, text=text, opener=opener, verb=verb, rest=rest, aside=aside)
            )
    return found


def _pieces(text: str) -> Iterator[tuple[int, int, str, bool]]:
    start, opener, aside, bracket = 0, "", False, False
    for found in CUES.clause_boundary.finditer(text):
        yield start, found.start(), opener, aside or bracket
        sign = found[0].strip()
        bracket = sign == "(" or (bracket and sign not in (")", "\n"))
        start, opener = found.end(), sign
        aside = found["means"] is not None or found["aside"] is not None
    yield start, len(text), opener, aside or bracket


def main_verb(text: str) -> tuple[str, str]:
    """The verb that a clause begins with, behind `I want to` and the like, and what follows it."""
    for found in re.finditer(rf"[^\W\d_][\w'-]*|{NUMBER}+", text):
        word, rest = found[0], text[found.end() :]
        if word == "plan" and not rest.startswith(" to "):
            return word, rest
        if word == "let" and not CUES.let_us.match(rest):
            return word, rest
        if word in VERBS.lead_ins and not (word == "be" and CUES.become_behind.match(rest)):
            continue
        if word in ("have", "having") and CUES.perfect.match(rest):
            continue
        base = "" if CUES.compound.match(text[found.start() :]) else base_form(word)
        return (base, rest) if base in _VERBS else ("", text[found.start() :])
    return "", ""


@cache
def base_form(word: str) -> str:
    """`raised`, `raising` -> `raise`; a word that is no verb of ours stays as it is.

    Words in -s are left: a wish begins with "raise" or "raising", and "works council" is no work.
    """
    if word in _VERBS:
        return word
    candidates = (english().meanings.irregular_verbs.get(word, ""), *stems(word, ("d", "ed", "ing")))
    return next((candidate for candidate in candidates if candidate in _VERBS), word)


_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SOFT_PHRASES = english().rows.soft_phrases
_MEASURABLE = WORDS.measurable | english().meanings.quantity_units.keys()


def qualities(text: str) -> set[str]:
    """The qualities in a text of a sketch, without those that only describe a thing: `a trust fund`."""
    found = list(_WORD.finditer(text))
    return {one[0] for one, other in zip_longest(found, found[1:]) if _is_quality(text, one, other)}


def uncountable(text: str) -> set[str]:
    """The qualities in a text that cannot be told in numbers either."""
    return qualities(text) - _MEASURABLE


def speaks_of_mood(text: str) -> bool:
    """Whether a text wishes to be, feel or be seen as something: `be more present`."""
    moods = (found for found in CUES.described_as.finditer(text) if found[1] in WORDS.moods)
    return any(moods) or CUES.seen_as.search(text) is not None


def wishes(clause: Clause) -> bool:
    """Better, more, confident, balance: a quality, unless it stands with a role or a state."""
    if any(phrase in clause.text for phrase in _SOFT_PHRASES) or WORDS.vague & set(clause.content):
        return True
    if speaks_of_mood(clause.text) or CUES.longed_for.search(clause.text):
        return True
    if (found := CUES.with_quality.search(clause.text)) and found[1] in qualities(clause.text):
        return True
    parts = CUES.aside_words.split(clause.text)
    core = set(words_of(parts[0]))
    if len(core) == 1:
        core |= set(words_of("".join(parts[1:2])))
    return bool(core & qualities(clause.text)) and not set(clause.content) & (WORDS.roles | WORDS.states)


def _is_quality(text: str, word: re.Match[str], behind: re.Match[str] | None) -> bool:
    if word[0] not in WORDS.qualities:
        return False
    if behind is None or text[word.end() : behind.start()] != " ":
        return True
    return behind[0] in WORDS.stops | WORDS.qualities | WORDS.vague or behind[0].endswith("ly")
