"""Where the practice is, and what opens it."""

import os
from pathlib import Path

import platformdirs

PASSPHRASE = "GOALKIT_PASSPHRASE"  # noqa: S105 - the name of the variable, not a passphrase


def practice_path(given: str | Path | None = None) -> Path:
    """The file of the practice: the one given, else `GOALKIT_PRACTICE`, else in the user's data folder."""
    named = given or os.environ.get("GOALKIT_PRACTICE")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("goalkit", appauthor=False) / "practice.goalkit"


def passphrase_given() -> str | None:
    """The passphrase in `GOALKIT_PASSPHRASE`, where there is one. Asking for it is up to the command line."""
    return os.environ.get(PASSPHRASE) or None
