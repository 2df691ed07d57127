"""SMART letter by letter: what a goal has, and the advice where it lacks something."""

from datetime import date
from typing import Any

import pytest

from goalkit.analysis.smart import Written, lead_and_lag, smart_letters, vague_words
from goalkit.terms import Kind

TODAY = date(2026, 5, 20)
GOOD: dict[str, Any] = {
    "statement": "Lead a team of ten people",
    "why": "It matters", "due": date(2026, 12, 31), "measured": True,
    "obstacle": "Stress", "plan": "If it comes, then I walk.",
}  # fmt: skip


def letters(**changes: Any) -> dict[str, tuple[bool, str]]:
    found = smart_letters(Written(**{**GOOD, **changes}), today=TODAY)
    return {one.letter: (one.met, one.said) for one in found}


def test_a_good_goal_has_all_five_letters() -> None:
    assert [met for met, _ in letters().values()] == [True] * 5
    assert list(letters()) == list("SMART")


@pytest.mark.parametrize(
    ("letter", "changes", "said"),
    [
        ("S", {"statement": "Improve the mood in my team"}, "“improve” leaves open"),
        ("S", {"statement": "Be healthy"}, "Say a little more"),
        ("M", {"measured": False}, "How would somebody else see"),
        ("A", {"plan": ""}, "what may come between"),
        ("A", {"commitment": 5}, "5 of 10"),
        ("R", {"why": " "}, "why it matters"),
        ("T", {"due": None}, "Say the day"),
        ("T", {"due": date(2026, 5, 19)}, "19 May 2026 has passed"),
    ],
)
def test_what_is_lacking_is_advised(letter: str, changes: dict[str, Any], said: str) -> None:
    met, told = letters(**changes)[letter]
    assert not met
    assert said in told


def test_a_direction_beside_a_number_is_clear_and_half_a_heart_never_is() -> None:
    assert vague_words("Increase the team from 4 to 10 people") == ()
    assert vague_words("Try to work at most 50 hours") == ("try",)
    assert vague_words("Being supportive and helping others") == ("help",)


def test_results_alone_and_habits_alone_are_told_apart() -> None:
    assert "what you do each week" in lead_and_lag([Kind.REACH, Kind.DONE])
    assert "One for the result" in lead_and_lag([Kind.MAINTAIN])
    assert lead_and_lag([Kind.REACH, Kind.MAINTAIN]) == lead_and_lag([]) == ""
