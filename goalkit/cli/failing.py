"""Whatever goes wrong becomes one sentence and an exit code; nobody meets a stack trace.

0 done, 1 goalkit failed, 2 the person can mend it, 130 stopped with Ctrl-C.
"""

from typing import Any

import typer
from typer.core import TyperGroup

from goalkit.cli import STOPPED
from goalkit.cli.showing import say_problem
from goalkit.errors import GoalkitError
from goalkit.failure_log import apology

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
            say_problem(apology(failure))
            raise typer.Exit(FAILED) from None
