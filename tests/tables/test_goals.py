from datetime import date
from math import nan
from typing import Any

import pandas as pd
import pytest

from goalkit.blocks import Table
from goalkit.tables.goals import goals_table, ledger_table, missing_table, summary_table
from tests.charts.samples import days, hours, measure

GOALS = pd.DataFrame(
    {
        "client": "c1", "goal": ["g1", "g2"], "statement": ["Lead a team of ten", "Work at most 50 hours"],
        "state": "active", "status": ["behind", "on track"], "rule": ["gap", "ratio"],
        "measures": [1, 2], "on_track": [0, 2],
        "weakest": ["Team size", "Working hours"], "weakest_measure": ["c1/m1", "c1/m2"],
    }
)  # fmt: skip


def words(table: Table) -> list[list[str]]:
    """The text of all cells, row by row."""
    return [[cell.text for cell in row] for row in table.rows]


def row_of(**changes: Any) -> list[str]:
    """The row of one measure."""
    table = goals_table(GOALS.iloc[:1], pd.DataFrame([measure(**changes)]))
    return words(table)[1]


def test_a_goal_stands_over_its_measures() -> None:
    table = goals_table(GOALS, pd.DataFrame([measure(), hours(goal="g2")]))
    assert [row[0] for row in words(table)] == [
        "Lead a team of ten", "Team size", "Work at most 50 hours", "Working hours",
    ]  # fmt: skip


def test_a_reach_measure_shows_where_it_started_where_it_is_and_how_sure() -> None:
    assert row_of() == [
        "Team size", "4 people", "10 people", "8 people", "67\u00a0%", "75\u00a0%", "● on track",
        "80 → 60\u00a0%",
    ]  # fmt: skip


def test_a_maintain_measure_shows_its_limit_and_how_much_was_kept_and_no_pace() -> None:
    table = goals_table(GOALS.iloc[1:], pd.DataFrame([hours(goal="g2", share=0.75)]))
    assert words(table)[1][1:6] == ["–", "at most 50 h/week", "48 h/week", "75\u00a0% kept", "–"]


def test_milestones_count_steps_and_done_is_yes_or_no() -> None:
    steps = row_of(kind="milestones", baseline=nan, target=nan, unit="", actual=3.0)
    done = row_of(kind="done", baseline=nan, target=nan, unit="", actual=0.0)
    bought = row_of(kind="done", baseline=nan, target=nan, unit="", actual=1.0)
    assert steps[1:4] == ["–", "all milestones", "3 reached"]
    assert done[1:4] == ["–", "yes", "not yet"]
    assert bought[3] == "yes"


def test_what_is_missing_is_a_dash_and_never_zero_or_nan() -> None:
    row = row_of(actual=nan, share=nan, confidence=nan, first_confidence=nan, status="no reading")
    assert row[3:] == ["–", "–", "75\u00a0%", "◌ no reading", "–"]
    kept = goals_table(GOALS.iloc[1:], pd.DataFrame([hours(goal="g2", share=nan, actual=nan)]))
    assert words(kept)[1][4] == "–"


def test_a_confidence_that_did_not_move_is_said_once() -> None:
    assert row_of(first_confidence=0.6)[-1] == "60\u00a0%"
    assert row_of(first_confidence=nan)[-1] == "60\u00a0%"


def test_only_a_goal_with_several_measures_or_none_has_a_status_of_its_own() -> None:
    alone = goals_table(GOALS.iloc[:1], pd.DataFrame([measure()]))
    both = goals_table(GOALS.iloc[:1], pd.DataFrame([measure(), hours()]))
    none = goals_table(GOALS.iloc[:1], pd.DataFrame([measure()]).iloc[:0])
    assert [words(table)[0][6] for table in (alone, both, none)] == ["", "▲ behind", "▲ behind"]


def test_the_caption_counts() -> None:
    table = goals_table(GOALS, pd.DataFrame([measure(), hours()]))
    assert table.caption == ("The 2 measures of 2 goals, from baseline to target; status by the gap rule.")


def test_numbers_are_aligned_to_the_right_and_every_row_has_every_cell() -> None:
    table = goals_table(GOALS, pd.DataFrame([measure()]))
    right = [column.label for column in table.columns if column.align == "right"]
    assert right == ["From", "Target", "Now", "Progress", "Expected", "Confidence"]
    assert {len(row) for row in table.rows} == {len(table.columns)}


