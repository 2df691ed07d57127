"""All clients on one page: searched, sorted, opened, and shown by code name where names are hidden."""

from datetime import date

import ipywidgets as ipw
import pytest

from goalkit.exercises.practice_overview import (
    AT_ONCE,
    NOBODY,
    NOTHING_NEEDED,
    ORDERS,
    Overview,
    practice_overview,
)
from goalkit.model import Action, Client
from goalkit.store import CHOSEN, Practice, open_practice, set_private_mode
from tests.books import goal, reach, reading
from tests.every_form import found
from tests.exercises.test_opening import told, words_on

ON = date(2026, 5, 20)


@pytest.fixture
def practice() -> Practice:
    """Kim needs nothing, Ada has an action that is overdue, Zoe not even a goal; all others read in May."""
    made = open_practice(":memory:", create=True)
    for number, name in enumerate(("Kim", "Ada", "Zoe", *(f"Other {one}" for one in range(AT_ONCE)))):
        records = () if name == "Zoe" else (goal(), reach(), reading("m1", date(2026, 5, 18), 7))
        late = (Action(id="a1", text="Call", due=date(2026, 5, 1)),) if name == "Ada" else ()
        made.record(f"c{number}", Client(id=f"c{number}", name=name, coach="Sam"), *records, *late)
    return made


def names_on(page: Overview) -> list[str]:
    """The clients that are shown, in their order."""
    rows = found(page.view, ipw.Box, "client")
    return [button.description for row in rows for button in found(row, ipw.Button)]


def test_whoever_needs_most_comes_first_and_says_why(practice: Practice) -> None:
    page = Overview(practice, on=ON)
    said = words_on(page.view)
    assert "Ada" in names_on(page)[:3]
    assert "1 action overdue" in said
    assert "No goal yet" in said
    assert "last check-in 18 May 2026" in said


def test_they_are_searched_and_those_who_need_nothing_left_out(practice: Practice) -> None:
    page = Overview(practice, on=ON)
    page.search.value = "zo"
    assert names_on(page) == ["Zoe"]
    page.search.value = "nobody"
    assert names_on(page) == []
    assert NOBODY in words_on(page.view)
    page.search.value = ""
    page.choices.controls["show"].value = "pressing"
    assert "Zoe" in names_on(page)
    assert NOTHING_NEEDED not in words_on(page.view)


def test_they_are_sorted_by_name_and_shown_a_few_at_a_time(practice: Practice) -> None:
    page = Overview(practice, on=ON)
    page.choices.controls["order"].value = str(ORDERS.index("names"))
    assert names_on(page)[:2] == ["Ada", "Kim"]
    assert len(names_on(page)) == AT_ONCE
    assert page.more_button.description == "Show 3 more"
    page.more_button.click()
    assert len(names_on(page)) == AT_ONCE + 3
    assert page.more_button.layout.display == "none"


def test_a_click_has_the_client_chosen_and_leads_on(practice: Practice) -> None:
    page = Overview(practice, on=ON)
    page.search.value = "Kim"
    found(page.view, ipw.Button)[0].click()
    assert practice.draft("", CHOSEN) == "c0"
    assert 'href="70_coaching_session.ipynb"' in told(page.view)
    assert "Kim is chosen on every page now." in told(page.view)


def test_the_ways_on_stand_below_the_row_that_was_clicked(practice: Practice) -> None:
    """Above the rows nobody saw them who had scrolled down."""
    page = Overview(practice, on=ON)

    def led_on() -> list[str]:
        rows = found(page.view, ipw.Box, "client")
        return [found(row, ipw.Button)[0].description for row in rows if "chosen on every page" in told(row)]

    buttons = [button for row in found(page.view, ipw.Box, "client") for button in found(row, ipw.Button)]
    for button in buttons[:2]:
        button.click()
        assert led_on() == [button.description]
        assert told(page.view).count("chosen on every page") == 1
    page.search.value = "Zo"
    assert led_on() == [name for name in names_on(page) if name == buttons[1].description]
    page.search.value = ""
    assert led_on() == [buttons[1].description]


def test_names_that_are_hidden_are_hidden_here_too(practice: Practice) -> None:
    set_private_mode(practice, on=True)
    page = Overview(practice, on=ON)
    assert "Ada" not in words_on(page.view)
    assert all(name.startswith("Client ") for name in names_on(page))


def test_without_a_client_it_leads_to_the_start_page() -> None:
    empty = open_practice(":memory:", create=True)
    assert "Nobody is in this workbook yet" in told(practice_overview.page_in(empty, on=ON))
