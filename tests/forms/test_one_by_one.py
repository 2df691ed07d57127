"""Several things of which one is open."""

import ipywidgets as ipw

from goalkit.forms import Chooser, one_by_one
from tests.forms.pages import buttons

TITLES = {"g1": "Lead", "g2": "Learn"}


def opened(first: str) -> Chooser:
    return one_by_one(TITLES, lambda key: (ipw.Text(description=f"About {key}"),), first=first, what="goal")


def about(view: Chooser) -> str:
    _, place = view.view.children
    return str(place.children[0].description)


def test_the_first_is_open_and_the_button_goes_on() -> None:
    goals = opened("g1")
    assert about(goals) == "About g1"
    buttons(goals.view)["Next goal"].click()
    assert (goals.choice.value, about(goals)) == ("g2", "About g2")


def test_after_the_last_there_is_no_next_one() -> None:
    assert "Next goal" not in buttons(opened("g2").view)


def test_the_list_counts_and_names_them() -> None:
    assert opened("g1").choice.options == (("1. Lead", "g1"), ("2. Learn", "g2"))
    assert opened("g1").choice.description == "Goal"
