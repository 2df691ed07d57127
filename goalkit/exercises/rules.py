"""The choices of a rule for statuses, and of how it counts days; "" leaves it to what is more general."""

from goalkit.change_text import DAY_COUNTS
from goalkit.forms import Choice, Field
from goalkit.terms import DayCount, Rule

RULE_CHOICES = tuple((f"{rule} rule", rule.value) for rule in Rule)
DAYS = tuple((words, count.value) for count, words in DAY_COUNTS.items())
RULE_HELP = (
    "Gap: so many points below where it should be. Ratio: a share of where it should be, strict. "
    "Threshold: the same, but wider."
)


def rule_fields(whom: str) -> dict[str, Field]:
    """The fields `rule` and `day_count` of a record; left empty they are as for `whom`."""
    left = ((f"as for {whom}", ""),)
    return {
        "rule": Choice(left + RULE_CHOICES, Rule, help=RULE_HELP),
        "day_count": Choice(left + DAYS, DayCount),
    }
