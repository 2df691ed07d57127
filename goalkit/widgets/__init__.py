"""Forms: drafts hold what is typed, controls show it; where it is saved is not known here.

Here is what every form is made of. The form of an exercise is imported from its own module.
"""

from goalkit.widgets.choices import Choice, Choices
from goalkit.widgets.chooser import Chooser
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Book, Form
from goalkit.widgets.guard import guarded
from goalkit.widgets.later import Later
from goalkit.widgets.links import Links
from goalkit.widgets.one_by_one import OneByOne
from goalkit.widgets.page import Page, Showcase, bare_page
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows import Rows
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.shown_later import ShownLater
from goalkit.widgets.steps import Step, Steps
from goalkit.widgets.tiles import Tile, Tiles

__all__ = [
    "Book",
    "Choice",
    "Choices",
    "Chooser",
    "Draft",
    "Form",
    "Later",
    "Links",
    "OneByOne",
    "Page",
    "RecordsDraft",
    "Rows",
    "RowsDraft",
    "Showcase",
    "ShownLater",
    "Step",
    "Steps",
    "Tile",
    "Tiles",
    "bare_page",
    "guarded",
]
