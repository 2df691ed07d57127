"""The review as client and coach fill it in: step by step, against a real practice."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from goalkit.escaping import html_text
from goalkit.exercises.review_answers import ReviewSteps, review_choice
from goalkit.exercises.review_answers.answers import NO_SPONSOR_READS, SPONSOR_READS, SPONSOR_READS_CHANGES
from goalkit.model import AttainmentScale, Client, Consent, Decision, Goal, Review
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from goalkit.terms import Choice, Direction, GoalState, Topic
from tests.books import goal, maintain, reading
from tests.exercises.made import TODAY
from tests.exercises.test_opening import words_on
from tests.exercises.test_start import below
from tests.forms.pages import Person

BACK, GOALS, LEVELS, AHEAD, WORDS = range(5)
QUARTER = "2026-Q1"
SCALE = AttainmentScale(
    id="s1", goal_id="g1", written_on=date(2026, 1, 2), levels=("Nobody", "One", "Two", "Three", "Four")
)
SECOND = goal("g2", statement="Sleep seven hours")
BETWEEN = maintain(
    "m4", goal_id="g2", title="Sleep", unit="h", direction=Direction.BETWEEN, target=Decimal(6),
    target_high=Decimal(8),
)  # fmt: skip


@pytest.fixture
def two_goals(practice: Practice) -> Practice:
    """A practice whose client has a coach, a second goal, and levels for the first."""
    coached = Client(id="c1", name="Robin Example", coach="Kim Sample")
    practice.record("c1", coached, SCALE, SECOND, BETWEEN)
    return practice


class Window(Person):
    """The review of a period in one window, at one step."""

    def __init__(
        self, practice: Practice, step: int = BACK, *, today: date = TODAY, period: str = QUARTER
    ) -> None:
        self.page = self.review = ReviewSteps(OpenWorkbook(practice, "c1", today=today), period)
        self.review.go_to(step)

    @property
    def told(self) -> str:
        """What is said below the steps."""
        outputs = self.review.still_open.view.outputs
        return "\n".join(output["data"].get("text/html", "") for output in outputs)

    def called(self, name: str) -> str:
        """`g1_choice` is `g1.choice`, where there is such a part."""
        return name if name in self.form.draft.fields else name.replace("_", ".", 1)


def answers(practice: Practice) -> Review:
    (review,) = practice.load("c1").reviews
    return review


def newest(practice: Practice, goal_id: str = "g1") -> Goal:
    return {one.id: one for one in current(practice.load("c1").goals)}[goal_id]


def test_lines_become_the_answers_of_the_period(practice: Practice) -> None:
    Window(practice).types(wins="Ann has signed\n\n - Lena stays ", learnings="Ask sooner").saves()
    review = answers(practice)
    assert (review.period, review.held_on) == (QUARTER, TODAY)
    assert (review.wins, review.learnings) == (("Ann has signed", "Lena stays"), ("Ask sooner",))


def test_each_step_adds_to_the_same_review(two_goals: Practice) -> None:
    Window(two_goals).types(wins="Ann has signed").saves()
    Window(two_goals, GOALS).types(g1_choice="keep", g1_what="The pace").saves()
    Window(two_goals, AHEAD).types(
        start="A free evening\nA list",
        focus_1="Hire",
        focus_2="Rest",
        plans="If late, then home",
        thanks="Lena",
    ).saves()
    Window(two_goals, WORDS).types(client_words="It was good", coach_words="Well done").saves()
    review = answers(two_goals)
    assert review.wins == ("Ann has signed",)
    assert review.decisions == (
        Decision(choice=Choice.KEEP, what="The pace", goal_id="g1"),
        Decision(choice=Choice.START, what="A free evening"),
        Decision(choice=Choice.START, what="A list"),
    )
    assert (review.next_focus, review.plans, review.thanks) == (
        ("Hire", "Rest"), ("If late, then home",), ("Lena",),
    )  # fmt: skip
    assert (review.client_words, review.coach_words) == ("It was good", "Well done")


def test_a_review_is_left_and_continued_another_day(practice: Practice) -> None:
    Window(practice).types(wins="Ann has signed").saves()
    later = Window(practice, today=TODAY + timedelta(days=3))
    assert later.form.control("wins").value == "Ann has signed"
    later.types(learnings="Ask sooner").saves()
    assert (answers(practice).held_on, answers(practice).learnings) == (TODAY, ("Ask sooner",))


def test_an_untouched_step_saves_nothing(practice: Practice) -> None:
    window = Window(practice).saves()
    assert "nothing to save yet" in window.form.message
    assert practice.load("c1").reviews == ()


def test_two_windows_on_different_steps_lose_nothing(two_goals: Practice) -> None:
    first, second = Window(two_goals), Window(two_goals, WORDS)
    first.types(wins="Ann has signed").saves()
    second.types(client_words="It was good").saves().saves()
    assert (answers(two_goals).wins, answers(two_goals).client_words) == (("Ann has signed",), "It was good")
    assert second.form.said("client_words") == ""


def test_two_windows_on_one_step_see_each_other(practice: Practice) -> None:
    first, second = Window(practice), Window(practice)
    first.types(wins="Ann has signed").saves()
    second.types(wins="Lena stays").saves()
    assert "Saved meanwhile: “Ann has signed”." in second.form.said("wins")
    assert answers(practice).wins == ("Ann has signed",)
    second.saves()
    assert answers(practice).wins == ("Lena stays",)


def test_undo_takes_the_answers_of_a_step_back(practice: Practice) -> None:
    window = Window(practice).types(wins="Ann has signed").saves()
    window.form.undo_button.click()
    assert practice.load("c1").reviews == ()
    assert window.form.control("wins").value == ""
    window.form.redo_button.click()
    assert answers(practice).wins == ("Ann has signed",)


def test_a_goal_is_asked_with_its_facts(two_goals: Practice) -> None:
    window = Window(two_goals, GOALS, period="2026-Q2")
    said = words_on(window.form.view)
    assert "Goal 1: Lead a team of ten" in said
    assert "last reading 11 May 2026" in said
    assert "Working hours: no reading yet; 1 of 3 measures on track" in said


def test_keeping_a_goal_needs_no_reason_and_makes_no_version(practice: Practice) -> None:
    Window(practice, GOALS).types(g1_choice="keep").saves()
    assert answers(practice).decisions == (
        Decision(choice=Choice.KEEP, what="Lead a team of ten", goal_id="g1"),
    )
    assert newest(practice).version == 1


def test_a_change_is_a_new_version_with_its_reason(practice: Practice) -> None:
    window = Window(practice, GOALS).types(g1_choice="change")
    window.types(g1_due="30 June 2027", g1_reason="The plan was cut", g1_statement="Lead a team of eight")
    window.form.control("g1.target m1.target").value = "8"
    window.saves()
    assert newest(practice) == replace(
        goal(), version=2, since=TODAY, reason="The plan was cut", statement="Lead a team of eight",
        due=date(2027, 6, 30),
    )  # fmt: skip
    first, second = (one for one in practice.load("c1").measures if one.id == "m1")
    assert (first.target, second.target, second.reason) == (10, 8, "The plan was cut")
    assert [one.version for one in practice.load("c1").measures if one.id == "m2"] == [1]
    assert answers(practice).decisions[0].what == "Lead a team of eight"


def test_a_change_of_the_way_only_makes_no_version(practice: Practice) -> None:
    Window(practice, GOALS).types(g1_choice="change", g1_what="The team chooses").saves()
    assert newest(practice).version == 1
    assert answers(practice).decisions[0].what == "The team chooses"


@pytest.mark.parametrize(
    ("choice", "state", "decided"),
    [("stop", GoalState.DROPPED, Choice.STOP), ("reached", GoalState.REACHED, Choice.STOP)],
)
def test_a_goal_is_closed_with_a_reason(
    practice: Practice, choice: str, state: GoalState, decided: Choice
) -> None:
    window = Window(practice, GOALS).types(g1_choice=choice).saves()
    assert "Say why" in window.form.said("g1.reason")
    assert newest(practice).state is GoalState.ACTIVE
    window.types(g1_reason="Ten are here").saves()
    assert (newest(practice).state, newest(practice).reason, newest(practice).version) == (
        state,
        "Ten are here",
        2,
    )
    assert answers(practice).decisions[0].choice is decided
    again = Window(practice, GOALS)
    assert again.form.control("g1.choice").value == choice
    again.saves()
    assert newest(practice).version == 2


def test_who_thinks_again_on_the_same_day_corrects_the_version(practice: Practice) -> None:
    window = Window(practice, GOALS).types(g1_choice="stop", g1_reason="Too much").saves()
    window.types(g1_choice="keep", g1_reason="We found a way").saves()
    assert (newest(practice).state, newest(practice).version) == (GoalState.ACTIVE, 2)
    assert newest(practice).reason == "We found a way"


def test_a_stop_that_is_about_a_habit_leaves_the_goal_alone(practice: Practice) -> None:
    """Such as in a file that was brought in: the goal goes on, and a later save does not drop it."""
    habit = Decision(choice=Choice.STOP, what="Covering open positions", goal_id="g1")
    practice.record("c1", Review(id="r1", period=QUARTER, held_on=date(2026, 3, 31), decisions=(habit,)))
    Window(practice, GOALS).types(g1_reason="It hides the gap").saves()
    assert newest(practice).state is GoalState.ACTIVE
    assert answers(practice).decisions == (replace(habit, reason="It hides the gap"),)


def test_decisions_that_are_not_asked_for_stay(two_goals: Practice) -> None:
    others = (
        Decision(choice=Choice.START, what="A video call first", reason="It helped", goal_id="g1"),
        Decision(choice=Choice.KEEP, what="The Friday look"),
    )
    two_goals.record("c1", Review(id="r1", period=QUARTER, held_on=date(2026, 3, 31), decisions=others))
    Window(two_goals, GOALS).types(g1_choice="keep").saves()
    Window(two_goals, AHEAD).types(start="A video call first\nA list").saves()
    assert set(answers(two_goals).decisions) >= set(others)
    assert len(answers(two_goals).decisions) == 4


def test_undo_takes_decision_and_version_back(practice: Practice) -> None:
    window = Window(practice, GOALS).types(g1_choice="stop", g1_reason="Too much").saves()
    window.form.undo_button.click()
    assert newest(practice) == goal()
    window.form.redo_button.click()
    assert newest(practice).state is GoalState.DROPPED


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        ("g1.due", "2025-06-30", "too early"),
        ("g1.statement", " ", "in a sentence"),
        ("g1.target m1.target", "4", "above 4"),
        ("g1.target m1.target", "many", "not a number"),
        ("g2.target m4.target_high", "5", "above the lower end"),
    ],
)
def test_what_cannot_be_a_change_is_said_beside_it(
    two_goals: Practice, part: str, text: str, said: str
) -> None:
    window = Window(two_goals, GOALS).types(
        g1_choice="change", g2_choice="change", g1_reason="So", g2_reason="So"
    )
    window.form.control(part).value = text
    window.saves()
    assert said in window.form.said(part)
    assert two_goals.load("c1").reviews == ()


def test_what_is_wrong_in_a_change_no_longer_asked_for_blocks_nothing(practice: Practice) -> None:
    window = Window(practice, GOALS).types(g1_choice="change", g1_due="soon")
    window.form.control("g1.target m1.target").value = "many"
    window.types(g1_choice="keep").saves()
    assert answers(practice).decisions[0].choice is Choice.KEEP


def test_a_goal_changed_in_another_window_is_not_changed_unseen(practice: Practice) -> None:
    first, second = Window(practice, GOALS), Window(practice, GOALS)
    first.types(g1_choice="stop", g1_reason="Too much").saves()
    second.types(g1_choice="reached", g1_reason="Ten are here").saves()
    assert "Nothing is saved yet" in second.form.message
    assert newest(practice).state is GoalState.DROPPED
    second.saves()
    assert newest(practice).state is GoalState.REACHED


def test_a_draft_of_decisions_is_there_again(practice: Practice) -> None:
    Window(practice, GOALS).types(g1_choice="change", g1_due="2027-06-30", g1_reason="More time")
    window = Window(practice, GOALS)
    assert window.form.control("g1.due").value == "2027-06-30"
    window.saves()
    assert newest(practice).due == date(2027, 6, 30)


def test_a_decision_that_lacks_its_reason_is_named_at_every_other_step(two_goals: Practice) -> None:
    """Decisions stayed drafts because one of them lacked its reason, and no page said so."""
    window = Window(two_goals, GOALS).types(g1_choice="keep", g2_choice="stop").saves()
    assert "1 field needs another look" in window.form.message
    assert "Not saved yet" not in window.told
    window.review.go_to(WORDS)
    assert "Not saved yet: Q1 2026, goals." in window.told
    assert "Not saved yet: Q1 2026, goals." in Window(two_goals).told
    window.review.go_to(GOALS)
    window.types(g2_reason="Too much").saves()
    window.review.go_to(WORDS)
    assert "Not saved yet" not in window.told


def test_two_windows_decide_about_different_goals_and_lose_nothing(two_goals: Practice) -> None:
    first, second = Window(two_goals, GOALS), Window(two_goals, GOALS)
    first.types(g1_choice="stop", g1_reason="Too much").saves()
    second.types(g2_choice="keep").saves()
    assert {one.goal_id: one.choice for one in answers(two_goals).decisions} == {
        "g1": Choice.STOP, "g2": Choice.KEEP,
    }  # fmt: skip
    assert newest(two_goals).state is GoalState.DROPPED


def test_levels_are_rated_in_their_words_for_the_end_of_the_period(two_goals: Practice) -> None:
    window = Window(two_goals, LEVELS)
    options = [words for words, _ in window.form.control("s1.level").options]
    assert options == ["not rated", "−2: Nobody", "−1: One", "0: Two", "+1: Three", "+2: Four"]
    window.types(s1_level="1", s1_note="Ann and two more").saves()
    (rating,) = two_goals.load("c1").attainment_ratings
    assert (rating.level, rating.rated_on, rating.note) == (1, date(2026, 3, 31), "Ann and two more")
    window.types(s1_level="").saves()
    assert two_goals.load("c1").attainment_ratings == ()
    window.types(s1_level="-2").saves()
    assert [one.level for one in two_goals.load("c1").attainment_ratings] == [-2]


def test_a_note_without_a_level_is_not_lost(two_goals: Practice) -> None:
    window = Window(two_goals, LEVELS).types(s1_note="Ann and two more").saves()
    assert "Choose a level as well" in window.form.said("s1.level")
    assert window.form.control("s1.note").value == "Ann and two more"


def test_a_running_period_keeps_the_day_on_which_its_review_began(two_goals: Practice) -> None:
    Window(two_goals, period="2026-Q2").types(wins="Ann has signed").saves()
    later = TODAY + timedelta(days=2)
    Window(two_goals, LEVELS, period="2026-Q2", today=later).types(s1_level="0").saves()
    assert [one.rated_on for one in two_goals.load("c1").attainment_ratings] == [TODAY]


def test_unanswered_goals_are_named(two_goals: Practice) -> None:
    window = Window(two_goals)
    assert "Nothing has been saved yet for the review of Q1 2026" in window.told
    window.types(wins="Ann has signed").saves()
    assert "No decision yet: “Lead a team of ten”." in window.told
    assert "No decision yet: “Sleep seven hours”." in window.told
    Window(two_goals, GOALS).types(g2_choice="keep").saves()
    assert "Sleep seven hours”" not in Window(two_goals).told


def test_a_review_with_all_answers_says_so(two_goals: Practice) -> None:
    Window(two_goals).types(wins="One", learnings="Two", did_not_work="Three").saves()
    Window(two_goals, GOALS).types(g1_choice="keep", g2_choice="keep").saves()
    Window(two_goals, LEVELS).types(s1_level="0").saves()
    Window(two_goals, AHEAD).types(focus_1="Hire").saves()
    window = Window(two_goals, WORDS).types(client_words="Good", coach_words="Yes").saves()
    assert "Every question is answered" in window.told
    assert [button.description[-1] for button in window.review.buttons] == ["✓"] * 5


def test_who_has_no_coach_is_not_asked_for_their_words(practice: Practice) -> None:
    Window(practice).types(wins="One").saves()
    window = Window(practice, WORDS)
    assert list(window.form.controls) == ["client_words"]
    window.types(client_words="Good").saves()
    assert "coach" not in window.told
    assert window.review.buttons[4].description == "5 Words ✓"


def asked(practice: Practice, **period: str) -> Any:
    """What the form of the goals asks, without its bar: that says what can be undone."""
    return Window(practice, GOALS, **period).form.view.children[0]


def test_a_goal_that_began_after_the_period_is_not_asked(practice: Practice) -> None:
    practice.record("c1", goal("g3", statement="Too new", since=date(2026, 4, 2), start=date(2026, 4, 2)))
    assert "Too new" not in words_on(asked(practice))
    assert "Too new" in words_on(asked(practice, period="2026-Q2"))


def test_a_third_focus_and_beyond_and_other_reasons_stay_as_they_are(practice: Practice) -> None:
    """Such as in a file that was brought in: only what is typed is written."""
    started = Decision(choice=Choice.START, what="A list", reason="It helped")
    practice.record(
        "c1",
        Review(
            id="r1", period=QUARTER, held_on=date(2026, 3, 31), decisions=(started,),
            next_focus=("One", "Two", "Three", "Four"),
        ),
    )  # fmt: skip
    Window(practice, AHEAD).types(focus_2="").saves()
    assert answers(practice).next_focus == ("One", "Three", "Four")
    Window(practice, AHEAD).types(start="A list\nA free evening").saves()
    assert answers(practice).decisions == (started, Decision(choice=Choice.START, what="A free evening"))


def test_the_last_full_quarter_is_open_and_others_can_be_chosen(practice: Practice) -> None:
    view = review_choice(OpenWorkbook(practice, "c1", today=TODAY)).view
    (choice,) = view.children[0].children
    assert choice.value == QUARTER
    assert {"2026-Q2", "2026"} <= {value for _, value in choice.options}
    choice.value = "2026"
    assert "Nothing has been saved yet for the review of 2026." in str(view.children[1].children[-1].outputs)


def test_a_client_without_goals_is_led_to_the_first_one() -> None:
    with open_practice(":memory:") as empty:
        empty.record("c1", Client(id="c1", name="Robin Example"))
        review = ReviewSteps(OpenWorkbook(empty, "c1", today=TODAY), "2026-Q2")
        for step, told in ((GOALS, "write the first one"), (LEVELS, "five levels")):
            review.go_to(step)
            (place,) = [one for one in below(review.view) if getattr(one, "outputs", ())]
            assert told in str(place.outputs)
        assert not [one for one in review.buttons if one.description.endswith("✓")]


READ = date(2026, 3, 30)
TEAM = AttainmentScale(
    id="s2", goal_id="g1", written_on=date(2026, 1, 3), levels=("Under 7", "7", "10", "13", "16"),
    measure_id="m1", cuts=tuple(Decimal(cut) for cut in (7, 10, 13, 16)),
)  # fmt: skip


@pytest.fixture
def by_reading(practice: Practice) -> Practice:
    """A practice whose client has levels that follow from the team size, which was 13 on 30 March."""
    practice.record("c1", TEAM, reading("m1", READ, 13))
    return practice


def given(practice: Practice) -> list[tuple[int, str]]:
    return [(one.level, one.note) for one in practice.load("c1").attainment_ratings]


def test_the_reading_gives_the_level_that_is_chosen_already(by_reading: Practice) -> None:
    window = Window(by_reading, LEVELS)
    control = window.form.control("s2.level")
    assert [words for words, _ in control.options] == [
        "+1 (13), from the reading: 13\u00a0people, 30 Mar 2026", "−2: Under 7", "−1: 7", "0: 10", "+2: 16",
    ]  # fmt: skip
    assert control.value == ""
    assert window.review.buttons[LEVELS].description[-1] == "✓"
    window.saves()
    assert given(by_reading) == []


def test_another_level_than_the_reading_gives_needs_a_note(by_reading: Practice) -> None:
    window = Window(by_reading, LEVELS).types(s2_level="0").saves()
    assert "Say why" in window.form.said("s2.note")
    assert given(by_reading) == []
    window.types(s2_note="Three of them leave in April").saves()
    assert given(by_reading) == [(0, "Three of them leave in April")]
    again = Window(by_reading, LEVELS)
    assert again.form.control("s2.level").value == "0"
    again.types(s2_level="").form.control("s2.note").value = ""
    again.saves()
    assert given(by_reading) == []


def test_a_note_to_the_level_of_the_reading_is_a_rating_with_it(by_reading: Practice) -> None:
    Window(by_reading, LEVELS).types(s2_note="All of them want to stay").saves()
    assert given(by_reading) == [(1, "All of them want to stay")]
    again = Window(by_reading, LEVELS)
    assert (again.form.control("s2.level").value, again.form.control("s2.note").value) == (
        "",
        "All of them want to stay",
    )
    again.types(s2_note="").saves()
    assert given(by_reading) == []


def test_a_numeric_scale_without_a_reading_is_rated_by_hand(practice: Practice) -> None:
    practice.record("c1", TEAM)
    window = Window(practice, LEVELS)
    assert window.form.control("s2.level").options[0] == ("not rated", "")
    assert "No reading up to that day" in words_on(window.form.view)
    assert window.review.buttons[LEVELS].description[-1] != "✓"
    window.types(s2_level="-1").saves()
    assert given(practice) == [(-1, "")]


@pytest.mark.parametrize(
    ("topics", "goals", "said"),
    [
        ((), (), NO_SPONSOR_READS),
        ((Topic.VISION,), ("g1",), SPONSOR_READS_CHANGES),
        ((Topic.REVIEWS,), (), SPONSOR_READS.format(day="1 Mar 2026")),
    ],
)
def test_who_writes_is_told_whether_the_sponsor_reads_it(
    topics: tuple[Topic, ...], goals: tuple[str, ...], said: str, practice: Practice
) -> None:
    practice.record("c1", Consent(id="k1", given_on=date(2026, 3, 1), topics=topics, goal_ids=goals))
    assert html_text(said) in words_on(review_choice(OpenWorkbook(practice, "c1", today=TODAY)).view)
