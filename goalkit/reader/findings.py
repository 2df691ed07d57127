"""Everything that was found in a statement, before it is put together to measures."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goalkit.reader.amounts import Amount, amounts
from goalkit.reader.clauses import Clause, clauses
from goalkit.reader.dates import Rhythm, Sense, When, rhythms, times
from goalkit.reader.names import clocks_set_aside, names_set_aside
from goalkit.reader.numbers import numbers, signed
from goalkit.reader.sketch import Passage, Sketch

MOST_NUMBERS = 50
"""A text with more numbers is a table and no goal: none of them is read."""


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The findings in one statement; what is painted over in `sketch` was read."""

    sketch: Sketch
    times: list[When]
    rhythms: list[Rhythm]
    amounts: list[Amount]
    clauses: list[Clause]

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def ahead(self, place: Passage, clause: Clause | None = None) -> str:
        """The text before a place, from the begin of a clause or of the statement."""
        return self.sketch.text[clause.start if clause else 0 : place.start]

    def behind(self, place: Passage, clause: Clause | None = None) -> str:
        """The text behind a place, up to the end of a clause or of the statement."""
        return self.sketch.text[place.end : clause.end if clause else None]

    def clause_of(self, place: Passage) -> Clause:
        """The clause in which a finding begins."""
        return self.clauses[bisect_right(self._starts, place.start) - 1]

    def clause_before(self, clause: Clause) -> Clause:
        """The clause before another one; the first is its own."""
        return self.clauses[max(0, bisect_left(self._starts, clause.start) - 1)]

    def clause_behind(self, clause: Clause) -> Clause:
        """The clause behind another one; the last is its own."""
        return self.clauses[min(len(self.clauses) - 1, bisect_left(self._starts, clause.start) + 1)]

    def within(self, clause: Clause) -> list[Amount]:
        """The amounts that begin in a clause."""
        return [amount for amount in self.amounts if clause.start <= amount.start < clause.end]

    def deadlines(self, clause: Clause | None = None) -> list[When]:
        """Times to come, of the statement or of one clause."""
        ahead = [when for when in self.times if when.sense in (Sense.BY, Sense.DURING)]
        return [when for when in ahead if clause is None or clause.start <= when.start < clause.end]

    def is_dated(self, clause: Clause) -> bool:
        """Whether a clause tells by when or since when, or a day stands before it: `by May: call him`."""
        ahead = self.clause_before(clause)
        if ahead is not clause and not ahead.content and not self.within(ahead) and self.deadlines(ahead):
            return True
        return any(
            clause.start <= when.start < clause.end and when.sense is not Sense.PAST for when in self.times
        )

    @cached_property
    def timed(self) -> bool:
        """Whether a deadline or a rhythm is told."""
        return bool(self.rhythms or self.deadlines())

    def is_pointed(self, clause: Clause) -> bool:
        """Whether a clause tells a day to be there by."""
        return any(when.sense is Sense.BY for when in self.deadlines(clause))

    def rhythm(self, clause: Clause) -> Rhythm | None:
        """The first rhythm of a clause."""
        return next((found for found in self.rhythms if clause.start <= found.start < clause.end), None)


def findings_of(statement: str, today: date) -> Findings:
    """Read times, rhythms, numbers and clauses, each from what the one before left unread."""
    sketch = clocks_set_aside(Sketch.of(statement))
    found_times, sketch = times(sketch, today)
    found_rhythms, sketch = rhythms(sketch)
    unread = names_set_aside(sketch)
    found_numbers = numbers(unread)
    found_numbers, sketch = signed(unread, found_numbers if len(found_numbers) <= MOST_NUMBERS else [])
    found_amounts, sketch = amounts(sketch, found_numbers)
    return Findings(
        sketch=sketch,
        times=found_times,
        rhythms=found_rhythms,
        amounts=found_amounts,
        clauses=clauses(sketch),
    )
