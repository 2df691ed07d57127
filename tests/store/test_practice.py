"""What goes in comes out, as it was known at each moment."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from goalkit.errors import ClientUnknownError, MomentError, WorkbookError
from goalkit.model import AttainmentScale, Client, Record, Reflection, Workbook
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store import Practice, end_of_day, export_client, import_client, open_practice
from goalkit.store.timestamps import now
from goalkit.terms import Direction
from tests.books import goal, maintain, reach, reading
from tests.strategies import Save, histories

FIRST = datetime(2026, 1, 5, 9, 30, 15, 123456, tzinfo=UTC)
LATER = FIRST + timedelta(days=30)
ANN = Client(id="c1", name="Ann")
DAY = date(2026, 1, 4)


def begun(practice: Practice) -> Practice:
    practice.record("c1", ANN, goal(), reach(), reading("m1", DAY, 4), at=FIRST)
    return practice


def test_what_was_recorded_is_loaded(practice: Practice) -> None:
    workbook = begun(practice).load("c1")
    assert (workbook.client, workbook.goals, workbook.measures) == (ANN, (goal(),), (reach(),))
    assert workbook.check_ins == (reading("m1", DAY, 4),)
    assert workbook.known_at == FIRST


RISING = AttainmentScale(
    id="s1", goal_id="g1", written_on=DAY, levels=tuple("abcde"), measure_id="m1",
    cuts=tuple(map(Decimal, (7, 10, 13, 16))),
)  # fmt: skip


def test_cuts_that_run_against_their_measure_are_refused_whole(practice: Practice) -> None:
    begun(practice)
    with pytest.raises(WorkbookError, match="falling cuts, but of 'm1' more is better"):
        practice.record("c1", replace(RISING, cuts=RISING.cuts[::-1]), reading("m1", DAY, 9))
    assert practice.load("c1").attainment_scales == ()
    assert practice.load("c1").check_ins == (reading("m1", DAY, 4),)


def test_a_measure_is_turned_round_with_its_scale_or_after_it(practice: Practice) -> None:
    begun(practice).record("c1", RISING)
    turned = reach(direction=Direction.AT_MOST, baseline=Decimal(20), target=Decimal(10))
    practice.record("c1", turned)
    assert practice.load("c1").attainment_scales == (RISING,)
    practice.record("c1", RISING)
    with pytest.raises(WorkbookError):
        practice.record("c1", replace(RISING, weight=2.0))
    practice.record("c1", replace(RISING, cuts=RISING.cuts[::-1]))
    practice.undo("c1")
    assert practice.load("c1").attainment_scales == (RISING,)
    text = export_client(practice, "c1")
    with open_practice(":memory:") as other:
        import_client(other, text)
        assert other.load("c1").attainment_scales == (RISING,)
    practice.record("c1", reach(), replace(RISING, weight=2.0))


def test_the_moment_of_a_save_is_returned(either: Practice) -> None:
    before = datetime.now(UTC)
    assert either.record("c1", ANN, at=FIRST) == FIRST
    assert before <= either.record("c1", goal()) <= datetime.now(UTC)


def test_a_later_record_does_not_appear_before_its_time(practice: Practice) -> None:
    begun(practice).record("c1", reading("m1", date(2026, 1, 2), 5), at=LATER)
    assert len(practice.load("c1").check_ins) == 2
    assert len(practice.load("c1", LATER).check_ins) == 2
    just_before = practice.load("c1", LATER - timedelta(microseconds=1))
    assert just_before.check_ins == (reading("m1", DAY, 4),)


def test_a_record_with_the_same_id_supersedes_the_one_before(practice: Practice) -> None:
    corrected = reading("m1", DAY, 6)
    begun(practice).record("c1", corrected, at=LATER)
    assert practice.load("c1").check_ins == (corrected,)
    assert practice.load("c1", FIRST).check_ins == (reading("m1", DAY, 4),)


def test_a_record_stands_where_it_stood_after_every_correction(practice: Practice) -> None:
    begun(practice).record("c1", Reflection(id="r1", written_on=DAY, prompt="Win?", text="One"), at=FIRST)
    practice.record("c1", Reflection(id="r2", written_on=DAY, prompt="Win?", text="Two"), at=FIRST)
    for text, at in (("Uno", LATER), ("Un", LATER + timedelta(days=1))):
        practice.record("c1", Reflection(id="r1", written_on=DAY, prompt="Win?", text=text), at=at)
    assert [one.text for one in practice.load("c1").reflections] == ["Un", "Two"]
    assert [one.text for one in practice.load("c1", LATER).reflections] == ["Uno", "Two"]


def test_a_new_version_of_a_measure_stands_beside_the_one_before(either: Practice) -> None:
    revised = reach(target=Decimal(12), version=2, since=DAY, reason="the team grew faster")
    begun(either).record("c1", revised, at=LATER)
    assert either.load("c1").measures == (reach(), revised)
    assert either.load("c1", FIRST).measures == (reach(),)


def test_an_equal_record_changes_nothing(either: Practice) -> None:
    begun(either).record("c1", ANN, goal(), reach(), at=LATER)
    assert either.load("c1").known_at == FIRST


def test_a_retracted_record_is_gone_but_was_known(practice: Practice) -> None:
    begun(practice).record("c1", without=[reading("m1", DAY, 4)], at=LATER)
    assert practice.load("c1").check_ins == ()
    assert practice.load("c1").known_at == LATER
    assert practice.load("c1", FIRST).check_ins == (reading("m1", DAY, 4),)


def test_a_record_that_is_not_there_cannot_be_retracted(either: Practice) -> None:
    with pytest.raises(WorkbookError, match="CheckIn 'm1-2026-05-01' is not there"):
        begun(either).record("c1", without=[reading("m1", date(2026, 5, 1), 4)])


def test_a_retracted_record_can_be_recorded_again(either: Practice) -> None:
    begun(either).record("c1", without=[reading("m1", DAY, 4)], at=LATER)
    either.record("c1", reading("m1", DAY, 4))
    assert len(either.load("c1").check_ins) == 1


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        ([reading("m9", DAY, 1)], "refers to 'm9', which is not there"),
        ([reading("m1", date(2026, 2, 1), 1), maintain(goal_id="g9")], "refers to 'g9'"),
        ([Client(id="c2", name="Ben")], "Client 'c2' is not 'c1'"),
        ([reading("m1", date(2026, 2, 1), value) for value in (1, 2)], "has 'm1-2026-02-01' twice"),
    ],
)
def test_records_that_do_not_fit_are_refused_together(
    practice: Practice, records: Sequence[Record], problem: str
) -> None:
    before = begun(practice).load("c1")
    with pytest.raises(WorkbookError, match=problem):
        practice.record("c1", *records)
    assert practice.load("c1") == before


def test_what_others_refer_to_cannot_be_retracted(either: Practice) -> None:
    before = begun(either).load("c1")
    with pytest.raises(WorkbookError, match="'m1', which is not there"):
        either.record("c1", without=[reach()])
    assert either.load("c1") == before


def test_the_past_cannot_be_changed(practice: Practice) -> None:
    before = begun(practice).load("c1")
    with pytest.raises(MomentError, match="lies before the last change"):
        practice.record("c1", goal("g2"), at=FIRST - timedelta(microseconds=1))
    assert practice.load("c1") == before


def test_saves_come_after_the_last_change_even_when_the_clock_went_back(either: Practice) -> None:
    ahead = now() + timedelta(hours=5)
    either.record("c1", ANN, at=ahead)
    assert either.record("c1", goal()) == ahead + timedelta(microseconds=1)
    assert either.load("c1", ahead).goals == ()


def test_moments_may_come_in_any_zone_but_must_have_one(either: Practice) -> None:
    begun(either)
    assert either.load("c1", FIRST.astimezone(timezone(timedelta(hours=9)))).known_at == FIRST
    with pytest.raises(ValueError, match="has no time zone"):
        either.load("c1", FIRST.replace(tzinfo=None))


def test_a_day_means_its_end(either: Practice) -> None:
    begun(either)
    assert either.load("c1", end_of_day(FIRST.date(), UTC)).client == ANN
    with pytest.raises(ClientUnknownError):
        either.load("c1", end_of_day(FIRST.date() - timedelta(days=1), UTC))


def test_an_unknown_client_is_named_with_those_that_are_known(practice: Practice) -> None:
    with pytest.raises(ClientUnknownError, match=r"'c9' .*none yet"):
        practice.load("c9")
    begun(practice).record("c2", Client(id="c2", name="Ben"))
    with pytest.raises(ClientUnknownError, match=r"'c9' .*'c1', 'c2'") as caught:
        practice.load("c9")
    assert caught.value.exit_code == 2
    assert "Ann" not in str(caught.value)


def test_records_without_their_client_are_refused(either: Practice) -> None:
    with pytest.raises(ClientUnknownError, match="'c1'"):
        either.record("c1", goal())
    assert either.clients() == ()


def test_clients_are_kept_apart(practice: Practice) -> None:
    begun(practice).record("c2", Client(id="c2", name="Ben"), goal("g1", statement="Another"), at=LATER)
    assert practice.clients() == (ANN, Client(id="c2", name="Ben"))
    assert practice.clients(FIRST) == (ANN,)
    assert practice.workbooks() == (practice.load("c1"), practice.load("c2"))
    assert practice.workbooks(FIRST) == (practice.load("c1", FIRST),)
    assert practice.load("c2").goals[0].statement == "Another"
    assert practice.load("c1").known_at == FIRST


def test_decimals_keep_every_digit(either: Practice) -> None:
    long = Decimal("30000000.10000000000000000000000000000001")
    begun(either).record("c1", reach("m2", target=long))
    assert str(either.load("c1").measures[1].target) == str(long)


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_records_stay_after_the_practice_was_closed(file: Path, passphrase: str | None) -> None:
    with open_practice(file, passphrase=passphrase, create=True) as first:
        expected = begun(first).load("c1")
    with open_practice(file, passphrase=passphrase) as again:
        assert again.load("c1") == expected


def test_the_tables_hold_each_kind_of_record() -> None:
    assert {field.name for field in fields(Workbook)} - {"client", "known_at"} == set(RECORD_TYPES) - {
        "clients"
    }


def play(practice: Practice, history: tuple[Save, ...]) -> None:
    for save in history:
        practice.record("client-1", *save.records, at=save.at)
        practice.record("client-1", without=save.retracted, at=save.at)


@settings(max_examples=25, deadline=None)
@given(histories())
def test_each_moment_of_any_history_can_be_loaded_again(history: tuple[Save, ...]) -> None:
    """The workbook as of a save is the workbook right after it, whatever came later."""
    with open_practice(":memory:") as practice:
        known: dict[datetime, Workbook] = {}
        for save in history:
            play(practice, (save,))
            known[save.at] = practice.load("client-1")
        for moment, workbook in known.items():
            assert practice.load("client-1", moment) == workbook


@settings(max_examples=25, deadline=None)
@given(histories())
def test_any_workbook_is_loaded_as_it_was_recorded(history: tuple[Save, ...]) -> None:
    first = history[0]
    expected = [
        record for record in first.records if not isinstance(record, Reflection) or not first.retracted
    ]
    with open_practice(":memory:") as practice:
        play(practice, history[:1])
        assert list(practice.load("client-1").records()) == expected
