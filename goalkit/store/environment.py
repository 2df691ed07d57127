"""Where the practice is, and what opens it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

PASSPHRASE = "GOALKIT_PASSPHRASE"  # noqa: S105 - the name of the variable, not a passphrase

FOR_PAPER = "GOALKIT_FOR_PAPER"
"""The variable that is set where a report is made for paper: a PDF always has the name of the client."""


def practice_path(given: str | Path | None = None) -> Path:
    """The file of the practice: the one given, else `GOALKIT_PRACTICE`, else in the user's data folder."""
    named = given or os.environ.get("GOALKIT_PRACTICE")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("goalkit", appauthor=False) / "practice.goalkit"


def is_for_paper() -> bool:
    """Whether this Python makes a report for paper."""
    return bool(os.environ.get(FOR_PAPER))


def passphrase_given() -> str | None:
    """The passphrase in `GOALKIT_PASSPHRASE`, where there is one. Asking for it is up to the command line."""
    return os.environ.get(PASSPHRASE) or None


@contextmanager
def handed_on(passphrase: str | None) -> Iterator[None]:
    """The passphrase, or none, in the environment of the programs that are started meanwhile."""
    before = passphrase_given()
    _set_passphrase(passphrase)
    try:
        yield
    finally:
        _set_passphrase(before)


def _set_passphrase(passphrase: str | None) -> None:
    if passphrase is None:
        os.environ.pop(PASSPHRASE, None)
    else:
        os.environ[PASSPHRASE] = passphrase
