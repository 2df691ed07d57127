"""A client with a hundred thousand check-ins as sheets, beside ten seconds: from the file to the file."""

import tempfile
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from closing import Result, close

from goalkit.model import CheckIn
from goalkit.store import open_practice
from goalkit.store.client_sheets import client_xlsx
from goalkit.store.settings import practice_day
from tests.books import START, book, goal, reach

MOST = 10.0
MEASURES, DAYS = 20, 5_000


def main() -> None:
    """Write the practice, measure once, and print the seconds and their ratio."""
    measures = tuple(reach(f"m{number}") for number in range(MEASURES))
    readings = tuple(
        CheckIn(
            id=f"{one.id}-{day}", measure_id=one.id, on=START - timedelta(days=day), value=Decimal(day) / 7,
            confidence=0.5, note="" if day % 3 else "two joined",
        )
        for one in measures
        for day in range(DAYS)
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "practice.goalkit"
        with open_practice(file, create=True) as practice:
            practice.record("c1", *book(goals=(goal(),), measures=measures, check_ins=readings).records())
        begin = perf_counter()
        with open_practice(file) as practice:
            content = client_xlsx([practice.load("c1")], today=practice_day(practice))
        seconds = perf_counter() - begin
    print(f"{len(readings):,} check-ins as sheets: {seconds:.1f} s, {len(content) / 1e6:.1f} MB")
    close(Result(name="export", ratio=seconds / MOST, limit=1))


if __name__ == "__main__":
    main()
