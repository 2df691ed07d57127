"""The options that several commands share, and opening the practice that they name."""

import sys
from datetime import date
from typing import Annotated

import typer

from goalkit.cli.terminal import say_aside
from goalkit.errors import DayAheadError, PassphraseNeededError, PassphraseWrongError
from goalkit.period import parsed_day
from goalkit.store import Location, Practice, open_practice, passphrase_given, practice_location
from goalkit.store.settings import practice_day
from goalkit.terms import Rule

PracticeOption = Annotated[
    str | None,
    typer.Option(
        "--practice",
        metavar="FILE",
        help="The practice: a file, or its address at a server (postgresql://NAME@SERVER/DATABASE). Without "
        "it: the one GOALKIT_PRACTICE names, else the one in your data folder.",
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


def opened(given: Location | None) -> Practice:
    """The practice at the place given, else at the usual one. Raises PracticeError."""
    return unlocked(practice_location(given))[0]


def unlocked(path: Location, *, ask: bool = False, create: bool = False) -> tuple[Practice, str | None]:
    """The practice at a place, and its passphrase: that of the environment, of the keyring, or the one typed.

    At a server it is the password, where one is needed. With `ask` the keyring is not asked. Nobody is where
    there is no terminal: then PassphraseNeededError is raised. With `create` it is made where there is none.
    """
    at_server, given = isinstance(path, str), passphrase_given()
    for one in dict.fromkeys((None, given) if at_server else (given,)):
        try:
            return open_practice(path, passphrase=one, create=create), one
        except PassphraseNeededError as failure:
            needed = failure
    from goalkit.store.system_keyring import keep_passphrase, kept_passphrase

    kept = kept_passphrase(path)
    if kept is not None and not ask:
        try:
            return open_practice(path, passphrase=kept, create=create), kept
        except PassphraseWrongError:
            say_aside("The passphrase in this computer's keyring no longer opens the practice.")
    if not sys.stdin.isatty():
        raise needed
    question = "Your password at the server" if at_server else "Passphrase of the practice"
    typed = str(typer.prompt(question, hide_input=True, err=True))
    practice = open_practice(path, passphrase=typed, create=create)
    if kept is not None:
        keep_passphrase(path, typed)
    return practice, typed
