"""A project that only installs the wheel sees real types, in mypy's strict mode."""

import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.project import HOME

USER = """
from datetime import date

import goalkit as gk
import pandas as pd

frame = pd.DataFrame({"date": ["2026-03-31"], "value": [5]})
reveal_type(gk.share_reached(7, baseline=4, target=10))
reveal_type(gk.expected_share("2026-01-01", "2026-12-31", on=date(2026, 7, 1)))
reveal_type(gk.measures(frame))
reveal_type(gk.progress(frame, frame, on="2026-09-30"))
found = gk.forecast(frame, on="2026-12-31", target=10)
reveal_type(found.median)
reveal_type(found.summary())
wb = gk.open("practice.goalkit", client="c7")
reveal_type(wb)
reveal_type(wb.check_ins)
q = wb.review("2026-Q3")
reveal_type(q)
reveal_type(q.to_frames())
reveal_type(q.to_pdf("q3.pdf", without=["Feedback and support"]))
reveal_type(gk.compare([q]))
reveal_type(gk.plot.progress)
reveal_type(gk.Goal(statement="Lead", since=date(2026, 1, 1), start=date(2026, 1, 1), due=date(2027, 1, 1)))
reveal_type(gk.Kind.REACH)
reveal_type(gk.GoalkitError())
reveal_type(gk.__version__)
wb.check_in("Team size", "eight")
gk.burndown
"""
SEEN = (
    "float", "float", "pandas.core.frame.DataFrame", "pandas.core.frame.DataFrame", "float | None",
    "goalkit.api.functions.Summary", "goalkit.api.workbook.ClientWorkbook", "pandas.core.frame.DataFrame",
    "goalkit.api.workbook.PeriodReview", "dict[str, pandas.core.frame.DataFrame]", "pathlib.Path",
    "pandas.core.frame.DataFrame", "def (review: goalkit.api.workbook.PeriodReview, measure: str) -> Any",
    "goalkit.model.goal.Goal", "Literal[goalkit.terms.Kind.REACH]?", "goalkit.errors.GoalkitError", "str",
)  # fmt: skip


def run(*words: str | Path, folder: Path) -> str:
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env={"PATH": "", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_a_project_that_installs_the_wheel_sees_real_types(tmp_path: Path) -> None:
    """Plotly ships no types, so a figure is `Any` to every type checker; nothing else is."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, folder=HOME)
    (wheel,) = tmp_path.glob("goalkit-*.whl")
    venv.create(tmp_path / "env", symlinks=True)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(tmp_path / "env")}))
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        packages,
        wheel,
        folder=tmp_path,
    )
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "review.py").write_text(USER, encoding="utf-8")
    python = next(path for path in (tmp_path / "env").glob("*/python*") if path.stem == "python")
    said = run(
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        python,
        "review.py",
        folder=tmp_path / "project",
    )
    assert tuple(re.findall(r'Revealed type is "(.*)"', said)) == SEEN, said
    errors = [line.partition(": error: ")[2] for line in said.splitlines() if ": error: " in line]
    assert len(errors) == 2, said
    assert 'Argument 2 to "check_in"' in errors[0]
    assert 'Module has no attribute "burndown"' in errors[1]
