"""The program `goalkit` and its commands."""

import sys
from collections.abc import Callable

import typer

from goalkit.cli.brief import brief
from goalkit.cli.check import check
from goalkit.cli.demo import demo
from goalkit.cli.doctor import doctor
from goalkit.cli.exchange import export_records, import_records
from goalkit.cli.failing import SentenceGroup
from goalkit.cli.review import review
from goalkit.cli.start import start
from goalkit.cli.status import clients, status
from goalkit.cli.year import year

app = typer.Typer(
    cls=SentenceGroup,
    help="A coaching workbook: goals, reviews and progress for leaders, alone or with a coach.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def prepare() -> None:
    """A coaching workbook: goals, reviews and progress for leaders, alone or with a coach."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without a character shows "?" and goes on


COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "start": start,
    "clients": clients,
    "status": status,
    "review": review,
    "brief": brief,
    "year": year,
    "import": import_records,
    "export": export_records,
    "check": check,
    "doctor": doctor,
}
"""Every command by its name, in the order in which the help tells them."""

for name, command in COMMANDS.items():
    app.command(name)(command)
