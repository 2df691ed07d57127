"""A sheet of paper for the day on which the computer is lost: where the practice is, and what opens it.

The passphrase is written on it by hand, unless somebody asks for it to be printed.
"""

import json
from datetime import date
from pathlib import Path

from goalkit.escaping import visible
from goalkit.report.elements import Element, code, heading, listing, map_texts, paragraph, run
from goalkit.report.job import OnNote, Paper
from goalkit.report.typeset import Page, print_pdf
from goalkit.store.backups import backup_folder
from goalkit.wording import day_text

_LINES = ("\n\n" + "_" * 60) * 3
_BY_HAND = (
    "Write it by hand, letter by letter, with capital letters, spaces and signs as you type them. "
    "Make 0 and O, 1 and l look different."
)
_PRINTED = "Once this is printed, delete its file: whoever has it can open the practice."
_STEPS = (
    "Install goalkit on the computer that you have now.",
    "Put the file of the practice on it, or the newest of its backups: each name has its day.",
    "In a terminal, type the command below with the name of that file, then the passphrase.",
)


def recovery_sheet(
    practice: Path, made_on: date, *, passphrase: str | None = None, paper: Paper, on_note: OnNote
) -> bytes:
    """The PDF of the sheet; `on_note` is told of a character that no font has. Raises PrintError."""
    elements: list[Element] = [
        heading(1, "Recovery sheet of a coaching practice"),
        _text(f"Made on {day_text(made_on)}. Keep it where you keep your passport, away from the computer."),
        heading(2, "Where it is"),
        _text(f"The practice: {practice.absolute()}"),
        _text(f"Its backups, unless you keep them elsewhere by now: {backup_folder(practice).absolute()}"),
        heading(2, "What opens it"),
        *([_text(_BY_HAND), _text(_LINES)] if passphrase is None else [_text(_PRINTED), code(passphrase)]),
        heading(2, "How to open it again"),
        listing([[_text(step)] for step in _STEPS], start=1),
        code("goalkit start --practice FILE"),
        _text("Without the passphrase nobody can open the practice, and nobody can make a new one for it."),
    ]
    front = {"title": "Recovery sheet", "client": "", "period": "", "depth": "full", "logo": None}
    document = map_texts({**front, "elements": elements}, visible)
    page = Page(paper=paper, language="en", as_of=made_on)
    return print_pdf(json.dumps(document), page, on_note=on_note)


def _text(text: str) -> Element:
    return paragraph([run(text)])
