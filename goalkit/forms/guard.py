"""Whatever goes wrong in a control becomes a sentence on the page; nothing fails in silence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from goalkit.errors import GoalkitError, OutFileError
from goalkit.failure_log import apology

CLOSE_IT = "If it is open in another window, close it there; then try again."


@contextmanager
def guarded(say: Callable[[str], None]) -> Iterator[None]:
    """Say what goes wrong inside; a failure of goalkit itself is noted in the log as well."""
    try:
        yield
    except OutFileError as error:  # on a page there is no `--out`
        say(f"'{error.name}' could not be written ({error.reason}). {CLOSE_IT}")
    except GoalkitError as error:
        say(f"{error}.")
    except Exception as failure:  # noqa: BLE001 - JupyterLab would hide it where no client ever looks
        say(apology(failure))
