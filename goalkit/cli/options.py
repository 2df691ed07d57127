"""The options that several commands share, and opening the practice that they name."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.terminal import say_aside
from goalkit.errors import DayAheadError, PassphraseNeededError, PassphraseUnsetError
from goalkit.period import parsed_day, today
from goalkit.store import Practice, open_practice, passphrase_given, practice_path
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


def known_day(as_of: date | None) -> date:
    """The day of knowledge: the one given, else today. Raises DayAheadError for a day to come."""
    now = today()
    if as_of is not None and as_of > now:
        raise DayAheadError(as_of, now)
    return as_of or now


def opened(given: Path | None) -> Practice:
    """The practice at the path given, else at the usual place. Raises PracticeError."""
    return unlocked(practice_path(given))[0]


def unlocked(path: Path) -> tuple[Practice, str | None]:
    """The practice at a path, and its passphrase: that of the environment, else the one typed.

    Nobody is asked where there is no terminal: then PassphraseNeededError is raised.
    """
    given = passphrase_given()
    try:
        return open_practice(path, passphrase=given), given
    except PassphraseNeededError:
        if not sys.stdin.isatty():
            raise
    typed = str(typer.prompt("Passphrase of the practice", hide_input=True, err=True))
    return open_practice(path, passphrase=typed), typed


def new_practice(path: Path, *, plain: bool) -> tuple[Practice, str | None]:
    """A practice that is not there yet, and its passphrase: given or chosen, none where `plain` is said.

    Raises PassphraseUnsetError where it is neither said nor given and there is no terminal to ask.
    """
    if not plain and passphrase_given() is None and not sys.stdin.isatty():
        raise PassphraseUnsetError(str(path))
    passphrase = None if plain else passphrase_for_new(path)
    return open_practice(path, passphrase=passphrase, create=True), passphrase


def chosen_passphrase(label: str) -> str:
    """A passphrase that is typed twice, for a file that is handed on."""
    return str(typer.prompt(label, hide_input=True, confirmation_prompt=True, err=True))


def passphrase_for_new(path: Path) -> str | None:
    """The passphrase for a practice that is about to be made: given, else chosen; None leaves it plain."""
    chosen = passphrase_given()
    if chosen is None and sys.stdin.isatty():
        chosen = typer.prompt(
            "Passphrase for the new practice (nothing: it is not encrypted)",
            default="", show_default=False, hide_input=True, confirmation_prompt=True, err=True,
        )  # fmt: skip
    if not chosen:
        say_aside(
            f"The practice '{path}' is new and not encrypted: set GOALKIT_PASSPHRASE first to encrypt one."
        )
    return chosen or None
