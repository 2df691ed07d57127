"""A measure as the tests write it, and a measure that was read in the same words."""

from decimal import Decimal

from goalkit.reader import ParsedMeasure


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
