"""The browser is opened once JupyterLab listens: a fast browser would be refused before.

JupyterLab itself writes the file with the address, and opens the browser on it, before its loop begins and
with it its listening. On a computer that is busy the browser may come first and says then that it "cannot
reach this page". JupyterLab loads this module as a server extension; `goalkit/lab/jupyter/config` names it.
"""

from typing import Any


def wait_until_it_listens(server: Any) -> None:
    """Have this server write its address, and open the browser, after it began to listen.

    What its loop does first is to listen, and it takes one thing after the other.
    """
    for name in ("write_browser_open_files", "launch_browser"):
        setattr(server, name, _in_its_turn(server, getattr(server, name)))


def _in_its_turn(server: Any, work: Any) -> Any:
    return lambda: server.io_loop.add_callback(work)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where JupyterLab finds the extension: here."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Take effect before the server is started."""
    wait_until_it_listens(server)
