"""The choices of a rule for statuses, and of how it counts days; "" leaves it to what is more general."""

from goalkit.terms import DayCount, Rule

RULES = tuple((f"{rule} rule", rule.value) for rule in Rule)
DAYS = (
    ("today has not passed yet (exclusive)", DayCount.EXCLUSIVE.value),
    ("today counts as passed (inclusive)", DayCount.INCLUSIVE.value),
)
RULE_HELP = (
    "Gap: points below the expected share. Ratio: a part of it, strict. Threshold: a part of it, wider."
)


def left_to(whom: str) -> tuple[tuple[str, str], ...]:
    """The choice that leaves it to the practice or to the client."""
    return ((f"as for {whom}", ""),)


def rule_of(chosen: str) -> Rule | None:
    """The rule that is chosen, None where it is left to what is more general."""
    return Rule(chosen) if chosen else None


def days_of(chosen: str) -> DayCount | None:
    """How days are counted, None where that is left to what is more general."""
    return DayCount(chosen) if chosen else None
