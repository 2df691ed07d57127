"""Whatever goes wrong becomes one sentence and an exit code; nobody meets a stack trace.

0 done, 1 goalkit failed, 2 the person can mend it, 130 stopped with Ctrl-C.
"""

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs
import typer
from typer.core import TyperGroup

from goalkit.cli import STOPPED
from goalkit.cli.showing import say_problem
from goalkit.errors import GoalkitError

FAILED = 1


class SentenceGroup(TyperGroup):
    """The commands of goalkit, each run so that it ends with a sentence rather than a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.TyperException, BrokenPipeError):
            raise  # Typer says these itself
        except GoalkitError as error:
            say_problem(str(error))
            raise typer.Exit(error.exit_code) from None
        except (KeyboardInterrupt, EOFError, typer.Abort):
            say_problem("Stopped. What was saved before is saved.")
            raise typer.Exit(STOPPED) from None
        except Exception as failure:  # noqa: BLE001 - the last place where a failure can become a sentence
            say_problem(_apology(failure))
            raise typer.Exit(FAILED) from None


def _apology(failure: Exception) -> str:
    kind = type(failure).__name__
    try:
        noted = f"Where it happened is noted in {note(failure)}, without any of your texts."
    except OSError:
        noted = "It could not be noted in a log file."
    return f"goalkit itself failed ({kind}); what was saved before is saved. {noted}"


def note(failure: BaseException) -> Path:
    """Write to the log where a failure happened, without messages or values: they may be private.

    Returns the path of the log. Raises OSError where it cannot be written.
    """
    path = platformdirs.user_log_path("goalkit", appauthor=False, ensure_exists=True) / "goalkit.log"
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC", *_places(failure)]
    with path.open("a", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n\n")
    return path


def _places(failure: BaseException) -> Iterator[str]:
    cause = failure.__cause__ or failure.__context__
    if cause is not None:
        yield from _places(cause)
    yield type(failure).__qualname__
    for place in traceback.extract_tb(failure.__traceback__):
        yield f"  {place.filename}, line {place.lineno}, in {place.name}"
