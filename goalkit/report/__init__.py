"""From a review notebook to paper."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.report.browser import find_browser
from goalkit.report.job import (
    CancelToken,
    Depth,
    Format,
    OfPeriod,
    OnNote,
    OnStage,
    Paper,
    ReportRequest,
    Stage,
    file_name,
    report_parameters,
    told_apart,
)
from goalkit.report.locking import check_lock

if TYPE_CHECKING:
    from goalkit.report.press import Press, WarmPress

__all__ = [
    "CancelToken", "Depth", "Format", "OfPeriod", "OnNote", "OnStage", "Paper", "ReportRequest", "Stage",
    "check_lock", "file_name", "find_browser", "ready_press", "render_review", "report_parameters",
    "told_apart",
]  # fmt: skip


def _warn(note: str) -> None:
    warnings.warn(note, stacklevel=2)


def render_review(
    request: ReportRequest,
    *,
    on_stage: OnStage = lambda _: None,
    on_note: OnNote = _warn,
    token: CancelToken | None = None,
    press: "Press | None" = None,
) -> Path:
    """Run the notebook and print it; gives the path of the finished file.

    `on_stage` is told each stage as it begins, `on_note` what is otherwise on paper than it was written, such
    as a character that no font has; without it that is a warning of Python. With `token` another thread can
    cancel it: StoppedError is raised then. With `press` what it keeps ready is used. Raises a ReportError and
    leaves no file and no program running when anything goes wrong.
    """
    from goalkit.report.press import Press  # noqa: PLC0415 - Jupyter takes long; most commands do without
    from goalkit.report.render import render  # noqa: PLC0415 - as above

    return render(request, on_stage, on_note, token or CancelToken(), press or Press())


def ready_press() -> "WarmPress":
    """A press that is kept ready from the first call on, the same each time, until this program ends.

    Raises NoBrowserError.
    """
    from goalkit.report import kept  # noqa: PLC0415 - Jupyter takes long; most commands do without

    return kept.ready_press()
