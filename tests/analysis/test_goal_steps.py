"""How far a goal is written."""

from datetime import date

from goalkit.analysis.goal_steps import goal_steps
from goalkit.model import AttainmentScale, Milestone
from tests.books import START, book, goal, maintain, reach


def test_a_goal_in_words_alone_has_one_of_five_steps() -> None:
    other = reach(goal_id="g2")
    workbook = book(goals=(goal(), goal("g2")), measures=(other,))
    assert goal_steps(workbook, workbook.goals[0]).label == "◐ 1 of 5 steps"


def test_a_goal_with_everything_is_complete() -> None:
    whole = goal(obstacle="Stress", plan="If it comes, then I walk.")
    workbook = book(
        goals=(whole,),
        measures=(reach(),),
        milestones=(Milestone(id="k1", goal_id="g1", title="First hire", due=date(2026, 5, 1)),),
        attainment_scales=(AttainmentScale(id="s1", goal_id="g1", written_on=START, levels=tuple("abcde")),),
    )
    assert goal_steps(workbook, whole).label == "✓ complete"


def test_what_is_kept_up_week_after_week_needs_no_milestones() -> None:
    workbook = book(goals=(goal(),), measures=(maintain(),))
    assert goal_steps(workbook, workbook.goals[0]).milestones
    mixed = book(goals=(goal(),), measures=(maintain(), reach()))
    assert not goal_steps(mixed, mixed.goals[0]).milestones
