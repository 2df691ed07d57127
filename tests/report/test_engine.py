"""papermill's engine `goalkit`: notebooks that are not ours come out as with the usual engine."""

import re
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError

from goalkit.report.engine import GoalkitEngine
from goalkit.report.kernel import ForkProvisioner
from goalkit.report.warm import CAN_FORK
from tests.project import HOME

KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}
FRAMES = (
    "import pandas as pd",
    "wide = pd.DataFrame([[n * rows for n in range(30)] for rows in range(80)])\nwide",
    "print(wide.describe())",
    "pd.get_option('display.max_columns'), wide[0].dtype",
)
MISTAKE = ("def half(number):\n    return number / 0", "print('before')\nhalf(places)", "print('never')")
RICH = (
    "from IPython.display import *\nshown = display(HTML('<b>bold</b>'), display_id='x')",
    "shown.update(Markdown('# now a title'))",
    "import sys; print('to err', file=sys.stderr); display({'text/plain': 'a', 'text/html': 'b'}, raw=True)",
    "import os, logging; logging.warning('logged'); os.system('echo from a program')",
    "%timeit -n1 -r1 -q pass\n[places, __name__, sys.argv[:2], '' in sys.path, sorted(globals())]",
    'SVG(\'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\')',
)


ENDS_SLOWLY = """
import time
kernel = get_ipython().kernel
shut_down = kernel.do_shutdown
def do_shutdown(restart):
    kernel.iopub_socket.io_thread.schedule(lambda: time.sleep(0.5))
    return shut_down(restart)
kernel.do_shutdown = do_shutdown
"""


@pytest.fixture(autouse=True)
def _registered() -> None:
    """As papermill does it by itself where goalkit is installed."""
    papermill_engines.register("goalkit", GoalkitEngine)


def outputs(tmp_path: Path, engine: str | None, sources: tuple[str, ...]) -> list[Any]:
    """What papermill writes of a notebook of these cells, but for numbers of processes and times."""
    cells = [new_code_cell("places = 1", metadata={"tags": ["parameters"]}), *map(new_code_cell, sources)]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), tmp_path / "given.ipynb")
    run = tmp_path / f"{engine}.ipynb"
    try:
        papermill.execute_notebook(
            tmp_path / "given.ipynb", run, {"places": 3}, engine_name=engine, progress_bar=False
        )
    except PapermillExecutionError as error:
        ended = [error.ename, error.evalue]
    else:
        ended = []
    done = nbformat.read(run, as_version=4)
    found = [[cell.get("execution_count"), cell.get("outputs")] for cell in done.cells]
    return [ended, re.sub(r"ipykernel_\d+|0x[0-9a-f]+", "", repr(found))]


@pytest.mark.parametrize("sources", [FRAMES, MISTAKE, RICH], ids=["frames", "mistake", "rich"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of papermill itself
def test_a_notebook_of_anybody_comes_out_the_same(sources: tuple[str, ...], tmp_path: Path) -> None:
    assert outputs(tmp_path, "goalkit", sources) == outputs(tmp_path, None, sources)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_notebooks_have_nothing_in_common(tmp_path: Path) -> None:
    look = "import random, numpy, os, json\nrandom.random(), numpy.random.rand(), os.getpid()"
    sources = (look, "print(hasattr(json, 'left'))\njson.left = True")
    one, two = (outputs(tmp_path, "goalkit", sources) for _ in range(2))
    assert "'False\\n'" in one[1]
    assert "'False\\n'" in two[1]
    numbers = [set(re.findall(r"\d+\.\d{5,}|\d{3,}", each[1])) for each in (one, two)]
    assert len(numbers[0]) == len(numbers[1]) == 3
    assert not numbers[0] & numbers[1]


def test_papermill_finds_it_by_its_name() -> None:
    (named,) = tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["entry-points"][
        "papermill.engine"
    ].items()
    assert EntryPoint(*named, group="papermill.engine").load() is GoalkitEngine


@pytest.mark.skipif(not CAN_FORK, reason="kernels are started as usual there")
@pytest.mark.parametrize("again", range(4))  # it hung three times in four
def test_a_kernel_ends_when_it_is_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: int
) -> None:
    forced, terminate = [], ForkProvisioner.terminate

    async def spy(provisioner: ForkProvisioner, restart: bool = False) -> None:  # noqa: FBT001, FBT002 - as is called
        forced.append(again)
        await terminate(provisioner, restart=restart)

    monkeypatch.setattr(ForkProvisioner, "terminate", spy)
    assert outputs(tmp_path, "goalkit", (ENDS_SLOWLY,))[0] == []
    assert forced == []
