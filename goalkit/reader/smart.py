"""What a sentence does not tell of SMART."""

from goalkit.reader import words
from goalkit.reader.facts import Facts
from goalkit.reader.measures import Found
from goalkit.reader.qualities import qualities
from goalkit.reader.reading import Aspect

_COUNTS = frozenset(("more", "less", "fewer"))
_FEWEST_WORDS = 3


def missing(facts: Facts, found: list[Found]) -> tuple[Aspect, ...]:
    """Specific, measurable, time-bound: those that the statement leaves out, in this order."""
    told = {
        Aspect.SPECIFIC: bool(found) or _is_concrete(facts),
        Aspect.MEASURABLE: bool(found),
        Aspect.TIME_BOUND: bool(facts.deadlines() or facts.rhythms),
    }
    return tuple(aspect for aspect in Aspect if not told[aspect])


def _is_concrete(facts: Facts) -> bool:
    """Whether it names something one could see: no mere quality, and a few words at least."""
    said = [word for clause in facts.clauses for word in clause.content]
    mere = qualities(facts.sketch.text) | set(said) & (words.MOODS | words.VAGUE - _COUNTS)
    return len(said) >= _FEWEST_WORDS and not mere
