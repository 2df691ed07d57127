"""`goalkit review --all` beside the stock way of the review benchmark, which makes one after the other.

Both make reviews of the same practice with the same notebook. The batch is a whole command with all that it
starts; the stock way is measured a few times before and after it. Then three notebooks that are not of
goalkit are run by both engines of papermill, and it is told where the time goes when one review is made at a
time.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from time import perf_counter

import nbformat
import papermill
import psutil
from closing import Result, close, medians_in_turns
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import papermill_engines
from review import stock

from goalkit.api.example import AS_OF, CLIENT, PERIOD
from goalkit.report import ReportRequest, report_parameters
from goalkit.report.batch import Asked, Done, here, render_all
from goalkit.report.engine import GoalkitEngine
from goalkit.report.job import CancelToken, Stage
from goalkit.report.press import WarmPress
from goalkit.report.render import render
from goalkit.shipped import EXAMPLE_CLIENT, REVIEW_NOTEBOOK, shipped
from goalkit.store import import_client, open_practice

LIMIT, ENGINE_LIMIT, MEMORY_LIMIT = 1 / 20, 1.0, 1.1
STAGES = {"Starting": "load", "Working": "execute", "Drawing": "draw", "Printing": "print and write"}
NOTEBOOKS = (
    ("import pandas as pd", "pd.DataFrame({'a': range(100)}).describe()"),
    ("from IPython.display import HTML", "HTML('<b>bold</b>')", "print('here')"),
    ("import statistics", "statistics.fmean(range(10))"),
)


def many(path: Path, count: int) -> list[str]:
    """A practice with so many clients like the example; gives their ids."""
    text = shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8")
    ids = [CLIENT, *(f"c{number}" for number in range(2, count + 1))]
    with open_practice(path, create=True) as practice:
        for one in ids:
            client = json.loads(text)
            client["client"] = client["records"]["clients"][0]["id"] = one
            import_client(practice, json.dumps(client))
    return ids


def batch(practice: Path, folder: Path, workers: int) -> float:
    """Seconds of the command that makes all reviews."""
    program = [sys.executable, "-m", "goalkit", "review", "--all", PERIOD, "--as-of", AS_OF.isoformat()]
    words = ["--practice", str(practice), "--out", str(folder), "--workers", str(workers)]
    begin = perf_counter()
    subprocess.run([*program, *words], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return perf_counter() - begin


def asked_for(practice: Path, whose: str, folder: Path) -> Asked:
    """A review of a client, as `goalkit review` asks for it."""
    request = ReportRequest(
        notebook=shipped(REVIEW_NOTEBOOK),
        parameters=report_parameters(whose, practice, period=PERIOD, as_of=AS_OF),
        out=folder / f"{whose}.pdf",
        as_of=AS_OF,
    )
    return Asked(whose=whose, request=request, fingerprint="")


def seconds_by_stage(press: WarmPress, asked: list[Asked]) -> dict[str, float]:
    """The median seconds of each stage, one review at a time."""
    spent: dict[str, list[float]] = defaultdict(list)
    for one in asked:
        begun: list[tuple[str, float]] = []

        def on_stage(stage: Stage, begun: list[tuple[str, float]] = begun) -> None:
            name = STAGES[stage.label.split()[0]]
            if not begun or begun[-1][0] != name:
                begun.append((name, perf_counter()))

        render(one.request, on_stage, print, CancelToken(), press)
        for (name, begin), (_, end) in pairwise([*begun, ("", perf_counter())]):
            spent[name].append(end - begin)
    return {name: median(seconds) for name, seconds in spent.items()}


def memory_growth(press: WarmPress, asked: list[Asked]) -> float:
    """Memory of this program and of the pages that draw after all reviews, beside that after a tenth."""
    sizes: list[int] = []

    def on_done(done: Done) -> None:
        assert not done.problem, done.problem
        programs = [psutil.Process(), *psutil.Process().children(recursive=True)]
        kept = [one for one in programs if one.pid == os.getpid() or "--type=renderer" in one.cmdline()]
        sizes.append(sum(one.memory_info().rss for one in kept))

    render_all(asked, here(press, 1), on_done=on_done)
    tenth = max(3, len(sizes) // 10)
    return mean(sizes[-tenth:]) / mean(sizes[tenth : 2 * tenth])


def run_all(folder: Path, engine: str | None) -> None:
    """Run the notebooks that are not of goalkit."""
    for path in sorted(folder.glob("other*.ipynb")):
        papermill.execute_notebook(path, folder / "done.ipynb", engine_name=engine, progress_bar=False)


def engines(folder: Path, rounds: int) -> float:
    """The seconds of the engine `goalkit` beside those of the usual one."""
    papermill_engines.register("goalkit", GoalkitEngine)  # papermill does it where goalkit is installed
    for number, sources in enumerate(NOTEBOOKS):
        cells = [new_code_cell(source) for source in sources]
        kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
        nbformat.write(
            new_notebook(cells=cells, metadata={"kernelspec": kernel}), folder / f"other{number}.ipynb"
        )
    ours, usual = medians_in_turns(
        lambda: run_all(folder, "goalkit"), lambda: run_all(folder, None), rounds=rounds
    )
    print(f"three notebooks of others: engine goalkit {ours:.2f} s, usual engine {usual:.2f} s")
    return ours / usual


def main() -> None:
    """Measure, print reviews a minute, stages and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3, help="reviews of the stock way before and after")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--memory", type=int, default=0, help="reviews after which the memory is looked at")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        practice = folder / "practice.goalkit"
        ids = many(practice, given.clients)
        slow = [_seconds_of_stock(practice, folder) for _ in range(given.rounds)]
        quick = batch(practice, folder / "batch", given.workers) / given.clients
        slow += [_seconds_of_stock(practice, folder) for _ in range(given.rounds)]
        results = [Result(name="engine", ratio=engines(folder, given.rounds), limit=ENGINE_LIMIT)]
        with WarmPress() as press:
            press.start()
            asked = [asked_for(practice, one, folder / "one") for one in ids]
            stages = seconds_by_stage(press, asked[:6])
            if given.memory:
                again = (asked * (given.memory // len(asked) + 1))[: given.memory]
                growth = memory_growth(press, again)
                results.append(Result(name="memory", ratio=growth, limit=MEMORY_LIMIT))
    print(f"reviews a minute: {60 / quick:.1f} in a batch of {given.clients} with {given.workers} workers,")
    print(f"{60 / median(slow):.1f} in the stock way ({quick:.2f} s and {median(slow):.2f} s a review)")
    print("one at a time: " + ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in stages.items()))
    close(*results, Result(name="batch", ratio=quick / median(slow), limit=LIMIT))


def _seconds_of_stock(practice: Path, folder: Path) -> float:
    begin = perf_counter()
    stock(practice, folder)
    return perf_counter() - begin


if __name__ == "__main__":
    main()
