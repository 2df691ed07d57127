"""The team pulse as it is typed on the page of feedback: counts alone, and none of fewer than three."""

from dataclasses import replace
from datetime import date

from goalkit.exercises.feedback.pulse import COUNTS
from goalkit.model import TeamPulse
from goalkit.store import Practice
from tests.exercises.asked import TODAY, Asker
from tests.forms.pages import words_of

STEP = 3
BEFORE = TeamPulse(id="u1", asked_on=date(2026, 2, 3), promoters=2, passives=3, detractors=2)


def typed(practice: Practice, *counts: int, on: str = "") -> Asker:
    """The page after these counts are typed and saved."""
    asker = Asker(practice, STEP)
    for name, count in zip(COUNTS, counts, strict=True):
        asker.form.control(name).value = str(count)
    if on:
        asker.form.control("asked_on").value = on
    return asker.saves()


def test_counts_are_saved_and_drawn_with_the_round_before(practice: Practice) -> None:
    practice.record("c1", BEFORE)
    asker = typed(practice, 5, 8, 2)
    (_, saved) = practice.load("c1").team_pulses
    assert saved == TeamPulse(id=saved.id, asked_on=TODAY, promoters=5, passives=8, detractors=2)
    said = words_of(asker.page.view)
    assert "the team pulse was +20: of 15 answers, 5 said 9 or 10 and 2 said 0 to 6" in said
    assert "On 3 Feb 2026 it was 0 (7 answered)" in said


def test_rounds_of_earlier_days_are_typed_one_after_the_other(practice: Practice) -> None:
    for day in ("3 Feb 2026", "4 May 2026"):
        typed(practice, 3, 0, 0, on=day)
    assert [one.asked_on for one in practice.load("c1").team_pulses] == [date(2026, 2, 3), date(2026, 5, 4)]


def test_of_fewer_than_three_nothing_is_kept(practice: Practice) -> None:
    asker = typed(practice, 1, 0, 1)
    assert "everybody could tell who said what" in asker.form.said("promoters")
    assert practice.load("c1").team_pulses == ()


def test_a_count_that_is_left_empty_is_asked_for(practice: Practice) -> None:
    asker = Asker(practice, STEP)
    asker.form.control("promoters").value = "5"
    asker.saves()
    assert "0 if nobody did" in asker.form.said("detractors")


def test_a_known_round_is_corrected_or_emptied(practice: Practice) -> None:
    practice.record("c1", BEFORE)
    asker = Asker(practice, STEP)
    chooser = asker.page.parts[1]
    chooser.choice.value = "2026-02-03"
    asker.form.control("passives").value = "4"
    asker.saves()
    assert practice.load("c1").team_pulses == (replace(BEFORE, passives=4),)
    for name in COUNTS:
        asker.form.control(name).value = ""
    asker.saves()
    assert practice.load("c1").team_pulses == ()
