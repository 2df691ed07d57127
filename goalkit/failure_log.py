"""The log of failures: where something went wrong in goalkit itself, without any text of a client."""

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import platformdirs


def note(failure: BaseException) -> Path:
    """Write to the log where a failure happened, without messages or values: they may be private.

    Returns the path of the log. Raises OSError where it cannot be written.
    """
    path = platformdirs.user_log_path("goalkit", appauthor=False, ensure_exists=True) / "goalkit.log"
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC", *_places(failure)]
    with path.open("a", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n\n")
    return path


def apology(failure: Exception) -> str:
    """One sentence that says that goalkit failed and where that is noted, which it does first."""
    kind = type(failure).__name__
    try:
        noted = f"Where it happened is noted in {note(failure)}, without any of your texts."
    except OSError:
        noted = "It could not be noted in a log file."
    return f"goalkit itself failed ({kind}); what was saved before is saved. {noted}"


def _places(failure: BaseException) -> Iterator[str]:
    cause = failure.__cause__ or failure.__context__
    if cause is not None:
        yield from _places(cause)
    yield type(failure).__qualname__
    for place in traceback.extract_tb(failure.__traceback__):
        yield f"  {place.filename}, line {place.lineno}, in {place.name}"
