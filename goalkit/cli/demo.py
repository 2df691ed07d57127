"""`goalkit demo`: the example practice and its last full quarter on paper."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.review import print_review
from goalkit.cli.showing import say
from goalkit.errors import ExampleTakenError
from goalkit.report import Format, ReportRequest, file_name
from goalkit.report.parameters import report_parameters
from goalkit.shipped import EXAMPLE_CLIENT, REVIEW_NOTEBOOK, shipped
from goalkit.store import import_client, open_practice

PERIOD = "2026-Q3"
AS_OF = date(2026, 9, 30)
CLIENT = "example"
"""The id of the example client; its last full quarter and the day on which that ended."""

FolderOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write both into.")]


def demo(out: FolderOption = Path("goalkit-demo")) -> None:
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


def write_example(path: Path) -> None:
    """Make the example practice, or put it back as it was. It is not encrypted: nothing in it is secret.

    Raises ExampleTakenError where the file holds other clients.
    """
    text = shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8")
    with open_practice(path, create=True) as practice:
        found = [client.id for client in practice.clients()]
        if found not in ([], [CLIENT]):
            raise ExampleTakenError(str(path))
        if found:
            practice.erase(CLIENT)
        import_client(practice, text)
