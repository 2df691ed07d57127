"""The program `goalkit` and its commands.

Whatever goes wrong becomes one sentence and an exit code; nobody meets a stack trace: 0 done, 1 goalkit
failed, 2 the person can mend it, 130 stopped with Ctrl-C.
"""

import sys
import warnings
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from goalkit import __version__
from goalkit.cli import STOPPED, settings
from goalkit.cli.backups import backup, backups, restore
from goalkit.cli.calendar import write_calendar
from goalkit.cli.doctor import check, doctor
from goalkit.cli.erasing import erase
from goalkit.cli.exporting import export_records
from goalkit.cli.importing import import_records
from goalkit.cli.keys import encrypt, keyring, passphrase, recovery_sheet
from goalkit.cli.log import show_log
from goalkit.cli.reports import brief, review, year
from goalkit.cli.server import coach, hand_over, move
from goalkit.cli.start import demo, start
from goalkit.cli.status import clients, overview, status
from goalkit.cli.terminal import say, say_problem, say_warning
from goalkit.cli.worksheets import print_worksheets
from goalkit.errors import GoalkitError
from goalkit.failure_log import apology

FAILED = 1


class SentenceGroup(TyperGroup):
    """The commands of goalkit, each run so that it ends with a sentence rather than a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.TyperException, BrokenPipeError, ModuleNotFoundError):
            raise  # Typer says these itself, and the program that a package is missing
        except GoalkitError as error:
            say_problem(str(error))
            raise typer.Exit(error.exit_code) from None
        except (KeyboardInterrupt, EOFError, typer.Abort):
            say_problem("Stopped. What was saved before is saved.")
            raise typer.Exit(STOPPED) from None
        except Exception as failure:  # noqa: BLE001 - the last place where a failure can become a sentence
            say_problem(apology(failure))
            raise typer.Exit(FAILED) from None


app = typer.Typer(
    cls=SentenceGroup,
    help="A coaching workbook: goals, reviews and progress for leaders, alone or with a coach.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(asked: bool) -> None:  # noqa: FBT001 - an option
    """Tell the version and end, where it is asked for."""
    if asked:
        say(f"goalkit {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool, typer.Option("--version", callback=show_version, is_eager=True, help="Tell the version.")
]


@app.callback()
def prepare(version: VersionOption = False) -> None:  # noqa: FBT002, ARG001 - an option with a callback
    """A coaching workbook: goals, reviews and progress for leaders, alone or with a coach."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without a character shows "?" and goes on
    warnings.showwarning = say_warning


COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "start": start,
    "clients": clients,
    "status": status,
    "practice": overview,
    "review": review,
    "brief": brief,
    "year": year,
    "import": import_records,
    "export": export_records,
    "worksheets": print_worksheets,
    "calendar": write_calendar,
    "log": show_log,
    "backup": backup,
    "backups": backups,
    "restore": restore,
    "erase": erase,
    "passphrase": passphrase,
    "encrypt": encrypt,
    "keyring": keyring,
    "recovery-sheet": recovery_sheet,
    **settings.COMMANDS,
    "coach": coach,
    "hand-over": hand_over,
    "move": move,
    "check": check,
    "doctor": doctor,
}
"""Every command by its name, in the order in which the help tells them."""

for name, command in COMMANDS.items():
    app.command(name)(command)
