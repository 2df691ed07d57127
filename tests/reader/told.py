"""A measure as the tests write it, and a measure that was read in the same words."""

from datetime import date
from decimal import Decimal

from goalkit.reader import ParsedMeasure, parse_goal

TODAY = date(2026, 11, 21)
"""A Saturday."""


def measures(statement: str) -> list[str]:
    """What is read in a sentence today."""
    return [told(measure) for measure in parse_goal(statement, TODAY).measures]


def told(measure: ParsedMeasure) -> str:
    """`reach at least 10 people from 4`, `maintain between 6 and 8 h a week`, `done`; `?` is left open."""
    if measure.direction is None:
        return str(measure.kind)
    target = "?" if measure.target is None else plain(measure.target)
    parts = [str(measure.kind), str(measure.direction), target]
    parts += ["and", plain(measure.target_high)] if measure.target_high is not None else []
    parts += [measure.unit or "?"]
    parts += ["a", str(measure.cadence)] if measure.cadence else []
    parts += ["from", plain(measure.baseline)] if measure.baseline is not None else []
    return " ".join(parts)


def plain(number: Decimal) -> str:
    """A number without an exponent or zeros at its end."""
    return f"{number.normalize():f}"
