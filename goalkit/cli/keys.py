"""`goalkit passphrase`, `encrypt`, `keyring`, `recovery-sheet`: what opens a practice, and who keeps it."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from goalkit.cli.options import PracticeOption, unlocked
from goalkit.cli.reports import PaperOption
from goalkit.cli.set_up import SHEET, chosen_passphrase, offer_recovery_sheet, write_recovery_sheet
from goalkit.cli.terminal import say, say_aside, steps
from goalkit.errors import (
    PassphraseNeededError,
    PassphraseNoneError,
    PassphraseThereError,
    PracticeMissingError,
)
from goalkit.store import open_practice, passphrase_given, practice_path
from goalkit.store.backups import backup_folder, backups_of
from goalkit.store.rekeying import backups_opening, change_passphrase, rewrite_backups
from goalkit.wording import count_text

BackupsOption = Annotated[
    bool, typer.Option("--backups", help="Encrypt your backups with the new passphrase as well.")
]
PlainBackupsOption = Annotated[
    bool, typer.Option("--backups", help="Encrypt those of your backups that are not encrypted as well.")
]


WishArgument = Annotated[
    Literal["keep", "forget"] | None,
    typer.Argument(metavar="WISH", help="`keep` the passphrase there, or `forget` it; else it is only told."),
]
SheetOption = Annotated[Path, typer.Option("--out", metavar="FILE", help="A new file to write to.")]
PrintedOption = Annotated[
    bool, typer.Option("--with-passphrase", help="Print the passphrase instead of room to write it.")
]
_PAGES = "Close any goalkit pages that are still open, and start goalkit again."
_REST = (
    "Copies and exports elsewhere stay as they are, and traces of the plain file may stay on the disk: "
    "encrypt the disk as well."
)


def passphrase(*, backups: BackupsOption = False, practice: PracticeOption = None) -> None:
    """Change the passphrase of the practice. A backup is made first, with the old passphrase."""
    path = practice_path(practice)
    before = _typed_passphrase(path)
    if not backups:
        say_aside("Your backups keep the old passphrase; add --backups to give them the new one as well.")
    after = chosen_passphrase("New passphrase")
    with steps("Encrypting"):
        change_passphrase(path, before, after)
        count = rewrite_backups(path, before, after) if backups else 0
    _tell_keyring(path, after)
    say(f"'{path}' now opens with the new passphrase only. {_PAGES}")
    _tell_backups(path, count)


def _typed_passphrase(path: Path) -> str:
    """What opens the practice, as somebody knows it: the keyring is not asked. Raises PassphraseNoneError."""
    place, known = unlocked(path, ask=True)
    place.close()
    if known is None:
        raise PassphraseNoneError(str(path))
    return known


def _tell_keyring(path: Path, after: str) -> None:
    from goalkit.store.system_keyring import keep_passphrase, kept_passphrase

    if kept_passphrase(path) is not None:
        keep_passphrase(path, after)


def _tell_backups(path: Path, rewritten: int) -> None:
    others = len(backups_of(path)) - rewritten
    if rewritten:
        say(f"So do {count_text(rewritten, 'backup')}.")
    if others:
        say_aside(
            f"With an older passphrase: {count_text(others, 'backup')} in '{backup_folder(path)}'. Keep that "
            "passphrase as long as you keep them."
        )


def encrypt(*, backups: PlainBackupsOption = False, practice: PracticeOption = None) -> None:
    """Encrypt a practice that is not encrypted. A backup is made first, and the plain file is removed."""
    path = practice_path(practice)
    after = _encrypted(path, again=backups)
    if backups:
        with steps("Encrypting the backups"):
            count = rewrite_backups(path, None, after)
        say(f"{count_text(count, 'backup')} encrypted.")
    elif plain := backups_opening(path, None):
        say_aside(
            f"{count_text(len(plain), 'backup')} in '{backup_folder(path)}' can still be read by whoever has "
            "them: `goalkit encrypt --backups` encrypts them."
        )
    say_aside(_REST)


def _encrypted(path: Path, *, again: bool) -> str:
    """Encrypt what is plain, and give what opens it; what is encrypted already is opened with `again`."""
    try:
        open_practice(path).close()
    except PassphraseNeededError:
        if not again:
            raise PassphraseThereError(str(path)) from None
        place, known = unlocked(path)
        place.close()
        assert known is not None  # noqa: S101 - it did not open without one
        return known
    given = passphrase_given()
    after = given or chosen_passphrase("Passphrase for the practice")
    with steps("Encrypting"):
        change_passphrase(path, None, after)
    say(f"'{path}' is encrypted now and opens with this passphrase only. {_PAGES}")
    if given is None:
        offer_recovery_sheet(path)
    return after


def keyring(wish: WishArgument = None, practice: PracticeOption = None) -> None:
    """Tell whether the keyring of this computer opens the practice, have it do so, or have it forget."""
    from goalkit.store.system_keyring import forget_passphrase, keep_passphrase, kept_passphrase

    path = practice_path(practice)
    if wish is None:
        is_kept = kept_passphrase(path) is not None
        say(f"The keyring of this computer {'opens' if is_kept else 'does not open'} '{path}'.")
    elif wish == "keep":
        keep_passphrase(path, _typed_passphrase(path))
        say(f"The keyring of this computer opens '{path}' from now on.")
    else:
        was_kept = forget_passphrase(path)
        say(
            "Forgotten: you are asked for the passphrase again."
            if was_kept
            else "There was nothing to forget."
        )


def recovery_sheet(
    out: SheetOption = SHEET,
    *,
    with_passphrase: PrintedOption = False,
    paper: PaperOption = None,
    practice: PracticeOption = None,
) -> None:
    """Write a sheet to print: where the practice is, and room to write its passphrase by hand."""
    path = practice_path(practice)
    if not path.is_file():
        raise PracticeMissingError(str(path))
    known = _typed_passphrase(path) if with_passphrase else None
    write_recovery_sheet(path, out, passphrase=known, paper=paper)
