"""What report notebooks are run with."""

from datetime import date
from pathlib import Path

from goalkit.report.parameters import report_parameters


def test_what_is_not_said_is_left_to_the_notebook(tmp_path: Path) -> None:
    where = tmp_path / "practice.goalkit"
    assert report_parameters("c1", where) == {"client": "c1", "practice": str(where)}
    everything = report_parameters("c1", where, period="2026-Q3", as_of=date(2026, 9, 30))
    assert (everything["period"], everything["as_of"]) == ("2026-Q3", "2026-09-30")
