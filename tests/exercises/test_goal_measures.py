"""A measure as it is typed: each kind asks for its own fields, and refuses what cannot be."""

from datetime import date
from decimal import Decimal

import pytest

from goalkit.exercises.goals.measures import MEASURE, MeasureDraft
from goalkit.exercises.goals.offers import MeasureOffer, sentence_offer
from goalkit.forms import FieldState, Label, Mode
from goalkit.model import Measure, Workbook
from goalkit.terms import EVERY_DAY, Cadence, Direction, Join, Kind
from tests.books import START, book, goal, maintain, reach, reading
from tests.exercises.test_goal_words import TODAY

SIZE = {"title": "Team size", "kind": "reach", "unit": "people", "baseline": "4", "target": "10"}
HOURS = {"title": "Hours", "kind": "maintain", "direction": "at most", "unit": "h/week", "target": "50"}


def draft(workbook: Workbook | None = None, key: str = "m9", **texts: str) -> MeasureDraft:
    made = MeasureDraft(key, "g1", since=lambda: START, today=TODAY)
    made.follow(workbook or book(goals=(goal(),)))
    for name, text in texts.items():
        made[name] = text
    return made


def saved(measure: Measure, *, read: bool) -> Workbook:
    """A goal with this measure, which has been read since or not."""
    check_ins = (reading(measure.id, date(2026, 5, 11), 7),) if read else ()
    return book(goals=(goal(),), measures=(measure,), check_ins=check_ins)


def test_two_numbers_tell_the_side_on_which_it_is_good() -> None:
    assert draft(**SIZE).made().direction is Direction.AT_LEAST
    assert draft(**SIZE | {"baseline": "12"}).made().direction is Direction.AT_MOST


def test_a_limit_to_keep_needs_no_start() -> None:
    found = draft(**HOURS, cadence="week").made()
    assert (found.kind, found.target, found.baseline, found.cadence) == (
        Kind.MAINTAIN,
        50,
        None,
        Cadence.WEEK,
    )


def test_between_has_two_ends() -> None:
    made = draft(**HOURS | {"direction": "between", "target": "6", "target_high": "8"})
    assert (made.made().target, made.made().target_high) == (6, 8)


@pytest.mark.parametrize("kind", ["milestones", "done"])
def test_numbers_that_were_typed_before_the_kind_changed_are_left_out(kind: str) -> None:
    found = draft(**SIZE | {"kind": kind}).made()
    assert (found.direction, found.target, found.baseline, found.unit) == (None, None, None, "")


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        (SIZE | {"target": "4"}, "target", "nothing is left to reach"),
        (SIZE | {"target": "4.0"}, "target", "nothing is left to reach"),
        (SIZE | {"baseline": ""}, "baseline", "where you start from"),
        (SIZE | {"target": ""}, "target", "Write the number"),
        (SIZE | {"unit": " "}, "unit", "Say what is counted"),
        (SIZE | {"title": ""}, "title", "Give it a name"),
        (SIZE | {"kind": ""}, "kind", "Choose how it is measured"),
        (SIZE | {"direction": "at most"}, "direction", "does not fit a way from 4 to 10"),
        (SIZE | {"direction": "between"}, "direction", "Between is for a limit to keep"),
        (SIZE | {"target": "ten"}, "target", "'ten' is not a number"),
        (HOURS | {"direction": ""}, "direction", "at least, at most or between"),
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
    old = draft(saved(reach(), read=False), "m1", **dict.fromkeys(SIZE, ""))
    assert set(old.problems()) == {"title", "kind"}


@pytest.mark.parametrize("known", [reach(), maintain(baseline=Decimal("57.5"))], ids=["reach", "maintain"])
def test_what_is_saved_is_shown_and_saving_it_again_changes_nothing(known: Measure) -> None:
    made = draft(saved(known, read=True), known.id)
    assert made.problems() == {}
    assert made.made() == known
    assert list(made.records()) == []


def test_a_moved_target_of_a_measure_that_was_read_asks_for_its_reason() -> None:
    made = draft(saved(reach(), read=True), "m1", target="8")
    assert set(made.problems()) == {"reason"}
    made["reason"] = "Two positions were cut"
    (found,) = made.records()
    assert (found.version, found.target) == (2, 8)


def test_what_is_offered_fills_only_what_is_empty() -> None:
    offer = MeasureOffer(
        title="Size", kind=Kind.REACH, unit="people", target=Decimal(10), cadence=Cadence.MONTH
    )
    made = draft(target="12")
    made.take(offer)
    texts = [made[name] for name in ("title", "kind", "unit", "target", "cadence")]
    assert texts == ["Size", "reach", "people", "12", "week"]
    blank = draft()
    blank.take(offer)
    assert blank["cadence"] == "month"


def test_only_the_fields_of_the_kind_are_there() -> None:
    names = (
        "direction", "unit", "baseline", "target", "target_high", "adds_up", "cadence", "weekdays", "join",
    )  # fmt: skip

    def shown(**texts: str) -> list[str]:
        return [name for name in names if draft(**texts).has(name)]

    assert shown() == []
    assert shown(kind="reach") == ["direction", "unit", "baseline", "target", "adds_up", "cadence", "join"]
    assert shown(kind="reach", adds_up="total")[-2:] == ["adds_up", "cadence"]
    assert shown(kind="maintain", cadence="day")[-3:] == ["cadence", "weekdays", "join"]
    assert "target_high" in shown(kind="maintain", direction="between")
    assert shown(kind="milestones") == []
    assert shown(kind="done") == []


