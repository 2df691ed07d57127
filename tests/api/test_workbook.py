"""A client's workbook in Python: frames, changes, reviews and charts."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import goalkit as gk
from goalkit.charts import sentence_of
from goalkit.errors import (
    DayAheadError,
    NothingToUndoError,
    PassphraseNeededError,
    PassphraseWrongError,
    PracticeMissingError,
)
from goalkit.frames import CHECK_INS, GOALS, MEASURES
from goalkit.open_workbook import open_workbook
from goalkit.store import open_practice
from goalkit.store.environment import PASSPHRASE
from tests.books import goal, maintain, reach, reading

TODAY = "2026-09-30"
PRIVATE = ("Robin", "Lead a team", "Team size", "Ann signed")


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A practice with one client, a goal and two measures, of which two have the same title."""
    path = tmp_path / "practice.goalkit"
    with open_practice(path, create=True) as opened:
        hours = [maintain("m2", title="Hours"), maintain("m3", title="Hours")]
        opened.record("c7", gk.Client(id="c7", name="Robin Example"), goal(), reach(), *hours)
        opened.record("c7", reading("m1", date(2026, 6, 30), 7))
    return path


@pytest.fixture
def wb(practice: Path) -> gk.ClientWorkbook:
    return gk.open(practice, client="c7", today=TODAY)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> gk.ClientWorkbook:
    return gk.example(tmp_path_factory.mktemp("example") / "example.goalkit")


def test_it_tells_ids_and_counts_and_never_a_record(wb: gk.ClientWorkbook) -> None:
    wb.check_in("Team size", 8, note="Ann signed")
    shown = [repr(wb), wb._repr_html_(), repr(wb.review("2026-Q3")), wb.review("2026-Q3")._repr_html_()]
    assert shown[0] == "<ClientWorkbook of 'c7': 1 goal, 3 measures, 2 check-ins>"
    assert shown[2] == "<PeriodReview of 'c7', 2026-Q3: 1 goal, 3 measures, 0 milestones>"
    assert not [word for word in PRIVATE for text in shown if word in text]


def test_its_frames_have_the_columns_of_all_frames(wb: gk.ClientWorkbook) -> None:
    assert list(wb.goals) == list(GOALS)
    assert list(wb.measures) == list(MEASURES)
    assert list(wb.check_ins) == list(CHECK_INS)
    assert wb.milestones.empty


def test_a_frame_that_is_changed_changes_nothing_else(wb: gk.ClientWorkbook) -> None:
    review = wb.review("2026-Q3")
    goals, progress = wb.goals, review.progress
    goals["statement"], progress["share"] = "Something else", 1.0
    assert wb.goals["statement"].tolist() == ["Lead a team of ten"]
    assert review.progress["share"].tolist()[0] == 0.5


def test_its_frames_go_into_the_functions_on_frames(wb: gk.ClientWorkbook) -> None:
    told = gk.progress(wb.measures, wb.check_ins, on=TODAY, since="2026-07-01")
    pd.testing.assert_frame_equal(told, wb.review("2026-Q3").progress)


def test_a_check_in_is_saved_for_every_page(wb: gk.ClientWorkbook, practice: Path) -> None:
    wb.check_in("team size", 8, confidence=0.7, note="Ann signed")
    (_, found) = open_workbook("c7", practice=str(practice)).workbook.check_ins
    assert (found.measure_id, found.on, found.value) == ("m1", date(2026, 9, 30), Decimal(8))
    assert (found.confidence, found.note) == (0.7, "Ann signed")


def test_a_second_check_in_of_a_day_corrects_and_keeps_what_it_leaves_out(wb: gk.ClientWorkbook) -> None:
    wb.check_in("m1", 8, note="Ann signed")
    wb.check_in("c7/m1", confidence=0.7)
    _, found = wb.check_ins.to_dict("records")
    assert (found["value"], found["confidence"], found["note"]) == (8, 0.7, "Ann signed")


