"""A goalkit notebook is saved without what it showed: answers live in the practice alone.

JupyterLab loads this module as a server extension; `goalkit/lab/jupyter/config` names it.
"""

from typing import Any

Json = dict[str, Any]


def without_answers(*, model: Json, **_where: object) -> None:
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
    _forget_version(metadata)


def _forget_version(metadata: Json) -> None:
    """Which Python ran the notebook is no part of it either: a template stays as it was shipped."""
    language = metadata.get("language_info", {})
    for name in language.keys() - {"name"}:
        del language[name]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where JupyterLab finds the extension: here."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Have `without_answers` called before each save."""
    server.contents_manager.register_pre_save_hook(without_answers)
