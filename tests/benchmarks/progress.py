"""The status of 100,000 measures from 10 million check-ins, beside two other ways through the same rows.

70 % of the measures are reach, 30 % weekly maintain, each with 100 weekly check-ins. Beside

* DuckDB, which only looks up the last value of each measure in the same frame, with its own number
  of threads: at most 6 times its time;
* pandas with a function applied to each group, run on a sample of the measures, scaled to all of
  them, and compared figure by figure: at most a twentieth of its time;
* the size of the frame of check-ins: frame and everything allocated together at most 3 times it.

`--sample 2000` takes that many measures instead, for a quick look.
"""

import argparse
import tracemalloc
from datetime import date

import duckdb
import numpy as np
import pandas as pd
from closing import Result, close, medians_in_turns

from goalkit.analysis.pace import expected_share, share_reached
from goalkit.analysis.progress import progress
from goalkit.analysis.rules import GAP
from goalkit.frames import DAY, MEASURES, MILESTONES, frame, measure_key
from goalkit.terms import EVERY_DAY, Direction, Kind

MEASURE_COUNT, WEEKS, APPLIED_COUNT, ROUNDS = 100_000, 100, 2_000, 7
START, DUE, AS_OF = date(2024, 9, 2), date(2026, 12, 31), date(2026, 8, 2)  # a Monday; a Sunday
LAST_VALUES = 'select measure, arg_max(value, "on") from check_ins group by measure'


def made_measures(count: int) -> pd.DataFrame:
    """Seven reach measures, three maintain measures, and so on: ten a client."""
    maintain = [number % 10 >= 7 for number in range(count)]
    columns = {
        "client": [f"c{number // 10:05d}" for number in range(count)],
        "goal": [f"g{number % 10}" for number in range(count)],
        "measure": [measure_key(f"c{number // 10:05d}", f"m{number % 10}") for number in range(count)],
        "kind": [Kind.MAINTAIN.value if kept else Kind.REACH.value for kept in maintain],
        "direction": [Direction.AT_MOST.value if kept else Direction.AT_LEAST.value for kept in maintain],
        "baseline": [None if kept else 4.0 for kept in maintain],
        "target": [50.0 if kept else 10.0 for kept in maintain],
    }
    same = {
        "version": 1, "since": START, "reason": "", "title": "Measure", "unit": "units", "target_high": None,
        "cadence": "week", "join": "last",
        "weekdays": " ".join(EVERY_DAY), "start": START, "due": DUE, "rule": None, "day_count": None,
    }  # fmt: skip
    return frame({**columns, **{name: [value] * count for name, value in same.items()}}, MEASURES)


def made_check_ins(measures: pd.DataFrame) -> pd.DataFrame:
    """One check-in a week on some day from Monday to Friday; every other one states a confidence."""
    chance, count = np.random.default_rng(7), len(measures)
    week = np.arange(WEEKS)
    days = week * 7 + chance.integers(0, 5, size=(count, WEEKS))
    way = (6 * week / WEEKS)[None, :] * chance.uniform(0.3, 1.5, size=(count, 1)) + 4
    hours = 48 + chance.normal(0, 3, size=(count, WEEKS)) + chance.normal(0, 3, size=(count, 1))
    maintain = (measures["kind"] == Kind.MAINTAIN).to_numpy()[:, None]
    confidence = np.where(week % 2 == 0, chance.random((count, WEEKS)), np.nan)
    codes = np.repeat(np.arange(count, dtype=np.int32), WEEKS)
    return pd.DataFrame(
        {
            "measure": pd.Categorical.from_codes(codes, categories=pd.Index(measures["measure"])),
            "on": pd.Series((np.datetime64(START, "s") + days.ravel() * np.timedelta64(1, "D")).astype(DAY)),
            "value": np.where(maintain, hours, way).ravel(),
            "confidence": confidence.ravel(),
        }
    )


def applied(measures: pd.DataFrame, check_ins: pd.DataFrame) -> pd.DataFrame:
    """Share and status of each measure by a function applied to its group of check-ins."""
    by_id = measures.set_index("measure")

    def standing(group: pd.DataFrame) -> pd.Series:
        measure = by_id.loc[group.name]
        if measure["kind"] == Kind.MAINTAIN:
            weeks = group.groupby(group["on"].dt.to_period("W"))["value"].last()
            share, expected = (weeks <= measure["target"]).mean(), 1.0
        else:
            last = group.loc[group["on"].idxmax(), "value"]
            share = share_reached(last, measure["baseline"], measure["target"])
            expected = expected_share(START, DUE, AS_OF)
        done = measure["kind"] == Kind.REACH and share >= 1
        return pd.Series({"share": share, "status": "done" if done else str(GAP.judge(expected, share))})

    return check_ins.groupby("measure", observed=True)[["on", "value"]].apply(standing)


def sampled(measures: pd.DataFrame, check_ins: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The first measures and their check-ins."""
    few = measures.head(APPLIED_COUNT)
    rows = check_ins.head(len(few) * WEEKS)
    return few, rows.assign(measure=rows["measure"].cat.remove_unused_categories())


def check_same(ours: pd.DataFrame, theirs: pd.DataFrame) -> None:
    """Both ways come to the same figures, or the comparison is worth nothing."""
    found = ours.set_index("measure").loc[theirs.index.astype("str")]
    assert np.allclose(found["share"], theirs["share"].astype("float64"))
    assert (found["status"].astype("str").to_numpy() == theirs["status"].to_numpy()).all()


def peak_of(measures: pd.DataFrame, check_ins: pd.DataFrame, milestones: pd.DataFrame) -> int:
    """The largest number of bytes allocated at a time while progress is computed."""
    tracemalloc.start()
    progress(measures, check_ins, milestones, as_of=AS_OF)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def main() -> None:
    """Measure, print the medians and the three ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sample", type=int, default=MEASURE_COUNT, metavar="MEASURES")
    measures = made_measures(parser.parse_args().sample)
    check_ins = made_check_ins(measures)
    milestones = frame({name: [] for name in MILESTONES}, MILESTONES)
    database = duckdb.connect()
    database.register("check_ins", check_ins)
    few, few_rows = sampled(measures, check_ins)

    ours, lookup = medians_in_turns(
        lambda: progress(measures, check_ins, milestones, as_of=AS_OF),
        lambda: database.execute(LAST_VALUES).fetchnumpy(),
        rounds=ROUNDS,
    )
    (group_by_group,) = medians_in_turns(lambda: applied(few, few_rows), rounds=3)
    group_by_group *= len(measures) / len(few)
    check_same(progress(few, few_rows, milestones, as_of=AS_OF), applied(few, few_rows))

    size = int(check_ins.memory_usage(deep=True).sum())
    peak = size + peak_of(measures, check_ins, milestones)
    print(f"{len(measures):,} measures, {len(check_ins):,} check-ins, {size / 1e6:,.0f} MB")
    print(f"progress {ours:.3f} s, DuckDB's last values {lookup:.3f} s (medians of {ROUNDS})")
    print(
        f"groupby-apply {group_by_group:.1f} s, scaled from {len(few):,} measures; peak {peak / 1e6:,.0f} MB"
    )
    close(
        Result(name="progress, memory of the frame", ratio=peak / size, limit=3),
        Result(name="progress, time of groupby-apply", ratio=ours / group_by_group, limit=1 / 20),
        Result(name="progress", ratio=ours / lookup, limit=6),
    )


if __name__ == "__main__":
    main()
