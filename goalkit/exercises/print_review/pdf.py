"""A PDF on the page: where it is, what it looks like, and a button that opens it."""

import base64
from collections.abc import Callable
from pathlib import Path

import ipywidgets as ipw

from goalkit.forms import box, button, words

OPEN = "Open it in a window of its own"
NOT_OPENED = "It could not be opened from here. Open the folder, then the file in it."
OUT_OF_SIGHT = "It names the client and is not shown on this page while code names are shown."


class PrintedPdf:
    """The place of a PDF on a page. `open_file` opens a file for the person and says whether it could."""

    def __init__(self, open_file: Callable[[Path], bool]) -> None:
        self._open_file = open_file
        self.view = box("place")
        self.open_button = button(OPEN, lambda: None)

    def clear(self) -> None:
        """Show none."""
        self.view.children = ()

    def show(self, path: Path, *, in_sight: bool) -> None:
        """Tell where the PDF is; with `in_sight` it is shown itself as well."""
        problem = box("place")

        def open_it() -> None:
            opened = self._open_file(path)
            problem.children = () if opened else (words(NOT_OPENED, "message", "p"),)

        self.open_button = button(OPEN, open_it)
        told = (
            words("Your PDF", "part", "h3"),
            words(f"{path.name}, in the folder {path.parent}", "place-name", "p"),
            words("It is not locked with a passphrase: keep it as you keep a letter.", "help", "p"),
        )
        page = _page(path) if in_sight else words(OUT_OF_SIGHT, "help", "p")
        self.view.children = (*told, box("line", self.open_button), problem, page)


def _page(path: Path) -> ipw.Widget:
    shown = ipw.Output()
    content = base64.b64encode(path.read_bytes()).decode("ascii")
    data = {"application/pdf": content, "text/plain": "This window cannot show a PDF."}
    shown.outputs = ({"output_type": "display_data", "data": data, "metadata": {}},)
    shown.add_class("goalkit-pdf")
    return shown
