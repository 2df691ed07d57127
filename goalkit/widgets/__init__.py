"""Forms: drafts hold what is typed, controls show it; where it is saved is not known here."""

from goalkit.widgets.check_in import check_in_form
from goalkit.widgets.check_in_draft import Asked, CheckInDraft
from goalkit.widgets.choices import Choice, Choices
from goalkit.widgets.chooser import Chooser
from goalkit.widgets.client import client_form
from goalkit.widgets.client_draft import ClientDraft
from goalkit.widgets.curtain import Curtain
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Book, Form
from goalkit.widgets.guard import guarded
from goalkit.widgets.later import Later
from goalkit.widgets.links import Links
from goalkit.widgets.page import Page, Showcase, bare_page
from goalkit.widgets.prepared import Prepared
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows import Rows
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.session import session_form
from goalkit.widgets.session_draft import SessionDraft
from goalkit.widgets.shown_later import ShownLater
from goalkit.widgets.small_steps import Proposed, small_steps_form
from goalkit.widgets.steps import Step, Steps
from goalkit.widgets.tiles import Tile, Tiles
from goalkit.widgets.timer import Timer

__all__ = [
    "Asked",
    "Book",
    "CheckInDraft",
    "Choice",
    "Choices",
    "Chooser",
    "ClientDraft",
    "Curtain",
    "Draft",
    "Form",
    "Later",
    "Links",
    "Page",
    "Prepared",
    "Proposed",
    "RecordsDraft",
    "Rows",
    "RowsDraft",
    "SessionDraft",
    "Showcase",
    "ShownLater",
    "Step",
    "Steps",
    "Tile",
    "Tiles",
    "Timer",
    "bare_page",
    "check_in_form",
    "client_form",
    "guarded",
    "session_form",
    "small_steps_form",
]
