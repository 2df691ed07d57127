"""Whose page it is: the only client, the one chosen last, or nobody yet."""

from datetime import date
from pathlib import Path

import pytest

from goalkit.errors import PassphraseNeededError
from goalkit.exercises import check_in
from goalkit.exercises.check_in import check_in_parts
from goalkit.exercises.opening import page_in
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from tests.exercises.made import TODAY, fill


def open_page(practice: Practice, on: date = TODAY):
    return page_in(practice, check_in_parts, on=on)


def words_on(widget: object) -> str:
    """All words below a widget, in their order."""
    own = " ".join(str(getattr(widget, name, "")) for name in ("value", "description"))
    return " ".join([own, *(words_on(one) for one in getattr(widget, "children", ()))])


def test_the_only_client_needs_no_choice(practice: Practice) -> None:
    page = open_page(practice)
    assert page.choice not in page.view.children
    assert words_on(page.view).count("Robin Example") == 2
    assert "Team size" in words_on(page.view)


def test_among_several_one_is_chosen_and_remembered(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    page = open_page(practice)
    assert "Team size" not in words_on(page.view)
    page.choice.value = "c2"
    assert "Team size" in words_on(page.view)
    assert open_page(practice).choice.value == "c2"


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


def test_an_empty_or_missing_practice_says_what_to_do_first(tmp_path: Path) -> None:
    file = tmp_path / "practice.goalkit"
    missing = words_on(check_in(str(file)))
    open_practice(file, create=True).close()
    assert missing == words_on(check_in(str(file)))
    assert "Nobody is in your practice yet" in missing


def test_a_client_without_goals_is_told_what_comes_first(tmp_path: Path) -> None:
    with open_practice(tmp_path / "practice.goalkit", create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
        (results,) = check_in_parts(OpenWorkbook(practice, "c1", today=TODAY))
        assert "comes first" in results.outputs[-1]["data"]["text/html"]


def test_a_practice_that_does_not_open_says_why(tmp_path: Path) -> None:
    file = tmp_path / "practice.goalkit"
    open_practice(file, passphrase="secret", create=True).close()
    with pytest.raises(PassphraseNeededError):
        check_in(str(file))
