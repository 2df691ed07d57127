"""The project as its rule tests see it: its folder, the files somebody wrote, and tools run on it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent.parent
MADE_BY_TOOLS = {
    ".git", ".venv", ".hypothesis", ".ipynb_checkpoints", "__pycache__", "build", "dist", "files",
}  # fmt: skip
"""Folders of what tools make; `files` has those of other programs, some in other letters than UTF-8."""
TEXTS = {
    ".py", ".md", ".toml", ".txt", ".yml", ".ipynb", ".json", ".js", ".css", ".j2", ".csv", ".typ",
}  # fmt: skip


def written_files() -> Iterator[Path]:
    """Every text file of the project, without what tools make."""
    for folder, folders, names in os.walk(HOME):
        folders[:] = [name for name in folders if name not in MADE_BY_TOOLS and not name.endswith("_cache")]
        yield from (Path(folder, name) for name in names if Path(name).suffix in TEXTS or "." not in name)


def run_tool(*words: str) -> tuple[int, str]:
    """Exit code and output of `python WORDS`, started in the project's folder."""
    program = [sys.executable, *words]
    done = subprocess.run(program, cwd=HOME, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def text_of(page: Path) -> str:
    """The Markdown of a page or of a notebook."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".md":
        return text
    cells = json.loads(text)["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
