"""`goalkit start`: the workbook in JupyterLab."""

from pathlib import Path

from goalkit.cli.opening import unlocked
from goalkit.cli.options import PracticeOption
from goalkit.cli.showing import say_aside
from goalkit.lab.server import Lab
from goalkit.store import practice_path


def start(practice: PracticeOption = None) -> None:
    """Open the workbook in JupyterLab, in your browser. Ctrl-C here ends it."""
    path = practice_path(practice)
    lab = Lab(practice=path, passphrase=_passphrase(path))
    say_aside("JupyterLab opens in your browser. It runs until you press Ctrl-C here.")
    lab.run()


def _passphrase(path: Path) -> str | None:
    """The passphrase of the practice; where there is none yet, the first page says what to do."""
    if not path.exists():
        return None
    practice, passphrase = unlocked(path)
    practice.close()
    return passphrase
