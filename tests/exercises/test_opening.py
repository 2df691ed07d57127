"""Whose page it is: the only client, the one chosen last, or nobody yet."""

import asyncio
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goalkit.errors import PracticeLockedError
from goalkit.exercises.check_in import check_in, check_in_parts
from goalkit.exercises.client import client_form
from goalkit.exercises.exercise import Exercise, all_exercises
from goalkit.exercises.opening import BEHIND, client_page
from goalkit.exercises.practice_overview import practice_overview
from goalkit.exercises.vision import vision
from goalkit.forms import words
from goalkit.forms.controls import views
from goalkit.forms.debounce import SECONDS
from goalkit.model import Agreement, Client, CoachingSession, Vision
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice, set_private_mode
from goalkit.store.settings import choose_locale, practice_day
from goalkit.terms import Fee
from tests.books import reading
from tests.exercises.conftest import BETWEEN
from tests.exercises.made import TODAY, fill
from tests.practices import saves_of


def open_page(practice: Practice, on: date = TODAY):
    return check_in.page_in(practice, on=on)


def showing(show: Any) -> Exercise:
    """An exercise that shows this."""
    return Exercise(title="Tried", notebook="99_tried.ipynb", show=show)


def words_on(widget: object) -> str:
    """All words below a widget, in their order."""
    own = " ".join(str(getattr(widget, name, "")) for name in ("value", "description"))
    return " ".join([own, *(words_on(one) for one in getattr(widget, "children", ()))])


def told(widget: object) -> str:
    """All that is shown below a widget in outputs, as HTML."""
    own = "".join(output["data"].get("text/html", "") for output in getattr(widget, "outputs", ()))
    return own + "".join(told(one) for one in getattr(widget, "children", ()))


def test_the_only_client_needs_no_choice(practice: Practice) -> None:
    page = open_page(practice)
    assert page.choice not in page.view.children
    assert words_on(page.view).count("Robin Example") == 2
    assert "Team size" in words_on(page.view)


def test_a_page_of_all_writes_numbers_as_the_practice_does(tmp_path: Path) -> None:
    with open_practice(tmp_path / "p.goalkit", create=True) as made:
        session = CoachingSession(id="s1", held_on=practice_day(made), goal="?", minutes=90, fee=Fee.PAID)
        made.record("c1", Client(id="c1", name="Robin", coach="Kim"), session)
        choose_locale(made, "de_DE")
    assert "1,5 h" in words_on(practice_overview(str(tmp_path / "p.goalkit")))


