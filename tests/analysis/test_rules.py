"""The named rules that turn shares into words."""

import math

import pytest

from goalkit.analysis.rules import GAP, RATIO, RULES, THRESHOLD
from tests.analysis.made import ORACLES


@pytest.mark.parametrize("name", ["gap", "ratio", "threshold"])
@pytest.mark.parametrize("case", ORACLES["status_rules"]["cases"])
def test_rules_agree_with_the_published_thresholds(name, case):
    assert RULES[name].judge(case["e"], case["a"]) == case[name]


@pytest.mark.parametrize(
    ("rule", "expected", "share", "word"),
    [
        (GAP, 0.465, 0.3, "behind"),  # a gap of exactly 16.5 points
        (GAP, 0.63, 0.3, "behind"),  # ... and of exactly 33
        (GAP, 0.631, 0.3, "at risk"),
        (RATIO, 0.8, 0.76, "on track"),
        (RATIO, 0.8, 0.6, "at risk"),  # three quarters to the point
        (RATIO, 0.8, 0.601, "behind"),
        (THRESHOLD, 0.3, 0.27, "on track"),
        (THRESHOLD, 0.3, 0.21, "behind"),
        (THRESHOLD, 0.3, 0.209, "at risk"),
    ],
)
def test_a_threshold_itself_falls_on_its_published_side(rule, expected, share, word):
    assert rule.judge(expected, share) == word


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_missing_share_is_no_reading_and_not_at_risk(rule):
    found = rule.judge([0.5, math.nan, 0.5], [math.nan, 0.5, 0.5])
    assert found.tolist() == ["no reading", "no reading", "on track"]


@pytest.mark.parametrize("rule", [GAP, RATIO, THRESHOLD])
def test_a_rule_is_found_by_its_name(rule):
    assert RULES[rule.name] is rule
