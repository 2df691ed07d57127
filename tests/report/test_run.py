"""Running a notebook in memory, and what can go wrong there."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from goalkit.errors import (
    CellFailedError,
    CellRefusedError,
    KernelError,
    NotebookFileError,
    ParameterError,
)
from goalkit.report.kernel import review_kernel
from goalkit.report.run import CellHooks, check_parameters, read_notebook, run_notebook

KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
PARAMETERS = new_code_cell('client = ""\nperiod = ""', metadata={"tags": ["parameters"]})


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[KernelManager]:
    with review_kernel(tmp_path) as kernel:
        yield kernel


def quiet(limit: int = 60) -> CellHooks:
    return CellHooks(before_cell=lambda *_: None, after_cell=lambda _: None, cell_limit=limit)


def notebook(*sources: str) -> nbformat.NotebookNode:
    cells = [PARAMETERS, new_markdown_cell("words"), *(new_code_cell(source) for source in sources)]
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def saved(path: Path, content: str) -> Path:
    path.write_text(content)
    return path


def test_parameters_arrive_and_outputs_come_back(kernel: KernelManager, tmp_path: Path) -> None:
    given = notebook(
        "import os, sys", "print(client, sys.executable, os.environ['PLOTLY_RENDERER'], os.getcwd())"
    )
    done = run_notebook(given, {"client": "c-1 ' \" {x}"}, kernel, quiet())
    (output,) = done.cells[-1].outputs
    assert output.text.strip() == f"c-1 ' \" {{x}} {sys.executable} plotly_mimetype {tmp_path.resolve()}"
    assert list(tmp_path.iterdir()) == []


def test_who_watches_is_told_each_code_cell_as_the_reader_counts(kernel: KernelManager) -> None:
    told: list[tuple[int, int]] = []
    done: list[str] = []
    hooks = CellHooks(
        before_cell=lambda number, count: told.append((number, count)),
        after_cell=lambda cell: done.append(cell.source),
    )
    run_notebook(notebook("1", "2"), {"client": "x"}, kernel, hooks)
    assert told[-2:] == [(3, 4), (4, 4)]
    assert done[-2:] == ["1", "2"]


def test_an_error_of_goalkit_keeps_its_sentence(kernel: KernelManager) -> None:
    source = "from goalkit.period import Period\nPeriod.parse('2026-5')"
    with pytest.raises(
        CellRefusedError, match=r"^cell 4 of the notebook: '2026-5' is not a period"
    ) as raised:
        run_notebook(notebook("1", source), {"client": "x"}, kernel, quiet())
    assert raised.value.exit_code == 2


def test_any_other_error_is_named_but_its_text_is_not_told(kernel: KernelManager) -> None:
    with pytest.raises(CellFailedError) as raised:
        run_notebook(notebook("raise ValueError('private words')"), {}, kernel, quiet())
    assert str(raised.value).startswith("cell 3 of the notebook stopped with ValueError: open the notebook")
    assert raised.value.exit_code == 1


def test_results_that_arrive_long_after_the_reply_are_waited_for(kernel: KernelManager) -> None:
    """A computer that is busy passes on large charts late; what is after the reply here takes six seconds."""
    source = (
        "import time\n"
        "running = get_ipython().kernel\n"
        "running.post_handler_hook = lambda: (time.sleep(6), delattr(running, 'post_handler_hook'))\n"
        "print('here')"
    )
    done = run_notebook(notebook(source), {}, kernel, quiet())
    assert done.cells[-1].outputs[0].text == "here\n"


def test_a_cell_that_takes_too_long_is_ended(kernel: KernelManager) -> None:
    with pytest.raises(KernelError, match="cell 3 took longer than 1 seconds"):
        run_notebook(notebook("import time; time.sleep(60)"), {}, kernel, quiet(limit=1))


def test_a_python_that_dies_is_an_error(kernel: KernelManager) -> None:
    with pytest.raises(KernelError, match="Python stopped at cell 3"):
        run_notebook(notebook("import os; os._exit(1)"), {}, kernel, quiet())


def test_the_kernel_is_gone_afterwards(tmp_path: Path) -> None:
    with review_kernel(tmp_path) as kernel:
        assert kernel.is_alive()
    assert not kernel.is_alive()


def test_an_unknown_parameter_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(
        ParameterError, match=r"no parameter 'cleint' \(it has: 'client', 'period'\)"
    ) as raised:
        check_parameters(notebook(), {"client": "x", "cleint": "y"})
    assert raised.value.exit_code == 2


def test_a_notebook_without_parameters_takes_none() -> None:
    plain = new_notebook(metadata={"kernelspec": KERNEL})
    check_parameters(plain, {})
    with pytest.raises(ParameterError, match=r"\(it has: none\)"):
        check_parameters(plain, {"client": "x"})


def test_an_old_notebook_without_ids_and_kernel_is_read(tmp_path: Path) -> None:
    old = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "x"}], "metadata": {}}
    path = saved(tmp_path / "my {review}.ipynb", json.dumps({**old, "nbformat": 4, "nbformat_minor": 4}))
    read = read_notebook(path)
    assert read.metadata["title"] == "my {review}"
    assert read.metadata["kernelspec"]["language"] == "python"
    assert read.cells[0].id


@pytest.mark.parametrize(
    "content", ["", "words", "[]", "{}", '{"nbformat": 3}', '{"nbformat": 4, "cells": 3}', "[" * 100_000]
)
def test_a_file_that_is_no_notebook_is_refused(content: str, tmp_path: Path) -> None:
    with pytest.raises(
        NotebookFileError, match=r"'x\.ipynb' is not a notebook that can be run: it is damaged"
    ):
        read_notebook(saved(tmp_path / "x.ipynb", content))


def test_a_folder_is_no_notebook(tmp_path: Path) -> None:
    with pytest.raises(NotebookFileError, match="it cannot be opened"):
        read_notebook(tmp_path)
