"""What a sponsor is shown: nothing that stays between the client and whoever accompanies them."""

import json

import pytest

from goalkit.api.example import write_example
from goalkit.model import Workbook
from goalkit.model.sharing import for_sponsor
from goalkit.store import open_practice

PRIVATE = {
    "values": ("name",),
    "value_ratings": ("id",),
    "life_area_ratings": ("area",),
    "goals": ("obstacle", "plan"),
    "check_ins": ("note",),
    "feedback": ("suggestion",),
    "coaching_sessions": ("goal", "reality", "options", "will", "learning", "support"),
    "reflections": ("text",),
}
"""What is private, by collection."""


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("example") / "example.goalkit"
    write_example(path)
    with open_practice(path) as practice:
        return practice.load("example")


@pytest.mark.parametrize("collection", PRIVATE)
def test_nothing_private_is_left(collection: str, workbook: Workbook) -> None:
    texts = {getattr(one, name) for one in getattr(workbook, collection) for name in PRIVATE[collection]} - {
        ""
    }
    assert texts, "the example has something private of each kind"
    left = json.dumps([repr(one) for one in getattr(for_sponsor(workbook), collection)], ensure_ascii=False)
    assert [text for text in texts if len(str(text)) > 3 and str(text) in left] == []


def test_what_a_sponsor_may_see_stays(workbook: Workbook) -> None:
    shown = for_sponsor(workbook)
    for name in (
        "measures",
        "milestones",
        "objectives",
        "attainment_ratings",
        "reviews",
        "actions",
        "agreements",
    ):
        assert getattr(shown, name) == getattr(workbook, name)
    assert [(one.id, one.value) for one in shown.check_ins] == [
        (one.id, one.value) for one in workbook.check_ins
    ]
    assert [goal.statement for goal in shown.goals] == [goal.statement for goal in workbook.goals]
    assert shown.visions[0].statement == workbook.visions[0].statement
