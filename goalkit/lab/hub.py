"""A JupyterHub on which each coach has an account, a home and a JupyterLab, and all share a practice.

The hub reads `configure`. What it starts for a coach is this module: the JupyterLab of `goalkit start`, in
the home of the coach, which lets in whoever the hub says.
"""

import os
import sys
import sysconfig
from pathlib import Path
from typing import Any

from jupyterhub.singleuser.extension import JupyterHubSingleUser

from goalkit.lab.notebook_folder import lay_pages, notebook_folder, start_page
from goalkit.lab.server import Lab
from goalkit.lab.workbook_server import WorkbookServer
from goalkit.store import practice_location
from goalkit.store.environment import address_for

TIME_TO_START = 120
"""Seconds that the JupyterLab of a coach may take to answer, on a morning when all log in at once."""
TIME_TO_ANSWER = 600_000
"""Milliseconds for one answer: else 20 s, which a Python may need to start on a busy computer."""
_EXTENSIONS = {"jupyterlab": True, "goalkit.lab.server_extension": True}


def configure(c: Any, *, practice: str) -> None:
    """Have a hub open the workbook for each coach; `c` is what its configuration calls `get_config()`.

    `practice` is the address of the practice without an account: each coach is let in at the server under the
    name that the coach has at the hub. Raises ServerAddressError for another address, and for one with a
    password.
    """
    address_for(practice, "coach")  # before anybody logs in
    c.Spawner.cmd = [sys.executable, "-P", "-m", __name__]
    c.Spawner.environment = {"GOALKIT_PRACTICE": lambda spawner: address_for(practice, spawner.user.name)}
    c.Spawner.start_timeout = c.Spawner.http_timeout = TIME_TO_START
    proxy = str(Path(sysconfig.get_path("scripts"), "configurable-http-proxy"))
    c.ConfigurableHTTPProxy.command = [proxy, f"--proxy-timeout={TIME_TO_ANSWER}"]


def main() -> None:
    """Run the JupyterLab of a coach; the hub tells the rest in the environment."""
    os.umask(0o077)  # as goalkit.lab
    folder = notebook_folder()
    lay_pages(folder)
    lab = Lab(practice=practice_location(), notebook=start_page(folder))
    os.environ.update(lab.environment())
    JupyterHubSingleUser.serverapp_class = WorkbookServer
    JupyterHubSingleUser.serverapp_config = {"jpserver_extensions": _EXTENSIONS}
    JupyterHubSingleUser.launch_instance([f"--ServerApp.default_url={lab.page}", *lab.settings()])


if __name__ == "__main__":
    main()
