"""Erasing one of thirty clients of an encrypted practice with 100,000 readings, in seconds.

With the backup that is made first, and once more with that backup rewritten.
"""

import argparse
import tempfile
import time
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from closing import Result, close

from goalkit.model import CheckIn, Client
from goalkit.store import open_practice
from goalkit.store.erasing import erase_client
from tests.books import START, goal, reach

CLIENTS, LIMIT = 30, 5.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "practice.goalkit"
        with open_practice(path, passphrase="quiet", create=True) as practice:
            for number in range(CLIENTS):
                fill(practice.record, f"c{number}", rows // CLIENTS)
            print(f"{rows:,} readings of {CLIENTS} clients: {path.stat().st_size / 1e6:.0f} MB")
            plain = timed(lambda: erase_client(practice, "c7"))
            with_backups = timed(lambda: erase_client(practice, "c8", backups_too=True))
    print(f"erased: {plain:.1f} s; one more, with its two backups: {with_backups:.1f} s")
    close(Result(name="erase", ratio=plain, limit=LIMIT))


def fill(record, client_id: str, readings: int) -> None:
    """A client with one goal and so many readings."""
    said = (
        CheckIn(id=f"r{at}", measure_id="m1", on=START + timedelta(days=at), value=Decimal(at), note="A note")
        for at in range(readings)
    )
    record(client_id, Client(id=client_id, name=f"Client {client_id}"), goal(), reach(), *said)


def timed(work) -> float:
    """The seconds that it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
