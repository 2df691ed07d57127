"""`goalkit doctor`: has this computer what goalkit needs; `goalkit check`: is the practice whole.

Each function of the doctor looks at one thing and says what it found.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.terminal import say, say_problem, show_table, steps
from goalkit.errors import (
    GoalkitError,
    ImportRefusedError,
    PassphraseNeededError,
    PracticeDamagedError,
    RecordError,
    WorkbookError,
)
from goalkit.period import day_of
from goalkit.store import (
    Location,
    Practice,
    export_client,
    import_client,
    open_practice,
    passphrase_given,
    practice_location,
)
from goalkit.store.settings import practice_zone
from goalkit.wording import count_text, day_text

OLDEST_PYTHON = (3, 11)
FONTS = Path(__file__).parent.parent / "fonts"
_FONT_STARTS = (b"\x00\x01\x00\x00", b"OTTO")
_SYNCED = (
    "dropbox", "onedrive", "icloud", "mobile documents", "cloudstorage", "google drive", "googledrive",
    "my drive", "nextcloud", "owncloud", "pcloud",
)  # fmt: skip
_KERNEL_LIMIT = 30
"""Seconds that the notebook's Python may take to answer."""


class Verdict(StrEnum):
    """How a finding is meant."""

    FINE = "✓"
    ADVICE = "!"
    PROBLEM = "✕"


