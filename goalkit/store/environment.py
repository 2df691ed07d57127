"""Where the practice is, and what opens it."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

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
    """What opens the practice: handed over by the program that started this one, else `GOALKIT_PASSPHRASE`.

    None where there is neither. Asking for it is up to the command line.
    """
    return _handed_over or os.environ.get(PASSPHRASE) or None


def environment_without_passphrase() -> dict[str, str]:
    """The environment for every program that is started: whatever it starts in turn inherits it."""
    return {name: value for name, value in os.environ.items() if name != PASSPHRASE}


# ---------------------------------------------------------------- from one program to the next
# A passphrase goes through a pipe that is read to its end at once. Unlike what is in an environment or among
# arguments, no other program can look it up, and none that is started later inherits it.

_handed_over: str | None = None


def hand_over(pipe: IO[bytes], passphrase: str | None) -> None:
    """Write the passphrase, or nothing, to a program that was just started, and close the pipe."""
    with suppress(BrokenPipeError), pipe:  # whoever waits for a program that ended is told so
        pipe.write((passphrase or "").encode())


def handed_over(pipe: IO[bytes]) -> str | None:
    """The passphrase that came through a pipe, if one did; nothing is left in it."""
    return pipe.read().decode() or None


def take_over(pipe: IO[bytes]) -> None:
    """Open practices from now on with the passphrase that came through a pipe, if one did."""
    open_with(handed_over(pipe))


def open_with(passphrase: str | None) -> None:
    """Open practices from now on with this passphrase."""
    global _handed_over  # noqa: PLW0603 - of the whole process, as its environment is
    _handed_over = passphrase
