"""Reviews by two workers of a Dask cluster beside those by one, each with one thread, all on this machine.

Each worker has a core of its own, with all that it starts, as if it were a machine of its own: a single one
would use both cores otherwise, since its browser draws while its Python goes on. Counted from the first that
is done to the last, so that no time in which a worker gets ready is in it. Needs Linux and two free cores.
"""

import argparse
import os
import tempfile
from pathlib import Path
from time import perf_counter

from batch import asked_for, many
from closing import Result, close
from distributed import Client, LocalCluster

from goalkit.report.batch import Asked, Done, render_all
from goalkit.report.cluster import Cluster

LIMIT = 1 / 1.7


def stay_on(core: int) -> None:
    """Keep this process, and what it will start, on one core."""
    for thread in Path("/proc/self/task").iterdir():
        os.sched_setaffinity(int(thread.name), {core})


def seconds_a_review(asked: list[Asked], workers: int) -> float:
    """The seconds of a review, so many made at the same time."""
    moments: list[float] = []

    def on_done(done: Done) -> None:
        assert done.is_new, done
        moments.append(perf_counter())

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as dask:
        with Client(dask) as client:
            for core, worker in enumerate(client.scheduler_info()["workers"]):
                client.run(stay_on, core, workers=[worker])
        with Cluster(dask.scheduler_address, print) as cluster:
            render_all(asked, cluster, on_done=on_done)
    return (moments[-1] - moments[workers - 1]) / (len(asked) - workers)


def main() -> None:
    """Measure both, print the seconds of a review and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=24)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ids = many(folder / "practice.goalkit", given.clients)
        one, two = (
            seconds_a_review(
                [asked_for(folder / "practice.goalkit", each, folder / str(workers)) for each in ids], workers
            )
            for workers in (1, 2)
        )
    print(f"a review: {one:.2f} s with one worker, {two:.2f} s with two")
    close(Result(name="cluster", ratio=two / one, limit=LIMIT))


if __name__ == "__main__":
    main()
