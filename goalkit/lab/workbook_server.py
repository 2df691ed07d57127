"""JupyterLab with the settings of goalkit and nobody else's."""

import os
import secrets
from pathlib import Path

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp
from traitlets import default

CONFIG = Path(__file__).parent / "jupyter" / "config"


class WorkbookServer(ServerApp):
    """A server that no file of the person, of the computer or of the current folder can open to others."""

    @property
    def config_file_paths(self) -> list[str]:
        """The folders with settings of the server, and with those of its extensions: that of goalkit."""
        return [str(CONFIG)]

    @default("cookie_secret")
    def _default_cookie_secret(self) -> bytes:
        return secrets.token_bytes(32)  # what a browser kept of an earlier start opens nothing


def serve() -> None:
    """Serve the workbook as the arguments of this program say, until Ctrl-C."""
    os.umask(0o077)  # the files that it and its pages write are for this person alone
    LabApp.serverapp_class = WorkbookServer
    LabApp.launch_instance()
