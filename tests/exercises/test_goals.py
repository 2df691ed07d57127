"""Goals as a person writes them: by setting controls, against a real practice."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from goalkit.exercises.goals import GoalsPage
from goalkit.exercises.goals.offers import goal_templates
from goalkit.model import Action, AttainmentRating, Goal, WeeklyHours
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import Cadence, Direction, GoalState, Kind
from tests.books import goal, reach, reading
from tests.exercises.made import STEP, TODAY
from tests.forms.pages import Person, buttons, inside, labels, words_of

DAY = timedelta(days=1)
TEAM = "Lead a team of at least 12 people by June 2027, from 7 today"
HOURS = "Work at most 50 hours a week with at least 2 days of home office"


class Writer(Person):
    """Somebody who has the goals of a client open in one window."""

    def __init__(self, practice: Practice, *, today: date = TODAY) -> None:
        self.page = GoalsPage(OpenWorkbook(practice, "c1", today=today))

    @property
    def form(self) -> Any:
        assert self.page.work is not None
        return self.page.work.form

    def begins(self, template: str = "") -> "Writer":
        self.page.template.value = template
        self.page.new_button.click()
        return self

    def opens(self, goal_id: str, step: int) -> "Writer":
        self.page.buttons[goal_id].click()
        return self.goes_to(step)

    def goes_to(self, step: int) -> "Writer":
        assert self.page.work is not None
        self.page.work.buttons[step - 1].click()
        return self

    def fills(self, row: int, **texts: str) -> "Writer":
        """Type into a row of measures or milestones, counted from 0."""
        return self.types(**{f"{self.lead(row)}.{field}": text for field, text in texts.items()})

    def said_in(self, row: int, field: str) -> str:
        """What is said beside a field of a row."""
        return str(self.form.said(f"{self.lead(row)}.{field}"))

    def lead(self, row: int) -> str:
        """With what the names of the fields of a row begin."""
        (name,) = self.form.draft.parts
        return f"{name}.{list(self.form.draft.parts[name].rows)[row]}"

    @property
    def measures(self) -> list[Any]:
        """The drafts of the measures, row by row."""
        return list(self.form.draft.parts["measures"].rows.values())


def newest(practice: Practice) -> Goal:
    return current(practice.load("c1").goals)[-1]


def test_a_goal_is_written_from_a_sentence_with_what_was_read(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=TEAM)
    assert "Team size – reach a number: at least 12" in words_of(writer.form.offer)
    assert "Due on 30 Jun 2027" in words_of(writer.form.offer)
    writer.form.offer.take_button.click()
    assert writer.form.control("due").value == "2027-06-30"
    writer.saves()
    assert newest(practice).statement == TEAM
    measure = practice.load("c1").measures[-1]
    assert (measure.goal_id, measure.kind, measure.direction) == (
        newest(practice).id, Kind.REACH, Direction.AT_LEAST,
    )  # fmt: skip
    assert (measure.baseline, measure.target, measure.unit) == (7, 12, "people")


def test_what_was_read_fills_only_what_is_empty_and_nothing_by_itself(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=TEAM, due="2027-06-30").saves().goes_to(2)
    assert [row["title"] for row in writer.measures] == [""]
    assert "at least 12" in words_of(writer.form.offer)
    writer.begins().types(statement=TEAM, due="2028-01-31")
    assert writer.form.control("due").value == "2028-01-31"
    writer.form.offer.take_button.click()
    assert writer.form.control("due").value == "2028-01-31"


def test_goal_and_measures_are_one_save_and_one_undo(practice: Practice) -> None:
    before = practice.load("c1")
    writer = Writer(practice).begins().types(statement=HOURS, due="2027-06-30")
    writer.form.offer.take_button.click()
    assert [row["title"] for row in writer.measures] == ["Working hours", "Days of home office"]
    assert shown_fields(writer) == []
    writer.saves()
    assert len(practice.load("c1").measures) == len(before.measures) + 2
    assert [row["target"] for row in writer.goes_to(2).measures] == ["50", "2"]
    writer.form.undo_button.click()
    after = practice.load("c1")
    assert (after.goals, after.measures) == (before.goals, before.measures)


def test_what_the_sentence_does_not_say_of_a_measure_is_asked_for_beside_it(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement="Lead a team of 12 people by June 2027")
    writer.form.offer.take_button.click()
    assert shown_fields(writer) == ["baseline"]
    count = len(practice.load("c1").goals)
    writer.saves()
    assert "Say where you start from." in writer.said_in(0, "baseline")
    assert len(practice.load("c1").goals) == count
    writer.fills(0, baseline="12").saves()
    assert "nothing is left to reach" in writer.said_in(0, "target")
    assert shown_fields(writer) == ["baseline", "target"]
    writer.fills(0, baseline="7").saves()
    assert practice.load("c1").measures[-1].baseline == 7
    assert "Measure 1" not in "".join(labels(writer.goes_to(1).form.view))


def test_a_measure_that_was_taken_can_be_left_out_again(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement="Lead a team of 12 people by June 2027")
    writer.form.offer.take_button.click()
    assert writer.form.offer.take_button.layout.display == "none"
    buttons(writer.form.view)["Remove this measure"].click()
    assert writer.form.offer.take_button.layout.display is None
    writer.saves()
    assert practice.load("c1").measures[-1].goal_id != newest(practice).id


def test_what_was_taken_is_there_again_when_the_page_is_opened_anew(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement="Lead a team of 12 people by June 2027")
    writer.form.offer.take_button.click()
    writer.fills(0, baseline="7")
    writer.form.leave()
    again = Writer(practice).begins()
    assert [(row["title"], row["baseline"]) for row in again.measures] == [("Team size", "7")]
    again.saves()
    assert practice.load("c1").measures[-1].baseline == 7


def shown_fields(writer: Writer) -> list[str]:
    """The fields of measures that are in sight, in their order."""
    named = {name: one.view.layout.display for name, one in writer.form.controls.items() if "." in name}
    return [name.rpartition(".")[2] for name, display in named.items() if display != "none"]


def test_two_measures_in_one_sentence_are_two_rows(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=HOURS, due="2027-06-30").saves().goes_to(2)
    writer.form.offer.take_button.click()
    assert [(row["title"], row["target"]) for row in writer.measures] == [
        ("Working hours", "50"),
        ("Days of home office", "2"),
    ]
    assert writer.form.offer.view.layout.display == "none"
    writer.fills(1, kind="maintain", unit="days/week").saves()
    goal = newest(practice)
    saved = [one for one in practice.load("c1").measures if one.goal_id == goal.id]
    assert [(one.kind, one.direction, one.target) for one in saved] == [
        (Kind.MAINTAIN, Direction.AT_MOST, 50),
        (Kind.MAINTAIN, Direction.AT_LEAST, 2),
    ]


def test_smart_is_advice_and_never_in_the_way(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement="Improve things", due="2027-06-30")
    assert "“improve” leaves open" in words_of(writer.form.smart)
    assert "○ M – measurable, not yet" in words_of(writer.form.smart)
    writer.saves()
    assert newest(practice).statement == "Improve things"


def test_a_target_that_equals_the_start_is_refused_beside_the_field(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 2).fills(0, target="4").saves()
    assert "nothing is left to reach" in writer.said_in(0, "target")
    assert current(practice.load("c1").measures)[0].target == 10


@pytest.mark.parametrize("template", [template.title for template in goal_templates()])
def test_a_goal_is_begun_from_each_template_and_its_measures_are_suggested(
    practice: Practice, template: str
) -> None:
    writer = Writer(practice).begins(template).types(due="2027-06-30").saves()
    assert newest(practice).theme == template
    writer.goes_to(2)
    assert len(writer.form.suggestions) >= 3
    writer.form.suggestions[0].click()
    writer.form.suggestions[0].click()
    (row,) = writer.measures
    assert (row["baseline"], row["target"]) == ("", "")
    assert row["title"] in writer.form.suggestions[0].description
    writer.fills(0, baseline="20", target="25" if row["direction"] == "at least" else "15").saves()
    assert practice.load("c1").measures[-1].title == row["title"]


def test_closing_a_goal_asks_for_its_state_first_and_then_offers_to_take_it_up_again(
    practice: Practice,
) -> None:
    writer = Writer(practice).opens("g1", 2)
    assert writer.page.close_button.description == "Close or pause this goal"
    writer.page.close_button.click()
    asked = labels(writer.form.view)
    assert asked.index("State") < asked.index("What changed, and why?") < asked.index("My goal")
    writer.types(state="reached", reason="Ten are here").saves()
    assert newest(practice).state is GoalState.REACHED
    assert writer.page.close_button.description == "Take this goal up again"


def test_a_goal_that_is_not_saved_yet_cannot_be_closed(practice: Practice) -> None:
    assert Writer(practice).begins().page.close_button.layout.display == "none"


def test_the_list_tells_state_and_how_far_each_goal_is(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=TEAM, due="2027-06-30")
    assert list(writer.page.buttons) == ["g1"]
    writer.saves()
    words = " ".join(str(getattr(one, "value", "")) for one in inside(writer.page.view))
    assert [one.description for one in writer.page.buttons.values()][-1] == TEAM
    assert "▸ active" in words
    assert "◐ 1 of 5 steps" in words
    assert f">{TEAM}</h3>" in words


def test_steps_after_the_first_wait_for_the_words(practice: Practice) -> None:
    writer = Writer(practice).begins()
    for step in (2, 3, 4, 5):
        writer.goes_to(step)
        assert writer.form is None


def test_a_new_goal_that_was_begun_is_there_again_until_it_is_saved(practice: Practice) -> None:
    Writer(practice).begins().types(statement="Write a bo")
    writer = Writer(practice).begins()
    assert writer.form.control("statement").value == "Write a bo"
    assert "here again" in writer.form.state
    writer.types(statement="Write a book", due="2027-06-30").saves()
    assert Writer(practice).begins().form.control("statement").value == ""


def test_undo_takes_a_new_goal_back(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=TEAM, due="2027-06-30").saves()
    writer.form.undo_button.click()
    assert [goal.id for goal in practice.load("c1").goals] == ["g1"]
    assert list(writer.page.buttons) == ["g1"]


def test_moving_the_due_day_of_a_goal_that_was_read_is_a_version_with_its_reason(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 1).types(due="2027-03-31").saves()
    assert "say what changed, and why" in writer.form.said("reason")
    writer.types(reason="The office moves first").saves()
    first, second = practice.load("c1").goals
    assert (first.due, second.due) == (date(2026, 12, 31), date(2027, 3, 31))
    assert (second.version, second.since, second.reason) == (2, TODAY, "The office moves first")
    writer.types(due="2027-04-30").saves()
    assert [one.due for one in practice.load("c1").goals] == [first.due, date(2027, 4, 30)]


def test_a_goal_is_paused_with_a_reason_and_says_so_in_the_list(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 1).types(state="paused", reason="Parental leave").saves()
    assert newest(practice).state is GoalState.PAUSED
    words = " ".join(str(getattr(one, "value", "")) for one in inside(writer.page.view))
    assert "‖ paused" in words


def test_moving_a_target_keeps_the_old_one(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 2).fills(0, target="12").saves()
    assert "say what changed, and why" in writer.said_in(0, "reason")
    writer.fills(0, reason="Two more positions").saves()
    versions = [one for one in practice.load("c1").measures if one.id == "m1"]
    assert [(one.version, one.target) for one in versions] == [(1, 10), (2, 12)]


def test_a_measure_with_readings_stays_and_one_without_can_go(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 2)
    assert writer.form.why_it_stays("m1")
    away = [one for one in inside(writer.form.measures.view) if "Remove" in getattr(one, "description", "")]
    assert len(away) == 2
    away[0].click()
    writer.saves()
    assert [one.id for one in practice.load("c1").measures] == ["m1", "m3"]
    writer.fills(0, title="Size of the team", reason="Plainer").saves()
    assert [one.id for one in current(practice.load("c1").measures)] == ["m1", "m3"]


def test_milestones_lie_inside_the_days_of_the_goal(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 3)
    buttons(writer.form.view)["Another milestone"].click()
    writer.fills(1, title="Tenth hire", due="2027-02-01", reward="A day off").saves()
    assert "up to 31 Dec 2026" in writer.said_in(1, "due")
    writer.fills(1, due="1 Oct 2026").saves()
    saved = practice.load("c1").milestones[-1]
    assert (saved.title, saved.due, saved.reward) == ("Tenth hire", date(2026, 10, 1), "A day off")


def test_a_milestone_that_was_reached_stays_reached(practice: Practice) -> None:
    step = practice.load("c1").milestones[0]
    practice.record("c1", type(step)(**{**vars(step), "reached_on": date(2026, 5, 2)}))
    Writer(practice).opens("g1", 3).fills(0, reward="A weekend off").saves()
    saved = practice.load("c1").milestones[0]
    assert (saved.reached_on, saved.reward) == (date(2026, 5, 2), "A weekend off")


def test_a_milestone_reached_in_another_window_stays_reached_when_its_title_is_changed(
    practice: Practice,
) -> None:
    writer = Writer(practice).opens("g1", 3).fills(0, title="First two hires")
    practice.record("c1", replace(STEP, reached_on=TODAY))
    writer.saves()
    (saved,) = practice.load("c1").milestones
    assert (saved.title, saved.reached_on) == ("First two hires", TODAY)


def test_wish_outcome_obstacle_and_plan_stand_in_this_order(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 4)
    assert labels(writer.form.view)[:3] == ["Outcome", "Obstacle", "If-then plan"]
    writer.types(why="Holidays", obstacle="Busy quarters", plan="I work harder")
    (advice,) = (one for one in inside(writer.form) if "goalkit-advice" in getattr(one, "_dom_classes", ()))
    assert "If (this happens)" in words_of(advice)
    assert advice.layout.display != "none"
    writer.types(plan="If an interview moves, then I offer a day in the same week")
    assert advice.layout.display == "none"
    writer.types(commitment="9", confidence="70").saves()
    goal = newest(practice)
    assert (goal.why, goal.obstacle) == ("Holidays", "Busy quarters")
    assert (goal.commitment, goal.confidence) == (9, 0.7)
    assert goal.version == 1


def test_five_levels_are_offered_from_the_numbers_and_looked_at(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 5)
    writer.form.offer.take_button.click()
    assert writer.form.control("expected").value == "10 to less than 13\u00a0people"
    assert writer.form.advice.view.layout.display == "none"
    writer.types(less="8 to less than 10 people")
    assert "−2 and −1 leave a gap" in words_of(writer.form.advice)
    writer.saves()
    (scale,) = practice.load("c1").attainment_scales
    assert (scale.goal_id, scale.written_on, len(scale.levels)) == ("g1", TODAY, 5)
    writer.types(less="7 to less than 10 people").saves()
    assert len(practice.load("c1").attainment_scales) == 1


def test_four_levels_are_not_five(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 5).types(expected="As agreed").saves()
    assert "five are needed" in writer.form.said("more")
    assert practice.load("c1").attainment_scales == ()


def test_levels_that_were_rated_are_followed_by_new_ones(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 5)
    writer.form.offer.take_button.click()
    writer.saves()
    (scale,) = practice.load("c1").attainment_scales
    rated = AttainmentRating(id="r1", scale_id=scale.id, rated_on=TODAY, level=1)
    practice.record("c1", rated)
    later = Writer(practice, today=TODAY + timedelta(days=30)).opens("g1", 5)
    later.types(expected="Eleven people").saves()
    assert [one.levels[2] for one in practice.load("c1").attainment_scales] == [
        scale.levels[2],
        "Eleven people",
    ]


def test_a_sentence_of_two_hundred_letters_is_shown_and_kept_whole(practice: Practice) -> None:
    sentence = ("Lead a team of ten people who like to come to work and " * 4).strip()
    writer = Writer(practice).begins().types(statement=sentence, due="2027-06-30").saves()
    assert len(sentence) > 200
    assert newest(practice).statement == sentence
    assert list(writer.page.buttons.values())[-1].description == sentence


def test_two_windows_on_one_goal_do_not_overwrite_each_other_unseen(practice: Practice) -> None:
    first, second = Writer(practice).opens("g1", 4), Writer(practice).opens("g1", 4)
    first.types(plan="If it is late, then I go home").saves()
    second.types(plan="If it is early, then I walk").saves()
    assert "“If it is late, then I go home”" in second.form.said("plan")
    assert newest(practice).plan == "If it is late, then I go home"
    second.saves()
    assert newest(practice).plan == "If it is early, then I walk"


def test_a_window_that_did_not_see_a_revision_does_not_write_past_it(practice: Practice) -> None:
    """The first moves the goal to a new version; what the second changes is added to that one."""
    first, second = Writer(practice).opens("g1", 1), Writer(practice).opens("g1", 4)
    first.types(statement="Lead a team of twelve", reason="Two more positions").saves()
    second.types(plan="If it is late, then I go home").saves()
    goal = newest(practice)
    assert (goal.version, goal.statement, goal.plan) == (
        2, "Lead a team of twelve", "If it is late, then I go home",
    )  # fmt: skip


def test_a_measure_revised_in_another_window_is_shown_before_it_is_changed_again(practice: Practice) -> None:
    first, second = Writer(practice).opens("g1", 2), Writer(practice).opens("g1", 2)
    first.fills(0, target="12", reason="Two more positions").saves()
    second.fills(0, target="9", reason="One position was cut").saves()
    assert "“12”" in second.said_in(0, "target")
    assert current(practice.load("c1").measures)[0].target == 12
    second.saves()
    newest_size = current(practice.load("c1").measures)[0]
    assert (newest_size.version, newest_size.target) == (2, 9)


def test_words_kept_unsaved_do_not_write_past_a_revision_that_was_read_meanwhile(practice: Practice) -> None:
    Writer(practice).opens("g1", 1).types(statement="Lead a team of nine", reason="One position was cut")
    revised = goal(
        version=2, since=TODAY + DAY, statement="Lead a team of twelve", reason="Two more positions"
    )
    practice.record("c1", revised, reading("m1", TODAY + 2 * DAY, 8))
    later = Writer(practice, today=TODAY + 7 * DAY).opens("g1", 1).saves()
    assert "“Lead a team of twelve”" in later.form.said("statement")
    assert newest(practice).statement == "Lead a team of twelve"
    later.saves()
    assert (newest(practice).version, newest(practice).statement) == (3, "Lead a team of nine")


def test_a_target_kept_unsaved_does_not_write_past_a_revision_that_was_read_meanwhile(
    practice: Practice,
) -> None:
    Writer(practice).opens("g1", 2).fills(0, target="9", reason="One position was cut")
    revised = reach(version=2, since=TODAY + DAY, target=Decimal(12), reason="Two more positions")
    practice.record("c1", revised, reading("m1", TODAY + 2 * DAY, 8))
    later = Writer(practice, today=TODAY + 7 * DAY).opens("g1", 2).saves()
    assert "“12”" in later.said_in(0, "target")
    later.saves()
    size = current(practice.load("c1").measures)[0]
    assert (size.version, size.target) == (3, 9)


def test_every_control_has_a_name_of_its_own(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 2)
    writer.form.measures.add()
    named = labels(writer.page.view)
    assert len(named) == len(set(named)) > 20


def test_without_a_goal_a_new_one_is_ready_to_be_written(practice: Practice) -> None:
    with_nothing = practice.load("c1")
    practice.record("c1", without=[one for one in with_nothing.records() if one is not with_nothing.client])
    writer = Writer(practice)
    assert writer.form.control("statement").value == ""
    assert "A new goal" in buttons(writer.page.view)


def test_decimals_of_a_measure_stay_as_they_were_typed(practice: Practice) -> None:
    Writer(practice).opens("g1", 2).fills(1, baseline="57,5").saves()
    assert current(practice.load("c1").measures)[1].baseline == Decimal("57.5")


def test_save_with_nothing_changed_says_so_and_undoes_nothing_of_others(practice: Practice) -> None:
    """A check-in is recorded in another window while a step of the goal is open and unchanged."""
    writer = Writer(practice).opens("g1", 3)
    practice.record("c1", reading("m1", TODAY, 9))
    writer.saves()
    assert "Nothing has changed since the last save" in writer.form.message
    assert "Saved" not in writer.form.state
    assert writer.form.undo_button.disabled
    writer.form.undo_button.click()
    assert practice.load("c1").check_ins[-1] == reading("m1", TODAY, 9)


@pytest.mark.parametrize("step", range(1, 6))
def test_what_was_typed_is_there_when_a_step_is_left_and_opened_again_within_a_second(
    practice: Practice, step: int
) -> None:
    """Typing is kept a second later; whoever is back before that finds it all the same."""
    typed = {1: "why", 2: "measures.m1.title", 3: "milestones.k1.title", 4: "plan", 5: "expected"}[step]

    async def types_and_comes_back() -> Writer:
        writer = Writer(practice).opens("g1", step).types(**{typed: "If it is late"})
        return writer.goes_to(1 if step == 5 else step + 1).goes_to(step)

    writer = asyncio.run(types_and_comes_back())
    assert writer.form.control(typed).value == "If it is late"
    assert "here again" in writer.form.state


def test_the_words_of_a_new_goal_are_there_when_the_step_is_opened_again(practice: Practice) -> None:
    async def types_and_comes_back() -> Writer:
        return Writer(practice).begins().types(statement="Write a bo").goes_to(2).goes_to(1)

    assert asyncio.run(types_and_comes_back()).form.control("statement").value == "Write a bo"


def test_steps_that_are_opened_again_and_again_are_not_all_kept_in_mind(practice: Practice) -> None:
    book = OpenWorkbook(practice, "c1", today=TODAY)
    writer = Writer(practice)
    writer.page = GoalsPage(book)
    for step in range(1, 6):
        writer.opens("g1", step)
    before = len(book._left)
    for step in [1, 2, 3, 4, 5] * 3:
        writer.goes_to(step)
    assert len(book._left) == before == 5


def test_a_due_day_that_was_read_is_proposed_and_taken_where_none_is_typed(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=TEAM)
    assert "If you leave “Due on” empty, it will be 30 Jun 2027" in writer.form.proposed.value
    assert "✓ T – time-bound: It is due on 30 Jun 2027." in words_of(writer.form.smart)
    writer.saves()
    assert newest(practice).due == date(2027, 6, 30)
    assert writer.form.control("due").value == "2027-06-30"
    assert writer.form.proposed.value == ""


def test_a_goal_with_milestones_or_measures_of_its_own_can_be_seen_to_be_reached(practice: Practice) -> None:
    typed = {"statement": "Be a good host", "due": "2027-06-30"}
    writer = Writer(practice).begins().types(**typed).saves()
    assert "○ M – measurable, not yet" in words_of(writer.form.smart)
    writer.goes_to(3).fills(0, title="First dinner", due="2026-10-01").saves()
    assert "✓ M – measurable" in words_of(writer.goes_to(1).form.smart)


def test_a_sum_of_money_is_shown_as_it_was_written(practice: Practice) -> None:
    sentence = "Be responsible for a project budget of 30M USD by June 2027"
    writer = Writer(practice).begins().types(statement=sentence).saves().goes_to(2)
    writer.form.offer.take_button.click()
    assert [row["target"] for row in writer.measures] == ["30 M"]
    writer.fills(0, baseline="2.5 M").saves()
    measure = practice.load("c1").measures[-1]
    assert (measure.baseline, measure.target, measure.unit) == (2_500_000, 30_000_000, "USD")


def test_a_yes_or_no_has_no_cadence_to_choose(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement="Get the certificate by June 2027").saves().goes_to(2)
    writer.form.offer.take_button.click()
    shown = writer.form.controls[f"{writer.lead(0)}.cadence"].view.layout.display
    assert shown == "none"
    writer.saves()
    measure = practice.load("c1").measures[-1]
    assert (measure.kind, measure.cadence) == (Kind.DONE, Cadence.YEAR)


def test_who_helped_is_asked_once_a_milestone_is_reached(practice: Practice) -> None:
    writer = Writer(practice).opens("g1", 3)
    with pytest.raises(KeyError):
        writer.form.control("milestones.k1.helped_by")
    practice.record("c1", replace(STEP, reached_on=TODAY))
    writer = Writer(practice).opens("g1", 3).fills(0, helped_by="Ann and the recruiters").saves()
    assert practice.load("c1").milestones[0].helped_by == "Ann and the recruiters"


def test_a_measure_that_is_taken_away_goes_with_all_its_versions(practice: Practice) -> None:
    revised = reach("m9", goal_id="g1", title="Leads", version=2, since=TODAY, reason="More")
    practice.record("c1", reach("m9", title="Leads"), revised)
    writer = Writer(practice).opens("g1", 2)
    writer.form.measures.take_away("m9")
    writer.saves()
    assert not [one for one in practice.load("c1").measures if one.id == "m9"]
    writer.form.undo_button.click()
    assert [one.version for one in practice.load("c1").measures if one.id == "m9"] == [1, 2]


def test_a_goal_written_by_mistake_is_deleted_with_all_that_belongs_to_it(practice: Practice) -> None:
    """What was promised for it stays promised; Undo brings all back."""
    action = Action(id="a1", text="Call Ann", due=TODAY, goal_id="g1")
    hours = WeeklyHours(id="h1", goal_id="g1", since=TODAY, hours=4)
    practice.record("c1", action, hours)
    before = {*practice.load("c1").records()}
    page = Writer(practice).page
    assert page.deleting is not None
    page.deleting.delete_button.click()
    assert "with 3 measures, 1 check-in and 1 milestone?" in words_of(page.view)
    page.deleting.no_button.click()
    assert {*practice.load("c1").records()} == before
    page.deleting.delete_button.click()
    page.deleting.yes_button.click()
    left = practice.load("c1")
    assert (left.goals, left.measures, left.check_ins, left.milestones, left.weekly_hours) == ((),) * 5
    assert [one.goal_id for one in left.actions] == [None]
    assert "“Undo” brings it back" in words_of(page.view)
    assert page.buttons == {}
    assert page.work is not None
    assert page.work.form is not None
    page.work.form.undo_button.click()
    assert {*practice.load("c1").records()} == before
    assert list(page.buttons) == ["g1"]


def test_a_goal_can_be_deleted_once_it_is_saved_and_no_more_once_that_is_undone(practice: Practice) -> None:
    writer = Writer(practice).begins().types(statement=TEAM)
    assert "Delete this goal" not in buttons(writer.page.view)
    writer.form.save_button.click()
    assert writer.page.deleting is not None
    writer.form.undo_button.click()
    assert writer.page.deleting is None
    assert "Delete this goal" not in buttons(writer.page.view)


def drawn(writer: Writer) -> str:
    """What the pictures of the open form say."""
    shown = [output["data"] for one in inside(writer.form.view) for output in getattr(one, "outputs", ())]
    return " ".join(data["text/plain"] for data in shown)


def test_milestones_are_drawn_as_they_are_typed(practice: Practice) -> None:
    person = Writer(practice).opens("g1", 3)
    assert drawn(person) == "0 of 1 milestone reached; overdue: First hire (due 1 May 2026)."
    buttons(person.form.view)["Another milestone"].click()
    person.fills(1, title="Second hire", due="2026-06-30")
    assert "0 of 2 milestones" in drawn(person)
    assert "Second hire (due 30 Jun 2026)" in drawn(person)
    assert practice.load("c1").milestones == (STEP,)  # nothing is saved