def test_among_several_one_is_chosen_and_remembered(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    page = open_page(practice)
    assert "Team size" not in words_on(page.view)
    page.choice.value = "c2"
    assert "Team size" in words_on(page.view)
    assert open_page(practice).choice.value == "c2"


def test_the_window_in_which_a_client_was_chosen_last_counts(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    earlier, later = open_page(practice), open_page(practice)
    earlier.choice.value = "c1"
    later.choice.value = "c2"
    assert open_page(practice).choice.value == "c2"
    earlier.show_anew()
    assert open_page(practice).choice.value == "c1"


def test_who_opens_a_page_of_the_client_that_is_chosen_saves_nothing(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    open_page(practice).choice.value = "c2"
    saves = saves_of(practice)
    open_page(practice)
    assert saves == []


def test_another_client_brings_another_form(practice: Practice) -> None:
    """What is typed for one is never seen in the form of the other, and not lost."""
    fill(practice, "c2", "Kim Other")
    typed = '{"reading m1.note": "only about Robin"}'
    practice.keep_draft("c1", "check-in", f'{{"seen_at": "2026-05-20T08:00:00+00:00", "typed": {typed}}}')
    page = open_page(practice)
    page.choice.value = "c1"
    assert "only about Robin" in words_on(page.view)
    page.choice.value = "c2"
    assert "only about Robin" not in words_on(page.view)
    page.choice.value = "c1"
    assert "only about Robin" in words_on(page.view)


def test_a_client_erased_since_is_chosen_no_more(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    practice.record("c3", Client(id="c3", name="Sam Third"))
    open_page(practice).choice.value = "c2"
    practice.erase("c2")
    assert open_page(practice).choice.value == ""


def test_an_error_of_the_practice_is_a_sentence_on_the_page(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    page = open_page(practice)
    practice.erase("c2")
    page.choice.value = "c2"
    assert 'class="goalkit-message">&#x27;c2&#x27; is' in words_on(page.view)


def test_an_empty_practice_leads_to_the_start_page(tmp_path: Path) -> None:
    file = tmp_path / "practice.goalkit"
    open_practice(file, create=True).close()
    said = told(check_in(str(file)))
    assert "Nobody is in this workbook yet" in said
    assert '<a class="goalkit-way" href="00_start.ipynb">Go to Start</a>' in said
    assert "terminal" not in said


def test_a_client_without_goals_is_told_what_comes_first(tmp_path: Path) -> None:
    with open_practice(tmp_path / "practice.goalkit", create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
        shown = views(check_in_parts(OpenWorkbook(practice, "c1", today=TODAY)))
        assert "Write a goal with a measure first." in "".join(map(told, shown))
        assert 'href="20_goals.ipynb">Go to Goals<' in "".join(map(told, shown))


def test_a_file_that_is_no_practice_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "diary.goalkit").write_text("Dear diary, " * 1000, encoding="utf-8")
    assert "is no practice of goalkit" in told(check_in(str(tmp_path / "diary.goalkit")))


def test_every_page_ends_with_what_comes_next(practice: Practice) -> None:
    for measure in ("m1", "m2", "m3"):
        practice.record("c1", reading(measure, TODAY, 1))
    assert "No vision is written yet" in told(open_page(practice).view)
    assert 'href="10_vision.ipynb">Go to Vision</a>' in told(open_page(practice).view)


def test_what_comes_next_follows_from_a_save(practice: Practice) -> None:
    books: list[OpenWorkbook] = []

    def show(book: OpenWorkbook) -> list[object]:
        books.append(book)
        return []

    page = showing(show).page_in(practice, on=TODAY)
    books[0].record(Vision(id="v1", statement="A team", written_on=TODAY, horizon=date(2031, 5, 20)))
    assert "Go to Alignment" in told(page.view)


def test_all_steps_stand_on_top_of_a_page_with_how_far_each_is(practice: Practice) -> None:
    books: list[OpenWorkbook] = []

    def show(book: OpenWorkbook) -> list[object]:
        books.append(book)
        return []

    page = showing(show).page_in(practice, on=TODAY)
    (row,) = re.findall(r"<nav.*?</nav>", told(page.view))
    assert re.findall(r'href="(\d\d)_', row) == [one.notebook[:2] for one in all_exercises()]
    assert row.index("Print") < row.index("<summary>More</summary>") < row.index("Import")
    not_begun = '<span aria-hidden="true">○</span> Vision<span class="goalkit-unseen">, not begun</span>'
    assert not_begun in row
    books[0].record(Vision(id="v1", statement="A team", written_on=TODAY, horizon=date(2031, 5, 20)))
    assert not_begun not in told(page.view)


def test_the_page_itself_is_marked_among_the_steps(practice: Practice) -> None:
    shown = told(open_page(practice).view)
    assert re.findall(r'href="([\w.]+)" aria-current="page"', shown) == ["40_check_in.ipynb"]


def foot(shown: str) -> str:
    """What stands at the foot of a page."""
    return shown[shown.rindex("Next step") :]


def test_what_is_due_on_the_page_itself_is_said_first_and_no_link_leads_away(practice: Practice) -> None:
    """The blue button led away while what was typed was only a draft."""
    said = foot(told(vision.page_in(practice, on=TODAY).view))
    assert "On this page: No vision is written yet" in said
    assert "Go to Alignment" in said
    assert "goalkit-lead" not in said


def test_once_it_is_done_the_foot_leads_on(practice: Practice) -> None:
    written = Vision(id="v1", statement="A team", written_on=TODAY, horizon=date(2031, 5, 20))
    practice.record("c1", written)
    said = foot(told(vision.page_in(practice, on=TODAY).view))
    assert "On this page" not in said
    assert 'goalkit-lead"><a class="goalkit-way" href="30_alignment.ipynb"' in said


def test_what_is_not_saved_on_the_page_itself_is_said(practice: Practice) -> None:
    written = Vision(id="v1", statement="A team", written_on=TODAY, horizon=date(2031, 5, 20))
    practice.record("c1", written)
    practice.keep_draft("c1", "vision", "{}")
    said = foot(told(vision.page_in(practice, on=TODAY).view))
    assert "On this page something is not saved yet" in said


def test_private_mode_shows_code_names_on_this_page_and_on_the_next(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    books: list[OpenWorkbook] = []

    def show(book: OpenWorkbook) -> list[object]:
        books.append(book)
        return check_in_parts(book)

    page = showing(show).page_in(practice, on=TODAY)
    page.choice.value = "c2"
    books[0].show_code_names(on=True)
    for shown in (page, open_page(practice)):
        assert shown.choice.value == "c2"
        assert shown.choice.label == books[0].whose
        assert "Kim" not in words_on(shown.view) + str(shown.choice.options)
        assert "Robin" not in str(shown.choice.options)
    books[-1].show_code_names(on=False)
    assert page.choice.label == "Kim Other"


@pytest.mark.usefixtures("soon")
def test_an_open_page_follows_when_names_are_hidden_in_another_window(practice: Practice) -> None:
    """A page made anew follows in place of the one before, which is shown no more."""

    def whose(book: OpenWorkbook) -> tuple[object]:
        return (words(book.whose, "whose"),)

    async def in_two_windows() -> tuple[str, str]:
        earlier, page = (client_page(practice, whose, on=TODAY) for _ in "ab")
        set_private_mode(practice, on=True)
        await asyncio.sleep(BETWEEN + 0.2)
        return words_on(earlier.view), words_on(page.view)

    earlier, page = asyncio.run(in_two_windows())
    assert "Robin Example" not in page
    assert "Client " in page
    assert "Robin Example" in earlier


class Window:
    """A page of one client with a form to type into, and how often it was drawn."""

    def __init__(self, practice: Practice) -> None:
        self.books: list[OpenWorkbook] = []
        self.page = client_page(practice, self._shown, on=TODAY)

    def _shown(self, book: OpenWorkbook) -> tuple[Any]:
        self.books.append(book)
        self.form = client_form(book, today=TODAY, after_save=lambda _: None)
        return (self.form.view,)

    def types(self, text: str) -> None:
        """Type the name of the coach."""
        self.form.control("client.coach").value = text


def test_of_two_agreements_of_one_day_the_later_one_stands_in_the_form(practice: Practice) -> None:
    for key, purpose in (("a1", "Lead"), ("a2", "Lead well")):
        agreed = Agreement(id=key, purpose=purpose, signed_on=TODAY, ends_on=TODAY)
        practice.record("c1", agreed)
    assert Window(practice).form.control("agreement.purpose").value == "Lead well"


@pytest.mark.usefixtures("soon")
def test_one_switch_shows_the_page_anew_once(practice: Practice) -> None:
    """What is typed just before and just after it stays in the form."""

    async def switched() -> tuple[int, Any, str]:
        window = Window(practice)
        window.types("Kim")
        window.books[0].show_code_names(on=True)
        restored = window.form.control("client.coach").value
        window.types("Kim Sample")
        await asyncio.sleep(BETWEEN + 0.2)
        window.types(window.form.control("client.coach").value + "!")
        return len(window.books), window.form.control("client.coach").value, restored

    assert asyncio.run(switched()) == (2, "Kim Sample!", "Kim")


@pytest.mark.usefixtures("soon")
def test_what_was_typed_last_stays_when_another_window_hides_names(practice: Practice) -> None:
    async def switched() -> tuple[int, Any]:
        window = Window(practice)
        set_private_mode(practice, on=True)
        await asyncio.sleep(BETWEEN - 0.2)
        window.types("Kim Sample")
        await asyncio.sleep(0.5)
        return len(window.books), window.form.control("client.coach").value

    assert asyncio.run(switched()) == (2, "Kim Sample")


def test_what_was_just_saved_does_not_come_back_as_a_draft(practice: Practice) -> None:
    async def switched() -> str:
        window = Window(practice)
        window.types("Kim Sample")
        await asyncio.sleep(SECONDS + 0.2)
        window.form.save()
        window.books[0].show_code_names(on=True)
        return window.form.state

    assert "Nothing changed yet" in asyncio.run(switched())


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("busy", ["clients", "load", "keep_draft"])
def test_a_practice_in_use_for_a_moment_hides_names_a_little_later(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, busy: str
) -> None:
    """Whatever of it cannot be read or written the first time; what is typed stays."""

    def in_use(*_: object, **__: object) -> None:
        raise PracticeLockedError(Path("practice.goalkit"))

    async def switched() -> tuple[str, Any]:
        window = Window(practice)
        window.types("Kim Sample")
        with monkeypatch.context() as once:
            set_private_mode(practice, on=True)
            once.setattr(Practice, busy, in_use)
            await asyncio.sleep(BETWEEN + 0.2)
        await asyncio.sleep(BETWEEN + 0.2)
        return words_on(window.page.view), window.form.control("client.coach").value

    page, typed = asyncio.run(switched())
    assert "Organisation" in page
    assert "Client " in page
    assert typed == "Kim Sample"


@pytest.mark.usefixtures("soon")
def test_a_page_says_when_something_was_saved_on_another_one(practice: Practice) -> None:
    async def saved() -> tuple[bool, bool]:
        window = Window(practice)
        window.types("Kim Sample")
        window.form.save()
        fill(practice, "c2", "Kim Other")
        mine = window.books[0].is_behind
        OpenWorkbook(practice, "c1", today=TODAY).record(reading("m1", TODAY, 7))
        await asyncio.sleep(BETWEEN + 0.2)
        return mine, BEHIND in window.page.view._dom_classes

    assert asyncio.run(saved()) == (False, True)
