"""The functions on plain values and frames."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

import goalkit as gk
from goalkit.errors import ChoiceError
from goalkit.frames import MEASURES

YEAR = {"start": "2026-01-01", "due": "2026-12-31"}
TEAM: dict[str, Any] = {"title": "Team size", "unit": "people", "baseline": 4, "target": 10, **YEAR}
HOURS: dict[str, Any] = {
    "title": "Working hours", "kind": "maintain", "unit": "h/week", "direction": "at_most", "target": 50,
    **YEAR,
}  # fmt: skip
READINGS = pd.DataFrame({"date": ["2026-03-31", "2026-06-30", "2026-09-28"], "value": [5, 7, 8]})


def one(**changes: Any) -> pd.DataFrame:
    return pd.DataFrame([TEAM | changes])


def refused(call: Any, *given: Any, **words: Any) -> str:
    with pytest.raises(gk.FrameError) as told:
        call(*given, **words)
    return str(told.value)


def test_a_share_is_told_from_numbers_and_columns() -> None:
    assert gk.share_reached(7, baseline=4, target=10) == 0.5
    assert gk.share_reached(pd.Series([4, 7, 13]), baseline=4, target=10).tolist() == [0, 0.5, 1.5]


@pytest.mark.parametrize(
    "day",
    [
        "2026-07-01",
        date(2026, 7, 1),
        datetime(2026, 7, 1, 18, tzinfo=UTC),
        pd.Timestamp("2026-07-01"),
        np.datetime64("2026-07-01"),
    ],
)
def test_a_day_may_be_a_text_a_date_or_a_moment(day: Any) -> None:
    assert gk.expected_share("2026-01-01", "2026-12-31", on=day) == 181 / 364


def test_the_expected_share_is_told_for_columns_of_days_and_both_day_counts() -> None:
    days = pd.Series(pd.to_datetime(["2026-01-01", "2027-01-01"]))
    assert gk.expected_share("2026-01-01", "2026-12-31", on=days).tolist() == [0, 1]
    assert gk.expected_share("2026-01-01", "2026-01-10", on="2026-01-05", day_count="inclusive") == 0.5


def test_a_text_that_is_no_day_is_named() -> None:
    with pytest.raises(gk.DateError, match="'1 July' is not a date"):
        gk.expected_share("2026-01-01", "2026-12-31", on="1 July")


def test_what_is_no_day_and_no_way_to_count_days_is_named() -> None:
    with pytest.raises(gk.DateError, match="'2026' is not a date"):
        gk.expected_share("2026-01-01", "2026-12-31", on=2026)  # type: ignore[call-overload] # the mistake
    with pytest.raises(ChoiceError, match="'both' cannot be chosen: give one of exclusive, inclusive"):
        gk.expected_share("2026-01-01", "2026-12-31", on="2026-07-01", day_count="both")


def test_measures_get_their_types_and_defaults() -> None:
    m = gk.measures(pd.DataFrame([TEAM, HOURS | {"cadence": "month"}]))
    assert dict(m.dtypes) == {name: pd.Series(dtype=kind).dtype for name, kind in MEASURES.items()}
    assert m["kind"].tolist() == ["reach", "maintain"]
    assert m["direction"].tolist() == ["at least", "at most"]
    assert m["cadence"].tolist() == ["week", "month"]
    assert m["measure"].tolist() == m["goal"].tolist() == ["Team size", "Working hours"]


def test_a_falling_target_is_at_most() -> None:
    assert gk.measures(one(baseline=10, target=4))["direction"].tolist() == ["at most"]


def test_checked_measures_stay_as_they_are() -> None:
    m = gk.measures(pd.DataFrame([TEAM, HOURS]))
    pd.testing.assert_frame_equal(gk.measures(m), m)


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (one(targt=10), "measures: 'targt' is not one of its columns: did you mean 'target'?"),
        (one(mood="good"), "measures: 'mood' is not one of its columns, which are 'client', "),
        (one().drop(columns="due"), "measures: column 'due' is missing: there are 'title', "),
        (one().drop(columns="title"), "measures: column 'title' is missing: "),
        (one(kind="rech"), "measures: column 'kind', row 0: 'rech' is not one of 'reach', 'maintain', "),
        (one(direction="up"), "column 'direction', row 0: 'up' is not one of 'at least', 'at most', "),
        (one(cadence="hour"), "column 'cadence', row 0: 'hour' is not one of 'day', 'week', "),
        (one(target="ten"), "measures: column 'target', row 0: 'ten' is not a number"),
        (one(target=float("inf")), "column 'target', row 0: 'Infinity' is not a number to calculate with"),
        (one(start="1.1.2026"), "column 'start', row 0: '1.1.2026' is not a date: write it like 2026-03-31"),
        (one(start="2026-01"), "column 'start', row 0: '2026-01' is not a date: "),
        (one(start=pd.Period("2026-01")), "column 'start', row 0: '2026-01' is not a date: "),
        (pd.concat([one(), one()], axis="columns"), "measures: column 'title' is there twice; "),
        (one(start=2026), "column 'start', row 0: '2026' is not a date: "),
        (one(due="2025-12-31"), "column 'due', row 0: '31 Dec 2025' is not after the start, 1 Jan 2026"),
        (one(target=4), "column 'target', row 0: '4' is where you start from: nothing is left to reach"),
        (one(unit=""), "column 'unit', row 0: Say what is counted"),
        (one(direction="at most"), "column 'direction', row 0: 'at most' does not fit a way from 4 to 10"),
        (pd.DataFrame([TEAM, TEAM]), "column 'measure', row 1: 'Team size' is there twice"),
        (pd.DataFrame([TEAM, TEAM | {"title": "Offices", "due": None}]), "column 'due', row 1: Choose a day"),
        ([TEAM], "measures: it is of type list: give a DataFrame"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_measures_is_said_in_a_sentence(frame: Any, said: str) -> None:
    assert said in refused(gk.measures, frame)


def test_many_problems_are_counted_and_all_kept() -> None:
    with pytest.raises(gk.FrameError, match=r"row 2: .*; and 2 more$") as told:
        gk.measures(pd.DataFrame([TEAM | {"title": str(n), "target": 4} for n in range(5)]))
    assert len(told.value.problems) == 5


def test_progress_of_one_measure_needs_days_and_values_only() -> None:
    """7 of 10 from 4: half the way, on the day before half the year."""
    (row,) = gk.progress(one(), READINGS, on="2026-06-30").to_dict("records")
    assert (row["actual"], row["share"], row["status"]) == (7, 0.5, "on track")
    assert row["on"] == pd.Timestamp("2026-06-30")
    assert row["expected"] == pytest.approx(180 / 364)


def test_a_column_of_values_by_day_gives_the_same() -> None:
    values = pd.Series(READINGS["value"].to_list(), index=pd.to_datetime(READINGS["date"]))
    pd.testing.assert_frame_equal(
        gk.progress(one(), values, on="2026-09-30"), gk.progress(one(), READINGS, on="2026-09-30")
    )


def test_readings_name_their_measure_by_title_or_id() -> None:
    both = pd.DataFrame([TEAM | {"measure": "m1"}, HOURS])
    by_name = READINGS.assign(measure=["m1", "Team size", "Working hours"])
    assert gk.progress(both, by_name, on="2026-10-10")["actual"].tolist() == [7, 8]


def test_the_rule_judges_what_has_none_of_its_own() -> None:
    two = pd.DataFrame([TEAM, TEAM | {"title": "Offices", "rule": "gap"}])
    readings = pd.concat([READINGS.assign(measure=name) for name in two["title"]])
    told = gk.progress(two, readings, on="2026-09-30", rule="ratio")
    assert told["status"].tolist() == ["behind", "on track"]
    assert told["rule"].tolist() == ["ratio", "gap"]
    with pytest.raises(gk.RuleError, match="'mood' is not a rule"):
        gk.progress(two, readings, on="2026-09-30", rule="mood")


def test_milestones_count_for_their_goal() -> None:
    measure = pd.DataFrame(
        [{"title": "Steps", "kind": "milestones", "goal": "g", "start": "2026-01-01", "due": "2026-12-31"}]
    )
    steps = pd.DataFrame(
        {"goal": ["g", "g"], "due": ["2026-03-31", "2026-09-30"], "reached_on": ["2026-03-01", None]}
    )
    (row,) = gk.progress(measure, READINGS[:0], on="2026-06-30", milestones=steps).to_dict("records")
    assert (row["actual"], row["share"], row["expected"]) == (1, 0.5, 0.5)


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        (READINGS.rename(columns={"date": "Date"}), "column 'date' is missing: there are 'Date', 'value'"),
        (READINGS.assign(value=["5", "six", 7]), "column 'value', row 1: 'six' is not a number"),
        (READINGS.assign(date=["x", None, "2026-01-01"]), "column 'date', row 0: 'x' is not a date"),
        (READINGS.assign(date=[None, "2026-01-01", "2026-01-02"]), "column 'date', row 0: it is empty"),
        (READINGS.assign(measure="Tem size"), "'measure' names none of the measures: they are 'Team size'"),
        (READINGS["value"], "column 'date', row 0: '0' is not a date"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_readings_is_said_in_a_sentence(readings: Any, said: str) -> None:
    assert said in refused(gk.progress, one(), readings, on="2026-09-30")


def test_readings_of_several_measures_say_of_which() -> None:
    said = refused(gk.progress, pd.DataFrame([TEAM, HOURS]), READINGS, on="2026-09-30")
    assert said == "readings: column 'measure' says of which measure each reading is: fill it in"


def test_a_forecast_says_when_it_was_made_and_on_what_it_rests() -> None:
    f = gk.forecast(READINGS, on="2026-12-31", target=10)
    assert (f.as_of, f.count, f.last_on, f.last) == (date(2026, 9, 28), 3, date(2026, 9, 28), 8)
    assert f.low is not None and f.median is not None and f.high is not None  # noqa: PT018 - one thought
    assert f.low < 8 < f.median < f.high
    assert f.reach is not None
    assert f.reach.expected is not None
    assert repr(f) == f"<ForecastResult for 2026-12-31: {f.median:.4g} ({f.low:.4g} to {f.high:.4g})>"


def test_its_summary_is_a_table_that_a_notebook_shows_line_by_line() -> None:
    summary = gk.forecast(READINGS, on="2026-12-31", target=10).summary()
    assert repr(summary) == summary
    assert "Days with readings:                  3" in summary
    assert "Target:                    at least 10" in summary
    assert max(map(len, summary.splitlines())) <= 80


def test_what_was_read_later_does_not_count() -> None:
    earlier = gk.forecast(READINGS, on="2026-12-31", as_of="2026-07-01")
    assert (earlier.count, earlier.last, earlier.median) == (2, 7, None)
    assert earlier.remark == "too few readings"
    assert repr(earlier) == "<ForecastResult for 2026-12-31: too few readings>"
    assert "Remark: too few readings" in earlier.summary()


def test_there_is_a_forecast_of_nothing_as_well() -> None:
    nothing = gk.forecast(READINGS[:0], on="2026-12-31", target=10)
    assert (nothing.count, nothing.last, nothing.median) == (0, None, None)
    assert "Last reading:                     none" in nothing.summary()


def test_a_forecast_is_of_one_measure() -> None:
    said = refused(gk.forecast, READINGS.assign(measure=["a", "a", "b"]), on="2026-12-31")
    assert said == "readings: column 'measure' names several: choose the rows of one"


def test_labels_of_rows_may_be_there_twice() -> None:
    both = pd.concat([one(), one(title="Offices", baseline=12)])
    assert gk.measures(both)["direction"].tolist() == ["at least", "at most"]


def test_numbers_may_be_exact() -> None:
    exact = READINGS.assign(value=[Decimal(5), Decimal(7), Decimal(8)])
    assert gk.progress(one(), exact, on="2026-09-30")["actual"].tolist() == [8]
