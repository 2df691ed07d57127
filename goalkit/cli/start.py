"""`goalkit start`: the workbook in JupyterLab."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, passphrase_for_new, unlocked
from goalkit.cli.terminal import say_aside
from goalkit.errors import PassphraseUnsetError
from goalkit.lab.server import Lab
from goalkit.store import open_practice, passphrase_given, practice_path
from goalkit.store.environment import handed_on

PlainOption = Annotated[
    bool, typer.Option("--plain", help="Should the practice be new: make it without encryption, unasked.")
]


def start(practice: PracticeOption = None, plain: PlainOption = False) -> None:  # noqa: FBT002 - an option
    """Open the workbook in JupyterLab, in your browser. Ctrl-C here ends it."""
    path = practice_path(practice)
    passphrase = _unlocked(path) if path.exists() else _made(path, plain=plain)
    run_lab(path, passphrase)


def run_lab(practice: Path, passphrase: str | None) -> None:
    """Run JupyterLab on a practice that opens with this passphrase, until Ctrl-C."""
    say_aside("JupyterLab opens in your browser. It runs until you press Ctrl-C here.")
    with handed_on(passphrase):
        Lab(practice=practice, passphrase=passphrase).run()


def _unlocked(path: Path) -> str | None:
    """The passphrase of the practice, which opens with it."""
    practice, passphrase = unlocked(path)
    practice.close()
    return passphrase


def _made(path: Path, *, plain: bool) -> str | None:
    """The passphrase of a practice that is made, so that the first page can take in who begins."""
    if not plain and not passphrase_given() and not sys.stdin.isatty():
        raise PassphraseUnsetError(str(path))
    passphrase = None if plain else passphrase_for_new(path)
    open_practice(path, passphrase=passphrase, create=True).close()
    return passphrase
