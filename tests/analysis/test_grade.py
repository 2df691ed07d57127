"""The grade at the end of a goal, as OKR programs give it."""

from decimal import Decimal
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.status import okr_grade
from goalkit.terms import Band
from tests.analysis.made import ORACLES

SHARES = st.lists(st.floats(-2, 3), min_size=1, max_size=8)


@pytest.mark.parametrize("case", ORACLES["okr_grade"]["cases"], ids=lambda case: f"{case['shares']}")
def test_grades_and_bands_are_the_published_ones(case):
    grade = okr_grade(case["shares"])
    assert grade is not None
    assert (float(grade.value), grade.band) == (case["grade"], case["band"])


@pytest.mark.parametrize(
    ("shares", "grade"), [([0.05], "0.1"), ([-0.05], "0.0"), ([-0.06], "-0.1"), ([1.24], "1.2")]
)
def test_halves_are_rounded_up_and_nothing_is_cut_off(shares, grade):
    found = okr_grade(shares)
    assert found is not None
    assert found.value == Decimal(grade)


@pytest.mark.parametrize("shares", [[], [0.5, nan]])
def test_without_every_share_there_is_no_grade(shares):
    assert okr_grade(shares) is None


@given(SHARES)
def test_a_grade_lies_within_half_a_tenth_of_the_mean_and_in_one_band(shares):
    grade = okr_grade(shares)
    assert grade is not None
    assert abs(float(grade.value) - sum(shares) / len(shares)) <= 0.05 + 1e-9
    bands = {Band.GREEN: grade.value >= Decimal("0.7"), Band.RED: grade.value < Decimal("0.4")}
    assert bands.get(grade.band, not any(bands.values()))


@given(SHARES)
def test_the_order_of_the_measures_does_not_matter(shares):
    assert okr_grade(shares) == okr_grade(shares[::-1])


@given(SHARES)
def test_a_larger_share_never_lowers_the_grade(shares):
    before, after = okr_grade(shares), okr_grade([shares[0] + 0.3, *shares[1:]])
    assert before is not None
    assert after is not None
    assert before.value <= after.value
