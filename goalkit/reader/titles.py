"""What a measure can be called: what is counted, in the words of the person, without numbers and times."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from goalkit.reader import units
from goalkit.reader.amounts import Amount, Role
from goalkit.reader.clauses import Clause, base_form, words_of
from goalkit.reader.findings import Findings
from goalkit.reader.numbers import CODES
from goalkit.reader.sketch import Passage
from goalkit.reader.vocabulary import MARK, NUMBER, english

VERBS, WORDS, CUES = english().verbs, english().words, english().cues
LONGEST = 60
_BEFORE, _BEHIND = " \t\n,.;:!?)•–->=", " ,.;:!?(–->="
"""Signs that are no part of a name where they stand before or behind it."""
_TRAILING = WORDS.trailing | {""}
_NO_NOUNS = {None, "%", "pts", "times", *CODES}
"""Units that are no name: what is told in them has its own."""
_DURATIONS = {"h": "hours", "min": "minutes"} | {each: each for each in ("days", "weeks", "months", "years")}
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|.*[^aeiou][aeiou]l")
"""Verbs that double their last letter: `running`, `travelling`."""


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """A clause around an amount: its verb, what stands before the number, its noun, what stands behind.

    `head` begins behind the verb, `deed` with it, also where it is one that is not known.
    """

    verb: str
    deed: str
    head: str
    noun: str
    behind: str
    unit: str | None

    @property
    def thing(self) -> str:
        """What the number is said of: `sales budget` of `responsible for a sales budget of`."""
        thing = _thing(self.head)
        if WORDS.stops | VERBS.lead_ins >= set(words_of(thing.lower())):
            return ""
        named = thing.lower() in WORDS.halves and self.verb not in VERBS.changing | VERBS.keeping
        return f"{self.verb} {thing}" if named else thing


def title_of(findings: Findings, amount: Amount, base: Amount | None = None) -> str:
    """The name of what is counted: `Team size`, `Sales budget`, `Time spent travelling`, `Books`.

    A number alone, as in `Customers: 20 -> 30`, is called as what tells where it starts, `base`.
    """
    clause = findings.clause_of(amount)
    name = _counted(findings, amount) or (_counted(findings, base) if base else "")
    if not name and amount.unit not in {*_NO_NOUNS, *_DURATIONS, "rank"}:
        name = amount.unit or ""
    if not name and clause.verb not in VERBS.keeping | {""} and amount.unit != "times":
        name = _gerund(clause.verb)
    return _named(name) or title_of_deed(findings, [clause], amount if amount.unit == "times" else None)


def title_of_deed(findings: Findings, clauses: list[Clause], amount: Amount | None = None) -> str:
    """The name of what is done or repeated: the words of its clauses without times, and without an amount."""
    sketch, start, end = findings.sketch, clauses[0].start, clauses[-1].end
    asides = [*findings.deadlines(), *findings.rhythms, *filter(None, [amount])]
    steps = [
        _said(findings, start + step.start(), start + step.end(), asides)
        for step in re.finditer(rf"[^{MARK}\n]+", sketch.text[start:end])
    ]
    said = re.sub(r"\(\s*\)|\s*\(\s*$", "", ", ".join(filter(None, map(_trimmed, steps))))
    said = re.sub(r"(?:(?<=[,;.])|^)[\s,]*:|:(?=\s*,)", "", said)
    said = re.sub(r"\s+(?=[,;:.])|[.;](?=,)", "", said)
    wish = CUES.wish.match(said)
    return _named(said[wish.end() if wish else 0 :]) or shorten(
        sketch.words(Passage(start=start, end=end)), LONGEST, placeholder=" …"
    )


def title_of_event(findings: Findings, clause: Clause) -> str:
    """The name of what is repeated: `Lunch with the board` of `have a lunch with the board every Friday`."""
    if clause.verb and clause.verb not in VERBS.events:
        return title_of_deed(findings, [clause])
    event = _thing(_said(findings, clause.end - len(clause.rest), clause.end, findings.rhythms))
    return _named(event) or title_of_deed(findings, [clause])


def _counted(findings: Findings, amount: Amount) -> str:
    parts = _parts(findings, findings.clause_of(amount), amount)
    if amount.unit == "%" and CUES.of_time.match(parts.behind):
        return _of_time(parts)
    if amount.unit == "people" and parts.thing.rpartition(" ")[2].lower() in WORDS.teams:
        return f"{parts.thing} size"
    if amount.unit in _DURATIONS and _is_duration(parts.noun):
        return _lasting(parts, findings.sketch.words(amount))
    if amount.unit == "rank" or (parts.noun and amount.unit not in _NO_NOUNS):
        return f"{parts.noun} {parts.behind}" if parts.noun else _thing(parts.behind)
    named = amount.unit != "times" or amount.role is Role.FACTOR or parts.thing
    return _measured(parts) if named else ""


def _measured(parts: _Parts) -> str:
    """What is told in money, shares or points: of what, else the thing before it, else what is done."""
    placed = CUES.placed.match(parts.behind)
    if parts.thing and not parts.behind.lower().startswith("of "):
        return f"{parts.thing} {parts.behind}" if placed else parts.thing
    if placed and parts.verb not in {"", *VERBS.changing, *VERBS.keeping} and placed[0].lower() != "of":
        return f"{_gerund(parts.verb)} {parts.behind}"
    return _thing(parts.behind)


def _parts(findings: Findings, clause: Clause, amount: Amount) -> _Parts:
    others = [each for each in findings.amounts if each is not amount and each.start >= clause.start]
    asides = [*others, *findings.times, *findings.rhythms]
    acted_on = clause.acted_on  # before a number alone an unknown word is no verb
    unknown = acted_on if acted_on and not acted_on.startswith(f" {NUMBER}") else clause.rest
    known, any_verb = (
        _trimmed(_said(findings, min(clause.end - len(rest), amount.start), amount.start, asides))
        for rest in (clause.rest, unknown)
    )
    number_end = min(amount.number_end, amount.end)
    noun = _said(findings, number_end, amount.end, findings.rhythms).lstrip("+x%×")
    noun = _thing(CUES.aside.sub("", noun))
    behind = _trimmed(_said(findings, amount.end, clause.end, asides))
    if found := CUES.of_them.match(behind):
        noun, behind = amount.unit or "", behind[found.end() :]
    return _Parts(
        verb=clause.verb,
        deed=f"{clause.verb} {known}".strip(),
        head=any_verb,
        noun="" if WORDS.stops >= set(words_of(noun.lower())) else noun,
        behind=behind,
        unit=amount.unit,
    )


def _of_time(parts: _Parts) -> str:
    """`travel 30 % of my time` is travel time, `spend 30 % of it travelling` time spent travelling."""
    rest = CUES.of_time.sub("", parts.behind, count=1)
    if rest and parts.verb in VERBS.keeping:
        return f"Time {rest}"
    if parts.verb and parts.verb != "spend":
        return f"Time spent {_gerund(parts.verb)} {parts.thing} {rest}"
    return f"Time spent {rest}" if rest or not parts.thing else f"{parts.thing} time"


def _is_duration(noun: str) -> bool:
    last = noun.lower().rpartition(" ")[2]
    return noun.lower().removeprefix("working ") == last and (
        last in ("", *units.UNITS) or units.plural(last) in _DURATIONS
    )


def _lasting(parts: _Parts, said: str) -> str:
    """Hours and days: of what, where or for what they are; within them something is to be done."""
    span, verb = _DURATIONS[parts.unit or "h"], parts.deed.partition(" ")[0].lower()
    ends = base_form(verb) in VERBS.finishing | VERBS.service or CUES.case_verb.match(verb)
    if ends and CUES.within.match(said.lower()):
        return f"Time to {parts.deed[:1].lower()}{parts.deed[1:]}"
    if parts.thing and CUES.placed.match(parts.head):
        return f"{span} {parts.head}"
    if parts.thing and not CUES.placed.match(parts.behind):
        return parts.thing if parts.verb else parts.deed
    if parts.behind or parts.verb in VERBS.changing | VERBS.keeping | {""}:
        return f"{span} {parts.behind}"
    return f"{_gerund(parts.verb)} {span}"


def _gerund(verb: str) -> str:
    if verb.endswith("e") and verb not in ("be", "see", "free"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _DOUBLED.fullmatch(verb) else f"{verb}ing"


def _said(findings: Findings, start: int, end: int, asides: Iterable[Passage]) -> str:
    """The words of the statement from `start` to `end`, without those of some passages."""
    pieces = []
    for aside in sorted(asides, key=lambda each: each.start):
        if start <= aside.start < end:
            pieces.append((start, aside.start))
            start = aside.end
    pieces.append((start, max(start, end)))
    return " ".join(findings.sketch.words(Passage(start=one, end=other)) for one, other in pieces)


def _thing(text: str) -> str:
    """A thing without what leads to it; empty where nothing is left but such words."""
    text = _trimmed(text)
    found = CUES.lead_in.match(f"{text} ")
    return text[found.end() :] if found else text


def _trimmed(text: str) -> str:
    """A text in one line without signs at its ends and without what leads on to a number or a time."""
    words = text.lstrip(_BEFORE).split()
    while words and words[-1].rstrip(_BEHIND).lower() in _TRAILING:
        words.pop()
    return " ".join(words).rstrip(_BEHIND)


def _named(text: str) -> str:
    """A name in one line that begins with a capital, unless it is written like `eNPS`."""
    text = _trimmed(text)
    if not any(map(str.isalpha, text)):
        return ""
    first = text.partition(" ")[0]
    return shorten(f"{text[:1].upper()}{text[1:]}" if first.islower() else text, LONGEST, placeholder=" …")
