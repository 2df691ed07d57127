"""How likely the coming spans are kept, and when the next milestone is reached."""

from datetime import date, timedelta

import numpy as np
import pytest

from goalkit.analysis.keeping import keeping_chances, kept_spans
from goalkit.analysis.milestones import next_milestones
from tests.analysis.made import MAINTAIN, check_ins, empty, measures, milestones

MONDAY = date(2026, 1, 5)
LATER = date(2026, 12, 31)


def chances(kept, spans=1):
    """From weeks of 45 hours, kept, and of 55."""
    hours = [(MONDAY + timedelta(weeks=week), 45 if well else 55) for week, well in enumerate(kept)]
    measure = measures(MAINTAIN)
    found = kept_spans(measure, check_ins(hours, "ada/hours"), as_of=LATER)
    return keeping_chances(measure, found, spans=spans).iloc[0]


def test_the_chance_is_the_one_of_the_beta_binomial_model():
    kept = [True, True, False, True]
    weights = 0.5 ** (np.array([3, 2, 1, 0]) / 13)
    well, broken = weights @ kept + 0.5, weights[2] + 0.5
    found = chances(kept, spans=2)
    assert found["next"] == pytest.approx(well / (well + broken))
    assert found["all"] == pytest.approx(found["next"] * (well + 1) / (well + broken + 1))


def test_late_weeks_count_more_than_early_ones():
    assert chances([False] * 5 + [True] * 5)["next"] > 0.5 > chances([True] * 5 + [False] * 5)["next"]


def test_no_number_of_kept_weeks_makes_it_certain():
    assert 0.95 < chances([True] * 40)["next"] < 1


def test_more_spans_are_less_likely_all_kept():
    assert chances([True] * 8, spans=13)["all"] < chances([True] * 8, spans=4)["all"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_below_three_weeks_there_is_no_chance(count):
    found = chances([True] * count)
    assert found["spans_read"] == count
    assert found[["next", "all"]].isna().all()


def test_measures_of_other_kinds_have_no_row():
    measure = measures(MAINTAIN, {})
    found = kept_spans(measure, check_ins([(MONDAY, 45)], "ada/hours"), as_of=LATER)
    assert keeping_chances(measure, found, spans=4)["measure"].tolist() == ["ada/hours"]


def steps(*reached, still=("2026-11-30",)):
    done = [{"milestone": f"m{number}", "reached_on": day, "due": day} for number, day in enumerate(reached)]
    return milestones(*done, *({"milestone": f"due {day}", "due": day} for day in still))


def next_of(rows, as_of):
    return next_milestones(rows, as_of=date.fromisoformat(as_of))


def test_the_next_milestone_comes_at_the_pace_of_the_last():
    found = next_of(steps("2026-03-01", "2026-03-31", "2026-05-10"), "2026-05-15").iloc[0]  # 30 and 40 days
    assert found["milestone"] == "due 2026-11-30"
    assert [str(found[name].date()) for name in ("earliest", "expected", "latest")] == [
        "2026-06-09",
        "2026-06-14",
        "2026-06-19",
    ]


def test_only_the_last_four_gaps_tell_the_pace():
    days = ["2025-01-01", "2026-01-01", "2026-01-11", "2026-01-21", "2026-01-31", "2026-02-10"]
    found = next_of(steps(*days), "2026-02-10").iloc[0]
    assert found["latest"].date() == date(2026, 2, 20)


def test_the_one_that_is_due_first_is_next():
    rows = steps("2026-03-01", "2026-03-31", "2026-05-10", still=("2026-11-30", "2026-09-30"))
    assert next_of(rows, "2026-05-15")["milestone"].tolist() == ["due 2026-09-30"]


def test_what_should_have_come_by_now_is_expected_at_once():
    found = next_of(steps("2026-03-01", "2026-03-31", "2026-05-10"), "2026-09-01").iloc[0]
    assert found[["earliest", "expected", "latest"]].nunique() == 1
    assert found["expected"].date() == date(2026, 9, 1)


@pytest.mark.parametrize("as_of", ["2026-04-30", "2026-02-01"])
def test_below_three_reached_there_is_no_next_day(as_of):
    assert next_of(steps("2026-03-01", "2026-03-31", "2026-05-10"), as_of).empty


def test_without_a_milestone_to_reach_there_is_no_next_day():
    assert next_of(steps("2026-03-01", "2026-03-31", "2026-05-10", still=()), "2026-06-01").empty
    assert next_of(empty("MILESTONES"), "2026-06-01").empty
