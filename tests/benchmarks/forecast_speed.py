"""100,000 forecasts beside the status of the same measures: at most 10 times its time, in one run.

And the days on which the targets are reached: at most 20 times.

The measures are those of `progress.py`, all of them reach, each with 100 weekly check-ins.
`--sample 2000` takes that many measures instead, for a quick look.
"""

import argparse

from closing import Result, close, medians_in_turns
from progress import AS_OF, MEASURE_COUNT, made_check_ins, made_measures

from goalkit.analysis.forecast import forecast_readings, reach_dates
from goalkit.analysis.progress import progress
from goalkit.analysis.readings import daily_readings
from goalkit.frames import MILESTONES, frame
from goalkit.terms import Direction, Kind

ROUNDS = 3


def main() -> None:
    """Measure, print the medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sample", type=int, default=MEASURE_COUNT, metavar="MEASURES")
    made = made_measures(parser.parse_args().sample)
    check_ins = made_check_ins(made)
    measures = made.assign(
        kind=made["kind"].where(made["kind"] == Kind.REACH, Kind.REACH.value),
        direction=made["direction"].where(made["kind"] == Kind.REACH, Direction.AT_LEAST.value),
    )
    milestones = frame({name: [] for name in MILESTONES}, MILESTONES)
    readings = daily_readings(measures, check_ins, as_of=AS_OF)
    ours, days, status = medians_in_turns(
        lambda: forecast_readings(measures, check_ins, as_of=AS_OF),
        lambda: reach_dates(measures, readings, as_of=AS_OF),
        lambda: progress(measures, check_ins, milestones, as_of=AS_OF),
        rounds=ROUNDS,
    )
    print(f"{len(measures):,} measures, {len(check_ins):,} check-ins")
    print(f"forecasts {ours:.3f} s, days {days:.3f} s, statuses {status:.3f} s (medians of {ROUNDS})")
    close(
        Result(name="forecast, time of the statuses", ratio=ours / status, limit=10),
        Result(name="days reached, time of the statuses", ratio=days / status, limit=20),
    )


if __name__ == "__main__":
    main()
