"""The person's own folder of notebooks: pages of goalkit are laid there, and what somebody changed is kept.

A page carries in its metadata what its cells were when goalkit wrote it. So a later version knows whether it
brings another page, and whether the one that lies there was changed since.
"""

import json
import os
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from shutil import copyfile
from typing import Any

import platformdirs

from goalkit.shipped import START_NOTEBOOK, shipped
from goalkit.store.failure import system_errors
from goalkit.store.new_file import new_file

FOLDER = "GOALKIT_NOTEBOOKS"
"""Names the folder, where none is given."""
_START = Path(START_NOTEBOOK).name
_LAID = "laid"
_PAGES = "[0-9][0-9]_*[a-z].ipynb"
"""How the pages of goalkit are named; JupyterLab names a duplicate otherwise."""


def notebook_folder(given: Path | None = None) -> Path:
    """The folder given, else the one that `GOALKIT_NOTEBOOKS` names, else one in the user's data folder."""
    named = given or os.environ.get(FOLDER)
    return Path(named) if named else platformdirs.user_data_path("goalkit", appauthor=False) / "notebooks"


def start_page(folder: Path) -> Path:
    """The notebook in this folder that a start opens."""
    return folder / _START


def lay_pages(folder: Path) -> tuple[Path, ...]:
    """Write the pages of this version into the folder; where they lie already nothing is written.

    A page that somebody changed gives way to a newer one only by name: gives where those are kept. The first
    time, notebooks that somebody made beside the shipped pages are copied along. Raises FileError.
    """
    source = shipped(START_NOTEBOOK).parent
    with system_errors(folder):
        if folder.exists() and folder.samefile(source):
            return ()
        is_first = not start_page(folder).exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        pages = sorted(source.glob(_PAGES))
        kept = [place for page in pages if (place := _lay(page, folder / page.name))]
        for own in source.glob("*.ipynb") if is_first else ():
            if not (folder / own.name).exists():
                copyfile(own, folder / own.name)
    return tuple(kept)


def _lay(page: Path, place: Path) -> Path | None:
    """Write a page to its place; gives where the one is kept that somebody had changed there."""
    notebook = json.loads(page.read_text(encoding="utf-8"))
    kept = None
    if place.exists():
        now, laid = _cells_of(place)
        if laid == _mark(notebook):
            return None
        if now != laid:
            kept = _free_name(place)
            place.rename(kept)
    notebook["metadata"]["goalkit"][_LAID] = _mark(notebook)
    with new_file(place, over=True) as part:
        part.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return kept


def _cells_of(path: Path) -> tuple[str, str]:
    """The mark of the cells as they are, and that of the cells as they were laid; empty where it has none."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return _mark(notebook), notebook["metadata"]["goalkit"].get(_LAID, "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):  # whatever it is: it is theirs
        return "theirs", ""


def _mark(notebook: dict[str, Any]) -> str:
    """The same for notebooks with equal cells, whatever they show and however they were saved."""
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
    return sha256(json.dumps(cells).encode()).hexdigest()[:16]


def _free_name(place: Path) -> Path:
    """A name beside this one that no file has: "40_check_in (yours)"."""
    words = chain(["yours"], (f"yours {number}" for number in count(2)))
    names = (place.with_stem(f"{place.stem} ({word})") for word in words)
    return next(name for name in names if not name.exists())
