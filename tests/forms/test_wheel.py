"""The wheel of life: what is dragged on it stands in the fields, and what is typed there on it."""

from typing import Any

import pytest

from goalkit.forms.state import FieldState
from goalkit.forms.wheel import Spoke, Wheel


def spoke(name: str, last: int | None = None) -> Spoke:
    texts = {"name": name, "now": "", "wanted": ""}
    return Spoke(last=last, **{field: FieldState(value=text, base=text) for field, text in texts.items()})


@pytest.fixture
def spokes() -> list[Spoke]:
    return [spoke("Work", last=7), spoke("Health")]


def area(
    name: str, now: int | None = None, wanted: int | None = None, last: int | None = None
) -> dict[str, Any]:
    return {"name": name, "now": now, "wanted": wanted, "last": last}


def test_it_begins_with_what_is_in_the_fields(spokes: list[Spoke]) -> None:
    spokes[1].wanted.value = "8"
    assert Wheel(spokes).value == [area("Work", last=7), area("Health", wanted=8)]


def test_what_is_typed_is_shown_and_an_area_can_be_renamed_or_emptied(spokes: list[Spoke]) -> None:
    wheel = Wheel(spokes)
    spokes[0].now.value, spokes[1].name.value = "4", "Sleep"
    assert wheel.value == [area("Work", now=4, last=7), area("Sleep")]
    spokes[0].now.value = ""
    assert wheel.value[0] == area("Work", last=7)


def test_what_is_dragged_stands_in_the_field(spokes: list[Spoke]) -> None:
    wheel = Wheel(spokes)
    wheel.set_state({"value": [area("Work", now=6, last=7), area("Health")]})
    assert (spokes[0].now.value, spokes[0].wanted.value, spokes[1].now.value) == ("6", "", "")
    wheel.set_state({"value": [area("Work", last=7), area("Health")]})
    assert spokes[0].now.value == ""


def test_two_that_are_dragged_before_python_hears_of_it_are_both_kept(spokes: list[Spoke]) -> None:
    wheel = Wheel(spokes)
    both = [area("Work", now=6, last=7), area("Health", wanted=9)]
    wheel.set_state({"value": both})
    assert wheel.value == both
    assert (spokes[0].now.value, spokes[1].wanted.value) == ("6", "9")
