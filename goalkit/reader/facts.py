"""Everything that was found in a statement, before it is put together to measures."""

import re
from dataclasses import dataclass
from datetime import date

from goalkit.reader.amount import Amount
from goalkit.reader.amounts import amounts
from goalkit.reader.cadences import Rhythm, rhythms
from goalkit.reader.clauses import Clause, clauses
from goalkit.reader.dates import Sense, When, times
from goalkit.reader.numerals import numbers
from goalkit.reader.sketch import CLOCK, MARK, Passage, Sketch

_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d| ?(?:am|pm|o'clock)\b)(?: ?(?:am|pm)\b)?|\b(?:after|before|past|until) \d{1,2}(?=\s*(?:$|[.,;)]))|\b(?:noon|midnight)\b"
)
_NUMBERED = re.compile(r"(?<!\S)[1-9][.)](?=\s+[^\W\d])")
_BULLET = re.compile(
    r"(?m)^\s*[-*\u2022](?=\s)|\b(?:step|stage|phase) (?:[1-9]|one|two|three|four|five) ?[:.)](?=\s)"
)
_NO_TIME = re.compile(
    r"(?<!within )(?<!\bin )\b(?:one day(?! (?:a|an|per|each|every|in)\b)|some ?day|a\.?s\.?a\.?p\.?|as soon as possible|sooner or later|from now on|day[- ]to[- ]day|everyday)\b"
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The findings in one statement; what is painted over in `sketch` was read."""

    sketch: Sketch
    times: list[When]
    rhythms: list[Rhythm]
    amounts: list[Amount]
    clauses: list[Clause]

    def clause_of(self, place: Passage) -> Clause:
        """The clause in which a finding begins."""
        return next(clause for clause in reversed(self.clauses) if clause.start <= place.start)

    def clause_before(self, clause: Clause) -> Clause:
        """The clause before another one; the first is its own."""
        return self.clauses[max(0, self.clauses.index(clause) - 1)]

    def clause_behind(self, clause: Clause) -> Clause:
        """The clause behind another one; the last is its own."""
        return self.clauses[min(len(self.clauses) - 1, self.clauses.index(clause) + 1)]

    def within(self, clause: Clause) -> list[Amount]:
        """The amounts that begin in a clause."""
        return [amount for amount in self.amounts if clause.start <= amount.start < clause.end]

    def deadlines(self, clause: Clause | None = None) -> list[When]:
        """Times to come, of the statement or of one clause."""
        ahead = [when for when in self.times if when.sense in (Sense.BY, Sense.DURING)]
        return (
            ahead if clause is None else [when for when in ahead if clause.start <= when.start < clause.end]
        )

    def rhythm(self, clause: Clause) -> Rhythm | None:
        """The first rhythm of a clause."""
        return next((found for found in self.rhythms if clause.start <= found.start < clause.end), None)


def facts(statement: str, today: date) -> Facts:
    """Read times, rhythms, numbers and clauses, each from what the one before left unread."""
    sketch = Sketch.of(statement)
    sketch = sketch.painted(_places(_CLOCK, sketch), CLOCK)
    sketch = sketch.painted(_places(_NO_TIME, sketch), CLOCK)
    sketch = sketch.painted(_marks(sketch), MARK)
    found_times, sketch = times(sketch, today)
    found_rhythms, sketch = rhythms(sketch)
    found_numbers, sketch = numbers(sketch)
    found_amounts, sketch = amounts(sketch, found_numbers)
    return Facts(
        sketch=sketch,
        times=found_times,
        rhythms=found_rhythms,
        amounts=found_amounts,
        clauses=clauses(sketch),
    )


def _marks(sketch: Sketch) -> list[Passage]:
    """Bullets, `Step 2:`, and `1.` where it is the first of several."""
    numbered = _places(_NUMBERED, sketch)
    first = [sketch.words(place) for place in numbered[:1]]
    in_order = len(numbered) > 1 and first[0].startswith("1")
    return _places(_BULLET, sketch) + (numbered if in_order else [])


def _places(pattern: re.Pattern[str], sketch: Sketch) -> list[Passage]:
    return [Passage(start=found.start(), end=found.end()) for found in pattern.finditer(sketch.text)]
