"""What stands beside the questions of a review: what the records of its period say."""

import re
from datetime import date
from typing import Any

import ipywidgets as ipw
import pytest

from goalkit import forms as ui
from goalkit.exercises.review_answers.beside import (
    beside,
    did_not_work,
    in_the_way,
    learned,
    went_well,
    who_helped,
)
from goalkit.facts.period import PeriodFacts
from goalkit.model import Action, CoachingSession, Milestone, Workbook
from goalkit.period import Period
from tests.books import book, goal, reach, reading
from tests.exercises.made import TODAY


def facts(**records: object) -> PeriodFacts:
    """The second quarter of 2026, up to 20 May."""
    given = {
        "goals": (goal(obstacle="No time", plan="If a mail comes, then it waits."),),
        "measures": (reach(),),
    }
    workbook: Workbook = book(**given | records)
    return PeriodFacts(workbook=workbook, period=Period.parse("2026-Q2"), as_of=TODAY, known_on=TODAY)


def step(key: str, title: str, due: date, **changes: Any) -> Milestone:
    return Milestone(id=key, goal_id="g1", title=title, due=due, **changes)


STEPS = (
    step("s1", "First hire", date(2026, 5, 1), reached_on=date(2026, 5, 4), helped_by="Ann"),
    step("s2", "Second hire", date(2026, 5, 10)),
    step("s3", "Long ago", date(2026, 1, 10), reached_on=date(2026, 1, 10), helped_by="Bo"),
)


def test_what_was_reached_in_the_period_stands_beside_what_went_well() -> None:
    said = [*went_well(facts(milestones=STEPS))]
    assert said[0] == "✓ First hire, reached on 4 May 2026, with the help of Ann"
    assert not [one for one in said if "Long ago" in one]
    assert [*who_helped(facts(milestones=STEPS))] == ["Ann: First hire"]


def test_notes_of_the_period_stand_there_newest_first() -> None:
    notes = {date(2026, 3, 31): "before", date(2026, 4, 6): "Ann asked", date(2026, 5, 4): "Ann signed"}
    read = tuple(reading("m1", on, 7, note=note) for on, note in notes.items())
    said = [one for one in went_well(facts(check_ins=read)) if "“Ann" in one]
    assert said == ["4 May 2026, Team size: “Ann signed”", "6 Apr 2026, Team size: “Ann asked”"]


def test_what_fell_behind_and_whose_day_has_passed_stands_beside_what_did_not_work() -> None:
    read = (reading("m1", date(2026, 5, 11), 4),)
    promised = Action(id="a1", text="Call Ann", due=date(2026, 5, 15))
    said = [*did_not_work(facts(check_ins=read, milestones=STEPS, actions=(promised,)))]
    assert said[0].startswith("■ at risk: “Lead")
    assert said[1:] == ["Second hire, due on 10 May 2026", "Promised for 15 May 2026: Call Ann"]


@pytest.mark.parametrize(
    ("on", "shown"), [(date(2026, 4, 1), ["Session of 1 Apr 2026: I may ask"]), (date(2026, 3, 31), [])]
)
def test_what_was_learned_in_sessions_of_the_period_stands_beside_learnings(
    on: date, shown: list[str]
) -> None:
    held = CoachingSession(id="c1", held_on=on, goal="Delegate", learning="I may ask")
    assert [*learned(facts(coaching_sessions=(held,)))] == shown


def test_obstacles_stand_beside_plans() -> None:
    (said,) = in_the_way(facts())
    assert said.endswith(": No time. If a mail comes, then it waits.")


def beside_a_question(lines: list[str]) -> list[str]:
    """The lines beside a question."""
    control = ui.Control(ipw.Text())
    found = beside(control, "What the records say", lines)
    inside = found.children[1].children[0].children[1].value if found is not control.view else ""
    return re.findall(r"<li[^>]*>(.*?)</li>", inside)


def test_a_long_list_has_an_end_and_an_empty_one_is_not_there() -> None:
    assert beside_a_question([]) == []
    assert beside_a_question(["a < b"]) == ["a &lt; b"]
    lines = [f"line {number}" for number in range(9)]
    assert beside_a_question(lines) == [*lines[:6], "and 3 more"]
