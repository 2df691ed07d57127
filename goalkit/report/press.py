"""What makes reports: browser, Python and typesetter, started for each report or kept ready for the next."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Self

from goalkit.errors import BrowserError
from goalkit.report.browser import Browser, DrawingPage, FigureDrawer, figure_drawer
from goalkit.report.kernel import KERNEL_ENVIRONMENT, ReviewKernelManager, review_kernel
from goalkit.report.processes import Program
from goalkit.report.typeset import started, typesetter_environment
from goalkit.report.warm import CAN_FORK, WarmPython
from goalkit.store.environment import environment_without_passphrase


class Press:
    """Starts everything anew for each report."""

    def drawer(self, browser: Path, text_width: float) -> AbstractContextManager[FigureDrawer]:
        """Draws the figures of one report, on a page of its own."""
        return figure_drawer(browser, text_width)

    def kernel(self, folder: Path, passphrase: str | None) -> AbstractContextManager[ReviewKernelManager]:
        """Runs the notebook of one report, in a Python of its own."""
        return review_kernel(folder, passphrase)

    def typesetter(self) -> Program:
        """Sets one report."""
        return started()


class WarmPress(Press):
    """Keeps a browser for each report that is made at the same time, and what others are forked from.

    Use it as a context; several threads may share it. Nothing of a report is there when the next is made: its
    page is loaded anew, its Python and its typesetter end.
    """

    def __init__(self) -> None:
        self._kept = ExitStack()
        self._idle: list[Future[DrawingPage]] = []
        self._renewals = self._kept.enter_context(ThreadPoolExecutor(thread_name_prefix="renewal"))
        self._kernels: WarmPython | None = None
        self._typesetters: WarmPython | None = None

    def start(self) -> None:
        """Begin to load what is kept ready and not there; reports that are made meanwhile wait for it."""
        if not CAN_FORK:
            return
        if self._kernels is None or not self._kernels.is_running:
            environment = environment_without_passphrase() | KERNEL_ENVIRONMENT
            self._kernels = self._kept.enter_context(WarmPython("goalkit.report.kernel", environment))
        if self._typesetters is None or not self._typesetters.is_running:
            environment = typesetter_environment()
            self._typesetters = self._kept.enter_context(WarmPython("goalkit.report.typesetter", environment))

    def close(self) -> None:
        """End all that is kept."""
        for page in self._idle:
            page.result().browser.close()
        self._kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def drawer(self, browser: Path, text_width: float) -> Iterator[FigureDrawer]:
        page = self._page(browser)
        try:
            with FigureDrawer(page, text_width) as drawer:
                yield drawer
        finally:
            self._idle.append(self._renewals.submit(_renewed, page))  # while the report is printed

    def _page(self, browser: Path) -> DrawingPage:
        """A page that is ready, or one of a browser that starts now."""
        with suppress(IndexError):  # none is ready
            page = self._idle.pop().result()
            if page.browser.is_running:
                return page
            page.browser.close()  # it ended while nobody needed it, or was ended
        return DrawingPage(Browser(browser))

    def kernel(self, folder: Path, passphrase: str | None) -> AbstractContextManager[ReviewKernelManager]:
        return review_kernel(folder, passphrase, self._kernels)

    def typesetter(self) -> Program:
        if self._typesetters is None:
            return started()
        return self._typesetters.start([], "/", typesetter_environment(), listens=True)


def _renewed(page: DrawingPage) -> DrawingPage:
    """The page, as a new one, with nothing of what was drawn; the browser is ended where it has none."""
    try:
        page.open()
    except BrowserError:
        page.browser.kill()
    return page
