"""`goalkit demo`: the example practice and its last full quarter on paper."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from goalkit.api.example import AS_OF, CLIENT, PERIOD, write_example
from goalkit.cli.reports import print_review
from goalkit.cli.start import run_lab
from goalkit.cli.terminal import say
from goalkit.report import Format, ReportRequest, file_name, report_parameters
from goalkit.shipped import REVIEW_NOTEBOOK, shipped

FolderOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write both into.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Then open the example in JupyterLab.")]


def demo(out: FolderOption = Path("goalkit-demo"), *, open: OpenOption = False) -> None:  # noqa: A002 - an option
    """Write the example practice and its review on paper, and tell where they are."""
    practice = out / "example.goalkit"
    write_example(practice)
    request = ReportRequest(
        notebook=shipped(REVIEW_NOTEBOOK),
        parameters=report_parameters(CLIENT, practice, period=PERIOD, as_of=AS_OF),
        out=out / file_name(CLIENT, PERIOD, Format.PDF),
        as_of=AS_OF,
    )
    print_review(request, passphrase=None)
    say(f"Practice: {practice.resolve()}\nReview:   {request.out.resolve()}")
    if open:
        run_lab(practice, passphrase=None)
    say(f"Open it:  goalkit start --practice {shlex.quote(str(practice))}")
