"""Everything that was found in a statement, before it is put together to measures."""

from dataclasses import dataclass
from datetime import date

from goalkit.reader.amount import Amount
from goalkit.reader.amounts import amounts
from goalkit.reader.cadences import Rhythm, rhythms
from goalkit.reader.clauses import Clause, clauses
from goalkit.reader.dates import Sense, When, times
from goalkit.reader.names import clocks_set_aside, names_set_aside
from goalkit.reader.numerals import numbers
from goalkit.reader.sketch import Passage, Sketch


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
        return [when for when in ahead if clause is None or clause.start <= when.start < clause.end]

    def rhythm(self, clause: Clause) -> Rhythm | None:
        """The first rhythm of a clause."""
        return next((found for found in self.rhythms if clause.start <= found.start < clause.end), None)


def facts(statement: str, today: date) -> Facts:
    """Read times, rhythms, numbers and clauses, each from what the one before left unread."""
    sketch = clocks_set_aside(Sketch.of(statement))
    found_times, sketch = times(sketch, today)
    found_rhythms, sketch = rhythms(sketch)
    found_numbers, sketch = numbers(names_set_aside(sketch))
    found_amounts, sketch = amounts(sketch, found_numbers)
    return Facts(
        sketch=sketch,
        times=found_times,
        rhythms=found_rhythms,
        amounts=found_amounts,
        clauses=clauses(sketch),
    )
