"""A practice of 1,000 clients, each coached for three years, beside one of 10.

Measured in turns, in seconds of the processor, each time in a Python of its own: from the first line of the
page All clients until its form is there; opening one client, once goalkit is loaded; and where all clients
stand, which the page and `goalkit practice` show.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from closing import Result, close

from goalkit.period import today
from tests.practices import fill

PAGE_LIMIT, OPEN_LIMIT, STATUS_LIMIT = 5, 1.2, 3
"""Times as long as with ten clients, twice, and seconds."""
PARTS = {
    "page": """
from goalkit.exercises.practice_overview import practice_overview
from goalkit.period import today
from goalkit.store import open_practice
practice_overview.page_in(open_practice(sys.argv[1]), on=today())
""",
    "open": """
from goalkit.store import open_practice
open_practice(sys.argv[1]).load("c1")
begin = process_time()
open_practice(sys.argv[1]).load("c1")
""",
    "status": """
from goalkit.analysis.rules import GAP
from goalkit.facts.practice import client_states
from goalkit.period import today
from goalkit.store import open_practice
from goalkit.store.standing import standing
begin = process_time()
client_states(standing(open_practice(sys.argv[1]), on=today()), on=today(), rule=GAP)
""",
}


def seconds(part: str, practice: Path) -> float:
    """The seconds of a part, told by the Python that does it: from its start, or from `begin` on."""
    program = f"import sys\nfrom time import process_time\nbegin = 0.0\n{PARTS[part]}"
    told = [sys.executable, "-c", f"{program}\nprint(process_time() - begin)", str(practice)]
    return float(subprocess.run(told, check=True, capture_output=True, text=True).stdout)


def medians(practices: Mapping[int, Path], rounds: int) -> dict[str, dict[int, float]]:
    """The median seconds of each part by the number of clients, after one round to warm up."""
    turns = [
        {part: {count: seconds(part, path) for count, path in practices.items()} for part in PARTS}
        for _ in range(rounds + 1)
    ]
    return {
        part: {count: median(turn[part][count] for turn in turns[1:]) for count in practices}
        for part in PARTS
    }


def main() -> None:
    """Measure, print seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, nargs=2, default=[10, 1000], help="of both practices")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--keep", type=Path, help="a folder where the practices of today stay, to be used again"
    )
    given = parser.parse_args()
    few, many = given.clients
    with tempfile.TemporaryDirectory() as folder:
        practices = {count: (given.keep or Path(folder)) / f"p{count}.goalkit" for count in given.clients}
        for count, path in practices.items():
            if path.exists():
                continue
            begin = perf_counter()
            fill(path, count, on=today())
            print(
                f"{count} clients: {path.stat().st_size / 1e6:.0f} MB, made in {perf_counter() - begin:.0f} s"
            )
        found = medians(practices, given.rounds)
    for part, spent in found.items():
        print(f"{part}: " + ", ".join(f"{value:.2f} s with {count}" for count, value in spent.items()))
    limits = {"page": PAGE_LIMIT, "open": OPEN_LIMIT}
    ratios = [Result(name=one, ratio=found[one][many] / found[one][few], limit=limits[one]) for one in limits]
    close(*ratios, Result(name="status in seconds", ratio=found["status"][many], limit=STATUS_LIMIT))


if __name__ == "__main__":
    main()
