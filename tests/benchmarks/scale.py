"""What a million clients would need: the costs of one, measured here, and a simulation of a quarter.

Each client checks in once a week and is reviewed once a quarter. The simulation follows check-ins through the
busiest hour, one save at a time in a file and several in a server, and reviews through the weeks after the
end of a quarter. `--simulate` takes the costs that `docs/scale.md` names instead of measuring them.
"""

import argparse
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from heapq import heapreplace
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import psutil
from batch import asked_for, many

from goalkit.model import Client
from goalkit.period import today
from goalkit.report.batch import Done, here, render_all
from goalkit.report.press import WarmPress
from goalkit.store import open_practice
from tests.books import goal, reach, reading
from tests.practices import YEARS, fill

CLIENTS, WEEKS, QUARTERS = 1_000_000, 52, 4
BUSIEST_HOUR, RUSH = 0.10, 3.0
"""The part of a week's check-ins in its busiest hour, and how many times as many at the end of a quarter."""
AT_WORK, HALF_ASKED = 9, 1.0
"""Reviews are asked for in so many hours a day; half of what is left in each so many days."""
HOUR, DAY = 3600, 86400


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What one costs: bytes in the file, seconds, bytes of memory, bytes of a PDF."""

    check_in_bytes: float = 135
    client_year_bytes: float = 33_400
    save_seconds: float = 0.004
    review_seconds: float = 1.9
    worker_bytes: float = 960e6
    pdf_bytes: float = 336e3


@dataclass
class Used:
    """What this program and all that it started have used: processor seconds, and memory at most."""

    seconds: dict[int, float] = field(default_factory=dict)
    memory: int = 0

    def look(self) -> None:
        """Look at all processes; memory that several of them share counts once."""
        memory = 0
        for one in (psutil.Process(), *psutil.Process().children(recursive=True)):
            try:
                spent, memory = one.cpu_times(), memory + one.memory_full_info().pss
            except psutil.Error:
                continue  # it has just ended
            self.seconds[one.pid] = spent.user + spent.system
        self.memory = max(self.memory, memory)


@contextmanager
def watched(every: float = 0.2) -> Iterator[Used]:
    """Look at what is used, again and again, until the end."""
    used, ended = Used(), threading.Event()

    def watch() -> None:
        while not ended.wait(every):
            used.look()

    thread = threading.Thread(target=watch)
    used.look()
    begun = sum(used.seconds.values())
    thread.start()
    try:
        yield used
    finally:
        ended.set()
        thread.join()
        used.seconds[0] = -begun


def measured(folder: Path, reviews: int) -> Costs:
    """The costs, measured with this computer."""
    check_in, save = _check_ins(folder / "one.goalkit")
    few, more = folder / "few.goalkit", folder / "more.goalkit"
    fill(few, 5, on=today())
    fill(more, 25, on=today())
    year = (more.stat().st_size - few.stat().st_size) / 20 / YEARS
    ids = many(folder / "reviews.goalkit", reviews)
    done: list[Done] = []
    with WarmPress() as press:
        asked = [asked_for(folder / "reviews.goalkit", one, folder) for one in ids]
        render_all(asked[:1], here(press, 1), on_done=done.append)
        with watched() as used:
            render_all(asked[1:], here(press, 1), on_done=done.append)
    assert all(one.is_new for one in done), done
    return Costs(
        check_in_bytes=check_in,
        client_year_bytes=year,
        save_seconds=save,
        review_seconds=sum(used.seconds.values()) / (reviews - 1),
        worker_bytes=used.memory,
        pdf_bytes=median(one.request.out.stat().st_size for one in asked),
    )


def _check_ins(path: Path, count: int = 1000) -> tuple[float, float]:
    """Bytes of a check-in in the file, and seconds of a save."""
    with open_practice(path, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        before = path.stat().st_size
        spent = []
        for number in range(count):
            one = reading("m1", today(), number, id=f"r{number}", confidence=0.6)
            begin = perf_counter()
            practice.record("c1", one)
            spent.append(perf_counter() - begin)
    return (path.stat().st_size - before) / count, median(spent)


# ---------------------------------------------------------------- the simulation


def waits(arrivals: np.ndarray, seconds: Callable[[int], np.ndarray], servers: int) -> np.ndarray:
    """How long each of those who arrive waits for one of so many servers, first come, first served."""
    free, found = [0.0] * servers, np.empty(len(arrivals))
    for number, (arrived, needed) in enumerate(zip(arrivals, seconds(len(arrivals)), strict=True)):
        begins = max(arrived, free[0])
        heapreplace(free, begins + needed)
        found[number] = begins - arrived
    return found


def busiest_hour(
    costs: Costs, clients: int, chance: np.random.Generator, servers: int, rush: float
) -> np.ndarray:
    """The waits of the check-ins of the busiest hour; a save takes half to twice as long as the median."""
    count = chance.poisson(clients * BUSIEST_HOUR * rush)
    arrivals = np.sort(chance.uniform(0, HOUR, count))
    return waits(arrivals, lambda size: costs.save_seconds * chance.lognormal(0, 0.35, size), servers)


def after_quarters_end(costs: Costs, clients: int, chance: np.random.Generator, cores: int) -> np.ndarray:
    """The waits of reviews that are asked for in the weeks after the end of a quarter, most of them at first.

    They come by the hundred: a coach asks for those of all clients at once.
    """
    day, part = np.divmod(chance.exponential(HALF_ASKED / np.log(2), clients // 100), 1)
    arrivals = np.sort(day * DAY + part * AT_WORK * HOUR)
    return waits(arrivals, lambda size: 100 * costs.review_seconds * chance.uniform(0.7, 1.3, size), cores)


def wait_text(seconds: float) -> str:
    """Seconds, from two minutes on minutes."""
    return f"{seconds:.2f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def simulate(costs: Costs, clients: int) -> None:
    """Print what so many clients would need, as the tables of docs/scale.md."""
    chance = np.random.default_rng(7)
    print("\n| what | a year |\n| --- | --- |")
    print(f"| check-ins alone, in the database | {clients * WEEKS * costs.check_in_bytes / 1e9:.0f} GB |")
    print(f"| all records, like those of the benchmark | {clients * costs.client_year_bytes / 1e9:.0f} GB |")
    print(f"| PDFs, if all are kept | {clients * QUARTERS * costs.pdf_bytes / 1e12:.1f} TB |")
    print(f"| reviews | {clients * QUARTERS * costs.review_seconds / HOUR:,.0f} core hours |")
    print("\n| busiest hour, check-ins a second | writers | half wait | 1 in 100 waits | longest wait |")
    print("| --- | --- | --- | --- | --- |")
    for rush, servers in ((1.0, 1), (RUSH, 1), (RUSH, 2), (RUSH, 4), (RUSH, 8)):
        found = busiest_hour(costs, clients, chance, servers, rush)
        shown = map(wait_text, (*np.quantile(found, [0.5, 0.99]), found.max()))
        print(f"| {len(found) / HOUR:.0f} | {servers} | {' | '.join(shown)} |")
    print("\n| cores for reviews | half wait | 1 in 20 waits | longest wait |\n| --- | --- | --- | --- |")
    for cores in (4, 8, 16, 32, 64):
        found = after_quarters_end(costs, clients, chance, cores) / HOUR
        shown = (f"{value:,.1f} h" for value in (*np.quantile(found, [0.5, 0.95]), found.max()))
        print(f"| {cores} ({cores * costs.worker_bytes / 1e9:.0f} GB) | {' | '.join(shown)} |")


def main() -> None:
    """Measure the costs, print them, and simulate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--reviews", type=int, default=9, help="how many are made to measure one")
    parser.add_argument("--simulate", action="store_true", help="with the costs of docs/scale.md")
    given = parser.parse_args()
    costs = Costs()
    if not given.simulate:
        with tempfile.TemporaryDirectory() as name:
            costs = measured(Path(name), given.reviews)
    print("| one | costs |\n| --- | --- |")
    print(f"| check-in with a number and a confidence | {costs.check_in_bytes:.0f} bytes in the file |")
    print(f"| year: 156 readings, 12 sessions | {costs.client_year_bytes / 1e3:.0f} kB in the file |")
    print(f"| save, on the disk when it is acknowledged | {costs.save_seconds * 1e3:.0f} ms |")
    print(f"| review of the example client | {costs.review_seconds:.1f} s of one core |")
    print(f"| worker that makes one review at a time | {costs.worker_bytes / 1e6:.0f} MB |")
    print(f"| PDF | {costs.pdf_bytes / 1e3:.0f} kB |")
    simulate(costs, given.clients)


if __name__ == "__main__":
    main()
