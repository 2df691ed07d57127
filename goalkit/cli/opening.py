"""Opening the practice that a command works with, and asking for its passphrase where it has one."""

import sys
from pathlib import Path

import typer

from goalkit.cli.showing import say_aside
from goalkit.errors import PassphraseNeededError
from goalkit.store import Practice, open_practice, passphrase_given, practice_path


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
