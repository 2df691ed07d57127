"""`goalkit start`: the workbook in JupyterLab; `goalkit demo`: the example practice and its review."""

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from goalkit.api.example import AS_OF, CLIENT, PERIOD, write_example
from goalkit.cli.options import PlainOption, PracticeOption, unlocked
from goalkit.cli.reports import print_review
from goalkit.cli.set_up import new_practice, offer_key_of_today, offer_keyring
from goalkit.cli.terminal import say, say_aside
from goalkit.errors import StoreError
from goalkit.lab.notebook_folder import lay_pages, notebook_folder, start_page
from goalkit.lab.server import Lab
from goalkit.lab.shortcut import make_shortcut
from goalkit.report import Format, ReportRequest, file_name, report_parameters
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.store import Location, Practice, location_text, practice_location
from goalkit.store.backups import Why, changed_since_backup
from goalkit.store.settings import LOCK_AFTER, choose_lock_after, lock_after

FolderOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write both into.")]
LockOption = Annotated[
    int | None,
    typer.Option(
        "--lock-after",
        metavar="MINUTES",
        min=0,
        help="From now on lock the pages after so many minutes without input; 0: never.",
    ),
]
NotebooksOption = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar="DIR",
        help="The folder of your notebooks. Without it: the one GOALKIT_NOTEBOOKS names, else one in your "
        "data folder.",
    ),
]
ShortcutOption = Annotated[
    bool,
    typer.Option(
        "--shortcut", help="Start nothing: write an entry that starts goalkit like this with a click."
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help="Then open the example in JupyterLab.")]

NOT_ENCRYPTED = (
    "This practice is not encrypted: nobody is asked for a passphrase, so pages cannot be locked. "
    "`goalkit encrypt` changes that."
)


def start(
    practice: PracticeOption = None,
    plain: PlainOption = False,  # noqa: FBT002 - an option
    lock: LockOption = None,
    folder: NotebooksOption = None,
    shortcut: ShortcutOption = False,  # noqa: FBT002 - an option
) -> None:
    """Open the workbook in JupyterLab, in your browser. Ctrl-C here ends it."""
    path = practice_location(practice)
    if shortcut:
        named = {"--practice": practice and path, "--folder": folder}
        words = [word for name, given in named.items() if given for word in (name, location_text(given))]
        say(f"From now on start goalkit with {make_shortcut(['start', *words])}")
        return
    if isinstance(path, str) or (path.exists() and path.stat().st_size):
        place, passphrase = unlocked(path)
        if passphrase is None and place.path:
            say_aside(NOT_ENCRYPTED)
        back_up_at_start(place)
    else:
        place, passphrase = new_practice(path, plain=plain)  # whoever begins meets the first page
    with place:
        offer_keyring(place, path, passphrase)
        if lock is not None:
            choose_lock_after(place, lock)
        minutes = lock_after(place)
    if isinstance(path, Path):
        offer_key_of_today(path, passphrase)
    run_lab(path, passphrase, minutes, folder=folder)


def back_up_at_start(practice: Practice) -> None:
    """Make the backup of a start if something was changed since the last one.

    Where that fails it is said, and the start goes on.
    """
    try:
        if practice.path and changed_since_backup(practice.path, datetime.now(UTC)):
            practice.back_up(Why.START)
    except StoreError as failure:
        say_aside(f"No backup was made: {failure}")


def run_lab(
    practice: Location,
    passphrase: str | None = None,
    minutes: int = LOCK_AFTER,
    *,
    folder: Path | None = None,
) -> None:
    """Run JupyterLab on a practice that opens with this passphrase, until Ctrl-C.

    So many minutes without input lock it. It opens the person's own folder of notebooks, or the one given.
    """
    place = notebook_folder(folder)
    for kept in lay_pages(place):
        say_aside(f"A page that you had changed is new in this version. Yours is kept as '{kept.name}'.")
    say_aside(f"Your notebooks are in {place.resolve()}")
    say_aside("JupyterLab opens in your browser. It runs until you press Ctrl-C here.")
    Lab(practice=practice, notebook=start_page(place), passphrase=passphrase, lock_after=minutes).run()


def demo(out: FolderOption = Path("goalkit-demo"), *, open: OpenOption = False) -> None:  # noqa: A002 - an option
    """Write the example practice and its review on paper, and tell where they are."""
    practice = out / "example.goalkit"
    write_example(practice)
    request = ReportRequest(
        notebook=shipped(REVIEW_NOTEBOOK),
        parameters=report_parameters(CLIENT, practice, period=PERIOD, as_of=AS_OF),
        out=out / file_name(CLIENT, PERIOD, Format.PDF),
        as_of=AS_OF,
    )
    print_review(request)
    say(f"Practice: {practice.resolve()}\nReview:   {request.out.resolve()}")
    if open:
        run_lab(practice)
    program = os.environ.get("GOALKIT_STARTED_AS", "goalkit")  # as `start.py` says
    say(f"Open it:  {program} start --practice {shlex.quote(str(practice))}")
