"""Forms: drafts hold what is typed, controls show it; where it is saved is not known here."""

from goalkit.widgets.check_in import check_in_form
from goalkit.widgets.check_in_draft import Asked, CheckInDraft
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Book, Form
from goalkit.widgets.page import Page, Showcase, empty_page
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows import Rows
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.steps import Step, Steps

__all__ = [
    "Asked",
    "Book",
    "CheckInDraft",
    "Draft",
    "Form",
    "Page",
    "RecordsDraft",
    "Rows",
    "RowsDraft",
    "Showcase",
    "Step",
    "Steps",
    "check_in_form",
    "empty_page",
]
