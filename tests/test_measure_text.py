"""A measure reads alike on screen, on paper and in a terminal, because its words have one place."""

from datetime import date
from decimal import Decimal
from math import nan
from typing import Any

import pandas as pd
import pytest

from goalkit.analysis.milestones import SmallStep
from goalkit.analysis.progress import MeasureRow
from goalkit.measure_text import (
    goal_standing_text,
    goal_status_reason,
    last_reading_text,
    moved_target_text,
    now_text,
    progress_sentence,
    reading_text,
    small_step_text,
    standing_text,
    target_text,
    wanted_text,
)
from goalkit.model import Measure
from goalkit.terms import Direction, Kind
from tests.books import maintain, reach
from tests.charts.samples import AS_OF, hours, measure

DONE: dict[str, Any] = {"kind": "done", "direction": nan, "unit": "", "target": nan}
STEPS: dict[str, Any] = {
    **DONE, "kind": "milestones", "actual": 3.0, "share": 0.5, "expected": 1 / 3, "spans": 6.0,
}  # fmt: skip


def row(**changes: Any) -> MeasureRow:
    return MeasureRow.of(measure(**changes))


def limited(**changes: Any) -> MeasureRow:
    return MeasureRow.of(hours(**changes))


def test_a_row_has_days_and_words_of_the_vocabularies() -> None:
    found = row(on=pd.NaT)
    assert (found.kind, found.direction) == (Kind.REACH, Direction.AT_LEAST)
    assert (found.start, found.due, found.on) == (date(2026, 1, 1), date(2027, 1, 1), None)


@pytest.mark.parametrize(
    ("asked", "text", "beside_the_baseline"),
    [
        (row(), "at least 10\u00a0people", "10\u00a0people"),
        (limited(), "at most 50\u00a0h/week", "at most 50\u00a0h/week"),
        (
            limited(direction="between", target=6.0, target_high=8.0, unit="h"),
            "between 6 and 8\u00a0h",
            "between 6 and 8\u00a0h",
        ),
        (row(**DONE), "yes", "yes"),
        (row(**STEPS), "all milestones", "all milestones"),
    ],
)
def test_what_is_wanted(asked: MeasureRow, text: str, beside_the_baseline: str) -> None:
    assert (wanted_text(asked), target_text(asked)) == (text, beside_the_baseline)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (reach(), "at least 10\u00a0people"),
        (maintain(), "at most 50\u00a0h/week"),
        (Measure(id="m", goal_id="g", title="Buddy", kind=Kind.DONE, since=AS_OF), "yes"),
    ],
)
def test_a_record_says_the_same_as_its_row(record: Measure, text: str) -> None:
    assert wanted_text(record) == text


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("reach", 8.0, "8\u00a0people"),
        ("maintain", Decimal("7.5"), "7.5\u00a0people"),
        ("milestones", 3.0, "3 reached"),
        ("done", 1.0, "yes"),
        ("done", Decimal(0), "not yet"),
        ("reach", nan, "–"),
    ],
)
def test_a_reading_by_its_kind(kind: str, value: float, text: str) -> None:
    assert reading_text(kind, value, "people") == text


def test_the_last_reading_has_its_day() -> None:
    said = last_reading_text("reach", 8.0, "people", date(2026, 9, 12))
    assert said == "Last reading: 8\u00a0people on 12 Sep 2026"
    assert last_reading_text("done", 0.0, "", date(2026, 9, 12)) == "Last reading: not yet on 12 Sep 2026"
    assert last_reading_text("reach", None, "people", None) == "No reading yet"


FALLING: dict[str, Any] = {
    "baseline": 45.0, "target": 30.0, "actual": 40.0, "unit": "%", "share": 1 / 3,
    "direction": "at most",
}  # fmt: skip


@pytest.mark.parametrize(
    ("found", "now", "standing"),
    [
        (
            row(),
            "8 of 10\u00a0people",
            "8 of 10\u00a0people, 67\u00a0% of the way from 4 (75\u00a0% expected)",
        ),
        (
            row(**FALLING),
            "40\u00a0%, wanted at most 30",
            "40\u00a0%, wanted at most 30; 33\u00a0% of the way from 45 (75\u00a0% expected)",
        ),
        (
            limited(share=0.8),
            "48\u00a0h/week, wanted at most 50",
            "kept in 80\u00a0% of the weeks (8 of 10)",
        ),
        (row(**STEPS), "3 of 6 milestones", "3 of 6 milestones reached (2 expected)"),
        (
            row(**STEPS | {"expected": 0.0}),
            "3 of 6 milestones",
            "3 of 6 milestones reached (none expected yet)",
        ),
        (
            row(actual=4.0, share=0.0),
            "4 of 10\u00a0people",
            "4 of 10\u00a0people, no further than at the start (75\u00a0% of the way expected)",
        ),
        (row(**DONE, actual=0.0, share=0.0), "not yet", "not yet"),
        (row(**DONE, actual=1.0, share=1.0), "yes", "yes"),
        (limited(actual=nan, share=nan, on=pd.NaT), "no reading yet", "no reading yet"),
    ],
)
def test_where_a_measure_stands(found: MeasureRow, now: str, standing: str) -> None:
    assert (now_text(found), standing_text(found)) == (now, standing)


