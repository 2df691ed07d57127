"""Private mode: a tick that shows code names in place of names, for whoever shares the screen."""

from typing import Any

from goalkit import forms as ui
from goalkit.open_workbook import OpenWorkbook

HIDE_NAMES = "Hide names: every page shows code names"
WHAT_STAYS = (
    "Reports that are open already follow when they are loaded again. What you or a client wrote is shown as "
    "it is, and a PDF keeps the name."
)


def names_switch(book: OpenWorkbook) -> Any:
    """The tick of private mode; it counts for the whole practice and takes effect at once."""
    tick = ui.switch(HIDE_NAMES, lambda on: book.show_code_names(on=on), on=book.private_mode)
    return ui.box("field", tick, WHAT_STAYS)
