"""Starts JupyterLab on the start notebook. It listens on this machine only and asks no other."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from goalkit.shipped import START_NOTEBOOK, shipped

_SETTINGS = (
    "--ServerApp.ip=127.0.0.1",
    "--LabApp.log_level=ERROR",
    "--ServerApp.log_level=ERROR",  # what is left is the address to open, and what went wrong
    "--ServerApp.log_format=%(message)s",
    "--ServerApp.answer_yes=True",  # Ctrl-C ends it, unasked
    "--KernelManager.transport_encryption=auto",  # nobody else on this computer listens in
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.kernel_manager_class=goalkit.lab.kernel_pool.KernelPool",
)
_JUPYTER = Path(__file__).parent / "jupyter"


@dataclass(frozen=True, kw_only=True)
class Lab:
    """A JupyterLab whose notebooks find the practice. `passphrase` reaches them through their environment.

    It opens on `notebook` and shows the folder of it.
    """

    practice: Path
    notebook: Path = field(default_factory=lambda: shipped(START_NOTEBOOK))
    passphrase: str | None = field(default=None, repr=False)

    def command(self) -> list[str]:
        """The program and its arguments."""
        root = ("--allow-root",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        page = f"--LabApp.default_url=/lab/tree/{quote(self.notebook.name)}"  # in the address shown, too
        return [sys.executable, "-m", "jupyterlab", str(self.notebook), page, *_SETTINGS, *root]

    def environment(self) -> dict[str, str]:
        """The environment of the program, and so of the notebooks."""
        handed_on = {
            "GOALKIT_PRACTICE": str(self.practice.absolute()),
            "PLOTLY_RENDERER": "plotly_mimetype",
            "JUPYTER_PATH": _with_ours("JUPYTER_PATH", _JUPYTER),
            "JUPYTER_CONFIG_PATH": _with_ours("JUPYTER_CONFIG_PATH", _JUPYTER / "config"),
        }
        if self.passphrase is not None:
            handed_on["GOALKIT_PASSPHRASE"] = self.passphrase
        return {**os.environ, **handed_on}

    def run(self) -> int:
        """Run JupyterLab and return its exit code; on POSIX it takes the place of this program."""
        if os.name == "posix":
            os.execve(sys.executable, self.command(), self.environment())
        with subprocess.Popen(
            self.command(), env=self.environment()
        ) as lab:  # pragma: no cover - needs Windows
            while True:
                try:
                    return lab.wait()
                except KeyboardInterrupt:  # JupyterLab had the same Ctrl-C and asks whether it is meant
                    continue


def _with_ours(variable: str, folder: Path) -> str:
    """A list of folders where Jupyter looks, with a folder of goalkit before those already named."""
    return os.pathsep.join([str(folder), *filter(None, [os.environ.get(variable)])])
