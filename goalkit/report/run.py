"""Runs a notebook in memory: nothing of it is written to the disk."""

import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import KernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill import execute_notebook, inspect_notebook
from papermill.engines import NBClientEngine
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors

from goalkit import errors
from goalkit.errors import (
    CellFailedError,
    CellRefusedError,
    GoalkitError,
    KernelError,
    NotebookFileError,
    ParameterError,
)

START_LIMIT = 60
"""Seconds that the kernel may take to start."""

for name in ("papermill", "asyncio"):
    logging.getLogger(name).addHandler(logging.NullHandler())  # errors are raised; nothing is said twice
logging.getLogger("papermill").propagate = False  # at DEBUG it tells every log all that a page says


@dataclass(frozen=True, kw_only=True)
class CellHooks:
    """What is called before and after each code cell, and how long one may take.

    `before_cell` gets the number of a code cell and the count of all cells, `after_cell` the executed cell.
    `cell_limit` is how many seconds one cell may take.
    """

    before_cell: Callable[[int, int], None]
    after_cell: Callable[[NotebookNode], None]
    cell_limit: int = 300


def read_notebook(path: Path) -> NotebookNode:
    """The notebook in a file, ready to be run by papermill."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cells without ids are fine: the notebook is not written back
            text = path.read_text("utf-8")
            read = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call] # of nbformat
            notebook: NotebookNode = nbformat.v4.upgrade(read)  # type: ignore[no-untyped-call] # of nbformat
    except OSError as error:
        raise NotebookFileError(
            path.name, f"it cannot be opened ({error.strerror}). Check the path"
        ) from error
    except (ValueError, AttributeError, TypeError, RecursionError, nbformat.ValidationError) as error:
        raise NotebookFileError(path.name, "it is damaged. Save it anew in JupyterLab") from error
    notebook.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
    notebook.metadata.setdefault("title", path.stem)
    return notebook


def check_parameters(notebook: NotebookNode, parameters: dict[str, str], **welcome: str) -> dict[str, str]:
    """These parameters, and those of `welcome` that the notebook has.

    Raises ParameterError for one of the others that it does not have: papermill would only warn.
    """
    known = tuple(inspect_notebook(notebook))
    for name in parameters:
        if name not in known:
            raise ParameterError(name, known)
    return parameters | {name: value for name, value in welcome.items() if name in known}


def run_notebook(
    notebook: NotebookNode, parameters: dict[str, str], kernel: KernelManager, hooks: CellHooks
) -> NotebookNode:
    """The notebook with its outputs.

    Cells are counted as the reader sees them, without the one that papermill adds. Raises CellRefusedError or
    CellFailedError when a cell stops, KernelError when Python does.
    """
    numbers = {cell.id: number for number, cell in enumerate(notebook.cells, 1)}
    running = 0

    def before(cell: NotebookNode, **_: Any) -> None:
        nonlocal running
        running = numbers.get(cell.id, running)
        hooks.before_cell(running, len(numbers))

    try:
        prepared = execute_notebook(notebook, None, parameters, prepare_only=True)
        executed: NotebookNode = NBClientEngine.execute_notebook(
            prepared, "python3", km=kernel, progress_bar=False, store_widget_state=False,
            start_timeout=START_LIMIT, execution_timeout=hooks.cell_limit, iopub_timeout=hooks.cell_limit,
            on_cell_start=before, on_cell_executed=lambda cell, **_: hooks.after_cell(cell),
        )  # fmt: skip
        raise_for_execution_errors(executed, None)
    except PapermillExecutionError as error:
        kind: Any = getattr(errors, error.ename, None)
        ours = isinstance(kind, type) and issubclass(kind, GoalkitError)
        if ours and kind.exit_code == CellRefusedError.exit_code:
            raise CellRefusedError(running, error.evalue) from None
        raise CellFailedError(running, error.ename) from None  # its text may hold private words
    except CellTimeoutError:
        problem = f"cell {running} took longer than {hooks.cell_limit} seconds. Take out what it waits for"
        raise KernelError(problem) from None
    except (DeadKernelError, RuntimeError) as error:
        problem = f"Python stopped at cell {running}. Close other programs and try again"
        raise KernelError(problem) from error
    return executed
