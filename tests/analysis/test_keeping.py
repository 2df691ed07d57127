"""How well maintain measures were kept, and the strength of a habit as Loop Habit Tracker computes it."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.keeping import habit_strength, keeping, kept_spans
from goalkit.analysis.progress import progress
from goalkit.frames import frames_of
from goalkit.terms import Cadence
from tests.analysis.made import MAINTAIN, ORACLES, check_ins, measures, next_strength, together
from tests.books import book, goal, maintain, reading

AS_OF = date(2026, 2, 1)  # a Sunday: the week that ends with it has ended
WEEKS = [("2026-01-06", 48.0), ("2026-01-13", 55.0), ("2026-01-27", 50.0)]


def hours(**changes):
    return measures({**MAINTAIN, **changes})


def weeks(readings=WEEKS):
    return check_ins(readings, "ada/hours")


def test_each_read_week_is_kept_or_not_and_an_unread_one_has_no_row():
    found = kept_spans(hours(), weeks(), as_of=AS_OF)
    assert found["span_start"].dt.date.tolist() == [date(2026, 1, day) for day in (5, 12, 26)]
    assert found["span_end"].dt.date.tolist() == [date(2026, 1, 12), date(2026, 1, 19), date(2026, 2, 2)]
    assert found["value"].tolist() == [48.0, 55.0, 50.0]
    assert found["kept"].tolist() == [True, False, True]


def test_a_week_is_judged_only_once_it_has_ended():
    assert len(kept_spans(hours(), weeks(), as_of=date(2026, 1, 31))) == 2
    assert len(kept_spans(hours(), weeks(), as_of=date(2026, 2, 1))) == 3


def test_a_week_belongs_to_the_window_in_which_its_last_day_lies():
    january = kept_spans(hours(), weeks(), as_of=date(2026, 1, 31), since=date(2026, 1, 1))
    february = kept_spans(hours(), weeks(), as_of=date(2026, 2, 28), since=date(2026, 2, 1))
    assert january["value"].tolist() == [48.0, 55.0]
    assert february["value"].tolist() == [50.0]


def test_spans_before_the_start_of_the_measure_do_not_count():
    found = kept_spans(hours(start=date(2026, 1, 12)), weeks(), as_of=AS_OF, since=date(2025, 1, 1))
    assert found["value"].tolist() == [55.0, 50.0]


def test_days_that_add_up_to_the_limit_keep_it():
    """0.1 three times is 0.30000000000000004 as floats, which is no more than 0.3."""
    thirds = weeks([("2026-01-06", 0.1), ("2026-01-07", 0.1), ("2026-01-08", 0.1)])
    found = kept_spans(hours(target=0.3, join="sum"), thirds, as_of=AS_OF)
    assert found["kept"].tolist() == [True]
    above = kept_spans(hours(target=0.299999, join="sum"), thirds, as_of=AS_OF)
    assert above["kept"].tolist() == [False]


def test_only_maintain_measures_have_spans():
    assert kept_spans(measures({}), check_ins(WEEKS), as_of=AS_OF).empty


@pytest.mark.parametrize(
    ("direction", "target", "high", "kept"),
    [
        ("at most", 3.0, None, [True, True, False, False]),
        ("at least", 3.0, None, [False, True, True, True]),
        ("between", 3.0, 4.0, [False, True, True, False]),
    ],
)
def test_the_target_itself_is_kept_in_every_direction(direction, target, high, kept):
    readings = [("2026-01-05", 2.0), ("2026-01-12", 3.0), ("2026-01-19", 4.0), ("2026-01-26", 5.0)]
    measure = hours(direction=direction, target=target, target_high=high)
    assert kept_spans(measure, weeks(readings), as_of=AS_OF)["kept"].tolist() == kept


@pytest.mark.parametrize(
    ("cadence", "starts"),
    [
        ("day", ["2026-01-30", "2026-01-31", "2026-02-01", "2026-04-02"]),
        ("month", ["2026-01-01", "2026-02-01", "2026-04-01"]),
        ("quarter", ["2026-01-01", "2026-04-01"]),
        ("year", ["2026-01-01"]),
    ],
)
def test_readings_of_one_span_are_summed_whatever_its_length(cadence, starts):
    readings = [("2026-01-30", 1.0), ("2026-01-31", 1.0), ("2026-02-01", 1.0), ("2026-04-02", 1.0)]
    found = kept_spans(hours(cadence=cadence, join="sum"), weeks(readings), as_of=date(2026, 12, 31))
    assert found["span_start"].dt.strftime("%Y-%m-%d").tolist() == starts
    assert found["value"].sum() == 4.0


def test_measures_of_several_cadences_stand_side_by_side():
    both = measures(MAINTAIN, {**MAINTAIN, "measure": "ada/travel", "cadence": "month", "target": 30.0})
    several = together(weeks(), check_ins([("2026-01-20", 40.0)], "ada/travel"))
    found = kept_spans(both, several, as_of=AS_OF).groupby("measure", observed=True)["kept"].agg(list)
    assert found.to_dict() == {"ada/hours": [True, False, True], "ada/travel": [False]}


def kept(values, **changes):
    """The one row of `keeping` for a weekly measure with these values, None where nothing was read."""
    days = pd.date_range("2026-01-05", periods=len(values), freq="W-MON")
    readings = [(day.date(), value) for day, value in zip(days, values, strict=True)]
    measure = hours(**changes)
    spans = kept_spans(measure, weeks(readings), as_of=date(2026, 12, 31))
    return keeping(measure, spans).iloc[0]


def test_keeping_counts_what_was_read_and_what_was_kept():
    found = kept([48, 55, None, 50, 49])
    assert (found["spans_read"], found["spans_kept"], found["share"]) == (4, 3, 0.75)


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ([48, 49], 2),
        ([48, 55], 0),
        ([55, 48, None, 49], 2),  # the unread week neither counts nor breaks
        ([48, 48, 60, 48], 1),
    ],
)
def test_the_run_counts_kept_spans_up_to_the_last_one_read(values, run):
    assert kept(values)["run"] == run


@pytest.mark.parametrize(
    ("direction", "target", "high", "worst", "week"),
    [
        ("at most", 50.0, None, 60.0, "2026-01-12"),
        ("at least", 50.0, None, 20.0, "2026-01-19"),
        ("between", 45.0, 58.0, 20.0, "2026-01-19"),
    ],
)
def test_the_worst_span_is_the_one_farthest_on_the_wrong_side(direction, target, high, worst, week):
    found = kept([50, 60, 20, 60], direction=direction, target=target, target_high=high)
    assert found["worst_value"] == worst
    assert found["worst_span_start"] == pd.Timestamp(week)


def test_strength_is_what_loop_would_say_of_a_habit_of_as_many_days():
    found = kept([48, None, 75, 50])  # kept, not kept, kept
    strength = 0.0
    for completed in (1.0, 0.0, 1.0):
        strength = next_strength(strength, completed, frequency=1)
    assert found["strength"] == pytest.approx(strength, abs=1e-12)


def test_a_measure_nobody_read_has_a_row_without_figures():
    found = keeping(hours(), kept_spans(hours(), weeks([]), as_of=AS_OF)).iloc[0]
    assert (found["spans_read"], found["spans_kept"], found["run"]) == (0, 0, 0)
    assert np.isnan(found["share"])
    assert found[["worst_value", "worst_span_start", "strength"]].isna().all()


def test_figures_of_several_measures_do_not_run_into_one_another():
    both = measures({}, {**MAINTAIN, "measure": "ada/travel", "target": 30.0}, MAINTAIN)
    several = together(weeks(), check_ins([("2026-01-06", 20.0), ("2026-01-13", 25.0)], "ada/travel"))
    found = keeping(both, kept_spans(both, several, as_of=AS_OF))
    assert found["measure"].tolist() == ["ada/travel", "ada/hours"]
    assert found["run"].tolist() == [2, 1]
    assert found["worst_value"].tolist() == [25.0, 55.0]


def test_a_habit_keeps_its_ending_once_its_due_day_is_over() -> None:
    """Kept every week until the end of June, broken afterwards: done in every later review."""
    due, mondays = date(2026, 6, 30), [date(2026, 1, 5) + timedelta(weeks=week) for week in range(36)]
    check_ins = tuple(reading("m2", day, 45 if day <= due else 60) for day in mondays)
    frames = frames_of(
        [book(goals=(goal(due=due),), measures=(maintain(),), check_ins=check_ins)], on=date(2026, 9, 30)
    )
    for as_of, since in ((date(2026, 7, 31), date(2026, 7, 1)), (date(2026, 9, 30), date(2026, 7, 1))):
        stands = progress(frames.measures, frames.check_ins, frames.milestones, as_of=as_of, since=since)
        assert stands[["share", "status"]].to_numpy().tolist() == [[1.0, "done"]]
    assert kept_spans(frames.measures, frames.check_ins, as_of=date(2026, 9, 30))["span_end"].max() <= (
        pd.Timestamp(due) + pd.Timedelta(days=1)
    )


ORACLE = ORACLES["habit_strength"]
DAILY = np.array([0])
PARTS = st.floats(0, 1)
FREQUENCIES = st.sampled_from([1.0, 1 / 7, 12 / 365.25])


@pytest.mark.parametrize("case", ORACLE["cases"])
def test_one_more_span_changes_strength_as_published(case):
    found = next_strength(case["s"], case["c"], frequency=case["frequency"])
    assert found == pytest.approx(case["next"], abs=1e-6)


def test_twenty_perfect_days_give_the_published_strength():
    found = habit_strength(np.zeros(20, dtype=np.int64), np.ones(20, dtype=bool), DAILY)
    assert found[0] == pytest.approx(ORACLE["after_20_perfect_days_daily"], abs=1e-6)


def test_strength_over_a_series_is_one_step_after_the_other():
    completed = np.array([True, False, False, True, True, False])
    strength = 0.0
    for part in completed:
        strength = next_strength(strength, part, frequency=1.0)
    found = habit_strength(np.zeros(6, dtype=np.int64), completed, DAILY)
    assert found[0] == pytest.approx(strength, abs=1e-12)


@pytest.mark.parametrize(
    ("cadence", "spans", "strength"),
    [("day", 13, 0.5), ("week", 13, 0.5), ("month", 6, 0.5), ("year", 2, 0.5)],
)
def test_always_kept_for_so_many_spans_is_half_of_the_strength(cadence, spans, strength):
    codes = np.array([list(Cadence).index(cadence)])
    found = habit_strength(np.zeros(spans, dtype=np.int64), np.ones(spans, dtype=bool), codes)
    assert found[0] == pytest.approx(strength)


@given(PARTS, PARTS, FREQUENCIES)
def test_strength_moves_towards_what_was_done_and_never_beyond_it(strength, completed, frequency):
    after = next_strength(strength, completed, frequency=frequency)
    assert min(strength, completed) - 1e-12 <= after <= max(strength, completed) + 1e-12


@given(PARTS, FREQUENCIES)
def test_one_bad_span_dents_and_does_not_reset(strength, frequency):
    assert next_strength(strength, 0.0, frequency=frequency) >= 0.9 * strength


@given(st.lists(PARTS, min_size=1, max_size=30), st.integers(0, 29), FREQUENCIES)
def test_more_done_in_any_span_never_weakens_a_habit(completed, place, frequency):
    def after(parts):
        strength = 0.0
        for part in parts:
            strength = next_strength(strength, part, frequency=frequency)
        return strength

    better = [1.0 if number == place else part for number, part in enumerate(completed)]
    assert after(better) >= after(completed) - 1e-12


@given(st.lists(st.none() | st.integers(30, 80), min_size=1, max_size=20))
def test_a_skipped_week_leaves_the_strength_as_it_is(weeks):
    """The weeks that were read give the same strength whether or not weeks lie between them."""
    measure = measures(MAINTAIN)
    first = date(2026, 1, 8)

    def strength(values):
        read = [(first + timedelta(days=7 * week), value) for week, value in enumerate(values) if value]
        spans = kept_spans(measure, check_ins(read, MAINTAIN["measure"]), as_of=date(2026, 12, 31))
        return keeping(measure, spans)["strength"].tolist()

    assert strength(weeks) == pytest.approx(strength([week for week in weeks if week]), nan_ok=True)
