"""The rule of a practice: kept beside the records, and gap until another is chosen."""

from goalkit.store import open_practice
from goalkit.store.settings import choose_practice_rule, practice_rule
from goalkit.terms import DayCount, Rule


def test_the_rule_is_gap_until_another_is_chosen() -> None:
    with open_practice(":memory:", create=True) as practice:
        assert practice_rule(practice) == (Rule.GAP, DayCount.EXCLUSIVE)
        choose_practice_rule(practice, Rule.RATIO, DayCount.INCLUSIVE)
        assert practice_rule(practice) == (Rule.RATIO, DayCount.INCLUSIVE)
