"""Feedback as a person does it: by setting controls, against a real practice."""

import re
from datetime import date

import pytest

from goalkit.exercises.feedback import EACH_ANSWER, HIDE_ANSWERS, SHOW_ANSWERS, feedback_steps
from goalkit.exercises.feedback.asking import words_to_ask
from goalkit.exercises.feedback.round import LEFT_OUT
from goalkit.forms.support_map import SupportMap
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections.people import WHY_HIDDEN
from goalkit.store import Practice, open_practice
from goalkit.terms import Group
from tests.exercises.asked import (
    EARLIER,
    PEOPLE,
    RESULTS,
    ROUND,
    TODAY,
    Asker,
    answer,
    person,
    surround,
)
from tests.exercises.test_opening import told as shown_on
from tests.exercises.test_opening import words_on
from tests.forms.pages import buttons, inside, labels, words_of

NEW = "new"


def answers(practice: Practice) -> list[tuple[str, str, int, str, str]]:
    return [
        (one.stakeholder_id, one.behaviour, one.rating, one.suggestion, str(one.round_on))
        for one in practice.load("c1").feedback
    ]


def told(practice: Practice, today: date = TODAY) -> str:
    """What the last step tells."""
    return words_of(Asker(practice, RESULTS, today=today).page.view)


def test_people_are_typed_with_the_support_asked_of_them_and_the_map_follows(practice: Practice) -> None:
    asker = Asker(practice, PEOPLE)
    (key,) = asker.form.draft.parts["people"].parts
    typed = {"name": "Sam", "group": "peer", "support_asked": "Be frank", "asked_on": "2.5.2026"}
    for name, text in typed.items():
        asker.form.control(f"people.{key}.{name}").value = text
    asker.saves()
    (sam,) = practice.load("c1").stakeholders
    assert (sam.name, sam.group, sam.support_asked) == ("Sam", Group.PEER, "Be frank")
    assert sam.asked_on == date(2026, 5, 2)
    assert "1 person sees you at work (1 peer); 1 of them is asked for support." in words_of(asker.page.view)


def on_the_map(asker: Asker) -> SupportMap:
    (shown,) = (one for one in inside(asker.page.view) if isinstance(one, SupportMap))
    return shown


def test_people_are_put_on_the_map_and_whoever_comes_or_goes_is_seen_there(practice: Practice) -> None:
    surround(practice)
    asker = Asker(practice, PEOPLE)
    first, *others = on_the_map(asker).value
    on_the_map(asker).set_state({"value": [{**first, "influence": 4, "support": -1}, *others]})
    assert asker.form.control(f"people.{first['key']}.influence").value == "4"
    asker.saves()
    known = practice.load("c1").stakeholders[0]
    assert (known.id, known.influence, known.support) == (first["key"], 4, -1)
    asker.form.undo_button.click()
    assert on_the_map(asker).value[0] == first
    buttons(asker.form.view)["Remove this person"].click()
    assert len(on_the_map(asker).value) == len(others)
    buttons(asker.form.view)["Another person"].click()
    *_, key = asker.form.draft.parts["people"].parts
    asker.form.control(f"people.{key}.name").value = "Sam"
    assert on_the_map(asker).value[-1] == {"key": key, "name": "Sam", "influence": None, "support": None}


def test_a_person_needs_a_name_and_a_group(practice: Practice) -> None:
    asker = Asker(practice, PEOPLE)
    (key,) = asker.form.draft.parts["people"].parts
    asker.form.control(f"people.{key}.support_asked").value = "Be frank"
    asker.saves()
    assert "Write a name" in asker.form.said(f"people.{key}.name")
    assert "Choose from where" in asker.form.said(f"people.{key}.group")