_STYLES = {Verdict.FINE: "green", Verdict.ADVICE: "yellow", Verdict.PROBLEM: "red"}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found about one topic, and for anything but `FINE` what to do."""

    topic: str
    verdict: Verdict
    text: str


def doctor(practice: PracticeOption = None) -> None:
    """Look at Python, kernel, browser, fonts and the place of the practice, and tell what to mend."""
    path = practice_location(practice)
    with steps("Looking at this computer"), tempfile.TemporaryDirectory() as folder:
        of_computer = [python(), kernel(Path(folder)), browser(), fonts()]
        if isinstance(path, str):
            found = [*of_computer, at_server(path)]
        else:
            found = [*of_computer, write_access(path), synced_folder(path), encryption(path)]
    rows = [(Text(one.verdict, _STYLES[one.verdict]), one.topic, one.text) for one in found]
    show_table(("", "what", "found"), rows)
    if any(one.verdict is Verdict.PROBLEM for one in found):
        raise typer.Exit(GoalkitError.exit_code)


def _fine(topic: str, text: str) -> Finding:
    return Finding(topic=topic, verdict=Verdict.FINE, text=text)


def _problem(topic: str, text: str) -> Finding:
    return Finding(topic=topic, verdict=Verdict.PROBLEM, text=text)


def python() -> Finding:
    """Whether this Python is new enough."""
    if sys.version_info < OLDEST_PYTHON:
        return _problem("Python", f"{platform.python_version()} is too old: install 3.11 or newer")
    return _fine("Python", f"{platform.python_version()} at {sys.executable}")


def kernel(folder: Path) -> Finding:
    """Whether the Python that runs notebooks starts and answers, working in `folder`."""
    from goalkit.report.kernel import review_kernel

    try:
        with review_kernel(folder) as manager:
            client = manager.blocking_client()
            client.start_channels()
            client.wait_for_ready(timeout=_KERNEL_LIMIT)
            client.stop_channels()
    except (OSError, RuntimeError):
        return _problem("Kernel", f"it does not answer within {_KERNEL_LIMIT} seconds: install goalkit again")
    return _fine("Kernel", "notebooks can be run")


def browser() -> Finding:
    """Whether there is a browser, and whether it draws."""
    from goalkit.report import find_browser
    from goalkit.report.browser import figure_drawer

    try:
        path = find_browser()
        with figure_drawer(path, 300.0) as drawer:
            drawer.draw({"data": [], "layout": {}})
    except GoalkitError as error:
        return _problem("Browser", str(error))
    return _fine("Browser", f"{path} draws charts")


def fonts(folder: Path = FONTS) -> Finding:
    """Whether the fonts that goalkit ships are there and whole."""
    files = sorted(folder.glob("*.ttf"))
    broken = [file.name for file in files if not file.read_bytes().startswith(_FONT_STARTS)]
    if broken or not files:
        named = f" ({', '.join(broken)})" if broken else ""
        return _problem("Fonts", f"fonts of goalkit are missing or broken{named}: install goalkit again")
    return _fine("Fonts", f"{len(files)} shipped with goalkit")


def write_access(practice: Path) -> Finding:
    """Whether the folder of the practice, or the one in which it would be made, takes files."""
    folder = next(each for each in practice.absolute().parents if each.is_dir())
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as failure:
        return _problem(
            "Write access", f"'{folder}' takes no files ({failure.strerror}): choose another folder"
        )
    if practice.exists() and not os.access(practice, os.W_OK):
        return _problem("Write access", f"'{practice}' can only be read: change its permissions")
    return _fine("Write access", f"'{folder}' takes files")


def synced_folder(practice: Path) -> Finding:
    """Whether the practice lies in a folder that a cloud service copies while it is written."""
    parts = [part.lower() for part in practice.resolve().parent.parts]
    if any(part.startswith(_SYNCED) for part in parts):
        advice = f"'{practice}' seems to be in a synced folder: keep it elsewhere and put copies there"
        return Finding(topic="Folder", verdict=Verdict.ADVICE, text=advice)
    return _fine("Folder", "the practice is in no synced folder")


def at_server(address: str) -> Finding:
    """Whether the practice at a server opens."""
    shut = _shut(address, f"'{address}' answers; no password was given to open it")
    return shut or _fine("Practice", f"'{address}' opens")


def encryption(practice: Path) -> Finding:
    """Whether the practice opens, and whether it is encrypted."""
    if not practice.exists():
        return _fine("Practice", f"none yet; the first import makes '{practice}'")
    if shut := _shut(practice, f"'{practice}' is encrypted; no passphrase was given to open it"):
        return shut
    if passphrase_given() is not None:
        return _fine("Practice", f"'{practice}' is encrypted and opens")
    plain = f"'{practice}' is not encrypted: whoever has the file can read it; `goalkit encrypt` changes that"
    return Finding(topic="Practice", verdict=Verdict.ADVICE, text=plain)


def _shut(practice: Location, asks: str) -> Finding | None:
    """Why the practice does not open; `asks` is said of one that wants what was not given."""
    try:
        open_practice(practice, passphrase=passphrase_given()).close()
    except PassphraseNeededError:
        return _fine("Practice", asks)
    except GoalkitError as error:
        return _problem("Practice", str(error))
    return None


# ---------------------------------------------------------------- what is in the practice


MendOption = Annotated[
    bool, typer.Option("--mend", help="Date anew what a clock that was ahead has dated in the future.")
]
MEND_DATES = (
    "the clock of a computer was ahead. Set it right, then run `goalkit check --mend`: they are dated today, "
    "in their order, and a backup is made first"
)


def check(practice: PracticeOption = None, *, mend: MendOption = False) -> None:
    """Read everything in the practice and tell what is damaged or does not fit together."""
    with opened(practice) as place:
        clients, found = place.clients(), [*place.damage()]
        if mend and not found and (ahead := place.dated_ahead()):
            place.mend_dates()
            before = " A backup was made before." if place.path else ""
            say(f"{_changes(ahead)} dated today now, in the same order.{before}")
        if ahead := place.dated_ahead():
            last = day_text(day_of(ahead[-1], practice_zone(place)))
            found.append(f"{_changes(ahead)} dated in the future, the last on {last}: {MEND_DATES}")
        else:
            found += [problem for one in clients for problem in _problems(place, one.id)]
    for problem in found:
        say_problem(problem)
    if found:
        raise typer.Exit(GoalkitError.exit_code)
    say(f"{count_text(len(clients), 'client')} read, everything fits together.")


def _changes(ahead: Sequence[datetime]) -> str:
    return f"{count_text(len(ahead), 'change')} {'is' if len(ahead) == 1 else 'are'}"


def _problems(practice: Practice, client_id: str) -> tuple[str, ...]:
    """What is wrong with any row of a client, of today or before: an import would refuse the same."""
    try:
        practice.load(client_id)
        with open_practice(":memory:") as rehearsal:
            import_client(rehearsal, export_client(practice, client_id))
    except (ImportRefusedError, WorkbookError) as wrong:
        return tuple(f"'{client_id}': {problem}" for problem in wrong.problems)
    except PracticeDamagedError as damaged:
        return (f"'{client_id}': a row is not what goalkit wrote; {damaged}",)
    except RecordError as broken:
        return (f"'{client_id}': {broken}",)
    except (ValueError, ArithmeticError):  # what they tell may be private
        return (f"'{client_id}': a record holds what goalkit does not write, such as a word for a number",)
    return ()
