"""How far a goal is written, and SMART letter by letter: the advice where it lacks something."""

from datetime import date
from typing import Any

import pytest

from goalkit.exercises.goals.smart import Written, lead_and_lag, smart_letters, steps_done, vague_words
from goalkit.model import AttainmentScale, Milestone
from goalkit.reader.vocabulary import english
from goalkit.terms import Kind
from tests.books import START, book, goal, maintain, reach

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
        ("A", {"plan": ""}, "what may get in the way"),
        ("A", {"commitment": 5}, "5 of 10"),
        ("R", {"why": " "}, "why it matters"),
        ("T", {"due": None}, "by which day"),
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


VAGUE_FORMS = {
    "improve": "improve improves improved improving", "manage": "manages managed managing",
    "reduce": "reduces reduced reducing", "boost": "boosts boosted boosting",
    "develop": "develops developed developing", "handle": "handles handled handling",
    "encourage": "encourages encouraged encouraging", "optimise": "optimises optimised optimising",
    "grow": "grows grew grown growing", "understand": "understands understood understanding",
    "try": "tries tried trying", "hope": "hopes hoped hoping", "attempt": "attempts attempted attempting",
    "deal with": "deals,with dealt,with dealing,with", "focus on": "focuses,on focused,on focusing,on",
    "work on": "works,on worked,on working,on", "be more": "being,more been,more",
    "become more": "becomes,more became,more becoming,more", "raise awareness": "raising,awareness",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "form"),
    [(word, form.replace(",", " ")) for word, forms in VAGUE_FORMS.items() for form in forms.split()],
)
def test_a_vague_verb_is_found_in_each_of_its_forms(word: str, form: str) -> None:
    assert vague_words(f"{form.capitalize()} the way we meet") == (word,)
    assert vague_words(f"I want to be {form} the way we meet") == (word,)


@pytest.mark.parametrize("word", english().rows.vague_verbs)
def test_every_vague_verb_is_found_with_each_regular_ending(word: str) -> None:
    verb, _, behind = word.partition(" ")
    stem = verb.removesuffix("e")
    ending = {"ed": f"{stem}ed {behind}", "ing": f"{stem}ing {behind}", "s": f"{verb}s {behind}"}
    if verb != "be":
        assert {end: vague_words(said)[:1] for end, said in ending.items()} == dict.fromkeys(ending, (word,))


@pytest.mark.parametrize(
    "statement",
    [
        "Become managing director of the Lyon site",
        "Be promoted to head of sales in Lyon",
        "Hire a development engineer for the lab",
        "Have a supporter on the board of trustees",
    ],
)
def test_a_word_that_only_looks_like_a_vague_verb_is_none(statement: str) -> None:
    assert vague_words(statement) == ()


def test_results_alone_and_habits_alone_are_told_apart() -> None:
    assert "what you do each week" in lead_and_lag([Kind.REACH, Kind.DONE])
    assert "Add one for the result" in lead_and_lag([Kind.MAINTAIN])
    assert lead_and_lag([Kind.REACH, Kind.MAINTAIN]) == lead_and_lag([]) == ""


def test_a_goal_in_words_alone_has_one_of_five_steps() -> None:
    other = reach(goal_id="g2")
    workbook = book(goals=(goal(), goal("g2")), measures=(other,))
    assert steps_done(workbook, "g1").label == "◐ 1 of 5 steps"


def test_a_goal_with_everything_is_complete() -> None:
    whole = goal(obstacle="Stress", plan="If it comes, then I walk.")
    workbook = book(
        goals=(whole,),
        measures=(reach(),),
        milestones=(Milestone(id="k1", goal_id="g1", title="First hire", due=date(2026, 5, 1)),),
        attainment_scales=(AttainmentScale(id="s1", goal_id="g1", written_on=START, levels=tuple("abcde")),),
    )
    assert steps_done(workbook, "g1").label == "✓ complete"


def test_what_is_kept_up_week_after_week_needs_no_milestones() -> None:
    workbook = book(goals=(goal(),), measures=(maintain(),))
    assert steps_done(workbook, "g1").milestones
    mixed = book(goals=(goal(),), measures=(maintain(), reach()))
    assert not steps_done(mixed, "g1").milestones
