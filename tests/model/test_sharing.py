"""What a sponsor is shown: what the client allows, and never what is private."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from goalkit.api.example import write_example
from goalkit.model import Consent, Workbook
from goalkit.model.sharing import consent_in_force, for_sponsor
from goalkit.store import open_practice
from goalkit.terms import Topic
from tests.books import book
from tests.strategies import workbooks

PRIVATE = {
    "values": ("name",),
    "value_ratings": ("id",),
    "life_area_ratings": ("area",),
    "goals": ("obstacle", "plan"),
    "milestones": ("reward",),
    "check_ins": ("note",),
    "attainment_ratings": ("note",),
    "feedback": ("suggestion",),
    "coaching_sessions": ("goal", "reality", "options", "will", "learning", "support"),
    "reflections": ("text",),
    "team_pulses": ("id",),
    "alliance_ratings": ("id",),
}
"""What is private, by collection."""
DAY = date(2026, 3, 2)
ALWAYS = {"client", "known_at", "agreements"}
OPENED = {
    Topic.VISION: {"visions"},
    Topic.REVIEWS: {"reviews"},
    Topic.ALIGNMENT: {"objectives", "weekly_hours"},
    Topic.FEEDBACK: {"stakeholders", "feedback"},
    Topic.SESSIONS: {"coaching_sessions", "actions"},
}
"""The collections that each topic opens where no goal is allowed."""


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("example") / "example.goalkit"
    write_example(path)
    with open_practice(path) as practice:
        return practice.load("example")


def everything(workbook: Workbook) -> Consent:
    return Consent(given_on=DAY, topics=tuple(Topic), goal_ids=tuple({one.id for one in workbook.goals}))


def filled(workbook: Workbook) -> set[str]:
    """The names of what is in a workbook."""
    return {name for name, value in vars(workbook).items() if value}


@pytest.mark.parametrize("collection", PRIVATE)
def test_nothing_private_is_left_whatever_is_allowed(collection: str, workbook: Workbook) -> None:
    texts = {getattr(one, name) for one in getattr(workbook, collection) for name in PRIVATE[collection]} - {
        ""
    }
    assert texts, "the example has something private of each kind"
    shown = getattr(for_sponsor(workbook, everything(workbook)), collection)
    left = json.dumps([repr(one) for one in shown], ensure_ascii=False)
    assert [text for text in texts if len(str(text)) > 3 and str(text) in left] == []


def test_how_people_stand_to_the_goals_is_for_no_sponsor(workbook: Workbook) -> None:
    assert any(one.influence and one.support for one in workbook.stakeholders)
    without = tuple(replace(one, influence=None, support=None) for one in workbook.stakeholders)
    assert for_sponsor(workbook, everything(workbook)).stakeholders == without


def test_what_is_allowed_stays(workbook: Workbook) -> None:
    shown = for_sponsor(workbook, everything(workbook))
    for name in (
        "measures",
        "objectives",
        "attainment_scales",
        "reviews",
        "actions",
        "agreements",
    ):
        assert getattr(shown, name) == getattr(workbook, name)
    assert [(one.id, one.value) for one in shown.check_ins] == [
        (one.id, one.value) for one in workbook.check_ins
    ]
    assert [replace(one, reward="") for one in workbook.milestones] == list(shown.milestones)
    assert [goal.statement for goal in shown.goals] == [goal.statement for goal in workbook.goals]
    assert shown.visions[0].statement == workbook.visions[0].statement


@pytest.mark.parametrize("consent", [None, Consent(given_on=DAY)])
def test_without_consent_there_is_the_client_and_what_was_agreed(
    consent: Consent | None, workbook: Workbook
) -> None:
    assert filled(for_sponsor(workbook, consent)) - {"consents"} == ALWAYS


@pytest.mark.parametrize("topic", Topic)
def test_a_topic_opens_its_own_collections_alone(topic: Topic, workbook: Workbook) -> None:
    shown = for_sponsor(workbook, Consent(given_on=DAY, topics=(topic,)))
    assert filled(shown) == ALWAYS | {"consents"} | OPENED[topic]
    assert {one.goal_id for one in (*shown.weekly_hours, *shown.actions)} <= {None}
    assert {each.goal_id for one in shown.reviews for each in one.decisions} <= {None}


def test_a_goal_brings_its_own_records_alone(workbook: Workbook) -> None:
    shown = for_sponsor(workbook, replace(everything(workbook), goal_ids=("g2",)))
    assert {one.id for one in shown.goals} == {"g2"}
    measures = {one.id for one in workbook.measures if one.goal_id == "g2"}
    assert {one.measure_id for one in shown.check_ins} == measures
    for name in ("measures", "milestones", "attainment_scales", "alignments"):
        assert {one.goal_id for one in getattr(shown, name)} <= {"g2"}
    assert {one.goal_id for one in shown.actions} <= {None, "g2"}


@settings(max_examples=50, deadline=None)
@given(workbooks())
def test_the_copy_of_any_workbook_fits_together_and_has_no_goal_that_is_not_allowed(
    workbook: Workbook,
) -> None:
    (consent,) = workbook.consents
    shown = for_sponsor(workbook, consent)
    assert {one.id for one in shown.goals} <= set(consent.goal_ids)
    assert filled(shown) - ALWAYS <= {"consents", *filled(workbook)}


def test_the_consent_given_last_counts() -> None:
    first, second = Consent(id="a", given_on=DAY, topics=(Topic.VISION,)), Consent(id="b", given_on=DAY)
    earlier = replace(first, id="c", given_on=date(2026, 1, 1))
    assert consent_in_force(_with()) is None
    assert consent_in_force(_with(first, earlier)) == first
    assert consent_in_force(_with(first, second, earlier)) == second


def _with(*consents: Consent) -> Workbook:

    return replace(book(), consents=consents)
