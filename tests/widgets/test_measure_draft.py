"""A measure as it is typed: each kind asks for its own fields, and refuses what cannot be."""

from decimal import Decimal
from functools import partial

import pytest

from goalkit.model import Measure
from goalkit.model.revision import Standing
from goalkit.terms import Cadence, Direction, Kind
from goalkit.widgets.goal_offer import MeasureOffer
from goalkit.widgets.measure_draft import MeasureDraft
from tests.books import START, maintain, reach
from tests.widgets.test_goal_words_draft import TODAY

NEW = partial(Measure, id="m9", goal_id="g1", since=START)
SIZE = {"title": "Team size", "kind": "reach", "unit": "people", "baseline": "4", "target": "10"}
HOURS = {"title": "Hours", "kind": "maintain", "direction": "at most", "unit": "h/week", "target": "50"}


def draft(**texts: str) -> MeasureDraft:
    made = MeasureDraft(NEW)
    for name, text in texts.items():
        setattr(made, name, text)
    return made


def test_two_numbers_tell_the_side_on_which_it_is_good() -> None:
    assert draft(**SIZE).measure().direction is Direction.AT_LEAST
    assert draft(**SIZE | {"baseline": "12"}).measure().direction is Direction.AT_MOST


def test_a_limit_to_keep_needs_no_start() -> None:
    found = draft(**HOURS, cadence="week").measure()
    assert (found.kind, found.target, found.baseline, found.cadence) == (
        Kind.MAINTAIN,
        50,
        None,
        Cadence.WEEK,
    )


def test_between_has_two_ends() -> None:
    made = draft(**HOURS | {"direction": "between", "target": "6", "target_high": "8"})
    assert (made.measure().target, made.measure().target_high) == (6, 8)


@pytest.mark.parametrize("kind", ["milestones", "done"])
def test_numbers_that_were_typed_before_the_kind_changed_are_left_out(kind: str) -> None:
    found = draft(**SIZE | {"kind": kind}).measure()
    assert (found.direction, found.target, found.baseline, found.unit) == (None, None, None, "")


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        (SIZE | {"target": "4"}, "target", "'4' is where you start from: nothing is left to reach"),
        (SIZE | {"target": "4.0"}, "target", "nothing is left to reach"),
        (SIZE | {"baseline": ""}, "baseline", "where you start from"),
        (SIZE | {"target": ""}, "target", "the number you want"),
        (SIZE | {"unit": " "}, "unit", "Say what is counted"),
        (SIZE | {"title": ""}, "title", "Give it a name"),
        (SIZE | {"kind": ""}, "kind", "Choose how it is read"),
        (SIZE | {"direction": "at most"}, "direction", "does not fit a way from 4 to 10: choose at least"),
        (SIZE | {"direction": "between"}, "direction", "Between is for a limit to keep"),
        (SIZE | {"target": "ten"}, "target", "'ten' is not a number"),
        (HOURS | {"direction": ""}, "direction", "Choose at least, at most or between"),
        (HOURS | {"direction": "between"}, "target_high", "the upper end"),
        (HOURS | {"direction": "between", "target_high": "40"}, "target_high", "not above the lower end"),
    ],
)
def test_what_cannot_be_a_measure_is_said_beside_its_field(
    texts: dict[str, str], field: str, said: str
) -> None:
    problems = draft(**texts).problems()
    assert set(problems) == {field}
    assert said in problems[field]


def test_an_empty_new_row_is_nothing_and_an_emptied_old_one_is_not() -> None:
    assert draft().problems() == {}
    old = MeasureDraft(NEW, Standing(newest=reach(), settled=False, today=TODAY))
    for name in SIZE:
        setattr(old, name, "")
    assert set(old.problems()) == {"title", "kind"}


@pytest.mark.parametrize("known", [reach(), maintain(baseline=Decimal("57.5"))], ids=["reach", "maintain"])
def test_what_is_saved_is_shown_and_saving_it_again_changes_nothing(known: Measure) -> None:
    made = MeasureDraft(NEW, Standing(newest=known, settled=True, today=TODAY))
    assert made.problems() == {}
    assert made.measure() == known


def test_a_moved_target_of_a_measure_that_was_read_asks_for_its_reason() -> None:
    made = MeasureDraft(NEW, Standing(newest=reach(), settled=True, today=TODAY))
    made.target = "8"
    assert set(made.problems()) == {"reason"}
    made.reason = "Two positions were cut"
    assert (made.measure().version, made.measure().target) == (2, 8)


def test_what_is_offered_fills_only_what_is_empty() -> None:
    offer = MeasureOffer(
        title="Size", kind=Kind.REACH, unit="people", target=Decimal(10), cadence=Cadence.MONTH
    )
    made = draft(target="12")
    made.take(offer)
    assert (made.title, made.kind, made.unit, made.target) == ("Size", "reach", "people", "12")
    assert draft(title="Mine").title == "Mine"


def test_only_the_fields_of_the_kind_are_there() -> None:
    names = ("direction", "unit", "baseline", "target", "target_high", "cadence", "join")

    def shown(**texts: str) -> list[str]:
        return [name for name in names if draft(**texts).has(name)]

    assert shown() == []
    assert shown(kind="reach") == ["direction", "unit", "baseline", "target", "cadence", "join"]
    assert "target_high" in shown(kind="maintain", direction="between")
    assert shown(kind="milestones") == []
    assert shown(kind="done") == ["cadence"]
