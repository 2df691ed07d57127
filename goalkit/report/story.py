"""The story of a report.

Find a browser; start it and the kernel; run the notebook, drawing each figure as soon as it is there;
read the outputs into a document; print it; put it in its place.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

from goalkit.errors import NotebookFileError
from goalkit.quick_import import ADDRESS_GRAMMAR, without
from goalkit.report.ctrl_c import ctrl_c_waits
from goalkit.report.elements import REMOVED_TAG, Element
from goalkit.report.figures import figures_of
from goalkit.report.html import html_page
from goalkit.report.installed import find_browser
from goalkit.report.kernel import review_kernel
from goalkit.report.logo import read_logo
from goalkit.report.own_loop import own_loop
from goalkit.report.painter import Painter
from goalkit.report.print import print_pdf
from goalkit.report.request import Format, ReportRequest
from goalkit.report.step import DRAWING, PRINTING, STARTING, OnStep, Step, running
from goalkit.report.stop import Stop
from goalkit.report.write import write_whole


def render(request: ReportRequest, on_step: OnStep, stop: Stop) -> Path:
    """Render what is asked for; gives the path of the finished file."""

    def tell(step: Step) -> None:
        stop.check()
        on_step(step)

    with own_loop():
        try:
            return _rendered(request, tell, stop)
        except Exception:
            stop.check()  # what failed because it was ended did not fail
            raise


def _rendered(request: ReportRequest, tell: OnStep, stop: Stop) -> Path:
    if not request.notebook.is_file():
        raise NotebookFileError(request.notebook.name, "there is no such file. Check the path")
    browser = find_browser()
    logo = read_logo(request.logo, coach=request.coach or "") if request.logo else None
    tell(STARTING)
    with ExitStack() as programs:
        with ctrl_c_waits():
            painter = programs.enter_context(Painter(browser, request.paper.text_width))
            kernel = programs.enter_context(review_kernel(request.notebook.parent))
        programs.enter_context(stop.ends(painter.kill))
        programs.enter_context(stop.ends(kernel.kill))
        document = _document(request, kernel, painter, tell, logo)
    tell(PRINTING)
    printed = _printed(document, request)
    stop.check()
    write_whole(request.out, printed)
    return request.out


def _document(
    request: ReportRequest, kernel: KernelManager, painter: Painter, tell: OnStep, logo: Element | None
) -> str:
    with without(ADDRESS_GRAMMAR):  # the kernel and the browser start while these are imported
        from goalkit.report import run  # noqa: PLC0415 - papermill takes long
        from goalkit.report.document import TypstExporter  # noqa: PLC0415 - so does nbconvert
        from goalkit.report.outline import leave_out  # noqa: PLC0415 - so does the reader of Markdown

    def before_cell(number: int, count: int) -> None:
        painter.check()
        tell(running(number, count))

    notebook = run.read_notebook(request.notebook)
    run.check_parameters(notebook, request.parameters)
    leave_out(notebook.cells, request.without)
    watch = run.Watch(before_cell=before_cell, after_cell=partial(_begin_drawing, painter))
    executed = run.run_notebook(notebook, request.parameters, kernel, watch)
    tell(DRAWING)
    exporter = TypstExporter(  # type: ignore[no-untyped-call] # of nbconvert
        draw=painter.draw, folder=str(request.notebook.parent), coach=request.coach, logo=logo
    )
    document, _ = exporter.from_notebook_node(executed)
    return document


def _begin_drawing(painter: Painter, cell: Mapping[str, Any]) -> None:
    """Begin the figures of an executed cell, unless nothing of it is printed."""
    if REMOVED_TAG not in cell["metadata"].get("tags", ()):
        for figure in figures_of(cell):
            painter.begin(figure)


def _printed(document: str, request: ReportRequest) -> bytes:
    if request.format is Format.HTML:
        return html_page(document, language=request.language).encode()
    return print_pdf(document, paper=request.paper, language=request.language, as_of=request.as_of)
