"""Where the practice is, and what opens it."""

import os
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, quote, urlsplit

import platformdirs

from goalkit.errors import PracticeOnServerError, ServerAddressError

PASSPHRASE = "GOALKIT_PASSPHRASE"  # noqa: S105 - the name of the variable, not a passphrase

FOR_PAPER = "GOALKIT_FOR_PAPER"
"""The variable that is set where a report is made for paper: a PDF always has the name of the client."""


Location = Path | str
"""Where a practice is: its file, or as a text the address of a database on a server."""
_SCHEMES = ("postgresql://", "postgres://")
_IN_ADDRESS = (
    "leave the password out of it: what stands there is kept in the history of the terminal, and other "
    "programs can read it. You are asked for it"
)
_FOR_ALL = "it is for all coaches: write postgresql://SERVER/DATABASE, with no account in it"


def server_address(location: Location) -> str | None:
    """The address of a practice on a server; None where it is a file.

    Raises ServerAddressError for one with a password in it.
    """
    if not isinstance(location, str) or not location.startswith(_SCHEMES):
        return None
    address = urlsplit(location)
    if address.password is not None or "password" in parse_qs(address.query):
        raise ServerAddressError("", _IN_ADDRESS)
    return location


def address_for(address: str, account: str) -> str:
    """The address of a practice on a server for one account. Raises ServerAddressError where it names one."""
    parts = urlsplit(address)
    if server_address(address) is None or parts.username is not None:
        raise ServerAddressError(address, _FOR_ALL)
    return parts._replace(netloc=f"{quote(account, safe='')}@{parts.netloc}").geturl()


def practice_location(given: Location | None = None) -> Location:
    """The practice: the one given, else `GOALKIT_PRACTICE`, else the file in the user's data folder.

    Raises ServerAddressError.
    """
    named = given or os.environ.get("GOALKIT_PRACTICE")
    return (server_address(named) or Path(named).expanduser()) if named else usual_path()


def usual_path() -> Path:
    """The file of the practice where none is named: in the user's data folder."""
    return platformdirs.user_data_path("goalkit", appauthor=False) / "practice.goalkit"


def practice_path(given: Location | None = None) -> Path:
    """The file of the practice at `practice_location`. Raises PracticeOnServerError where it is no file."""
    location = practice_location(given)
    if isinstance(location, str):
        raise PracticeOnServerError(location)
    return location


def location_text(location: Location) -> str:
    """The place as any program on this computer finds it."""
    return location if isinstance(location, str) else str(location.absolute())


def is_this_machine(host: str) -> bool:
    """Whether a host is loopback: what is sent there no other machine can read."""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


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
