"""What the client lets the sponsor see, on the page that prints."""

from pathlib import Path

import pytest

from goalkit.exercises.print_review.consent import NOTHING_ALLOWED, TICK_GOALS, TICK_NOTHING
from goalkit.exercises.print_review.printing import Places, Printing
from goalkit.model import Consent
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import Audience, Topic
from tests.exercises.made import TODAY
from tests.exercises.test_opening import words_on


@pytest.fixture
def book(practice: Practice) -> OpenWorkbook:
    (client,) = practice.clients()
    return OpenWorkbook(practice, client.id, today=TODAY)


@pytest.fixture
def page(book: OpenWorkbook, tmp_path: Path) -> Printing:
    places = Places(practice=tmp_path / "practice.goalkit", notebooks=tmp_path, out=tmp_path)
    return Printing(book, places)


def ticked(page: Printing, *names: str) -> None:
    page.consent_button.click()
    for name in names:
        page.consent.form.control(name).value = True
    page.consent.form.save_button.click()


def test_nothing_is_allowed_before_it_is_ticked_and_the_page_says_so(page: Printing) -> None:
    assert page.draft["audience"] == Audience.SPONSOR
    assert NOTHING_ALLOWED in page.allowed.value
    page.consent_button.click()
    assert not any(one.control.value for one in page.consent.form.controls.values())
    page.draft["audience"] = Audience.CLIENT
    assert page.allowed.value == ""
    assert page.consent_button.layout.display == "none"


def test_what_is_ticked_is_kept_with_its_day_and_said(page: Printing, book: OpenWorkbook) -> None:
    goal = book.workbook.goals[0]
    ticked(page, "topic reviews", f"goal {goal.id}")
    (consent,) = book.workbook.consents
    assert (consent.given_on, consent.topics, consent.goal_ids) == (TODAY, (Topic.REVIEWS,), (goal.id,))
    many = len({one.id for one in book.workbook.goals})
    assert f"1 of {many} goal" in page.allowed.value
    assert "the answers of reviews" in page.allowed.value


def test_all_is_taken_back_with_two_clicks_and_the_history_keeps_what_was(
    page: Printing, book: OpenWorkbook, practice: Practice
) -> None:
    client_id = book.workbook.client.id
    book.record(Consent(id="old", given_on=TODAY.replace(year=2025), topics=(Topic.VISION,)))
    page.consent_button.click()
    form = page.consent.form
    assert form.control("topic vision").value
    for label in (TICK_GOALS, TICK_NOTHING):
        next(one for one in every(form.view) if getattr(one, "description", "") == label).click()
        ticks = [one.control.value for name, one in form.controls.items() if name.startswith("goal ")]
        assert ticks == [label == TICK_GOALS] * len(ticks)
    form.save_button.click()
    assert NOTHING_ALLOWED in page.allowed.value
    now = practice.load(client_id)
    assert [(one.id == "old", one.topics) for one in now.consents] == [(True, (Topic.VISION,)), (False, ())]
    form.undo_button.click()
    assert "the vision" in page.allowed.value


def test_a_sponsor_sees_what_is_allowed_now_whatever_was_allowed_then(practice: Practice) -> None:
    (client,) = practice.clients()
    practice.record(client.id, Consent(id="a", given_on=TODAY, goal_ids=("g1",)))
    then = practice.load(client.id).known_at.date()
    practice.record(client.id, Consent(id="b", given_on=TODAY))
    book = OpenWorkbook(practice, client.id, today=then, known_on=then)
    assert book.review(audience="sponsor").workbook.goals == ()
    assert book.review(audience="client").workbook.goals != ()


def every(widget: object) -> list[object]:
    return [widget, *(one for child in getattr(widget, "children", ()) for one in every(child))]


def test_the_ticks_are_named_by_goals_and_topics(page: Printing, book: OpenWorkbook) -> None:
    page.consent_button.click()
    shown = words_on(page.consent.view)
    assert all(one.statement in shown for one in book.workbook.goals)
    assert "Private, whatever is ticked" in shown
