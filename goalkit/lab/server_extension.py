"""What goalkit does in the server of JupyterLab; `goalkit/lab/jupyter/config` names this module.

A goalkit notebook is saved without what it showed: answers live in the practice alone.

The browser is opened once JupyterLab listens. JupyterLab itself writes the file with the address, and opens
the browser on it, before its loop begins and with it its listening: on a computer that is busy the browser
may come first and says then that it "cannot reach this page".
"""

from typing import Any

from goalkit.lab.backups import keep_backing_up
from goalkit.lab.lock_channel import offer_lock

Json = dict[str, Any]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where JupyterLab finds the extension: here."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Take effect before the server is started."""
    server.contents_manager.register_pre_save_hook(remove_answers)
    open_once_listening(server)
    keep_backing_up(server)
    offer_lock(server)


def open_once_listening(server: Any) -> None:
    """Have this server write its address, and open the browser, after it began to listen.

    What its loop does first is to listen, and it takes one thing after the other.
    """
    for name in ("write_browser_open_files", "launch_browser"):
        setattr(server, name, _queued(server, getattr(server, name)))


def _queued(server: Any, work: Any) -> Any:
    return lambda: server.io_loop.add_callback(work)


def remove_answers(*, model: Json, **_where: object) -> None:
    """Take results, counts and states of controls out of a goalkit notebook that is about to be saved.

    `model` is what JupyterLab sends to be saved; other notebooks and files are left as they are.
    """
    if model.get("type") != "notebook" or not model.get("content"):
        return
    notebook = model["content"]
    metadata = notebook["metadata"]
    if "goalkit" not in metadata:
        return
    metadata.pop("widgets", None)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
            cell["metadata"].pop("execution", None)
    language = metadata.get("language_info", {})
    for name in language.keys() - {"name"}:  # which Python ran it: a template stays as it was shipped
        del language[name]
