"""Alignment as a person does it: by setting controls, against a real practice."""

import json

from goalkit.exercises.alignment import MOST_TENSIONS, alignment_steps
from goalkit.exercises.exercise import unsaved, work_so_far
from goalkit.model import Alignment, Client, Objective, Value, WeeklyHours
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from goalkit.terms import TensionDecision
from tests.exercises.aligned import (
    EARLIER,
    HOURS,
    OBJECTIVES,
    RATINGS,
    RESULTS,
    TENSIONS,
    TODAY,
    Person,
    align,
    rated,
)
from tests.forms.pages import buttons, inside, labels, words_of


def ratings(practice: Practice) -> list[tuple[str, str, int, str]]:
    return [
        (one.goal_id, one.target_id, one.rating, str(one.rated_on)) for one in practice.load("c1").alignments
    ]


def test_objectives_are_typed_row_by_row(practice: Practice) -> None:
    person = Person(practice, OBJECTIVES)
    (key,) = person.form.draft.parts["objectives"].parts
    buttons(person.form.view)["Another objective"].click()
    _, other = person.form.draft.parts["objectives"].parts
    person.form.control(f"objectives.{key}.title").value = " Grow "
    person.form.control(f"objectives.{key}.owner").value = "Sales"
    person.saves()
    assert [(one.id, one.title, one.owner) for one in practice.load("c1").objectives] == [
        (key, "Grow", "Sales")
    ]
    person.form.control(f"objectives.{other}.owner").value = "HR"
    person.saves()
    assert "Say what the aim is" in person.form.said(f"objectives.{other}.title")


def test_an_objective_that_is_taken_away_takes_its_ratings_along_and_undo_brings_both_back(
    practice: Practice,
) -> None:
    align(practice, rated(1, "o1", 2), rated(2, "o2", 1))
    person = Person(practice, OBJECTIVES)
    rows = [one for one in inside(person.form.view) if getattr(one, "description", "").startswith("Remove")]
    rows[0].click()
    person.saves()
    assert [one.id for one in practice.load("c1").objectives] == ["o2"]
    assert [target for _, target, _, _ in ratings(practice)] == ["o2"]
    person.form.undo_button.click()
    assert [one.id for one in practice.load("c1").objectives] == ["o1", "o2"]
    assert len(ratings(practice)) == 2


def test_goals_are_rated_against_objectives_values_and_one_another_in_one_matrix(practice: Practice) -> None:
    align(practice)
    person = Person(practice, RATINGS)
    lead, work = "Lead a team of ten", "Work 50 hours"
    assert person.matrix.columns == [lead, work]
    assert person.asked == [
        *(f"{lead}, {one}" for one in ("Grow", "Keep people", "Family", work)),
        *(f"{work}, {one}" for one in ("Grow", "Keep people", "Family")),
    ]
    person.clicks(g1_objective_o1="2", g1_goal_g2="-1")
    person.types(g1_goal_g2__reason="More interviews").saves()
    assert ratings(practice) == [
        ("g1", "o1", 2, str(TODAY)),
        ("g1", "g2", -1, str(TODAY)),
    ]
    assert practice.load("c1").alignments[1].reason == "More interviews"


def test_the_reason_is_asked_for_once_something_is_rated(practice: Practice) -> None:
    align(practice)
    person, about = Person(practice, RATINGS), "Lead a team of ten, Grow"
    assert person.chooses("g1-objective-o1").form.controls.keys() == {"g1-objective-o1.rating"}
    assert labels(person.form.view) == [about]
    person.clicks(g1_objective_o1="1")
    assert labels(person.form.view) == [about, f"{about}: Why?"]
    assert person.form.control("g1-objective-o1.rating").value == "1"


