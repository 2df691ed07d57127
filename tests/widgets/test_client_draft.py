"""What is typed about a client: the rule that judges the goals is kept, changed and taken away."""

from dataclasses import replace

import pytest

from goalkit.model import Client
from goalkit.terms import DayCount, Rule
from goalkit.widgets.client_draft import ClientDraft
from tests.books import START, book

ROBIN = Client(id="c1", name="Robin Example", fiscal_start=4, rule=Rule.RATIO, day_count=DayCount.INCLUSIVE)


def built(**typed: str) -> Client:
    draft = ClientDraft(book(client=ROBIN), is_new=False, today=START)
    for name, text in typed.items():
        setattr(draft, name, text)
    (client,) = draft.build()
    assert isinstance(client, Client)
    return client


def test_a_client_is_shown_as_saved_and_saving_again_changes_nothing() -> None:
    assert built() == ROBIN


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"rule": "threshold"}, replace(ROBIN, rule=Rule.THRESHOLD)),
        ({"rule": "", "day_count": ""}, replace(ROBIN, rule=None, day_count=None)),
    ],
)
def test_the_rule_is_chosen_or_left_to_the_practice(typed: dict[str, str], found: Client) -> None:
    assert built(**typed) == found
