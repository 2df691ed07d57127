"""From a review notebook to paper."""

from pathlib import Path

from goalkit.report.installed import find_browser
from goalkit.report.paper import Paper
from goalkit.report.parameters import report_parameters
from goalkit.report.request import Format, ReportRequest, file_name
from goalkit.report.step import OnStep, Step
from goalkit.report.stop import Stop

__all__ = [
    "Format",
    "OnStep",
    "Paper",
    "ReportRequest",
    "Step",
    "Stop",
    "file_name",
    "find_browser",
    "render_review",
    "report_parameters",
]


def render_review(
    request: ReportRequest, *, on_step: OnStep = lambda _: None, stop: Stop | None = None
) -> Path:
    """Run the notebook and print it; gives the path of the finished file.

    `on_step` is told each step as it begins. With `stop` another thread can end it: StoppedError is
    raised then. Raises a ReportError and leaves no file and no program running when anything goes wrong.
    """
    from goalkit.report.story import render  # noqa: PLC0415 - Jupyter takes long; most commands do without

    return render(request, on_step, stop or Stop())
