"""The rule that judges statuses all over a practice, where neither a client nor a goal has one of its own."""

from goalkit.store.practice import Practice
from goalkit.terms import DayCount, Rule

RULE = "rule"
"""The name of the draft of the practice itself that holds the rule and its day count."""


def practice_rule(practice: Practice) -> tuple[Rule, DayCount]:
    """The rule of the practice and how it counts days; gap and exclusive until another is chosen."""
    rule, _, count = practice.draft("", RULE).partition(" ")
    return Rule(rule or Rule.GAP), DayCount(count or DayCount.EXCLUSIVE)


def choose_practice_rule(practice: Practice, rule: Rule, count: DayCount) -> None:
    """Judge by this rule from now on, counting days like this."""
    practice.keep_draft("", RULE, f"{rule} {count}")
