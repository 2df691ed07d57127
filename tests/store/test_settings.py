"""Code names, one for each client and always the same; and the rule of a practice."""

from goalkit.model import Client
from goalkit.store import Practice, private_mode, set_private_mode, shown_name, shown_names
from goalkit.store.settings import (
    choose_lock_after,
    choose_practice_rule,
    code_names,
    lock_after,
    practice_rule,
)
from goalkit.terms import DayCount, Rule

ROBIN, KIM = Client(id="c1", name="Robin Example"), Client(id="c2", name="Kim Other")


def test_names_are_shown_until_code_names_are_asked_for(practice: Practice) -> None:
    practice.record("c1", ROBIN)
    assert (private_mode(practice), shown_names(practice)) == (False, {"c1": "Robin Example"})
    set_private_mode(practice, on=True)
    assert shown_name(practice, ROBIN) == shown_names(practice)["c1"] != "Robin Example"
    set_private_mode(practice, on=False)
    assert shown_name(practice, ROBIN) == "Robin Example"


def test_a_code_name_stays_when_more_clients_come() -> None:
    many = [f"c{number}" for number in range(40)]
    assert code_names(many[:7]) == {key: code_names(many)[key] for key in many[:7]}


def test_no_two_have_the_same_however_many_they_are() -> None:
    names = code_names(f"c{number}" for number in range(200))
    assert len(set(names.values())) == 200
    assert all(name.startswith("Client ") for name in names.values())


def test_a_code_name_tells_nothing_of_the_name(practice: Practice) -> None:
    practice.record("c1", ROBIN)
    set_private_mode(practice, on=True)
    before = shown_names(practice)
    practice.record("c1", Client(id="c1", name="Another Name"))
    assert shown_names(practice) == before


def test_the_rule_is_gap_until_another_is_chosen(practice: Practice) -> None:
    assert practice_rule(practice) == (Rule.GAP, DayCount.EXCLUSIVE)
    choose_practice_rule(practice, Rule.RATIO, DayCount.INCLUSIVE)
    assert practice_rule(practice) == (Rule.RATIO, DayCount.INCLUSIVE)


def test_pages_are_locked_after_a_quarter_of_an_hour_until_something_else_is_chosen(
    practice: Practice,
) -> None:
    assert lock_after(practice) == 15
    for minutes in (5, 0):
        choose_lock_after(practice, minutes)
        assert lock_after(practice) == minutes