def summary_of(**changes: Any) -> list[str]:
    """The summary row of a goal with this one measure."""
    table = summary_table(GOALS.iloc[:1], pd.DataFrame([measure(**changes)]), {})
    return words(table)[0]


def test_the_summary_has_a_status_a_small_line_and_where_the_goal_stands() -> None:
    measures = pd.DataFrame([measure(), hours(goal="g2", share=0.75)])
    table = summary_table(GOALS, measures, {"g1": (4.0, 5.0, 8.0)})
    assert words(table) == [
        [
            "Lead a team of ten", "▲ behind (gap)", "",
            "Team size: 8 of 10\u00a0people, 67\u00a0% of the way from 4 (75\u00a0% expected)",
        ],
        [
            "Work at most 50 hours", "● on track (ratio)", "",
            "Working hours: kept in 75\u00a0% of the weeks (8 of 10); 2 of 2 measures on track",
        ],
    ]  # fmt: skip
    assert [row[2].spark for row in table.rows] == [(4.0, 5.0, 8.0), ()]
    assert table.rows[0][1].bold


def test_the_summary_says_in_words_where_a_goal_of_any_kind_stands() -> None:
    assert summary_of(kind="milestones", actual=7.0, spans=10.0, share=0.7, expected=0.8)[-1] == (
        "Team size: 7 of 10 milestones reached (8 expected)"
    )
    assert summary_of(kind="done", actual=1.0)[-1] == "Team size: yes"
    assert summary_of(kind="done", actual=0.0)[-1] == "Team size: not yet"
    assert summary_of(actual=nan, on=pd.NaT)[-1] == "Team size: no reading yet"
    unmeasured = GOALS.iloc[:1].assign(measures=0, weakest="")
    assert words(summary_table(unmeasured, pd.DataFrame([measure()]), {}))[0][-1] == "no measure yet"


def test_the_ledger_writes_numbers_days_and_words_as_they_are() -> None:
    changes = pd.DataFrame(
        {
            "since": days("2026-01-15", "2026-02-01", "2026-03-01"), "what": ["target", "due", "target_high"],
            "before": [25e6, pd.Timestamp("2026-12-31"), None], "after": [30e6, date(2027, 6, 30), 8.0],
            "unit": ["USD", "", "h"], "reason": ["The market grew", "Later start", "  "],
        }
    )  # fmt: skip
    table = ledger_table(changes)
    assert words(table) == [
        ["15 Jan 2026", "target", "25 M USD", "30 M USD", "The market grew"],
        ["1 Feb 2026", "due", "31 Dec 2026", "30 Jun 2027", "Later start"],
        ["1 Mar 2026", "upper target", "–", "8\u00a0h", "–"],
    ]
    assert table.caption == "What was revised, and why: 3 changes."


def test_words_that_were_revised_stay_words() -> None:
    change = {"since": days("2026-01-15"), "what": ["statement"], "before": ["<b>a</b>"], "after": ["b"]}
    table = ledger_table(pd.DataFrame(change).assign(unit="", reason="clearer"))
    assert words(table)[0][2:4] == ["<b>a</b>", "b"]


def test_spans_without_reading_that_follow_one_another_are_one_row() -> None:
    start = days("2026-07-06", "2026-07-13", "2026-08-03", "2026-07-01")
    missing = pd.DataFrame(
        {
            "measure": ["c1/m2", "c1/m2", "c1/m2", "c1/m3"], "title": ["Hours", "Hours", "Hours", "Travel"],
            "span_start": start, "span_end": start + pd.to_timedelta([7, 7, 7, 31], unit="D"),
        }
    )  # fmt: skip
    table = missing_table(missing)
    assert words(table) == [
        ["Hours", "6 Jul 2026", "19 Jul 2026", "2"],
        ["Hours", "3 Aug 2026", "9 Aug 2026", "1"],
        ["Travel", "1 Jul 2026", "31 Jul 2026", "1"],
    ]
    assert table.caption == "4 readings missing: they are left out, never counted as zero."


@pytest.mark.parametrize("state", ["paused", "dropped"])
def test_a_goal_that_was_laid_aside_shows_that_and_no_status(state: str) -> None:
    aside = GOALS.iloc[:1].assign(state=state)
    assert words(summary_table(aside, pd.DataFrame([measure()]), {}))[0][1] == f"– {state}"
    assert words(goals_table(aside, pd.DataFrame([measure()])))[0][6] == f"– {state}"
