"""How long `import goalkit` takes beside `import pandas`, each in fresh interpreters, in turns."""

import subprocess
import sys
from statistics import median

from closing import Result, close

LIMIT, ROUNDS = 1.3, 15
TIMED = "from time import perf_counter as t; begin = t(); import {}; print(t() - begin)"


def seconds(module: str) -> float:
    """The seconds that the import statement takes in a fresh interpreter."""
    program = [sys.executable, "-c", TIMED.format(module)]
    return float(subprocess.run(program, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure, print both medians and the ratio."""
    modules = ("goalkit", "pandas")
    for module in modules:
        seconds(module)  # fills the caches of bytecode and disk
    rounds = [[seconds(module) for module in modules] for _ in range(ROUNDS)]
    ours, theirs = (median(column) for column in zip(*rounds, strict=True))
    print(
        f"import goalkit: {ours * 1000:.1f} ms, import pandas: {theirs * 1000:.1f} ms (medians of {ROUNDS})"
    )
    close(Result(name="imports", ratio=ours / theirs, limit=LIMIT))


if __name__ == "__main__":
    main()
