"""The choices of a rule for statuses, and of how it counts days; "" leaves it to what is more general."""

from goalkit.change_text import DAY_COUNTS
from goalkit.forms import Choice, Field
from goalkit.terms import DayCount, Rule

RULE_CHOICES = tuple((f"{rule} rule", rule.value) for rule in Rule)
DAYS = tuple((words, count.value) for count, words in DAY_COUNTS.items())
RULE_HELP = (
    "Gap: by points below where it should be. Ratio: by its share of that, strictly. Threshold: the same, "
    "less strictly."
)


def rule_fields(whom: str) -> dict[str, Field]:
    """The fields `rule` and `day_count` of a record; left empty they are as for `whom`."""
    left = ((f"as for {whom}", ""),)
    return {
        "rule": Choice(left + RULE_CHOICES, Rule, help=f"From when it is behind. {RULE_HELP}"),
        "day_count": Choice(left + DAYS, DayCount, help="Moves by one day how far it should be."),
    }