def test_a_check_in_can_be_of_an_earlier_day_and_is_undone(wb: gk.ClientWorkbook) -> None:
    wb.check_in("Team size", np.float64(7.5), on="2026-08-31")
    assert wb.check_ins["value"].tolist() == [7, 7.5]
    wb.undo()
    assert wb.check_ins["value"].tolist() == [7]
    wb.redo()
    assert wb.check_ins["value"].tolist() == [7, 7.5]


def test_a_day_to_come_and_a_value_that_is_no_number_are_refused(wb: gk.ClientWorkbook) -> None:
    with pytest.raises(DayAheadError, match="'2026-10-01' is later than today"):
        wb.check_in("Team size", 8, on="2026-10-01")
    with pytest.raises(gk.RecordError, match=r"value: An exact number \(Decimal\) belongs here, not a text"):
        wb.check_in("Team size", "eight")  # type: ignore[arg-type] # the mistake
    with pytest.raises(gk.RecordError, match="value: 'NaN' is not a number"):
        wb.check_in("Team size", float("nan"))
    assert len(wb.check_ins) == 1


def test_changes_are_undone_back_to_the_beginning(wb: gk.ClientWorkbook) -> None:
    with pytest.raises(NothingToUndoError):
        wb.redo()
    wb.undo()
    assert wb.check_ins.empty
    with pytest.raises(NothingToUndoError):
        wb.undo()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Tem size", r"'Tem size' is no measure of this client: .* one of the ids \('m1', 'm2', 'm3'\)"),
        ("Hours", r"'Hours' is the title of several measures: give one of their ids \('m2', 'm3'\)"),
    ],
)
def test_a_title_that_names_no_measure_or_several_lists_what_there_is(
    wb: gk.ClientWorkbook, title: str, said: str
) -> None:
    with pytest.raises(gk.TitleError, match=said):
        wb.check_in(title, 8)


def test_records_are_added_without_ids_and_stay(wb: gk.ClientWorkbook, practice: Path) -> None:
    day = date(2026, 9, 1)
    run = gk.Goal(statement="Run ten kilometres", since=day, start=day, due=date(2027, 9, 1))
    way: Any = {"kind": gk.Kind.REACH, "direction": gk.Direction.AT_LEAST, "baseline": 0, "target": 10}
    wb.add(run, gk.Measure(goal_id=run.id, since=day, title="Distance", unit="km", **way))
    again = gk.open(practice, client="c7", today=TODAY)
    assert again.goals["statement"].tolist() == ["Lead a team of ten", "Run ten kilometres"]
    assert again.measures["target"].tolist() == [10, 50, 50, 10]


def test_records_that_do_not_fit_are_refused_whole(wb: gk.ClientWorkbook) -> None:
    with pytest.raises(gk.WorkbookError, match="refers to 'g9', which is not there"):
        wb.add(goal("g2"), gk.Milestone(goal_id="g9", title="Half way", due=date(2026, 10, 1)))
    assert len(wb.goals) == 1


def test_a_change_of_somebody_else_is_noticed(wb: gk.ClientWorkbook, practice: Path) -> None:
    gk.open(practice, client="c7", today=TODAY).check_in("Team size", 8)
    with pytest.raises(gk.StaleSaveError, match="changed meanwhile"):
        wb.check_in("Team size", 9)
    assert wb.check_ins["value"].tolist() == [7, 8]


def test_an_encrypted_practice_opens_with_its_passphrase_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "private.goalkit"
    open_practice(path, passphrase="a b c", create=True).record(
        "c7", gk.Client(id="c7", name="Robin Example")
    )
    monkeypatch.delenv(PASSPHRASE, raising=False)
    with pytest.raises(PassphraseNeededError):
        gk.open(path)
    with pytest.raises(PassphraseWrongError):
        gk.open(path, passphrase="x")
    assert gk.open(path, passphrase="a b c").client == "c7"
    monkeypatch.setenv(PASSPHRASE, "a b c")
    assert gk.open(path).client == "c7"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PracticeMissingError, match=r"none\.goalkit' is not there"):
        gk.open(tmp_path / "none.goalkit")


