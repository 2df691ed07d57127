"""From a review notebook to paper."""

from collections.abc import Callable
from pathlib import Path

from goalkit.report.installed import find_browser
from goalkit.report.paper import Paper
from goalkit.report.request import Format, ReportRequest

__all__ = ["Format", "Paper", "ReportRequest", "find_browser", "render_review"]


def render_review(request: ReportRequest, *, on_step: Callable[[str], None] = lambda _: None) -> Path:
    """Run the notebook and print it; gives the path of the finished file.

    `on_step` is told in a few words what is being done. Raises a ReportError and leaves no file when
    anything goes wrong.
    """
    from goalkit.report.story import render  # noqa: PLC0415 - Jupyter takes long; most commands do without

    return render(request, on_step)
