"""The settings as a person uses them: what holds for all clients is chosen on a page of nobody's."""

import asyncio
from typing import Any

import pytest

from goalkit.exercises.opening import client_page
from goalkit.exercises.settings import (
    BY_ADMINISTRATOR,
    COUNTS,
    COUNTS_LATER,
    LOCALES,
    SETTINGS,
    Chosen,
    settings,
)
from goalkit.forms.page import Page
from goalkit.locales import locale_title
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice, private_mode
from goalkit.store.settings import (
    choose_lock_after,
    lock_after,
    practice_locale,
    practice_paper,
    time_zone,
)
from goalkit.terms import DayCount, Rule
from tests.exercises.conftest import BETWEEN
from tests.exercises.made import TODAY
from tests.forms.pages import inside, label_of, words_of


def opened(practice: Practice) -> Any:
    return settings.page_in(practice, on=TODAY)


def choice(page: Any, label: str) -> Any:
    return next(one for one in inside(page) if hasattr(one, "options") and label_of(one) == label)


def test_it_is_a_page_of_nobody(practice: Practice) -> None:
    page = opened(practice)
    assert not isinstance(page, Page)
    assert "Robin" not in words_of(page)
    assert 'aria-current="page"' in words_of(page)


def test_each_setting_says_what_it_changes(practice: Practice) -> None:
    page = opened(practice)
    shown = words_of(page)
    for one in SETTINGS:
        assert one.changes.split(". ")[0].split(" “")[0] in shown
        if isinstance(one, Chosen):
            assert choice(page, one.title).value == one.now(practice)
        else:
            assert one.title in shown


def test_the_rule_of_all_clients_counts_at_once(practice: Practice) -> None:
    page, book = opened(practice), OpenWorkbook(practice, "c1", today=TODAY)
    choice(page, "Rule for the status").value = Rule.THRESHOLD
    choice(page, "How days are counted").value = DayCount.INCLUSIVE
    assert (book.practice_rule.name, book.practice_rule.count) == (Rule.THRESHOLD, DayCount.INCLUSIVE)
    assert words_of(page).count(COUNTS) == 2
    assert choice(opened(practice), "Rule for the status").value == Rule.THRESHOLD


def test_the_time_zone_and_the_minutes_of_the_lock_are_chosen(practice: Practice) -> None:
    page = opened(practice)
    choice(page, "Time zone").value = "America/Los_Angeles"
    choice(page, "Lock pages that nobody uses").value = "0"
    assert (time_zone(practice), lock_after(practice)) == ("America/Los_Angeles", 0)
    assert (COUNTS in words_of(page), COUNTS_LATER in words_of(page)) == (True, True)
    choice(page, "Time zone").value = ""
    assert time_zone(practice) == ""


def test_the_country_and_its_paper_are_chosen(practice: Practice) -> None:
    page = opened(practice)
    choice(page, "Numbers and dates").value = "en_US"
    assert (practice_locale(practice), practice_paper(practice)) == ("en_US", "us-letter")
    choice(page, "Paper").value = "a4"
    assert practice_paper(practice) == "a4"
    choice(page, "Numbers and dates").value = ""
    assert practice_locale(practice) == ""


def test_each_country_on_the_page_is_a_locale_and_they_are_in_order() -> None:
    titles = [locale_title(name) for name in LOCALES]
    assert titles == sorted(titles)


def test_minutes_that_the_command_line_chose_are_shown_as_they_are(practice: Practice) -> None:
    choose_lock_after(practice, 7)
    shown = choice(opened(practice), "Lock pages that nobody uses")
    assert (shown.label, shown.value) == ("after 7 minutes", "7")


def test_names_are_hidden_on_every_page(practice: Practice) -> None:
    names = choice(opened(practice), "Names on the screen")
    names.value = "hidden"
    assert private_mode(practice)
    names.value = ""
    assert not private_mode(practice)


def test_it_opens_where_nobody_is_in_the_practice_yet() -> None:
    with open_practice(":memory:", create=True) as empty:
        choice(opened(empty), "Rule for the status").value = Rule.RATIO
        empty.record("c1", Client(id="c1", name="Robin Example"))
        assert OpenWorkbook(empty, "c1", today=TODAY).practice_rule.name == Rule.RATIO


def test_where_backups_go_is_said(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALKIT_BACKUPS", "/a/disk")
    assert ("/a/disk/practice-" in words_of(opened(practice))) == (practice.path is not None)


@pytest.mark.usefixtures("soon")
def test_a_page_that_is_open_follows_another_rule(practice: Practice) -> None:
    shown: list[str] = []

    async def in_two_windows() -> None:
        client_page(practice, lambda book: shown.append(book.practice_rule.name), on=TODAY)
        choice(opened(practice), "Rule for the status").value = Rule.RATIO
        await asyncio.sleep(BETWEEN + 0.2)

    asyncio.run(in_two_windows())
    assert shown == [Rule.GAP, Rule.RATIO]


def test_a_practice_on_a_server_is_named_with_who_makes_its_backups(at_server: str) -> None:
    with open_practice(at_server) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
        told = {one.title: one.now(practice) for one in SETTINGS}
        assert told["The practice"] == at_server
        assert told["Backups"] == BY_ADMINISTRATOR
        assert BY_ADMINISTRATOR in words_of(opened(practice))