def test_what_was_read_in_a_span_that_still_runs_was_read_even_so() -> None:
    read = limited(actual=nan, share=nan, on=pd.Timestamp(2026, 9, 25))
    assert standing_text(read) == "no week is over yet, last read on 25 Sep 2026"


def test_a_goal_stands_where_its_weakest_measure_stands() -> None:
    measures = pd.DataFrame([measure(), hours(share=0.8)])
    goal = pd.Series(
        {"measures": 2, "on_track": 1, "weakest": "Hours", "weakest_measure": "c1/m2", "state": "active"}
    )
    said = goal_standing_text(goal, measures)
    assert said == "Hours: kept in 80\u00a0% of the weeks (8 of 10); 1 of 2 measures on track"
    assert goal_standing_text(pd.Series({"measures": 0}), measures) == "no measure yet"


def test_a_moved_target_is_said_with_the_first_one() -> None:
    kept = {
        "unit": "people",
        "baseline": 4.0,
        "target": 10.0,
        "first_baseline": 4.0,
        "share": 0.5,
        "share_first": 0.375,
    }
    assert moved_target_text(pd.Series(kept | {"first_target": 12.0})) == (
        "50\u00a0% of the way by today's target; by the first target, 12\u00a0people, it would be 38\u00a0%."
    )


def test_a_small_step_is_named_as_far_as_it_is_known() -> None:
    known: dict[str, Any] = {"goal": "g", "statement": "s", "due": AS_OF, "measure": "Team size"}
    assert (
        small_step_text(SmallStep(**known, kind=Kind.REACH, value=8, unit="people"))
        == "Team size: 8\u00a0people"
    )
    kept = SmallStep(**known, kind=Kind.MAINTAIN, value=5, spans=6)
    assert small_step_text(kept) == "Team size kept in 5 of 6 weeks"
    assert small_step_text(SmallStep(goal="g", statement="s", due=AS_OF)) == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Team size: 8 of 10\u00a0people, 4 weeks behind the expected pace."),
        ({"share": 0.74}, "Team size: 8 of 10\u00a0people, on the expected pace."),
        ({"share": 0.77}, "Team size: 8 of 10\u00a0people, 9 days ahead of the expected pace."),
        ({"share": 0.1}, "Team size: 8 of 10\u00a0people, 8 months behind the expected pace."),
        ({"share": -0.1}, "Team size: 8 of 10\u00a0people, further from the target than at the start."),
        (
            {"share": 1.0, "actual": 10.0, "reached_on": pd.Timestamp("2026-09-25")},
            "Team size: reached on 25 Sep 2026; 10 of 10\u00a0people.",
        ),
        ({"share": nan}, "Team size: 8\u00a0people; the target is 10\u00a0people by 1 Jan 2027."),
        (
            {"actual": nan, "on": pd.NaT},
            "Team size: no reading yet; the target is 10\u00a0people by 1 Jan 2027.",
        ),
        (
            FALLING | {"share": 2 / 3, "title": "Travel"},
            "Travel: 40\u00a0%, wanted at most 30; 4 weeks behind the expected pace.",
        ),
        (
            {"on": pd.Timestamp("2026-06-12")},
            (
                "Team size: 8 of 10\u00a0people, 4 weeks behind the expected pace; "
                "the last reading is from 12 Jun 2026."
            ),
        ),
        (
            {"due": pd.Timestamp("2026-09-30"), "expected": 1.0},
            "Team size: 8 of 10\u00a0people, 67\u00a0% of the way from 4; the target was due on 30 Sep 2026.",
        ),
    ],
)
def test_the_sentence_says_where_the_measure_stands(changes: dict[str, Any], sentence: str) -> None:
    assert progress_sentence(row(**changes), as_of=AS_OF) == sentence


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({"measures": 2, "on_track": 1}, "Team size: behind; 1 of 2 measures on track"),
        ({"measures": 3, "on_track": 2}, "Team size: behind; 2 of 3 measures on track"),
        ({"measures": 2, "on_track": 2, "status": "done"}, "2 of 2 measures on track"),
        ({"measures": 1, "on_track": 0}, "Team size: behind"),
        ({"measures": 1, "on_track": 0, "state": "paused"}, "the goal is paused; Team size: behind"),
        ({"measures": 0, "on_track": 0}, "no measure yet"),
    ],
)
def test_why_a_goal_has_its_status_is_said_in_one_sentence(counts: dict[str, Any], reason: str) -> None:
    goal = {"state": "active", "status": "behind", "weakest": "Team size", **counts}
    assert goal_status_reason(pd.Series(goal)) == reason
