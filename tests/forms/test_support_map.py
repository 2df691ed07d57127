"""The map of support: where people stand on it stands in their fields, and the other way round."""

from typing import Any

import pytest

from goalkit.forms.state import FieldState
from goalkit.forms.support_map import Person, SupportMap


def person(key: str, name: str) -> Person:
    texts = {"name": name, "influence": "", "support": ""}
    return Person(key=key, **{field: FieldState(value=text, base=text) for field, text in texts.items()})


@pytest.fixture
def people() -> list[Person]:
    return [person("p1", "Kim"), person("p2", " "), person("p3", "Ada")]


def place(key: str, name: str, influence: int | None = None, support: int | None = None) -> dict[str, Any]:
    return {"key": key, "name": name, "influence": influence, "support": support}


def test_whoever_has_a_name_is_on_it(people: list[Person]) -> None:
    shown = SupportMap(lambda: people)
    assert shown.value == [place("p1", "Kim"), place("p3", "Ada")]
    people[1].name.value = "Ben"
    shown.follow()
    assert shown.value == [place("p1", "Kim"), place("p2", "Ben"), place("p3", "Ada")]


def test_where_somebody_is_put_stands_in_the_fields(people: list[Person]) -> None:
    shown = SupportMap(lambda: people)
    shown.set_state({"value": [place("p1", "Kim"), place("p3", "Ada", 5, -2)]})
    assert (people[2].influence.value, people[2].support.value) == ("5", "-2")
    shown.set_state({"value": [place("p1", "Kim"), place("p3", "Ada")]})
    assert (people[2].influence.value, people[2].support.value) == ("", "")


def test_somebody_who_was_taken_away_while_others_were_dragged_keeps_nobody_from_moving(
    people: list[Person],
) -> None:
    shown = SupportMap(lambda: people)
    gone = people.pop(0)
    shown.set_state({"value": [place("p1", "Kim", 3, 1), place("p3", "Ada", 5, -2)]})
    assert (people[1].influence.value, gone.influence.value) == ("5", "")
