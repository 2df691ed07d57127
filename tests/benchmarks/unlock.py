"""Opening an encrypted practice, its key derived anew each time, beside half a second."""

import tempfile
from pathlib import Path

from closing import Result, close, medians_in_turns

from goalkit.api.example import write_example
from goalkit.store import open_practice
from goalkit.store.keys import derived
from goalkit.store.rekeying import change_passphrase

MOST = 0.5


def main() -> None:
    """Measure, and print the median and its ratio."""
    with tempfile.TemporaryDirectory() as folder:
        practice = Path(folder) / "example.goalkit"
        write_example(practice)
        change_passphrase(practice, None, "secret")

        def unlock() -> None:
            derived.cache_clear()
            with open_practice(practice, passphrase="secret") as opened:
                opened.clients()

        (seconds,) = medians_in_turns(unlock, rounds=7)
    print(f"opening an encrypted practice: {seconds:.3f} s (median of 7)")
    close(Result(name="unlock", ratio=seconds / MOST, limit=1))


if __name__ == "__main__":
    main()
