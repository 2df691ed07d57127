"""The pulse of a team: how many would recommend working in it, less those who would not."""

import pandas as pd

_COUNTS = ["promoters", "passives", "detractors"]
_RIGHT = {"answers": "int64", "score": "float64", "one_person": "float64"}


def team_pulse(pulses: pd.DataFrame) -> pd.DataFrame:
    """One row a client and day on which the team was asked, by day.

    Columns: client, asked_on, promoters, passives, detractors, answers (all three), score (promoters less
    detractors, in points of a hundred answers, −100 to 100), one_person (the points by which one more or one
    fewer of either moves it). Of several on one day the last counts. `pulses` as in `goalkit.frames`. The
    formula and when it misleads: `docs/reference/formulas/team-pulse.md`.
    """
    known = pulses.drop_duplicates(["client", "asked_on"], keep="last")
    known = known.sort_values(["client", "asked_on"], kind="stable", ignore_index=True)
    answers = known[_COUNTS].sum(axis="columns")
    score = (known["promoters"] - known["detractors"]) / answers * 100
    return known.assign(answers=answers, score=score, one_person=100 / answers).astype(_RIGHT)