def test_readings_add_up_once_the_question_is_answered_with_yes() -> None:
    made = draft(**SIZE)
    assert made.made().join is Join.LAST
    made["adds_up"] = "total"
    assert made.made().join is Join.TOTAL
    again = draft(saved(made.made(), read=False), "m9")
    assert (again["adds_up"], again.problems(), list(again.records())) == ("total", {}, [])
    again["adds_up"] = ""
    assert next(iter(again.records())).join is Join.LAST  # type: ignore[attr-defined] # a measure
    again["adds_up"], again["kind"] = "total", "maintain"
    assert again.made().join is Join.LAST


def test_readings_that_add_up_lead_upwards_and_it_is_said_what_to_count() -> None:
    made = draft(**SIZE | {"baseline": "12", "adds_up": "total"})
    assert set(made.problems()) == {"target"}
    assert "money paid back" in made.problems()["target"]


def test_a_daily_measure_has_its_days_and_any_other_has_none_to_choose() -> None:
    made = draft(**HOURS, cadence="day", weekdays="Mon Tue Wed Thu Fri")
    assert made.made().weekdays == EVERY_DAY[:5]
    again = draft(saved(made.made(), read=False), "m9")
    assert (again["weekdays"], list(again.records())) == ("Mon Tue Wed Thu Fri", [])
    again["cadence"] = "week"
    assert again.made().weekdays == EVERY_DAY
    assert set(draft(**HOURS, cadence="day", weekdays="").problems()) == {"weekdays"}


def test_the_ticks_of_the_days_say_the_same_as_the_draft() -> None:
    state = FieldState(value="Mon Fri", base="Mon Fri")
    group = MEASURE.fields["weekdays"].control(state, Label("Measure 1", "On which days")).control
    ticks = group.children[1].children
    assert [tick.value for tick in ticks] == [True, False, False, False, True, False, False]
    ticks[2].value = True
    assert state.value == "Mon Wed Fri"
    state.value = "Sun"
    assert [tick.value for tick in ticks] == [False] * 6 + [True]


def test_a_sentence_that_adds_up_is_offered_as_a_total_from_0() -> None:
    (offer,) = sentence_offer("Close 40 deals this year", TODAY).measures
    assert offer.text.replace("\u00a0", " ") == (
        "Deals – reach a number: at least 40 deals, from 0 deals, readings add up"
    )
    made = draft()
    made.take(offer)
    assert (made["adds_up"], made["baseline"], made.made().join) == ("total", "0", Join.TOTAL)
    (other,) = sentence_offer("Lead 10 people by the end of the year", TODAY).measures
    assert (other.adds_up, other.baseline) == (False, None)


def test_a_yes_or_no_is_asked_for_once_and_not_each_week() -> None:
    assert draft(title="Programme finished", kind="done").made().cadence is Cadence.YEAR
    old = saved(reach(kind=Kind.DONE, direction=None, unit="", baseline=None, target=None), read=True)
    assert draft(old, "m1", title="Finished").problems().keys() == {"reason"}
    assert draft(old, "m1").made().cadence is Cadence.WEEK


def test_another_kind_has_other_fields_and_is_a_version_of_its_own() -> None:
    made = draft(saved(reach(), read=True), "m1", kind="done", reason="It cannot be counted")
    assert made.problems() == {}
    (found,) = made.records()
    assert (found.version, found.kind, found.target, found.unit) == (2, Kind.DONE, None, "")


def test_large_numbers_are_shown_in_millions_as_they_were_written() -> None:
    money = reach(unit="USD", baseline=Decimal(25_500_000), target=Decimal(30_000_000))
    made = draft(saved(money, read=False), "m1")
    assert (made["baseline"], made["target"]) == ("25.5 M", "30 M")
    made["target"] = "30M USD"
    assert list(made.records()) == []
    made["target"] = "31 250 001"
    made.follow(saved(made.made(), read=False), Mode.REPLACE)
    assert made["target"] == "31250001"


def test_what_can_be_drawn_is_there_once_its_numbers_are_typed_and_follows_each_of_them() -> None:
    aim = goal()
    assert draft(**SIZE | {"target": ""}).plan(aim, ()) is None
    assert draft(**SIZE | {"target": "4"}).plan(aim, ()) is None  # start and target are the same
    assert draft(title="Signed", kind="done").plan(aim, ()) is None
    assert draft(**HOURS | {"direction": "between"}).plan(aim, ()) is None  # its upper end is missing
    made = draft(**SIZE)
    plan = made.plan(aim, [(aim.due, "All are there")])
    assert plan is not None
    assert (plan.baseline, plan.target, plan.unit, plan.due) == (4, 10, "people", aim.due)
    made["target"] = "12"
    changed = made.plan(aim, ())
    assert changed is not None
    assert changed.target == 12
