"""The options that several commands share, and opening the practice that they name."""

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.terminal import say_aside
from goalkit.errors import DayAheadError, PassphraseNeededError, PassphraseWrongError
from goalkit.period import parsed_day
from goalkit.store import Practice, open_practice, passphrase_given, practice_path
from goalkit.store.settings import practice_day
from goalkit.terms import Rule

PracticeOption = Annotated[
    Path | None,
    typer.Option(
        "--practice",
        metavar="FILE",
        help="The practice. Without it: the one GOALKIT_PRACTICE names, else the one in your data folder.",
    ),
]
ClientArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="The id of the client; `goalkit clients` tells all.")
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=parsed_day,
        help="Show what was known at the end of that day, such as 2026-03-31.",
    ),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Should the practice be new: make it without encryption, unasked.")
]
RuleOption = Annotated[
    Rule | None, typer.Option("--rule", help="Judge every goal by this rule, whatever was chosen.")
]


def known_day(practice: Practice, as_of: date | None) -> date:
    """The day of knowledge: the one given, else today. Raises DayAheadError for a day to come."""
    now = practice_day(practice)
    if as_of is not None and as_of > now:
        raise DayAheadError(as_of, now)
    return as_of or now


def opened(given: Path | None) -> Practice:
    """The practice at the path given, else at the usual place. Raises PracticeError."""
    return unlocked(practice_path(given))[0]


def unlocked(path: Path, *, ask: bool = False) -> tuple[Practice, str | None]:
    """The practice at a path, and its passphrase: that of the environment, of the keyring, or the one typed.

    With `ask` the keyring is not. Nobody is asked where there is no terminal: then PassphraseNeededError
    is raised.
    """
    given = passphrase_given()
    with suppress(PassphraseNeededError):
        return open_practice(path, passphrase=given), given
    from goalkit.store.system_keyring import keep_passphrase, kept_passphrase

    kept = kept_passphrase(path)
    if kept is not None and not ask:
        try:
            return open_practice(path, passphrase=kept), kept
        except PassphraseWrongError:
            say_aside("The passphrase in this computer's keyring no longer opens the practice.")
    if not sys.stdin.isatty():
        raise PassphraseNeededError(str(path))
    typed = str(typer.prompt("Passphrase of the practice", hide_input=True, err=True))
    practice = open_practice(path, passphrase=typed)
    if kept is not None:
        keep_passphrase(path, typed)
    return practice, typed
