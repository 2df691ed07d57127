"""Qualities that a text speaks of: what one can have much or little of, and nobody can count."""

import re
from itertools import zip_longest

from goalkit.reader import words
from goalkit.reader.clauses import Clause, words_of

_IS = re.compile(
    r"\b(?:be|being|feels?|become|stay|very|so|seem|more|less|get) "
    r"(?:an? |[a-z]+ly |more |less )*([a-z-]+)"
)
_SEEN = re.compile(
    r"\b(?:seen|recogni[sz]ed|perceived|respected|known|accepted|valued|grow|develop|improve|establish"
    r"|stand out) (?:[a-z-]+ )?as\b|\bbring\b.*\btogether\b"
    r"|\b(?:to|as|be|become) (?:an? |the )?(?:(?:real|true|good|strong) )?leader\b(?! of\b)|\bto leading$"
)
"""How one is seen and how one grows: no role to come into."""
_LONGED_FOR = re.compile(
    rf"(?:\b(?:be|become) |^\W*)(?:an?|the) (?:{'|'.join(sorted(words.ROLES))}|person|colleague)"
    r" (?:that|who|whom|whose|people|my|our|i|others|everyone|everybody|they)\b"
)
"""`the leader my team deserves`: no role to come into."""
_ASIDE_WORDS = re.compile(r"\b(?:about|with|at|between|for|in|on|from|into|as)\b")
_WITH = re.compile(r"\bwith (?:more |real |true )?([a-z-]+)\W*$")
"""`a job with purpose`."""
_WORD = re.compile(r"[^\W\d_][\w'-]*")


def qualities(text: str) -> set[str]:
    """The qualities in a text of a sketch, without those that only describe a thing: `a trust fund`."""
    found = list(_WORD.finditer(text))
    return {one[0] for one, other in zip_longest(found, found[1:]) if _is_quality(text, one, other)}


def speaks_of_mood(text: str) -> bool:
    """Whether a text wishes to be, feel or be seen as something: `be more present`."""
    return _SEEN.search(text) is not None or any(found[1] in words.MOODS for found in _IS.finditer(text))


def wishes(clause: Clause) -> bool:
    """Better, more, confident, balance: a quality, unless it stands with a role or a state."""
    if any(phrase in clause.text for phrase in words.SOFT_PHRASES) or words.VAGUE & set(clause.content):
        return True
    if speaks_of_mood(clause.text) or _LONGED_FOR.search(clause.text):
        return True
    if (found := _WITH.search(clause.text)) and found[1] in qualities(clause.text):
        return True
    parts = _ASIDE_WORDS.split(clause.text)
    core = set(words_of(parts[0]))
    if len(core) == 1:
        core |= set(words_of("".join(parts[1:2])))
    return bool(core & qualities(clause.text)) and not set(clause.content) & (words.ROLES | words.STATES)


def _is_quality(text: str, word: re.Match[str], behind: re.Match[str] | None) -> bool:
    if word[0] not in words.QUALITIES:
        return False
    if behind is None or text[word.end() : behind.start()] != " ":
        return True
    return behind[0] in words.STOPS | words.QUALITIES | words.VAGUE or behind[0].endswith("ly")
