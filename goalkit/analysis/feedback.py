"""What others answered, without giving away who.

A group with fewer than 3 answers to a behaviour is hidden. The figure over all groups is shown, so
when the hidden answers together are fewer than 3 they could be computed by subtraction: then the
smallest group still shown is hidden too. What is hidden has no mean. "Others" are always all who answered but
the client, those of hidden groups among them: one figure, wherever it is told. Nobody is an exception, the
manager neither: one person's answer is shown only when that person agreed to it, and no record says
so. The client's own answers (group self) are never hidden and never counted among the others'.
"""

from datetime import date, timedelta

import pandas as pd

from goalkit.analysis.chance import FEEDBACK
from goalkit.model.people import FEWEST_ANSWERS
from goalkit.terms import Group

ASK_AGAIN = timedelta(weeks=6), timedelta(weeks=8)
"""How long after a round the next one begins: long enough to see a change, short enough to remember."""

_BEHAVIOUR = ["client", "behaviour"]
_PULSE = ["promoters", "passives", "detractors"]
_PULSE_TYPES = {"answers": "int64", "score": "float64", "one_person": "float64"}


def feedback_by_group(feedback: pd.DataFrame, *, round_on: date) -> pd.DataFrame:
    """One row a behaviour and group of the round: client, behaviour, group, answers, mean, hidden.

    `mean` is on the scale −3 (much worse) to +3 (much better), NaN where `hidden`. Somebody who
    answered twice counts once, with the later answer.
    """
    return _by_group(_of_round(feedback, round_on))


def feedback_overall(feedback: pd.DataFrame, *, round_on: date) -> pd.DataFrame:
    """One row a behaviour of the round, over all answers but the client's own.

    Columns: client, behaviour, answers, mean, hidden (fewer than 3 answers; then `mean` is NaN).
    """
    answers = _of_round(feedback, round_on)
    others = answers[answers["group"] != Group.SELF]
    counted = others.groupby(_BEHAVIOUR, as_index=False, sort=False).agg(
        answers=("rating", "size"), mean=("rating", "mean")
    )
    return _masked(counted.assign(hidden=counted["answers"] < FEWEST_ANSWERS))


def feedback_gaps(feedback: pd.DataFrame, *, round_on: date) -> pd.DataFrame:
    """One row a behaviour of the round: client, behaviour, self, others, gap (self − others).

    `others` is the overall mean; NaN where it is hidden or somebody did not answer.
    """
    answers = _of_round(feedback, round_on)
    own = answers[answers["group"] == Group.SELF].groupby(_BEHAVIOUR, sort=False)["rating"].mean()
    overall = feedback_overall(feedback, round_on=round_on).rename(columns={"mean": "others"})
    both = answers[_BEHAVIOUR].drop_duplicates().merge(own.rename("self"), on=_BEHAVIOUR, how="left")
    both = both.merge(overall[[*_BEHAVIOUR, "others"]], on=_BEHAVIOUR, how="left")
    return both.assign(gap=both["self"] - both["others"])


def feedback_trend(feedback: pd.DataFrame, *, round_on: date) -> pd.DataFrame:
    """The round beside the client's round before it.

    Columns: client, behaviour, group, mean, previous, change (mean − previous; all three NaN where
    hidden or missing), beyond_chance (whether noise alone hardly explains the change of means of so
    many answers, see `analysis.chance`; False without a change).
    """
    earlier = feedback[feedback["round_on"] < pd.Timestamp(round_on)]
    newest = earlier.groupby("client")["round_on"].transform("max")
    before = _by_group(_one_each(earlier[earlier["round_on"] == newest]))
    key = [*_BEHAVIOUR, "group"]
    now = feedback_by_group(feedback, round_on=round_on)[[*key, "mean", "answers"]]
    earlier_means = before[[*key, "mean", "answers"]].rename(columns={"mean": "previous"})
    both = now.merge(earlier_means, on=key, how="left", suffixes=("", "_before"))
    columns = (both[name].to_numpy() for name in ("previous", "mean", "answers_before", "answers"))
    both = both.assign(change=both["mean"] - both["previous"], beyond_chance=FEEDBACK.is_beyond(*columns))
    return both[[*key, "mean", "previous", "change", "beyond_chance"]]


