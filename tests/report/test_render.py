"""The whole way from a notebook to a file."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from goalkit.errors import (
    BrowserError,
    CellFailedError,
    LogoError,
    NoBrowserError,
    NotebookFileError,
    ParameterError,
    PartUnknownError,
)
from goalkit.report import Format, ReportRequest, Stage, browser, render_review
from tests.report.made import AS_OF, read_pdf, text_of

COVER = (
    "from goalkit.blocks import Cover\n"
    'Cover(title="Review", client=client, period="Q3", vision="", facts=(), confidential="Secret")'
)
CHART = (
    "import plotly.graph_objects as go\n"
    'go.Figure(go.Scatter(x=[1, 2], y=[1111, 2222], name="山"), layout={"meta": {"sentence": "It rises."}})'
)
TABLE = 'import pandas as pd\npd.DataFrame({"hours": [41.5, 52.25]}, index=["May", "June"])'
TWICE = (
    "import sys, datetime, pathlib\n"
    "from goalkit.report import ReportRequest, render_review\n"
    "notebook, out = map(pathlib.Path, sys.argv[1:])\n"
    "render_review(ReportRequest(notebook=notebook, parameters={'client': 'Ünal'}, out=out,"
    " as_of=datetime.date(2026, 9, 30)))"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own for the report, beside the notebook."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def request_for(folder: Path, *sources: str, **settings: Any) -> ReportRequest:
    cells = [
        new_code_cell('client = ""', metadata={"tags": ["parameters"]}),
        new_markdown_cell("# Own *words*"),
    ]
    cells += [new_code_cell(source) for source in sources]
    path = folder.parent / "own.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    given: dict[str, Any] = {"parameters": {"client": "Ünal 山田"}, "out": folder / "review.pdf", **settings}
    return ReportRequest(notebook=path, as_of=AS_OF, **given)


def test_a_character_that_no_font_has_is_noted_and_the_rest_is_printed(folder: Path) -> None:
    request = request_for(folder, "print('a \U00016fe4 b')")
    notes: list[str] = []
    assert "a ▯ b" in text_of(read_pdf(render_review(request, on_note=notes.append).read_bytes()))
    assert ["1 time in 'Own words'" in note for note in notes] == [True]
    with pytest.warns(UserWarning, match="U\\+16FE4"):
        render_review(request)


def test_a_notebook_of_ones_own_prints_everything_in_place(folder: Path) -> None:
    stages: list[Stage] = []
    request = request_for(
        folder, COVER, CHART, TABLE, "print('printed')", "import warnings; warnings.warn('hid')"
    )
    path = render_review(request, on_stage=stages.append)
    text = text_of(read_pdf(path.read_bytes()))
    places = [
        text.index(words) for words in ("Own words", "Ünal 山田", "It rises.", "hours", "52.25", "printed")
    ]
    assert places == sorted(places)
    assert "2000" in text  # a tick of the chart
    assert not any(words in text for words in ("In [", "import", "hid", "Traceback"))
    said = [stage.label for stage in stages]
    assert said[0] == "Starting Python and the browser"
    assert "Working out the figures, 7 of 7" in said
    assert said[-2:] == ["Drawing charts", "Printing"]
    shares = [stage.share for stage in stages]
    assert 0 < shares[0] < shares[-1] < 1
    assert shares == sorted(shares)
    assert [each.name for each in folder.iterdir()] == ["review.pdf"]


def test_a_part_that_is_left_out_is_not_printed_but_what_it_names_is_there(folder: Path) -> None:
    request = request_for(folder, CHART, "hours = 41.5")
    notebook = nbformat.read(request.notebook, as_version=4)
    notebook.cells += [new_markdown_cell("# Other words"), new_code_cell("print(hours)")]
    nbformat.write(notebook, request.notebook)
    text = text_of(read_pdf(render_review(replace(request, without=("Own words",))).read_bytes()))
    assert "Other words" in text
    assert "41.5" in text
    assert "Own words" not in text
    assert "It rises." not in text


def test_a_part_or_a_logo_that_is_not_there_leaves_no_file(folder: Path) -> None:
    with pytest.raises(PartUnknownError, match=r"\('Own words'\)"):
        render_review(request_for(folder, without=("Appendix",)))
    with pytest.raises(LogoError, match=r"'gone\.png'"):
        render_review(request_for(folder, logo=folder / "gone.png"))
    assert list(folder.iterdir()) == []


def test_the_same_review_as_a_page(folder: Path) -> None:
    request = request_for(folder, COVER, CHART, out=folder / "review.html", format=Format.HTML)
    page = render_review(request).read_text(encoding="utf-8")
    assert "Ünal 山田" in page
    assert "<figcaption>It rises.</figcaption>" in page
    assert ">2000</text>" in page
    assert "<script" not in page


def test_the_same_review_to_be_edited(folder: Path) -> None:
    request = request_for(folder, COVER, CHART, TABLE, out=folder / "review.docx", format=Format.DOCX)
    made = docx.Document(str(render_review(request)))
    assert any("Ünal 山田" in one.text for one in made.paragraphs)
    assert [one._inline.docPr.get("descr") for one in made.inline_shapes] == ["It rises."]
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["May", "41.50"]


def test_two_runs_in_other_time_zones_with_other_seeds_give_the_same_bytes(folder: Path) -> None:
    request = request_for(folder, COVER, CHART, TABLE)
    made = []
    for zone, seed in (("Pacific/Auckland", "1"), ("America/Lima", "2")):
        out = folder / f"{seed}.pdf"
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", TWICE, str(request.notebook), str(out)]
        subprocess.run(command, env=environment, check=True)
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_a_notebook_that_is_not_there_is_an_error(folder: Path) -> None:
    request = ReportRequest(notebook=folder / "gone.ipynb", parameters={}, out=folder / "x.pdf", as_of=AS_OF)
    with pytest.raises(NotebookFileError, match=r"'gone\.ipynb' is not a notebook .* no such file"):
        render_review(request)


def test_an_unknown_parameter_leaves_no_file(folder: Path) -> None:
    with pytest.raises(ParameterError):
        render_review(request_for(folder, parameters={"stale": "x"}))
    assert list(folder.iterdir()) == []


def test_a_cell_that_fails_leaves_no_file_and_no_process(folder: Path) -> None:
    with pytest.raises(CellFailedError, match="cell 3 of the notebook stopped with ZeroDivisionError"):
        render_review(request_for(folder, "1 / 0"))
    assert list(folder.iterdir()) == []


def test_a_missing_browser_is_said_before_anything_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(folder / "gone"))
    stages: list[Stage] = []
    with pytest.raises(NoBrowserError):
        render_review(request_for(folder, CHART), on_stage=stages.append)
    assert stages == []


def test_a_hanging_browser_ends_a_long_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path]
) -> None:
    """The run is not carried to its end first: the error is there at the next cell."""
    monkeypatch.setattr(browser, "START_LIMIT", 0.2)
    monkeypatch.setenv("BROWSER_PATH", str(program("sleep 97531")))
    slow = ["import time; time.sleep(0.3)"] * 40
    stages: list[Stage] = []
    with pytest.raises(BrowserError, match="did not start"):
        render_review(request_for(folder, *slow), on_stage=stages.append)
    assert "Drawing charts" not in [stage.label for stage in stages]
    assert list(folder.iterdir()) == []
    assert ["sleep", "97531"] not in [process.info["cmdline"] for process in psutil.process_iter(["cmdline"])]
