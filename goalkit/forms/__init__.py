"""The form engine: declared fields, drafts, controls, steps and rows; where it is saved is not known here.

A page writes `from goalkit import forms as ui`.
"""

from goalkit.forms.card import AfterSave, Book, Form
from goalkit.forms.controls import (
    Control,
    Label,
    Said,
    alert,
    box,
    button,
    html,
    marked,
    series,
    show,
    status,
    switch,
    views,
    words,
)
from goalkit.forms.debounce import Debounce, in_background, later, poll
from goalkit.forms.draft import DayDraft, Draft, RecordDraft
from goalkit.forms.fields import (
    Choice,
    Clock,
    Day,
    Declared,
    Field,
    Lines,
    Number,
    Percent,
    Rating,
    Secret,
    Several,
    Text,
    Tick,
    TickedOn,
    Whole,
    form,
)
from goalkit.forms.guard import guarded
from goalkit.forms.page import Collapsible, Links, Navigation, Page, Showcase, ShownLater, Tiles, bare_page
from goalkit.forms.rows import Paged, RatedRow, Rows, RowsDraft
from goalkit.forms.state import FieldState, Mode
from goalkit.forms.steps import Choices, Chooser, Place, Step, Steps
from goalkit.forms.undo import UndoButtons
from goalkit.locales import ParseError

__all__ = [
    "AfterSave", "Book", "Choice", "Choices", "Chooser", "Clock", "Collapsible", "Control", "Day", "DayDraft",
    "Debounce", "Declared", "Draft", "Field", "FieldState", "Form", "Label", "Lines", "Links", "Mode",
    "Navigation", "Number", "Page", "Paged", "ParseError", "Percent", "Place", "RatedRow", "Rating",
    "RecordDraft", "Rows", "RowsDraft", "Said", "Secret", "Several", "Showcase", "ShownLater", "Step",
    "Steps", "Text", "Tick", "TickedOn", "Tiles", "UndoButtons", "Whole", "alert", "bare_page", "box",
    "button", "form", "guarded", "html", "in_background", "later", "marked", "poll", "series", "show",
    "status", "switch", "views", "words",
]  # fmt: skip
