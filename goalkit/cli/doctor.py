"""`goalkit doctor`: whether this computer has what goalkit needs."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import typer
from rich.text import Text

from goalkit.cli import findings
from goalkit.cli.findings import Finding, Verdict
from goalkit.cli.options import PracticeOption
from goalkit.cli.showing import show_table, steps
from goalkit.errors import GoalkitError
from goalkit.store import practice_path

_STYLES = {Verdict.FINE: "green", Verdict.ADVICE: "yellow", Verdict.PROBLEM: "red"}


def doctor(practice: PracticeOption = None) -> None:
    """Look at Python, kernel, browser, fonts and the place of the practice, and tell what to mend."""
    with steps("Looking at this computer"):
        found = list(_findings(practice_path(practice)))
    rows = [(Text(one.verdict, _STYLES[one.verdict]), one.topic, one.text) for one in found]
    show_table(("", "what", "found"), rows)
    if any(one.verdict is Verdict.PROBLEM for one in found):
        raise typer.Exit(GoalkitError.exit_code)


def _findings(practice: Path) -> Iterator[Finding]:
    yield findings.python()
    with tempfile.TemporaryDirectory() as folder:
        yield findings.kernel(Path(folder))
    yield findings.browser()
    yield findings.fonts()
    yield findings.write_access(practice)
    yield findings.synced_folder(practice)
    yield findings.encryption(practice)
