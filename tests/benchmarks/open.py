"""Opening each notebook beside opening one with a single plain button, in turns in one JupyterLab.

Measured from the moment the address is entered to that when the first control can be used, or the first
part of a report can be read, each time with a new Python behind the notebook. For both it is one that
JupyterLab had ready, as it is for a person who opens one page after the other (goalkit/lab/kernel_pool.py).
"""

import argparse
from pathlib import Path
from statistics import median
from time import perf_counter

from closing import Result, close
from in_lab import OpenedLab, only_cells, opened_lab, role

LIMIT = 1.5
PLAIN, PLAIN_CODE = "plain.ipynb", "import ipywidgets\nipywidgets.Button(description='Plain')"
PLAIN_CONTROL = "button.jupyter-button:enabled"
CONTROL = ".goalkit-page :is(input, select, textarea, button):enabled"
READ = ".goalkit-block"


def seconds(opened: OpenedLab, notebook: str) -> float:
    """The seconds until a control of this notebook can be used."""
    opened.end_all()
    is_report = role(opened.lab.folder / notebook) == "report"
    usable = PLAIN_CONTROL if notebook == PLAIN else READ if is_report else CONTROL
    begin = perf_counter()
    opened.show(notebook)
    opened.page.locator(usable).locator("visible=true").first.wait_for(timeout=60_000)
    return perf_counter() - begin


def notebooks(folder: Path, wanted: tuple[str, ...]) -> list[str]:
    """The notebooks whose names begin with what is wanted, in their order."""
    return [path.name for path in sorted(folder.glob("*.ipynb")) if path.name.startswith(wanted)]


def main() -> None:
    """Measure, print medians and ratios, the largest ratio last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "notebooks", nargs="*", default=[""], help="numbers such as 60 and 92, by default all"
    )
    given = parser.parse_args()
    rounds = given.rounds
    with opened_lab() as opened:
        folder = opened.lab.folder
        names = notebooks(folder, tuple(given.notebooks))
        (folder / PLAIN).write_text(only_cells(folder / names[0], PLAIN_CODE), encoding="utf-8")
        turns = [[seconds(opened, name) for name in (PLAIN, *names)] for _ in range(rounds + 1)]
    plain, *times = (median(column) for column in zip(*turns[1:], strict=True))  # the first one warms up
    print(f"a plain button: {plain:.2f} s (medians of {rounds} rounds in turns, a new Python each time)")
    results = []
    for name, each in zip(names, times, strict=True):
        print(f"{name}: {each:.2f} s")
        results.append(Result(name=f"open {name}", ratio=each / plain, limit=LIMIT))
    worst = max(result.ratio for result in results)
    close(*results, Result(name="open", ratio=worst, limit=LIMIT))


if __name__ == "__main__":
    main()
