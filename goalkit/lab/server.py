"""Starts JupyterLab on the start notebook, for this person on this machine alone."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import platformdirs

from goalkit.shipped import START_NOTEBOOK, shipped
from goalkit.store.environment import Location, environment_without_passphrase, hand_over, location_text
from goalkit.store.settings import LOCK_AFTER

_SETTINGS = (
    "--LabApp.log_level=ERROR",
    "--ServerApp.log_level=ERROR",  # what is left is the address to open, and what went wrong
    "--ServerApp.log_format=%(message)s",
    "--ServerApp.answer_yes=True",  # Ctrl-C ends it, unasked
    "--ServerApp.terminals_enabled=False",
    "--ContentsManager.checkpoints_class=goalkit.lab.checkpoints.PrivateCheckpoints",
    "--KernelManager.transport_encryption=required",  # nobody else on this computer listens in
    "--KernelSpecManager.allowed_kernelspecs=python3",  # every kernel is told the passphrase: it is ours
    "--KernelRestarter.time_to_dead=1",
    "--MappingKernelManager.cull_idle_timeout=7200",  # unused for two hours: its 200 MB are given back,
    "--MappingKernelManager.cull_connected=True",  # and a page that is looked at again comes back by itself
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.kernel_manager_class=goalkit.lab.kernel_pool.KernelPool",
)
_JUPYTER = Path(__file__).parent / "jupyter"
_FONTS = Path(__file__).parent.parent / "fonts"
_PACKAGES = ("jupyterlab", "jupyter_server", "ipykernel", "ipywidgets")
_OF_THE_PERSON = {"JUPYTER_TOKEN", "JUPYTER_TOKEN_FILE"}
"""Variables that would open the server to whoever knows them."""


@dataclass(frozen=True, kw_only=True)
class Lab:
    """A JupyterLab whose notebooks find the practice, and open it with `passphrase`.

    It opens on `notebook` and shows the folder of it. With a passphrase it locks after `lock_after` minutes
    without input, with 0 never.
    """

    practice: Location
    notebook: Path = field(default_factory=lambda: shipped(START_NOTEBOOK))
    passphrase: str | None = field(default=None, repr=False)
    lock_after: int = LOCK_AFTER

    def command(self, *, passphrase_pipe: int | None = None) -> list[str]:
        """The program and its arguments; with the number of a pipe it reads the passphrase from there."""
        locks = (f"--KernelPool.lock_after={self.lock_after}",)
        pipe = () if passphrase_pipe is None else (f"--KernelPool.passphrase_pipe={passphrase_pipe}", *locks)
        page = f"--LabApp.default_url={self.page}"  # in the address shown, too
        here = (str(self.notebook), "--ServerApp.ip=127.0.0.1", page)
        return [sys.executable, "-P", "-m", "goalkit.lab", *here, *self.settings(), *pipe]

    @property
    def page(self) -> str:
        """Where the server has the notebook."""
        return f"/lab/tree/{quote(self.notebook.name)}"

    def settings(self) -> list[str]:
        """The arguments that any server of the workbook is given, also that of a hub."""
        root = ("--allow-root",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        folder = f"--ServerApp.root_dir={self.notebook.absolute().parent}"
        fonts = f"--ServerApp.extra_static_paths={_FONTS}"  # `fonts.css` asks for them
        return [folder, fonts, *_SETTINGS, *root]

    def environment(self) -> dict[str, str]:
        """The environment of the program, and so of the notebooks."""
        ours = {
            "GOALKIT_PRACTICE": location_text(self.practice),
            "PLOTLY_RENDERER": "plotly_mimetype",
            "JUPYTER_PATH": _with_ours("JUPYTER_PATH", _JUPYTER),
            "JUPYTER_CONFIG_PATH": str(_JUPYTER / "config"),
            "JUPYTER_CONFIG_DIR": str(platformdirs.user_config_path("goalkit", appauthor=False) / "jupyter"),
        }
        theirs = environment_without_passphrase()
        return {name: text for name, text in theirs.items() if name not in _OF_THE_PERSON} | ours

    def run(self) -> int:
        """Run JupyterLab and return its exit code; on POSIX it takes the place of this program.

        Raises ModuleNotFoundError where a package of it is not installed.
        """
        for package in _PACKAGES:
            if find_spec(package) is None:
                raise ModuleNotFoundError(name=package)
        reading, writing = os.pipe()
        hand_over(os.fdopen(writing, "wb"), self.passphrase)
        if os.name == "posix":
            os.set_inheritable(reading, True)  # noqa: FBT003 - it has no name
            os.execve(sys.executable, self.command(passphrase_pipe=reading), self.environment())
        with subprocess.Popen(  # pragma: no cover - needs Windows
            self.command(passphrase_pipe=0), env=self.environment(), stdin=reading
        ) as lab:
            os.close(reading)
            while True:
                try:
                    return lab.wait()
                except KeyboardInterrupt:  # JupyterLab had the same Ctrl-C and asks whether it is meant
                    continue


def _with_ours(variable: str, folder: Path) -> str:
    """A list of folders where Jupyter looks, with a folder of goalkit before those already named."""
    return os.pathsep.join([str(folder), *filter(None, [os.environ.get(variable)])])
