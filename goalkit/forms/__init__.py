"""The form engine: declared fields, drafts, controls, steps and rows; where it is saved is not known here."""

from goalkit.forms.card import AfterSave, Book, Form
from goalkit.forms.controls import Control, Label, box, button, marked, show, switch, words
from goalkit.forms.debounce import Debounce
from goalkit.forms.draft import Draft, RecordDraft, RowsDraft
from goalkit.forms.fields import (
    Choice,
    Day,
    Declared,
    Field,
    Lines,
    Number,
    Percent,
    Rating,
    Text,
    Tick,
    Whole,
    area,
    choice,
    form,
    rating,
)
from goalkit.forms.guard import Message, guarded
from goalkit.forms.page import (
    Collapsible,
    Links,
    Page,
    Showcase,
    ShownLater,
    Tile,
    Tiles,
    bare_page,
)
from goalkit.forms.parsing import ParseError
from goalkit.forms.rows import Paged, RatedRow, Rows
from goalkit.forms.state import Mode
from goalkit.forms.steps import Choices, Chooser, OneByOne, Step, Steps

__all__ = [
    "AfterSave", "Book", "Choice", "Choices", "Chooser", "Collapsible", "Control", "Day", "Debounce",
    "Declared", "Draft", "Field", "Form", "Label", "Lines", "Links", "Message", "Mode", "Number", "OneByOne",
    "Page", "Paged", "ParseError", "Percent", "RatedRow", "Rating", "RecordDraft", "Rows", "RowsDraft",
    "Showcase", "ShownLater", "Step", "Steps", "Text", "Tick", "Tile", "Tiles", "Whole", "area", "bare_page",
    "box", "button", "choice", "form", "guarded", "marked", "rating", "show", "switch", "words",
]  # fmt: skip