def test_ratings_kept_as_drafts_of_one_goal_each_are_taken_over(practice: Practice) -> None:
    """As earlier versions kept them; the start page tells of them until then."""
    align(practice)
    for goal, kept in {
        "g1": {"g1-objective-o1.rating": ["", "2"], "g1-objective-o2.rating": ["", "1"]},
        "g2": {"g2-value-v1.reason": ["", "Weekends"]},
    }.items():
        practice.keep_draft("c1", f"alignment of {goal}", json.dumps({"changes": kept}))
    practice.keep_draft("c1", "alignment", json.dumps({"changes": {"g1-objective-o2.rating": ["", "-1"]}}))
    told = [one.what for one in unsaved(work_so_far(OpenWorkbook(practice, "c1", today=TODAY)))]
    assert told == ["ratings", "ratings of “Lead a team of ten”", "ratings of “Work 50 hours”"]
    for _ in range(2):  # by whoever opens the page first, and again after that
        draft = Person(practice, RATINGS).form.draft
        typed = {name: text for name, (_, text) in draft.changes().items()}
        assert typed == {
            "g1-objective-o1.rating": "2",
            "g1-objective-o2.rating": "-1",
            "g2-value-v1.reason": "Weekends",
        }
        assert practice.drafts("c1") == ("alignment",)


def test_a_pair_of_goals_is_asked_about_once_where_it_was_rated(practice: Practice) -> None:
    align(practice, rated(1, "g1", 1, goal_id="g2"))
    person = Person(practice, RATINGS)
    assert "Lead a team of ten, Work 50 hours" not in person.asked
    place = person.asked.index("Work 50 hours, Lead a team of ten")
    assert person.matrix.value[place] == "1"


def test_a_rating_of_another_day_is_one_more_record(practice: Practice) -> None:
    align(practice, rated(1, "o1", 2, reason="More people"))
    Person(practice, RATINGS).types(g1_objective_o1__rating="-1").saves()
    assert ratings(practice) == [("g1", "o1", 2, str(EARLIER)), ("g1", "o1", -1, str(TODAY))]


def test_a_rating_is_corrected_on_the_same_day_and_back_again(practice: Practice) -> None:
    align(practice, rated(1, "o1", 2))
    person = Person(practice, RATINGS).types(g1_objective_o1__rating="-1").saves()
    person.types(g1_objective_o1__rating="2").saves()
    assert ratings(practice)[1:] == [("g1", "o1", 2, str(TODAY))]


def test_what_is_not_changed_keeps_its_day(practice: Practice) -> None:
    align(practice, rated(1, "o1", 2), rated(2, "v1", 1))
    Person(practice, RATINGS).types(g1_value_v1__rating="2").saves()
    assert ratings(practice) == [
        ("g1", "o1", 2, str(EARLIER)),
        ("g1", "v1", 1, str(EARLIER)),
        ("g1", "v1", 2, str(TODAY)),
    ]


def test_a_rating_cannot_be_unsaid_but_can_become_no_link(practice: Practice) -> None:
    align(practice, rated(1, "o1", 2))
    person = Person(practice, RATINGS).types(g1_objective_o1__rating="").saves()
    assert "choose 0" in person.form.said("g1-objective-o1.rating")
    assert ratings(practice) == [("g1", "o1", 2, str(EARLIER))]


def test_a_rating_above_zero_ends_the_decision_about_the_tension(practice: Practice) -> None:
    decided = {"decision": TensionDecision.DEFER, "decision_note": "Until May"}
    align(practice, rated(1, "o1", -1, **decided), rated(2, "o2", -1, **decided))
    Person(practice, RATINGS).types(g1_objective_o1__rating="1", g1_objective_o2__rating="-2").saves()
    mended, worse = practice.load("c1").alignments[2:]
    assert (mended.decision, mended.decision_note) == (None, "")
    assert (worse.decision, worse.decision_note) == (TensionDecision.DEFER, "Until May")


