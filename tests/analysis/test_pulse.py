"""The team pulse: promoters less detractors of a hundred answers, and what one person weighs."""

from datetime import date

import pandas as pd
import pytest

from goalkit import frames
from goalkit.analysis.feedback import team_pulse
from goalkit.frames import frame

DAY, LATER = date(2026, 3, 20), date(2026, 9, 18)


def pulses(*rows: tuple[date, int, int, int], client: str = "ada") -> pd.DataFrame:
    names = list(frames.TEAM_PULSES)
    columns = zip(*((client, *row) for row in rows), strict=True)
    return frame(dict(zip(names, columns, strict=True)), frames.TEAM_PULSES)


def test_the_example_of_the_formula_page() -> None:
    (row,) = team_pulse(pulses((DAY, 5, 8, 2))).to_dict("records")
    assert (row["answers"], row["score"]) == (15, 20)
    assert row["one_person"] == pytest.approx(6.667, abs=0.001)


@pytest.mark.parametrize(
    ("counts", "score"),
    [((4, 0, 0), 100), ((0, 0, 4), -100), ((0, 4, 0), 0), ((1, 1, 1), 0), ((0, 2, 1), -100 / 3)],
)
def test_it_goes_from_minus_to_plus_a_hundred(counts: tuple[int, int, int], score: float) -> None:
    assert team_pulse(pulses((DAY, *counts)))["score"].tolist() == [pytest.approx(score)]


def test_rounds_are_in_the_order_of_their_days_and_of_one_day_the_last_counts() -> None:
    found = team_pulse(pulses((LATER, 3, 0, 0), (DAY, 0, 0, 3), (DAY, 0, 3, 0)))
    assert found["score"].tolist() == [0, 100]
    assert [day.date() for day in found["asked_on"]] == [DAY, LATER]


def test_clients_are_kept_apart() -> None:
    both = pd.concat([pulses((DAY, 3, 0, 0)), pulses((DAY, 0, 0, 3), client="bob")])
    assert dict(team_pulse(both)[["client", "score"]].itertuples(index=False)) == {"ada": 100, "bob": -100}


def test_nobody_asked_gives_no_row_with_all_columns() -> None:
    found = team_pulse(frame({name: [] for name in frames.TEAM_PULSES}, frames.TEAM_PULSES))
    assert found.empty
    assert {"answers", "score", "one_person"} <= set(found.columns)
