"""A past quarter as it was known when it ended, and as it is known today.

Of the example, the week of 27 March was written down on 7 April, and the target of ten people set on
14 April.
"""

from pathlib import Path

import pytest

from tests.review.conftest import Review
from tests.review.pages import Pages

LATE_NOTE = "Written down late: a week on the road, then Easter."


@pytest.fixture(scope="module")
def then(review: Review, example: Path) -> Pages:
    """The first quarter as known on its last day."""
    return review("example", "2026-Q1", "--as-of", "2026-03-31", "--practice", example)


@pytest.fixture(scope="module")
def since(review: Review, example: Path) -> Pages:
    """The first quarter as known since."""
    return review("example", "2026-Q1", "--practice", example)


def test_the_cover_says_when_the_data_were_known(then: Pages) -> None:
    assert "Figures as of 31 Mar 2026 Records up to 31 Mar 2026" in then.text


def test_a_check_in_recorded_later_does_not_appear(then: Pages) -> None:
    assert not then.has(LATE_NOTE)
    assert not then.has("27 Mar 2026:")
    assert "last reading 53 h/week in the week of 16 Mar 2026" in then.text
    assert "Jan–Mar 2026 9 of 12 kept" in then.text
    assert "Check-ins 277 until 31 Mar 2026" in then.text
    assert "Working hours 23 Mar 2026 29 Mar 2026 1" in then.text  # among the missing readings


def test_it_appears_once_it_is_known(since: Pages) -> None:
    assert since.has(f"27 Mar 2026: {LATE_NOTE}")
    assert "last reading 55 h/week in the week of 23 Mar 2026" in since.text
    assert "Jan–Mar 2026 9 of 13 kept" in since.text
    assert "Check-ins 284 until 31 Mar 2026" in since.text
    assert "Every reading due in Q1 2026 has been entered." in since.text


@pytest.mark.parametrize("known", ["then", "since"])
def test_a_target_set_after_the_quarter_does_not_count_in_it(
    known: str, request: pytest.FixtureRequest
) -> None:
    pages: Pages = request.getfixturevalue(known)
    assert "Lead a team of at least 12 people by June 2027" in pages.text
    assert "Team size 4 people 12 people 7 people" in pages.text
    assert "of 10 people" not in pages.text
    assert "Iberia hub when" not in pages.text  # the reason of the later change


def test_what_was_decided_after_the_quarter_is_not_known_in_it(then: Pages) -> None:
    for later in ("Handover to Service agreed and in use (due 31 Aug", "Two team leads are named", "Nadia"):
        assert later not in then.text
