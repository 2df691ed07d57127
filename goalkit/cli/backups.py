"""`goalkit backup`, `backups` and `restore`: copies of the whole practice, and back."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, unlocked
from goalkit.cli.terminal import say, say_aside, show_table, steps
from goalkit.errors import (
    PassphraseUnneededError,
    PassphraseWrongError,
    PracticeDamagedError,
    PracticeError,
    PracticeMissingError,
)
from goalkit.store import Practice, open_practice, passphrase_given, practice_path
from goalkit.store.backups import Backup, Why, backup_folder, backups_of, check_backup, contents, named_backup
from goalkit.store.connection import Place
from goalkit.store.failure import system_errors
from goalkit.store.new_file import new_file
from goalkit.store.rekeying import encrypted_copy
from goalkit.wording import count_text

TargetArgument = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="A new file for it, else it goes to your backups.")
]
WhichArgument = Annotated[
    str, typer.Argument(metavar="WHICH", help="A day or a name that `goalkit backups` lists, or a file.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
_WHY = {
    Why.START: "at a start",
    Why.WORK: "while you worked",
    Why.IMPORT: "before an import",
    Why.ERASE: "before a client was erased",
    Why.UPDATE: "before an update of goalkit",
    Why.MEND: "before a clock that was ahead was mended",
    Why.RESTORE: "before a backup was put back",
    Why.PASSPHRASE: "before the passphrase was changed",
    Why.HAND: "by hand",
}


def backup(file: TargetArgument = None, practice: PracticeOption = None) -> None:
    """Copy the whole practice, open the copy and check it."""
    path = practice_path(practice)
    place, passphrase = unlocked(path)
    with place:
        if file is None:
            made = place.back_up(Why.HAND)
            written = made.path if made else path
        else:
            place.backup(file)
            check_backup(Place(path=file, passphrase=passphrase))
            written = file
    say(f"Written and checked: {written.resolve()}")


def backups(practice: PracticeOption = None) -> None:
    """List the backups, newest first, and what is in each."""
    path = practice_path(practice)
    found = backups_of(path)
    if not found:
        say_aside(f"No backup yet in '{backup_folder(path)}': `goalkit backup` makes one.")
        return
    passphrase = _passphrase(path)
    with steps("Reading the backups"):
        rows = [_row(one, passphrase) for one in found]
    show_table(("backup", "made", "size", "what is in it"), rows)
    say_aside(f"They are in '{backup_folder(path)}'. Put one back with `goalkit restore` and its name.")


def _passphrase(path: Path) -> str | None:
    """What opens the practice, asked for where it is needed; without a practice, that of the environment."""
    try:
        place, passphrase = unlocked(path)
    except (PracticeMissingError, PracticeDamagedError):
        return passphrase_given()
    place.close()
    return passphrase


def _row(one: Backup, passphrase: str | None) -> tuple[str, str, str, str]:
    size = f"{one.path.stat().st_size / 1_000_000:.1f} MB"
    return one.name, _WHY[one.why], size, _told(one, passphrase)


def _told(one: Backup, passphrase: str | None) -> str:
    try:
        found = contents(Place(path=one.path, passphrase=passphrase))
    except PassphraseWrongError:
        return "it has another passphrase"
    except PracticeError:
        found = None
    if found is None:
        return "damaged: use another"
    counts = (found["clients"], "client"), (found["goals"], "goal"), (found["check_ins"], "check-in")
    return ", ".join(count_text(number, word) for number, word in counts)


def restore(which: WhichArgument, *, yes: YesOption = False, practice: PracticeOption = None) -> None:
    """Put a backup in the place of the practice. What is there now is kept in a backup first."""
    path = practice_path(practice)
    chosen = Path(which) if Path(which).is_file() else named_backup(path, which).path
    if not yes:
        typer.confirm(f"Have the practice '{path}' be as it was in '{chosen.name}'?", abort=True, err=True)
    try:
        place, passphrase = unlocked(path)
    except (PracticeMissingError, PracticeDamagedError) as unreadable:
        _replace(path, chosen, is_damaged=isinstance(unreadable, PracticeDamagedError))
        say(f"Put back: {chosen.name}")
        return
    with place:
        _put_back(chosen, place, path, passphrase)
    open_practice(path, passphrase=passphrase).close()  # one of an earlier goalkit is brought up to date
    say(f"Put back: {chosen.name}. What was there before is the newest of your backups.")


def _put_back(chosen: Path, practice: Practice, path: Path, passphrase: str | None) -> None:
    """Put a backup in the place of a practice, which keeps its passphrase; that of the backup is asked."""
    try:
        practice.restore(chosen)
    except PassphraseUnneededError:
        before = None
    except PassphraseWrongError:
        if not sys.stdin.isatty():
            raise
        before = str(typer.prompt("Passphrase that the backup was made with", hide_input=True, err=True))
    else:
        return
    assert passphrase is not None  # noqa: S101 - one that is plain needs none, and one was wrong
    with encrypted_copy(chosen, before, passphrase, path.parent) as copy:
        practice.restore(copy)


def _replace(path: Path, chosen: Path, *, is_damaged: bool) -> None:
    """Put a copy of a backup where no practice can be opened; one that is damaged is kept beside it."""
    place = Place(path=chosen, passphrase=passphrase_given())
    check_backup(place)
    if is_damaged:
        aside = path.with_name(f"{path.stem}-damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
        with system_errors(path):
            path.rename(aside)
        say_aside(f"The damaged file is kept as '{aside}'.")
    with new_file(path) as part:
        shutil.copyfile(chosen, part)
    open_practice(path, passphrase=place.passphrase).close()
