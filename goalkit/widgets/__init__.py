"""Forms: drafts hold what is typed, controls show it; where it is saved is not known here."""

from goalkit.widgets.check_in import check_in_form
from goalkit.widgets.check_in_draft import Asked, CheckInDraft
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Book, Form
from goalkit.widgets.page import Page, Showcase, empty_page

__all__ = [
    "Asked",
    "Book",
    "CheckInDraft",
    "Draft",
    "Form",
    "Page",
    "Showcase",
    "check_in_form",
    "empty_page",
]
