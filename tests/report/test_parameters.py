"""What report notebooks are run with, and what they take."""

from datetime import date
from pathlib import Path

import pytest

from goalkit.errors import NotebookFileError
from goalkit.report.parameters import parameters_of, report_parameters
from goalkit.shipped import REVIEW_NOTEBOOK, START_NOTEBOOK, shipped


def test_what_is_not_said_is_left_to_the_notebook(tmp_path: Path) -> None:
    where = tmp_path / "practice.goalkit"
    assert report_parameters("c1", where) == {"client": "c1", "practice": str(where)}
    everything = report_parameters("c1", where, period="2026-Q3", as_of=date(2026, 9, 30))
    assert (everything["period"], everything["as_of"]) == ("2026-Q3", "2026-09-30")


def test_a_notebook_tells_what_it_takes(tmp_path: Path) -> None:
    assert parameters_of(shipped(REVIEW_NOTEBOOK)) == ("client", "period", "practice", "as_of")
    assert parameters_of(shipped(START_NOTEBOOK)) == ()
    with pytest.raises(NotebookFileError, match="it cannot be opened"):
        parameters_of(tmp_path / "none.ipynb")
