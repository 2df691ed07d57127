"""The start page: who begins, what to do next, how far everything is."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from goalkit.exercises.client import CLIENT
from goalkit.exercises.exercise import all_exercises
from goalkit.exercises.practice_overview import ALL_CLIENTS
from goalkit.exercises.private_mode import HIDE_NAMES
from goalkit.exercises.review_answers import ReviewSteps
from goalkit.exercises.start import NOT_SAVED, StartPage, kept_too_long
from goalkit.model import Agreement, Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import CHOSEN, Practice, open_practice, private_mode
from tests.exercises.made import TODAY, fill
from tests.exercises.test_opening import told, words_on


@pytest.fixture
def nobody() -> Iterator[Practice]:
    """A practice in which nobody is yet."""
    with open_practice(":memory:") as practice:
        yield practice


def named(page: StartPage, **texts: str) -> StartPage:
    """Type into the form about a client and save."""
    for name, text in texts.items():
        page.form.control(named_in_form(name)).value = text
    page.form.save_button.click()
    return page


def named_in_form(name: str) -> str:
    """A field of client or agreement as the form calls it."""
    return f"{'client' if name in CLIENT.fields else 'agreement'}.{name}"


def below(widget: object) -> list[object]:
    return [widget, *(one for child in getattr(widget, "children", ()) for one in below(child))]


def pressed(page: StartPage, label: str) -> None:
    next(one for one in below(page.view) if getattr(one, "description", "") == label).click()


def test_an_empty_practice_opens_on_the_form_of_the_first_client(nobody: Practice) -> None:
    page = StartPage(nobody, on=TODAY)
    assert "Whose workbook is this?" in words_on(page.view)
    assert "Back" not in words_on(page.view)


def test_who_writes_a_name_has_a_workbook_and_is_led_to_the_vision(nobody: Practice) -> None:
    page = named(StartPage(nobody, on=TODAY), name=" Robin Example ", role="Team lead")
    (client,) = nobody.clients()
    assert (client.name, client.role, client.coach) == ("Robin Example", "Team lead", "")
    assert "robin" not in client.id.lower()
    assert "Robin Example" in words_on(page.view)
    assert 'href="10_vision.ipynb">Go to Vision</a>' in told(page.view)
    assert nobody.load(client.id).agreements == ()


def test_without_a_name_nobody_is_added(nobody: Practice) -> None:
    page = named(StartPage(nobody, on=TODAY), role="Team lead")
    assert "Write the name that stands on every page." in page.form.said(named_in_form("name"))
    assert nobody.clients() == ()


def test_what_was_agreed_is_kept_with_its_days(nobody: Practice) -> None:
    agreed = {"purpose": "A first year as a lead", "sponsor": "Example Ltd"}
    named(StartPage(nobody, on=TODAY), name="Robin", ends_on="31 Dec 2026", keep_years="5", **agreed)
    (agreement,) = nobody.load(nobody.clients()[0].id).agreements
    assert (agreement.purpose, agreement.sponsor) == ("A first year as a lead", "Example Ltd")
    assert (agreement.signed_on, agreement.ends_on, agreement.keep_years) == (TODAY, date(2026, 12, 31), 5)


@pytest.mark.parametrize(
    ("today", "in_a_year"),
    [(date(2026, 10, 31), "2027-10-31"), (date(2028, 2, 29), "2029-02-28"), (TODAY, "2027-05-20")],
)
def test_an_agreement_is_proposed_for_a_whole_year(nobody: Practice, today: date, in_a_year: str) -> None:
    """A year ahead of 31 October was 28 October."""
    assert StartPage(nobody, on=today).form.control("agreement.ends_on").value == in_a_year


def test_an_agreement_without_purpose_or_with_an_early_end_is_refused_in_words(nobody: Practice) -> None:
    page = named(StartPage(nobody, on=TODAY), name="Robin", sponsor="Example Ltd", ends_on="1 May 2026")
    assert "Say in a few words" in page.form.said(named_in_form("purpose"))
    assert "lies before the day of signing" in page.form.said(named_in_form("ends_on"))
    assert nobody.clients() == ()


def test_the_form_of_the_first_client_is_kept_while_it_is_typed(nobody: Practice) -> None:
    StartPage(nobody, on=TODAY).form.control("client.name").value = "Rob"
    assert StartPage(nobody, on=TODAY).form.control("client.name").value == "Rob"
    named(StartPage(nobody, on=TODAY))
    page = StartPage(nobody, on=TODAY)
    page.show_new_client()
    assert page.form.control(named_in_form("name")).value == ""


def test_a_coach_adds_a_second_client_whose_page_is_open_then(practice: Practice) -> None:
    page = StartPage(practice, on=TODAY)
    pressed(page, "Add another client")
    named(page, name="Kim Other", coach="Sam Coach")
    assert [client.name for client in practice.clients()] == ["Robin Example", "Kim Other"]
    assert page.page.choice.label == "Kim Other"
    assert practice.draft("", CHOSEN) == page.page.choice.value


def test_the_coach_of_the_newest_client_is_the_coach_of_the_next_one(nobody: Practice) -> None:
    for name, coach in (("Robin", "Sam Coach"), ("Kim", "")):
        nobody.record(name, Client(id=name, name=name, coach=coach))
    page = StartPage(nobody, on=TODAY)
    page.show_new_client()
    assert page.form.control(named_in_form("coach")).value == "Sam Coach"
    named(page, name="Kim Other")
    assert [client.coach for client in nobody.clients()] == ["Sam Coach", "", "Sam Coach"]


def test_who_thinks_again_goes_back(practice: Practice) -> None:
    page = StartPage(practice, on=TODAY)
    page.show_new_client()
    pressed(page, "Back")
    assert "Robin Example" in words_on(page.view)


def test_every_notebook_has_a_tile_that_says_how_far_it_is(practice: Practice) -> None:
    shown = told(StartPage(practice, on=TODAY).view)
    tiles = [one for one in all_exercises() if one.headway and one.title != "Coaching session"]
    assert shown.count('class="goalkit-tile ') == len(tiles) >= 8
    assert 'href="20_goals.ipynb"><strong class="goalkit-tile-title">Goals</strong>' in shown
    assert "✓ done" in shown
    assert "○ not begun" in shown
    assert "Last check-in 9 days ago" in shown
    assert "70_coaching_session" not in shown


def test_the_goals_stand_below_at_a_glance(practice: Practice) -> None:
    shown = told(StartPage(practice, on=TODAY).view)
    assert "The goals at a glance" in shown
    assert "Team size" in shown
    assert "terminal" not in shown


def test_what_else_is_due_is_said_too(practice: Practice) -> None:
    shown = told(StartPage(practice, on=TODAY).view)
    assert "Also due" in shown
    assert "The last check-in is 9 days old: 3 readings are due." in shown


def links_not_saved(practice: Practice, *, on: date = TODAY) -> list[str]:
    """The links to what is not saved yet, as the start page has them."""
    shown = told(StartPage(practice, on=on).view)
    _, found, rest = shown.partition(NOT_SAVED)
    return re.findall(r'href="([^"]+)">([^<]+)</a>', rest.partition("</div></div>")[0]) if found else []


def test_what_is_typed_and_not_saved_is_listed_with_the_way_to_it(practice: Practice) -> None:
    """A review stayed a draft while the page said that nothing else is due."""
    review = ReviewSteps(OpenWorkbook(practice, "c1", today=TODAY), "2026-Q1")
    review.go_to(1)
    assert review.form is not None
    review.form.control("g1.choice").value = "stop"
    assert links_not_saved(practice) == [("80_review.ipynb", "Review: Q1 2026, goals")]
    assert "not saved yet" in told(StartPage(practice, on=TODAY).view)
    review.form.control("g1.reason").value = "Too much"
    review.form.save_button.click()
    assert links_not_saved(practice) == []


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ("vision", "Vision: the picture"),
        ("goal g1 plan", "Goals: “Lead a team of ten”, plan"),
        ("goal g9 words", "Goals: a new goal"),
        ("alignment", "Alignment: ratings"),
        ("check-in", "Check-in: readings"),
        ("feedback round new", "Feedback: a new round"),
        ("feedback round 2026-04-01", "Feedback: the round of 1 Apr 2026"),
        ("review 2026-Q2 back", "Review: Q2 2026, looking back"),
    ],
)
def test_each_form_is_named_by_what_it_is_about(practice: Practice, form: str, link: str) -> None:
    practice.keep_draft("c1", form, '{"changes": {"text": ["", "typed"]}}')
    assert [words for _, words in links_not_saved(practice)] == [link]


@pytest.mark.parametrize(
    "name",
    ["printed", "print", "value cards sorted", "session timer", "brief hidden", "new goal", "goal g9 plan",
     "reading gone", "review soon back"],
)  # fmt: skip
def test_settings_and_drafts_of_what_is_gone_are_no_unsaved_work(practice: Practice, name: str) -> None:
    practice.keep_draft("c1", name, "kept")
    assert links_not_saved(practice) == []


def test_what_is_begun_and_not_saved_is_not_called_not_begun(practice: Practice) -> None:
    def tile() -> str:
        shown = told(StartPage(practice, on=TODAY).view).partition('href="50_feedback.ipynb"><strong')[2]
        return shown.partition("</li>")[0]

    assert "not begun" in tile()
    practice.keep_draft("c1", "stakeholders", "{}")
    assert "not begun" not in tile()
    assert "something not saved yet" in tile()


def test_details_are_changed_and_the_name_on_top_follows(practice: Practice) -> None:
    page = StartPage(practice, on=TODAY)
    pressed(page, "Change these details")
    named(page, name="Robin Changed")
    assert practice.clients()[0].name == "Robin Changed"
    assert page.page.view.children[1].value.count("Robin Changed") == 1
    assert "Saved " in page.form.state


def test_details_changed_elsewhere_are_not_overwritten_unseen(practice: Practice) -> None:
    page = StartPage(practice, on=TODAY)
    pressed(page, "Change these details")
    practice.record("c1", Client(id="c1", name="Robin Example", role="Director"))
    named(page, name="Robin Changed", role="Team lead")
    assert "Saved meanwhile: “Director”" in page.form.said("client.role")
    assert practice.clients()[0].role == "Director"


def test_what_was_changed_elsewhere_is_taken_over_in_fields_that_were_not_touched(practice: Practice) -> None:
    page = StartPage(practice, on=TODAY)
    pressed(page, "Change these details")
    practice.record("c1", Client(id="c1", name="Robin Example", role="Director"))
    named(page, name="Robin Changed")
    (client,) = practice.clients()
    assert (client.name, client.role) == ("Robin Changed", "Director")
    assert page.form.control("client.role").value == "Director"


def test_the_newest_agreement_is_shown_to_be_changed(practice: Practice) -> None:
    old, new = (
        Agreement(
            id=f"a{year}", purpose=f"Year {year}", signed_on=date(year, 1, 1), ends_on=date(year, 12, 31)
        )
        for year in (2025, 2026)
    )
    practice.record("c1", old, new)
    page = StartPage(practice, on=TODAY)
    pressed(page, "Change these details")
    assert page.form.control(named_in_form("purpose")).value == "Year 2026"
    named(page, keep_years="7")
    assert {one.id: one.keep_years for one in practice.load("c1").agreements} == {"a2025": 3, "a2026": 7}


def test_a_person_alone_is_offered_no_code_names(practice: Practice) -> None:
    assert HIDE_NAMES not in words_on(StartPage(practice, on=TODAY).view)


def test_names_are_hidden_with_one_tick(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    practice.keep_draft("", CHOSEN, "c2")
    page = StartPage(practice, on=TODAY)
    tick = next(one for one in below(page.view) if getattr(one, "description", "") == HIDE_NAMES)
    tick.value = True
    assert private_mode(practice)
    assert "Kim" not in words_on(page.view)
    assert OpenWorkbook(practice, "c2", today=TODAY).whose == page.page.choice.label


def test_where_each_client_stands_is_told_as_long_as_nobody_is_chosen(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    practice.record("c3", Client(id="c3", name="Ada Example"))
    page = StartPage(practice, on=TODAY)
    said = told(page.view)
    assert said.index("Ada Example") < said.index("no goal yet") < said.index("Kim Other")
    assert ALL_CLIENTS in said
    page.page.choice.value = "c2"
    assert "Ada Example" not in told(page.view)
    page.page.choice.value = ""
    assert "Ada Example" in told(page.view)


def test_who_is_kept_longer_than_agreed_is_named_once_the_day_has_passed(practice: Practice) -> None:
    signed = {"purpose": "grow", "signed_on": date(2019, 1, 1), "keep_years": 3}
    last_day = date(2023, 5, 4)
    practice.record("c9", Client(id="c9", name="Kim Example"))
    practice.record("c9", Agreement(id="a", ends_on=date(2020, 5, 4), **signed))
    assert list(kept_too_long(practice, last_day)) == []
    shown = told(StartPage(practice, on=last_day + timedelta(days=1)).view)
    assert "Kept longer than agreed" in shown
    assert "Kim Example: records until 4 May 2023" in shown
    renewed = {**signed, "signed_on": date(2020, 5, 1)}
    practice.record("c9", Agreement(id="b", ends_on=date(2024, 5, 4), **renewed))
    assert list(kept_too_long(practice, date(2027, 5, 4))) == []
