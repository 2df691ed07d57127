"""What a notebook says about itself before it is run: its title, parameters and parts.

A part begins with a Markdown heading of the highest level that the notebook uses, and has all cells up
to the next one. Its tags say in which of the shorter depths it stands, `short` or `one-page`, if in any.
"""

import ast
import json
from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from goalkit.errors import ChoiceError, NotebookFileError, PartUnknownError
from goalkit.report.elements import REMOVED_TAG
from goalkit.report.job import Depth
from goalkit.report.markdown import MarkdownReader

Cell = MutableMapping[str, Any]
_READER = MarkdownReader(folder=Path())


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A notebook in a few words. `role` is what goalkit has it for, empty for other notebooks.

    `title` is readable and follows the name of the file, so that a copy can be told from its original.
    `only_years` is said of a report whose period is always a year; `parts` are the titles of its parts, by
    each depth that it has.
    """

    path: Path
    title: str
    role: str
    only_years: bool
    parameters: tuple[str, ...]
    parts: dict[Depth, tuple[str, ...]]


def outline_of(path: Path) -> Outline:
    """The outline of a notebook. Raises NotebookFileError."""
    words = path.stem.lstrip("0123456789").replace("_", " ").strip() or path.stem
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [{**cell, "source": "".join(cell["source"])} for cell in notebook["cells"]]
        ours = notebook["metadata"].get("goalkit", {})
        tagged = [cell["source"] for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
        nodes = [node for source in tagged for node in ast.walk(ast.parse(source))]
        return Outline(
            path=path,
            title=words[0].upper() + words[1:],
            role=ours.get("role", ""),
            only_years=ours.get("period") == "year",
            parameters=tuple(
                node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            ),
            parts=depths_of(cells),
        )
    except OSError as error:
        raise NotebookFileError(path.name, f"it cannot be opened ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotebookFileError(path.name, "it is damaged. Save it anew in JupyterLab") from error


def reports_in(folder: Path) -> tuple[Outline, ...]:
    """The reports among the notebooks of a folder, by name; a file that cannot be read is none."""
    found: list[Outline] = []
    for path in sorted(folder.glob("*.ipynb")):
        with suppress(NotebookFileError):
            found.append(outline_of(path))
    return tuple(outline for outline in found if outline.role == "report")


def depths_of(cells: Sequence[Mapping[str, Any]]) -> dict[Depth, tuple[str, ...]]:
    """The titles of the parts by depth, of those depths that the notebook has: always of the full one."""
    level = _top_level(cells)
    found: dict[Depth, tuple[str, ...]] = {Depth.FULL: ()}
    for cell in _markdown(cells):
        titles = tuple(title for title, _ in _pieces(cell["source"], level) if title)
        for depth in Depth if titles else ():
            if depth is Depth.FULL or depth in cell["metadata"].get("tags", ()):
                found[depth] = found.get(depth, ()) + titles
    return found


def leave_out(cells: Sequence[Cell], titles: Collection[str], depth: Depth = Depth.FULL) -> None:
    """Take the parts with these titles, and those of no such depth, out of what will be printed.

    That is heading, texts and results. All cells still run, for a later one may need what an earlier one
    names. A page break that stood before a part stays. Raises PartUnknownError or ChoiceError.
    """
    known, level = depths_of(cells), _top_level(cells)
    if depth not in known:
        raise ChoiceError(depth, tuple(known))
    for title in titles:
        if title not in known[Depth.FULL]:
            raise PartUnknownError(title, known[Depth.FULL])
    removed = {*titles} | ({*known[Depth.FULL]} - {*known[depth]})
    part = ""
    for cell in cells:
        if cell["cell_type"] == "markdown":
            kept = []
            for title, text in _pieces(cell["source"], level):
                part = title or part
                kept += [] if part in removed else [text]
            cell["source"] = "\n".join(kept)
        elif part in removed:
            cell["metadata"]["tags"] = [*cell["metadata"].get("tags", ()), REMOVED_TAG]


def _markdown(cells: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (cell for cell in cells if cell["cell_type"] == "markdown")


def _top_level(cells: Sequence[Mapping[str, Any]]) -> int:
    """The level of the headings that begin a part; 1 is the highest."""
    headings = [heading for cell in _markdown(cells) for heading, _ in _READER.headings(cell["source"])]
    return min((heading["level"] for heading in headings), default=1)


def _pieces(source: str, level: int) -> Iterator[tuple[str, str]]:
    """The text before the first part with the title "", then each part that begins here with its title."""
    lines = source.split("\n")
    starts = [(line, found["text"]) for found, line in _READER.headings(source) if found["level"] == level]
    bounds = [(0, ""), *starts, (len(lines), "")]
    for (line, title), (end, _) in pairwise(bounds):
        yield title, "\n".join(lines[line:end])