def test_a_rating_of_another_window_is_shown_before_it_is_replaced(practice: Practice) -> None:
    align(practice)
    first, second = Person(practice, RATINGS), Person(practice, RATINGS)
    first.types(g1_objective_o1__rating="2", g1_objective_o1__reason="More people").saves()
    second.types(g1_objective_o1__rating="-1").saves()
    assert "+2, “More people”" in second.form.said("g1-objective-o1.rating")
    assert [rating for _, _, rating, _ in ratings(practice)] == [2]
    second.saves()
    assert [rating for _, _, rating, _ in ratings(practice)] == [-1]


def test_all_cells_that_another_window_saved_are_shown_before_they_are_replaced(practice: Practice) -> None:
    align(practice)
    first, second = Person(practice, RATINGS), Person(practice, RATINGS)
    first.clicks(g1_objective_o1="2", g2_value_v1="1").saves()
    second.clicks(g1_objective_o1="-1", g1_objective_o2="1", g2_value_v1="-2").saves()
    there = {name: said for name in second.form.controls if (said := second.form.said(name))}
    assert there.keys() == {"g1-objective-o1.rating", "g2-value-v1.rating"}
    assert all("Saved meanwhile: +" in sentence for sentence in there.values())
    assert labels(second.form.view)[::2] == ["Lead a team of ten, Grow", "Work 50 hours, Family"]
    second.saves()
    assert [rating for _, _, rating, _ in ratings(practice)] == [-1, -2, 1]


def test_undo_and_what_another_window_saves_are_seen_in_the_matrix(practice: Practice) -> None:
    align(practice)
    person = Person(practice, RATINGS).clicks(g1_objective_o1="2").saves()
    person.form.undo_button.click()
    assert set(person.matrix.value) == {""}
    person.form.redo_button.click()
    assert person.matrix.value[0] == "2"


def test_hours_are_typed_for_each_goal_and_for_all(practice: Practice) -> None:
    align(practice)
    Person(practice, HOURS).types(limit__hours="8", goal_g1__hours="6,5 h/week", goal_g2__hours="3").saves()
    said = {one.goal_id: one.hours for one in practice.load("c1").weekly_hours}
    assert said == {None: 8, "g1": 6.5, "g2": 3}
    told = words_of(Person(practice, RESULTS).page.view)
    assert "9.5\u00a0h/week: 1.5\u00a0h/week more than the 8\u00a0h/week" in told


def test_hours_of_another_day_are_one_more_record_and_cannot_be_unsaid(practice: Practice) -> None:
    align(practice, WeeklyHours(id="h1", goal_id="g1", since=EARLIER, hours=5))
    person = Person(practice, HOURS).types(goal_g1__hours="").saves()
    assert "write 0" in person.form.said("goal-g1.hours")
    person.types(goal_g1__hours="0").saves().types(goal_g1__hours="2").saves()
    assert [(one.since, one.hours) for one in practice.load("c1").weekly_hours] == [(EARLIER, 5), (TODAY, 2)]


def test_more_hours_than_a_week_has_are_refused(practice: Practice) -> None:
    person = Person(practice, HOURS).types(limit__hours="169").saves()
    assert "168" in person.form.said("limit.hours")


def test_a_tension_is_decided_with_a_note(practice: Practice) -> None:
    align(practice, rated(1, "o1", 1), rated(2, "v1", -1, reason="Late evenings"), rated(3, "g2", -2))
    person = Person(practice, TENSIONS)
    assert labels(person.form.view)[:2] == ["Tension 1: Decision", "Tension 1: What exactly?"]
    assert "Late evenings" in words_of(person.page.view)
    person.types(g1_value_v1__decision="renegotiate")
    person.form.control("g1-value-v1.decision_note").value = "Home on Wednesdays"
    person.saves()
    saved = practice.load("c1").alignments[-1]
    assert (saved.target_id, saved.rating, saved.rated_on) == ("v1", -1, TODAY)
    assert (saved.decision, saved.decision_note) == (TensionDecision.RENEGOTIATE, "Home on Wednesdays")
    assert len(ratings(practice)) == 4


