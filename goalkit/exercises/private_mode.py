"""Private mode: a tick that shows code names in place of names, for whoever shares the screen."""

from typing import Any

from goalkit.open_workbook import OpenWorkbook
from goalkit.widgets.controls import box, switch

HIDE_NAMES = "Hide names: every page that is opened shows code names"


def names_switch(book: OpenWorkbook) -> Any:
    """The tick of private mode; it counts for the whole practice and takes effect at once."""
    return box("field", switch(HIDE_NAMES, lambda on: book.show_code_names(on=on), on=book.private_mode))
