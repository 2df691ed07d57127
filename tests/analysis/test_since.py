"""What changed between two days: goals that became weaker or stronger, and what was read."""

from datetime import date

import pandas as pd

from goalkit.analysis.progress import progress
from goalkit.analysis.readings import daily_readings, readings_since
from goalkit.analysis.status import status_changes
from tests.analysis.made import check_ins, empty, measures, together

THEN, NOW = date(2026, 3, 31), date(2026, 6, 30)


def standing(**statuses: str) -> pd.DataFrame:
    """Goals by their id with status, or with the word of a state other than active."""
    aside = {"paused", "dropped", "reached"}
    rows = {
        "client": ["ada"] * len(statuses),
        "goal": list(statuses),
        "status": ["on track" if word in aside else word for word in statuses.values()],
        "state": [word if word in aside else "active" for word in statuses.values()],
    }
    return pd.DataFrame(rows)


def test_goals_that_became_weaker_come_first_then_those_that_became_stronger() -> None:
    then = standing(same="behind", up="at risk", down="on track")
    found = status_changes(standing(same="behind", up="on track", down="behind"), then)
    assert found["goal"].tolist() == ["down", "up", "same"]
    assert found["moved"].tolist() == [-1, 1, 0]
    assert found["status_then"].tolist() == ["on track", "at risk", "behind"]


def test_a_goal_that_was_not_there_or_was_laid_aside_is_compared_with_nothing() -> None:
    now = standing(new="behind", aside="paused", back="at risk")
    found = status_changes(now, standing(aside="on track", back="dropped")).set_index("goal")
    assert found["moved"].tolist() == [0, 0, 0]
    assert pd.isna(found.loc["new", "status_then"])
    assert found["state_then"].tolist()[1:] == ["active", "dropped"]


def test_readings_since_a_day_stand_beside_those_before() -> None:
    """Read on 31 March, and twice after it; the other measure was read before only."""
    two = measures({}, {"measure": "ada/other"})
    size = check_ins([(THEN, 5.0, 0.7), (date(2026, 4, 30), 6.0), (NOW, 7.0, 0.6)])
    read = together(check_ins([(THEN, 5.0)], "ada/other"), size)
    now, then = (progress(two, read, empty("MILESTONES"), as_of=day) for day in (NOW, THEN))
    found = readings_since(now, then, daily_readings(two, read, as_of=NOW), since=THEN)
    (row,) = found.to_dict("records")
    assert (row["measure"], row["count"], row["last_then"], row["last"]) == ("ada/size", 2, 5.0, 7.0)
    assert (row["confidence_then"], row["confidence"]) == (0.7, 0.6)