def test_a_workbook_opens_as_it_was_known_on_a_day(practice: Path) -> None:
    with pytest.raises(gk.StoreError, match="'c7' is no client known at that moment"):
        gk.open(practice, client="c7", as_of="2020-01-01")


def test_the_example_is_made_anew_each_time(tmp_path: Path) -> None:
    first = gk.example(tmp_path / "example.goalkit")
    first.check_in("Team size", 9)
    assert len(gk.example(tmp_path / "example.goalkit").check_ins) == len(first.check_ins) - 1


def test_the_frames_of_a_review_are_handed_out_by_name(example: gk.ClientWorkbook) -> None:
    q = example.review("2026-Q3")
    frames = q.to_frames()
    for name in ("goals", "progress", "milestones", "forecast"):
        pd.testing.assert_frame_equal(frames[name], getattr(q, name))
    assert {"readings", "kept", "keeping", "balance", "alignment", "ledger", "missing"} <= set(frames)
    assert not [name for name, frame in frames.items() if not isinstance(frame, pd.DataFrame) or frame.empty]


def test_reviews_are_compared_measure_by_measure(example: gk.ClientWorkbook) -> None:
    second, third = (example.review(period) for period in ("2026-Q2", "2026-Q3"))
    both = gk.compare([second, third])
    assert both["period"].tolist() == ["2026-Q2"] * 7 + ["2026-Q3"] * 7
    assert both[7:]["share"].tolist() == third.progress["share"].tolist()
    steps = both[both["title"] == "Steps of the department"]
    assert steps["share"].tolist() == [0.5, 0.7]
    assert steps["as_of"].tolist() == [pd.Timestamp("2026-06-30"), pd.Timestamp("2026-09-30")]
    assert list(gk.compare([])) == list(both)


def test_every_measure_has_its_chart(example: gk.ClientWorkbook) -> None:
    q = example.review("2026-Q3")
    said = [sentence_of(gk.plot.progress(q, title)) for title in q.progress["title"]]
    assert said[0].startswith("Team size: 8 of 10\u00a0people, ")
    assert said[1].startswith("Working hours (at most 50\u00a0h/week): kept in 38 of 51 weeks")
    assert said[4].startswith("7 of 10 milestones reached")
    assert said[6] == "Hundred days accompanied: yes, since 28 Aug 2026."
    with pytest.raises(gk.TitleError):
        gk.plot.progress(q, "Mood")


CHARTS = [name for name in gk.plot.__all__ if name not in {"progress", "milestones"}]


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_draws_with_records_and_without(
    example: gk.ClientWorkbook, wb: gk.ClientWorkbook, name: str
) -> None:
    draw = getattr(gk.plot, name)
    assert sentence_of(draw(example.review("2026-Q3"))) != sentence_of(draw(wb.review("2026-Q3")))


def test_alignment_is_drawn_for_values_and_goals_as_well(example: gk.ClientWorkbook) -> None:
    q = example.review("2026-Q3")
    said = {sentence_of(gk.plot.alignment(q, side)) for side in gk.AlignedWith}
    assert len(said) == 3


def test_confidence_is_not_judged_from_a_few_statements(example: gk.ClientWorkbook) -> None:
    said = sentence_of(gk.plot.confidence(example.review("2026-Q3")))
    assert said == "Told from 20 judged statements about 5 goals or measures on; so far 10."


def test_milestones_are_drawn_by_the_statement_of_their_goal(example: gk.ClientWorkbook) -> None:
    q = example.review("2026-Q3")
    statement = q.goals.set_index("goal").loc["g5", "statement"]
    assert sentence_of(gk.plot.milestones(q, statement)) == sentence_of(gk.plot.milestones(q, "g5"))
