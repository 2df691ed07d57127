"""The way to the due day, and the numbers behind a forecast: both say what the forecast itself says."""

import math
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from goalkit.analysis.forecast import (
    forecast_path,
    forecast_readings,
    forecast_workings,
    reach_date,
    reach_dates,
)
from goalkit.analysis.readings import daily_readings
from tests.analysis.made import DUE, check_ins, measures, together

FIRST, TODAY = date(2026, 1, 5), date(2026, 7, 20)
RISING = [4, 4, 5, 5, 6, 7, 7]


def every_month(values, measure="ada/size", *, gap=30):
    days = [FIRST + timedelta(days=gap * number) for number in range(len(values))]
    return check_ins([(day, float(value)) for day, value in zip(days, values, strict=True)], measure)


def path(values, **measure):
    stated = measures(measure)
    readings = daily_readings(stated, every_month(values), as_of=TODAY)
    row = stated.iloc[0]
    return forecast_path(readings, as_of=TODAY, due=row["due"].date(), target=row["target"], unit=row["unit"])


def test_the_way_begins_at_the_last_reading_and_ends_in_the_forecast_of_the_due_day():
    found = path(RISING)
    told = forecast_readings(measures({}), every_month(RISING), as_of=TODAY).iloc[0]
    first, last = found.iloc[0], found.iloc[-1]
    assert first[["low", "median", "high"]].tolist() == [7, 7, 7]
    assert first["on"].date() == FIRST + timedelta(days=180)
    assert last["on"].date() == DUE
    assert last[["low", "median", "high"]].tolist() == pytest.approx(
        [told["low"], told["median"], told["high"]]
    )


def test_its_days_go_up_and_the_median_lies_inside():
    found = path(RISING)
    assert found["on"].is_monotonic_increasing
    assert ((found["low"] <= found["median"]) & (found["median"] <= found["high"])).all()


def test_per_cent_stop_at_a_hundred():
    assert path([40, 55, 66, 82, 95], unit="%", target=98.0)["high"].max() == 100


@pytest.mark.parametrize("values", [[], [4], [4, 5], [5, 5, 5, 5], [4, 5, 6, 7000, 7, 8, 8]])
def test_without_numbers_there_is_no_way(values):
    assert path(values).empty


def test_a_due_day_that_is_over_has_no_way():
    assert path(RISING, due=date(2026, 7, 1)).empty


def test_the_days_of_reaching_stand_one_row_a_measure():
    rows = [{"measure": "ada/a"}, {"measure": "ada/b", "target": 5.0}, {"measure": "ada/c"}]
    stated = measures(*rows)
    read = together(every_month(RISING, "ada/a"), every_month(RISING, "ada/b"))
    readings = daily_readings(stated, read, as_of=TODAY)
    found = reach_dates(stated, readings, as_of=TODAY)
    alone = reach_date(readings[readings["measure"] == "ada/a"], as_of=TODAY, target=10)
    assert found["measure"].tolist() == ["ada/a", "ada/b", "ada/c"]
    days = [None if pd.isna(day) else day.date() for day in found.iloc[0][["earliest", "expected", "latest"]]]
    assert days == [alone.earliest, alone.expected, alone.latest]
    assert found.loc[1:, ["earliest", "expected", "latest"]].isna().all(axis=None)


def test_the_workings_lead_to_the_forecast_by_the_formula_of_its_page():
    """With the rounding that a reader has in hand: five digits."""
    rows = [
        {"measure": "ada/a"},
        {"measure": "ada/b", "direction": "at most", "baseline": 90.0, "target": 9.0},
    ]
    falling = [90 - 3 * number + 2 * (number % 2) for number in range(15)]
    read = together(every_month(RISING, "ada/a"), every_month(falling, "ada/b", gap=14))
    stated = measures(*rows)
    told = forecast_readings(stated, read, as_of=TODAY)
    found = forecast_workings(told, daily_readings(stated, read, as_of=TODAY))
    assert (found["missed"] < 1).tolist() == [False, True]
    for (_, row), (_, forecast), target in zip(found.iterrows(), told.iterrows(), (10, 9), strict=True):
        n, whole, h = (float(row[name]) for name in ("count", "run", "ahead"))
        level, line_pace, mean_pace, turns, spread, strayed, m, missed = (
            float(f"{row[name]:.5g}")
            for name in (
                "level", "line_pace", "mean_pace", "turns", "spread", "strayed", "repeats", "missed",
            )
        )  # fmt: skip
        walk = 1 / (1 + (turns / 2) ** 3.5 * math.sqrt(n))
        p = (1 - walk) * line_pace + walk * mean_pace
        pace = p / (1 + (2 / n + 0.05) * h / whole + 0.7 * strayed / whole / p**2)
        median = row["last"] + (1 - walk) * level + pace * h
        square = 0.4 * (1 - walk) * spread + 0.6 * walk * strayed * h
        square += (1 / (n + 4) + 0.08) * ((mean_pace * h) ** 2 + 0.5 * spread * (h / whole) ** 2)
        scale = math.sqrt(square) * min(missed, 1) ** (m / (m + 3) / (1 + 4 * h / whole))
        assert median == pytest.approx(forecast["median"], rel=1e-3)
        assert median + 2.197 * scale == pytest.approx(forecast["high"], rel=1e-3)
        above = 1 / (1 + math.exp((target - median) / scale))
        chance = above if row["measure"] == "ada/a" else 1 - above
        assert chance == pytest.approx(forecast["probability"], abs=2e-3)


def test_measures_without_numbers_have_no_workings():
    stated = measures({"measure": "ada/a"}, {"measure": "ada/b"})
    read = every_month([5, 5, 5], "ada/a")
    told = forecast_readings(stated, read, as_of=TODAY)
    found = forecast_workings(told, daily_readings(stated, read, as_of=TODAY))
    assert found.empty
    assert {"walk", "median", "scale"} <= set(found.columns)


def test_workings_are_those_of_their_own_measure():
    names = ["ada/z", "ada/a", "ada/m"]
    stated = measures(*({"measure": name} for name in names))
    read = together(*(every_month(np.add(RISING, number), name) for number, name in enumerate(names)))
    told = forecast_readings(stated, read, as_of=TODAY)
    found = forecast_workings(told, daily_readings(stated, read, as_of=TODAY))
    medians = dict(zip(told["measure"], told["median"], strict=True))
    assert dict(zip(found["measure"], found["median"], strict=True)) == pytest.approx(medians)
    assert sorted(medians.values()) == [medians[name] for name in names]