def feedback_suggestions(feedback: pd.DataFrame, *, round_on: date) -> pd.DataFrame:
    """The suggestions of the round that give nobody away: client, behaviour, suggestion.

    Only of others, in groups that are shown for the behaviour, each once, without who made them and in
    alphabetical order; of somebody who answered twice only the later one.
    """
    answers = _of_round(feedback, round_on)
    answers = answers[answers["group"] != Group.SELF]
    hidden = _by_group(answers)[[*_BEHAVIOUR, "group", "hidden"]]
    shown = answers.merge(hidden[~hidden["hidden"]], on=[*_BEHAVIOUR, "group"])
    made = shown.assign(suggestion=shown["suggestion"].str.strip())
    made = made[made["suggestion"] != ""][[*_BEHAVIOUR, "suggestion"]].drop_duplicates()
    return made.sort_values("suggestion", kind="stable", ignore_index=True)


def next_ask(round_on: date) -> tuple[date, date]:
    """The first and the last day on which it is time to ask again after the round of a day."""
    soonest, latest = ASK_AGAIN
    return round_on + soonest, round_on + latest


def is_time_to_ask(last: date | None, *, on: date) -> bool:
    """Whether feedback is due on a day: nobody was asked yet, or six weeks have passed since then."""
    return last is None or on >= next_ask(last)[0]


def team_pulse(pulses: pd.DataFrame) -> pd.DataFrame:
    """One row a client and day on which the team was asked, by day.

    Columns: client, asked_on, promoters, passives, detractors, answers (all three), score (promoters less
    detractors, in points of a hundred answers, −100 to 100), one_person (the points by which one more or one
    fewer of either moves it). Of several on one day the last counts. `pulses` as in `goalkit.frames`. The
    formula and when it misleads: `docs/reference/formulas/team-pulse.md`.
    """
    known = pulses.drop_duplicates(["client", "asked_on"], keep="last")
    known = known.sort_values(["client", "asked_on"], kind="stable", ignore_index=True)
    answers = known[_PULSE].sum(axis="columns")
    score = (known["promoters"] - known["detractors"]) / answers * 100
    return known.assign(answers=answers, score=score, one_person=100 / answers).astype(_PULSE_TYPES)


def _of_round(feedback: pd.DataFrame, round_on: date) -> pd.DataFrame:
    return _one_each(feedback[feedback["round_on"] == pd.Timestamp(round_on)])


def _one_each(answers: pd.DataFrame) -> pd.DataFrame:
    return answers.drop_duplicates([*_BEHAVIOUR, "stakeholder"], keep="last")


def _by_group(answers: pd.DataFrame) -> pd.DataFrame:
    counted = answers.groupby([*_BEHAVIOUR, "group"], as_index=False, sort=False, observed=True).agg(
        answers=("rating", "size"), mean=("rating", "mean")
    )
    others = counted["group"] != Group.SELF
    small = others & (counted["answers"] < FEWEST_ANSWERS)
    behaviour = [counted[name] for name in _BEHAVIOUR]
    pooled = counted["answers"].where(small, 0).groupby(behaviour).transform("sum")
    shown = counted[others & ~small & pooled.between(1, FEWEST_ANSWERS - 1)]
    smallest = shown.sort_values("answers", kind="stable").drop_duplicates(_BEHAVIOUR).index
    return _masked(counted.assign(hidden=small | counted.index.isin(smallest)))


def _masked(counted: pd.DataFrame) -> pd.DataFrame:
    return counted.assign(mean=counted["mean"].mask(counted["hidden"]))