def test_who_has_answered_stays_and_others_can_be_taken_away(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    asker = Asker(practice, PEOPLE)
    buttons(asker.form.view)["Remove this person"].click()
    asker.saves()
    assert [one.id for one in practice.load("c1").stakeholders] == ["p1", "p2", "p3"]
    left = inside(Asker(practice, PEOPLE).form.view)
    assert len([one for one in left if getattr(one, "description", "") == "Remove this person"]) == 2


def test_a_round_asks_everybody_about_one_or_two_behaviours(practice: Practice) -> None:
    surround(practice)
    asker = Asker(practice, ROUND).types(first="Listens", p1_first__rating="2", m1_first__rating="-1")
    asker.types(p1_first__suggestion="Ask more", second="Delegates", p1_second__rating="0").saves()
    assert answers(practice) == [
        ("p1", "Listens", 2, "Ask more", str(TODAY)),
        ("p1", "Delegates", 0, "", str(TODAY)),
        ("m1", "Listens", -1, "", str(TODAY)),
    ]


def test_the_questions_follow_the_behaviours_that_are_typed(practice: Practice) -> None:
    surround(practice)
    asker = Asker(practice, ROUND).types(first="Listens", second="Delegates")
    assert {"Name of p1: Listens", "Name of m1: Delegates"} <= set(labels(asker.form.view))
    asker.types(p1_first__rating="1")
    assert "Name of p1: Listens: Suggestion" in labels(asker.form.view)
    names = labels(asker.form.view)
    assert len(names) == len(set(names))


def test_without_a_second_behaviour_nobody_is_asked_about_it(practice: Practice) -> None:
    surround(practice)
    asker = Asker(practice, ROUND).types(first="Listens")
    row = asker.form.view.children[0].children[-1].children[1].children[1]
    assert row.layout.display == "none"
    asker.types(second="Delegates")
    assert row.layout.display is None


def test_the_own_view_makes_the_client_a_stakeholder_of_group_self(practice: Practice) -> None:
    surround(practice)
    Asker(practice, ROUND).types(first="Listens", self_first__rating="3").saves()
    own = practice.load("c1").stakeholders[-1]
    assert (own.group, own.name) == (Group.SELF, "Robin Example")
    assert answers(practice)[0][0] == own.id


def test_a_round_can_be_left_and_answers_added_later(practice: Practice) -> None:
    surround(practice)
    Asker(practice, ROUND).types(first="Listens", p1_first__rating="2").saves()
    later = Asker(practice, ROUND, today=date(2026, 5, 28))
    assert later.form.control("on").value == str(TODAY)
    assert later.form.control("p1 first.rating").value == "2"
    later.types(p2_first__rating="1").saves()
    assert answers(practice) == [("p1", "Listens", 2, "", str(TODAY)), ("p2", "Listens", 1, "", str(TODAY))]


def test_what_is_typed_and_not_saved_is_there_again(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    Asker(practice, ROUND).looks_at(NEW).types(p2_first__rating="2", p2_first__suggestion="Ask <b>")
    again = Asker(practice, ROUND)
    assert again.form.control("p2 first.rating").value == "2"
    assert again.form.control("p2 first.suggestion").value == "Ask <b>"
    assert len(answers(practice)) == 1


def test_a_round_without_an_answer_yet_is_kept_as_a_draft(practice: Practice) -> None:
    """The behaviours are typed on the day on which one asks; the answers come later."""
    surround(practice)
    asker = Asker(practice, ROUND).types(first="Listens").saves()
    assert "No answer is written down yet" in asker.form.said("first")
    again = Asker(practice, ROUND)
    assert again.form.control("first").value == "Listens"
    again.types(p1_first__rating="1").saves()
    assert answers(practice) == [("p1", "Listens", 1, "", str(TODAY))]


def test_a_second_behaviour_nobody_has_answered_yet_stays_in_sight(practice: Practice) -> None:
    surround(practice, answer("p1", 1), answer("p1", 2, "Delegates"))
    asker = Asker(practice, ROUND).looks_at(NEW).types(second="Thanks people", p1_first__rating="2").saves()
    assert asker.form.control("second").value == "Thanks people"
    asker.types(p1_second__rating="1").saves()
    asked = [text for _, text, _, _, on in answers(practice) if on == str(TODAY)]
    assert asked == ["Listens", "Thanks people"]
    asker.form.undo_button.click()
    assert asker.form.control("second").value == "Thanks people"
    assert {text for _, text, _, _, on in answers(practice) if on == str(TODAY)} == {"Listens"}


def test_an_answer_is_corrected_and_taken_back(practice: Practice) -> None:
    surround(practice, answer("p1", 1), answer("p2", 2))
    asker = Asker(practice, ROUND).looks_at(str(EARLIER))
    asker.types(p1_first__rating="3", p2_first__rating="").saves()
    assert answers(practice) == [("p1", "Listens", 3, "", str(EARLIER))]
    asker.form.undo_button.click()
    assert [rating for _, _, rating, _, _ in answers(practice)] == [1, 2]


def test_a_suggestion_needs_a_rating(practice: Practice) -> None:
    surround(practice)
    asker = Asker(practice, ROUND).types(
        first="Listens", p1_first__rating="1", p1_first__suggestion="Ask more"
    )
    asker.types(p1_first__rating="").saves()
    assert "choose a number too" in asker.form.said("p1 first.rating")
    assert answers(practice) == []


def test_a_behaviour_that_is_reworded_is_reworded_for_the_whole_round(practice: Practice) -> None:
    surround(practice, answer("p1", 1), answer("p2", 2))
    asker = Asker(practice, ROUND).looks_at(str(EARLIER)).types(first="Listens to the end").saves()
    assert {behaviour for _, behaviour, *_ in answers(practice)} == {"Listens to the end"}
    asker.form.undo_button.click()
    assert {behaviour for _, behaviour, *_ in answers(practice)} == {"Listens"}
    asker.form.redo_button.click()
    assert {behaviour for _, behaviour, *_ in answers(practice)} == {"Listens to the end"}


def test_a_round_that_is_moved_to_another_day_takes_its_answers_along(practice: Practice) -> None:
    surround(practice)
    asker = Asker(practice, ROUND).types(first="Listens", p1_first__rating="2").saves()
    asker.types(on="2026-05-18").saves()
    assert answers(practice) == [("p1", "Listens", 2, "", "2026-05-18")]


def test_who_takes_back_a_move_of_a_round_and_makes_it_again_has_one_round(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    asker = Asker(practice, ROUND).looks_at(str(EARLIER)).types(on="2026-05-18").saves()
    asker.form.undo_button.click()
    assert answers(practice) == [("p1", "Listens", 1, "", str(EARLIER))]
    assert asker.form.control("on").value == str(EARLIER)
    asker.form.redo_button.click()
    assert answers(practice) == [("p1", "Listens", 1, "", "2026-05-18")]
    asker.types(p1_first__rating="2").saves()
    assert answers(practice) == [("p1", "Listens", 2, "", "2026-05-18")]


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("on", str(EARLIER), "choose it in the list"),
        ("on", "2026-05-21", "too late"),
        ("first", " ", "Write one behaviour"),
        ("second", "Listens", "the first one again"),
    ],
)
def test_what_a_round_cannot_be_is_said_beside_it(
    practice: Practice, field: str, typed: str, problem: str
) -> None:
    surround(practice, answer("p1", 1))
    asker = Asker(practice, ROUND).looks_at(NEW).types(p1_first__rating="1").types(**{field: typed}).saves()
    assert problem in asker.form.said(field)
    assert len(answers(practice)) == 1


def test_answers_to_a_second_behaviour_are_not_lost_with_its_words(practice: Practice) -> None:
    surround(practice, answer("p1", 1), answer("p1", 2, "Delegates"))
    asker = Asker(practice, ROUND).looks_at(str(EARLIER)).types(second="").saves()
    assert "There are answers to a second behaviour" in asker.form.said("second")
    assert len(answers(practice)) == 2


def test_answers_of_another_window_are_shown_before_they_are_replaced(practice: Practice) -> None:
    surround(practice)
    first, second = Asker(practice, ROUND), Asker(practice, ROUND)
    first.types(first="Listens", p1_first__rating="2").saves()
    second.types(first="Listens", p1_first__rating="-1").saves()
    assert "Saved meanwhile: +2." in second.form.said("p1 first.rating")
    assert [rating for _, _, rating, _, _ in answers(practice)] == [2]


def test_a_new_round_begins_with_the_behaviours_of_the_last_one(practice: Practice) -> None:
    surround(practice, answer("p1", 1), answer("p1", 2, "Delegates"))
    asker = Asker(practice, ROUND, today=date(2026, 6, 1))
    assert (asker.form.control("first").value, asker.form.control("second").value) == ("Listens", "Delegates")
    assert asker.form.control("p1 first.rating").value == ""


def test_a_third_behaviour_that_was_imported_is_left_as_it_is(practice: Practice) -> None:
    surround(practice, *(answer("p1", 1, text) for text in ("Listens", "Delegates", "Thanks")))
    Asker(practice, ROUND).looks_at(str(EARLIER)).types(p1_first__rating="2").saves()
    assert [(text, rating) for _, text, rating, _, _ in answers(practice)] == [
        ("Listens", 2), ("Delegates", 1), ("Thanks", 1),
    ]  # fmt: skip


def test_results_hide_small_groups_and_tell_gap_thanks_and_next_ask(practice: Practice) -> None:
    peers = (answer("p1", 0, suggestion="Ask more"), answer("p2", 1), answer("p3", 2))
    surround(practice, person("s1"), *peers, answer("s1", 2))
    shown = told(practice)
    assert "you say +2, all others together say +1: you rate yourself 1 higher than they do" in shown
    assert "Ask more" in shown
    assert "Name of p1 (peer) · Name of p2 (peer) · Name of p3 (peer)" in shown
    assert "No answer in this round: Name of m1 (manager)" in shown
    assert "It is time to ask again, by 27 May 2026" in shown


def test_two_answers_are_never_shown(practice: Practice) -> None:
    surround(practice, answer("p1", -3, suggestion="Leave at noon"), answer("p2", -3))
    shown = told(practice)
    assert "too few answers from others to show them" in shown
    assert "−3:" not in shown
    assert "Leave at noon" not in shown


def test_why_a_group_is_hidden_is_said_where_one_is(practice: Practice) -> None:
    surround(practice, answer("p1", 1), answer("p2", 1), answer("p3", 2))
    assert WHY_HIDDEN not in told(practice)
    practice.record("c1", answer("m1", -1))
    assert WHY_HIDDEN in told(practice)


def test_whoever_typed_the_answers_can_look_at_each_of_them(practice: Practice) -> None:
    """They are out of sight at first: the client may look on."""
    surround(practice, person("s1"), answer("s1", 2), answer("m1", -1, suggestion="Ask more"))
    practice.record("c1", answer("m1", 3, id="before", round_on=date(2026, 2, 1)))
    page = Asker(practice, RESULTS).page
    assert "Ask more" not in words_of(page.view)
    buttons(page.view)[SHOW_ANSWERS].click()
    shown = words_of(page.view)
    row = re.search(r"Name of m1.*?manager.*?Listens.*?−1.*?Ask more", shown, re.DOTALL)
    assert row is not None
    assert "+3" not in row[0]
    assert shown.index("Name of m1") > shown.index(EACH_ANSWER)
    buttons(page.view)[HIDE_ANSWERS].click()
    assert "Ask more" not in words_of(page.view)


def test_without_an_answer_there_is_none_to_look_at(practice: Practice) -> None:
    assert SHOW_ANSWERS not in buttons(Asker(practice, RESULTS).page.view)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 4, 15), "between 13 May 2026 and 27 May 2026"),
        (date(2026, 6, 10), "The last round was 10 weeks ago"),
    ],
)
def test_when_to_ask_again_follows_from_the_last_round(practice: Practice, today: date, words: str) -> None:
    surround(practice, answer("p1", 1))
    assert words in told(practice, today)


