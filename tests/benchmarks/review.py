"""`goalkit review` beside the stock way from a notebook to a PDF, as whole processes, in turns.

The stock way runs the same review notebook of the same practice with the papermill command, turns it
into HTML with nbconvert (code hidden, plotly figures drawn by their script) and prints that with
headless Chromium. Everything is cold: each step is a process of its own, as it is for a user. The third way
is that of the print page, which has ready what makes a PDF.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter

from closing import Result, close, medians_in_turns

from goalkit.api.example import AS_OF, CLIENT, PERIOD, write_example
from goalkit.report import (
    ReportRequest,
    find_browser,
    ready_press,
    render_review,
    report_parameters,
)
from goalkit.shipped import REVIEW_NOTEBOOK, shipped

LIMIT, WARM_LIMIT = 0.4, 0.12
BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--no-pdf-header-footer", "--virtual-time-budget=20000",
)  # fmt: skip


def stock(practice: Path, folder: Path) -> Path:
    """papermill, nbconvert and Chromium, one after the other."""
    run, page, paper = folder / "run.ipynb", folder / "run.html", folder / "stock.pdf"
    words = {"client": CLIENT, "period": PERIOD, "practice": str(practice), "as_of": AS_OF.isoformat()}
    given = [part for name, value in words.items() for part in ("-p", name, value)]
    python(
        "papermill",
        "--no-progress-bar",
        "--kernel",
        "python3",
        *given,
        str(shipped(REVIEW_NOTEBOOK)),
        str(run),
    )
    python("nbconvert", "--to", "html", "--no-input", "--log-level=ERROR", str(run))
    profile = tempfile.mkdtemp(dir=folder)
    called(
        str(find_browser()), *BROWSER, f"--user-data-dir={profile}", f"--print-to-pdf={paper}", page.as_uri()
    )
    return paper


def ours(practice: Path, folder: Path) -> Path:
    """One command of goalkit."""
    words = ("review", CLIENT, PERIOD, "--as-of", AS_OF.isoformat(), "--practice", str(practice))
    called(str(Path(sys.executable).with_name("goalkit")), *words, "--out", str(folder))
    return folder / f"{CLIENT}-{PERIOD}.pdf"


def warm(practice: Path, folder: Path) -> Path:
    """What the button of the print page does."""
    request = ReportRequest(
        notebook=shipped(REVIEW_NOTEBOOK),
        parameters=report_parameters(CLIENT, practice, period=PERIOD, as_of=AS_OF),
        out=folder / "warm.pdf",
        as_of=AS_OF,
    )
    return render_review(request, press=ready_press())


def python(module: str, *words: str) -> None:
    """Run a module as its command."""
    called(sys.executable, "-m", module, *words)


def called(*words: str) -> None:
    """Run a command that must end well; figures of the stock way stand in its HTML."""
    environment = {**os.environ, "PLOTLY_RENDERER": "notebook"}
    subprocess.run(words, check=True, capture_output=True, env=environment, stdin=subprocess.DEVNULL)


def main() -> None:
    """Measure, print both medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        practice = folder / "example.goalkit"
        write_example(practice)
        ready_press()  # as the page has it two seconds after it was opened
        begin = perf_counter()
        warm(practice, folder)
        first = perf_counter() - begin
        ways = (partial(one, practice, folder) for one in (ours, warm, stock))
        quick, ready, slow = medians_in_turns(*ways, rounds=rounds)
        sizes = [(folder / f"{name}.pdf").stat().st_size // 1024 for name in ("warm", "stock")]
    print(f"goalkit review: {quick:.2f} s, {sizes[0]} kB")
    print(f"from the print page: {ready:.2f} s, the first one {first:.2f} s")
    print(f"stock way: {slow:.2f} s, {sizes[1]} kB; medians of {rounds} rounds in turns")
    warmed = Result(name="warm review", ratio=ready / slow, limit=WARM_LIMIT)
    close(warmed, Result(name="review", ratio=quick / slow, limit=LIMIT))


if __name__ == "__main__":
    main()