def test_what_pulls_at_a_goal_that_is_dropped_is_no_tension(practice: Practice) -> None:
    align(practice, rated(1, "g3", -2), rated(2, "o1", -1, goal_id="g3"))
    assert "nothing to decide" in words_of(Person(practice, TENSIONS).page.view)


def test_the_strongest_tensions_are_asked_about_and_the_rest_is_counted(practice: Practice) -> None:
    values = [Value(id=f"v{n}", name=f"Value {n}") for n in range(2, MOST_TENSIONS + 3)]
    pulling: list[Alignment] = [rated(n, one.id, -1 - n % 2) for n, one in enumerate(values)]
    align(practice, *values, *pulling)
    person = Person(practice, TENSIONS)
    assert len(person.form.draft.parts) == MOST_TENSIONS
    assert "1 weaker tension not shown" in words_of(person.page.view)
    assert "Value 3” pulls" not in words_of(person.page.view)


def test_what_follows_asks_the_manager_and_keeps_values_private(practice: Practice) -> None:
    align(
        practice, rated(1, "o1", -1, reason="Large customers want visits"), rated(2, "v1", -2),
        rated(3, "v1", 2, goal_id="g2"),
    )  # fmt: skip
    told = words_of(Person(practice, RESULTS).page.view)
    asked = told[told.index("Questions for your manager") : told.index("Hours</h4>")]
    assert "“Lead a team of ten” serves none of our objectives" in asked
    assert "“Work 50 hours” serves none of our objectives" in asked
    assert "No goal of mine serves “Grow” (Sales)" in asked
    assert "Large customers want visits. Which of the two comes first" in asked
    assert "Family" not in asked
    assert "Learn to fly" not in asked


def test_each_step_says_whether_it_is_done(practice: Practice) -> None:
    align(practice, rated(1, "g2", -1))
    page = alignment_steps(OpenWorkbook(practice, "c1", today=TODAY))
    assert [one.description for one in page.buttons] == [
        "1 Objectives ✓", "2 Ratings ✓", "3 Hours", "4 Tensions", "5 What follows",
    ]  # fmt: skip
    assert page.form is not None
    assert page.form.name == "hours"


def test_a_client_without_anything_is_told_what_to_do_first() -> None:
    with open_practice(":memory:") as practice:
        practice.record("c1", Client(id="c1", name="Alex Sample"))
        told = {
            step: words_of(Person(practice, step).page.view) for step in (RATINGS, HOURS, TENSIONS, RESULTS)
        }
    assert "Write one in “Goals”" in told[RATINGS]
    assert "Write one in “Goals”" in told[HOURS]
    assert "No goal is open." in told[RESULTS]
    assert "nothing to decide" in told[TENSIONS]


def test_a_goal_that_has_nothing_to_be_held_against_says_so(practice: Practice) -> None:
    assert "Name an objective in step 1" in words_of(Person(practice, RATINGS).page.view)
    practice.record("c1", Objective(id="o1", title="Grow"))
    assert Person(practice, RATINGS).asked == ["Lead a team of ten, Grow"]


def test_every_control_has_a_name_of_its_own(practice: Practice) -> None:
    align(practice, *(rated(n, target, -1) for n, target in enumerate(("o1", "o2", "v1", "g2"))))
    asked = Person(practice, RATINGS).asked
    assert len(asked) == len(set(asked))
    for step in (OBJECTIVES, HOURS, TENSIONS):
        names = labels(Person(practice, step).form.view)
        assert len(names) == len(set(names)) >= 2, names


def test_what_is_rated_and_not_saved_is_there_again(practice: Practice) -> None:
    align(practice)
    person = Person(practice, RATINGS).clicks(g1_objective_o1="2").types(g1_objective_o1__reason="<b>")
    person.page.go_to(HOURS)
    again = Person(practice, RATINGS).chooses("g1-objective-o1")
    assert again.matrix.value[0] == "2"
    assert again.form.control("g1-objective-o1.reason").value == "<b>"
    assert ratings(practice) == []