def test_a_round_is_done_until_it_is_time_for_the_next(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    for today, done in ((date(2026, 5, 12), True), (date(2026, 5, 13), False)):
        page = feedback_steps(OpenWorkbook(practice, "c1", today=today))
        assert page.buttons[ROUND].description.endswith("✓") is done


def test_a_client_without_anybody_is_told_what_to_do_first() -> None:
    with open_practice(":memory:") as practice:
        practice.record("c1", Client(id="c1", name="Alex Sample"))
        assert "Name the people" in words_of(Asker(practice, ROUND).page.view)
        assert "No answers yet" in told(practice)
        assert "Person 1: Name" in labels(Asker(practice, PEOPLE).form.view)


def test_the_words_to_ask_with_say_truly_who_sees_the_answers() -> None:
    alone, coached = Client(id="a", name="Alex Sample"), Client(id="b", name="Robin", coach="Kim Sample")
    assert "1. Listens\n2. Delegates" in words_to_ask(("Listens", "Delegates"), alone)
    assert "I collect the answers myself" in words_to_ask((), alone)
    assert "Kim Sample collects the answers" in words_to_ask((), coached)
    for client in (alone, coached):
        assert "by group and all together, but never fewer than three" in words_to_ask((), client)


def test_in_private_mode_no_step_names_the_client(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    book = OpenWorkbook(practice, "c1", today=TODAY)
    book.show_code_names(on=True)
    page = feedback_steps(book)
    for number in range(3):
        page.buttons[number].click()
        assert "Robin Example" not in words_on(page.view) + shown_on(page.view)


def test_the_words_to_send_carry_no_code_name(practice: Practice) -> None:
    """While names are hidden it is said beside them that the name is to be put in."""
    surround(practice, answer("p1", 1))
    asker = Asker(practice, ROUND)
    assert "Thank you! Robin Example" in words_on(asker.page.view)
    assert LEFT_OUT not in words_on(asker.page.view)
    book = OpenWorkbook(practice, "c1", today=TODAY)
    book.show_code_names(on=True)
    asked = words_on(Asker(practice, ROUND).page.view)
    assert "Thank you! [your name]" in asked
    assert f"Thank you! {book.whose}" not in asked
    assert LEFT_OUT in asked
