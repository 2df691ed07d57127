"""Renders a report.

Find a browser; start it and the kernel; run the notebook, drawing each figure as soon as it is there;
read the outputs into a document; print it; put it in its place.
"""

import asyncio
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_event_loop

from goalkit.errors import NotebookFileError
from goalkit.quick_import import ADDRESS_GRAMMAR, without
from goalkit.report.browser import FigureDrawer, find_browser
from goalkit.report.elements import REMOVED_TAG, Element, figures_of
from goalkit.report.job import (
    DRAWING,
    PRINTING,
    STARTING,
    CancelToken,
    Format,
    OnNote,
    OnStage,
    ReportRequest,
    Stage,
    running,
    write_atomically,
)
from goalkit.report.locking import check_lock, lock_pdf
from goalkit.report.logo import read_logo
from goalkit.report.press import Press
from goalkit.report.processes import deferred_interrupt
from goalkit.report.typeset import Page, html_page, print_pdf, svg_picture


def render(
    request: ReportRequest, on_stage: OnStage, on_note: OnNote, token: CancelToken, press: Press
) -> Path:
    """Render what is asked for; gives the path of the finished file."""

    def tell(stage: Stage) -> None:
        token.check()
        on_stage(stage)

    try:
        return _rendered(request, tell, on_note, token, press)
    except Exception:
        token.check()  # what failed because it was cancelled did not fail
        raise
    finally:
        if threading.current_thread() is not threading.main_thread():
            _close_event_loop()


def _rendered(
    request: ReportRequest, tell: OnStage, on_note: OnNote, token: CancelToken, press: Press
) -> Path:
    if not request.notebook.is_file():
        raise NotebookFileError(request.notebook.name, "there is no such file. Check the path")
    if request.lock is not None:
        check_lock(request.lock, request.format)
    browser = find_browser()
    logo = read_logo(request.logo, coach=request.coach or "") if request.logo else None
    tell(STARTING)
    with ExitStack() as programs:
        with deferred_interrupt():
            drawer = programs.enter_context(press.drawer(browser, request.paper.text_width))
            kernel = programs.enter_context(press.kernel(request.notebook.parent, request.passphrase))
        programs.enter_context(token.on_cancel(drawer.kill))
        programs.enter_context(token.on_cancel(kernel.kill))
        document = _document(request, kernel, drawer, tell, logo)
    tell(PRINTING)
    if request.format is Format.HTML:
        printed = html_page(document, language=request.language).encode()
    elif request.format is Format.DOCX:
        from goalkit.report.docx import docx_file  # noqa: PLC0415 - few reports are edited

        printed = docx_file(document, picture=svg_picture)
    else:
        page = Page(paper=request.paper, language=request.language, as_of=request.as_of)
        printed = print_pdf(document, page, on_note=on_note, token=token, start=press.typesetter)
        printed = printed if request.lock is None else lock_pdf(printed, request.lock)
    token.check()
    write_atomically(request.out, printed)
    return request.out


def load() -> None:
    """Load what takes long: papermill, nbconvert and the reader of Markdown."""
    with without(ADDRESS_GRAMMAR):
        for name in ("run", "exporter", "outline"):
            import_module(f"goalkit.report.{name}")


def _document(
    request: ReportRequest, kernel: KernelManager, drawer: FigureDrawer, tell: OnStage, logo: Element | None
) -> str:
    load()  # the kernel and the browser start meanwhile
    from goalkit.report import run  # noqa: PLC0415 - loaded only now
    from goalkit.report.exporter import TypstExporter  # noqa: PLC0415 - as above
    from goalkit.report.outline import leave_out  # noqa: PLC0415 - as above

    def before_cell(number: int, count: int) -> None:
        drawer.check()
        tell(running(number, count))

    def after_cell(cell: Mapping[str, Any]) -> None:
        if REMOVED_TAG not in cell["metadata"].get("tags", ()):
            for figure in figures_of(cell):
                drawer.begin(figure)

    notebook = run.read_notebook(request.notebook)
    reader = {"audience": request.audience.value} if request.audience else {}
    parameters = run.check_parameters(notebook, request.parameters | reader, depth=request.depth.value)
    leave_out(notebook.cells, request.without, request.depth)
    hooks = run.CellHooks(before_cell=before_cell, after_cell=after_cell)
    executed = run.run_notebook(notebook, parameters, kernel, hooks)
    tell(DRAWING)
    exporter = TypstExporter(  # type: ignore[no-untyped-call] # of nbconvert
        draw=drawer.draw,
        folder=str(request.notebook.parent),
        coach=request.coach,
        logo=logo,
        depth=request.depth.value,
    )
    document, _ = exporter.from_notebook_node(executed)
    return document


def _close_event_loop() -> None:
    """Close the event loop that Jupyter makes for each thread."""
    loop = ensure_event_loop()
    unfinished = asyncio.all_tasks(loop)
    for task in unfinished:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*unfinished, return_exceptions=True))
    loop.close()
