"""The list of what is public in `analysis` is complete and right, and sentences for people are not in it."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from goalkit import analysis

FOLDER = Path(analysis.__path__[0])
LISTED = dict(re.findall(r"^    (\w+): ((?:.+,\n)*.+)$", analysis.__doc__ or "", flags=re.MULTILINE))
BENEATH = {"runs", "spans"}
WORDED = {"levels"}


def test_every_module_is_listed() -> None:
    modules = {module.name for module in pkgutil.iter_modules(analysis.__path__)}
    assert {*LISTED, *BENEATH} == modules


def test_what_is_listed_is_there() -> None:
    missing = [
        f"{module}.{name}"
        for module, names in LISTED.items()
        for name in re.split(r",\s+", names)
        if not hasattr(importlib.import_module(f"goalkit.analysis.{module}"), name)
    ]
    assert missing == []


def composed(node: ast.AST) -> Iterator[str]:
    """The words of each text with numbers in it, but for messages of errors."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    elif not isinstance(node, ast.Raise):
        for child in ast.iter_child_nodes(node):
            yield from composed(child)


def test_sentences_for_people_are_made_further_up() -> None:
    sources = [path for path in FOLDER.rglob("*.py") if path.stem not in WORDED]
    texts = [text for path in sources for text in composed(ast.parse(path.read_text(encoding="utf-8")))]
    assert [text for text in texts if len(text.split()) > 2] == []
