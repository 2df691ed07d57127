"""Value cards: each on one pile or none, the first pile ranked."""

from datetime import date

from goalkit.exercises.vision.values import ValueCard, ValueCardsDraft
from goalkit.model import Value, ValueRating
from tests.books import book

CARDS = tuple(ValueCard(name=name) for name in ("Calm", "Courage", "Trust", "Order"))
TRUST = Value(id="v1", name="Trust", meaning="We keep our word")


def draft(*values: Value, before: str = "", **records: object) -> ValueCardsDraft:
    return ValueCardsDraft(book(values=values, **records), CARDS, before)


def built(made: ValueCardsDraft) -> tuple[Value, ...]:
    """The values of the ranked cards, those that are there already as they are."""
    known = {value.name: value for value in made._values.values()}
    new = {record.name: record for record in made.records() if isinstance(record, Value)}
    return tuple({**known, **new}[name] for name in made.ranked)


def put(made: ValueCardsDraft, name: str, number: int) -> None:
    """Take a card from where it lies, and put it on the pile of this number at its end."""
    piles = [[one for one in pile if one != name] for pile in made.lie()]
    piles[number].append(name)
    made.lay(piles)


def names(made: ValueCardsDraft) -> list[str]:
    return [value.name for value in built(made)]


def test_cards_wait_until_they_are_put_on_a_pile() -> None:
    made = draft()
    put(made, "Calm", 4)
    assert made.waiting == ["Courage", "Trust", "Order"]
    assert made.pile(4) == ["Calm"]
    assert built(made) == ()


def test_the_first_pile_becomes_values_in_their_rank() -> None:
    made = draft()
    for name in ("Calm", "Courage", "Order"):
        put(made, name, 0)
    made.lay([["Order", "Calm", "Courage"], *made.lie()[1:]])
    assert names(made) == ["Order", "Calm", "Courage"]
    assert len({value.id for value in built(made)}) == 3
    assert built(made) == built(made)


def test_a_card_can_be_sorted_once_more() -> None:
    made = draft()
    put(made, "Calm", 0)
    put(made, "Calm", -1)
    assert (made.pile(0), made.waiting[0]) == ([], "Calm")
    put(made, "Calm", 0)
    put(made, "Calm", 2)
    assert (made.pile(0), made.pile(2)) == ([], ["Calm"])


def test_a_value_that_is_there_is_on_the_first_pile_with_its_own_meaning() -> None:
    made = draft(TRUST)
    put(made, "Calm", 0)
    assert names(made) == ["Trust", "Calm"]
    assert built(made)[0] == TRUST


def test_a_card_of_ones_own_is_added_to_the_first_pile() -> None:
    made = draft()
    made["own_name"], made["own_meaning"] = " Craft ", "Work done by hand"
    assert "not on a pile yet" in made.problems()["own_name"]
    assert made.add_own() == "Craft"
    assert (made.problems(), made.add_own()) == ({}, "")
    (value,) = built(made)
    assert (value.name, value.meaning) == ("Craft", "Work done by hand")


def test_a_card_of_ones_own_that_lies_elsewhere_goes_to_the_first_pile() -> None:
    made = draft()
    put(made, "Order", 3)
    made["own_name"] = "Order"
    made.add_own()
    assert (made.pile(0), made.pile(3)) == (["Order"], [])


def test_a_value_ranked_no_more_is_taken_back_unless_something_refers_to_it() -> None:
    unused, rated = draft(TRUST), ValueRating(
        id="r1", value_id="v1", rated_on=date(2026, 5, 1), importance=9, lived=4
    )  # fmt: skip
    needed = draft(TRUST, value_ratings=(rated,))
    for made in (unused, needed):
        put(made, "Trust", 1)
    assert unused.removed() == (TRUST,)
    assert needed.removed() == ()


def test_the_piles_are_kept_beside_the_records() -> None:
    made = draft()
    made["own_name"] = "Craft"
    made.add_own()
    put(made, "Calm", 0)
    put(made, "Order", 3)
    made.lay([["Calm", "Craft"], *made.lie()[1:]])
    again = draft(*built(made), before=made.sorted_text())
    assert (again.ranked, again.pile(3)) == (["Calm", "Craft"], ["Order"])
    assert again.waiting == ["Courage", "Trust"]


def test_a_value_that_was_sorted_down_stays_down_although_it_is_still_needed() -> None:
    made = draft(TRUST)
    put(made, "Trust", 1)
    assert draft(TRUST, before=made.sorted_text()).ranked == []
