"""What a form says about saving, and what stands on its buttons."""

from datetime import datetime

NOT_UNDONE = (
    "This cannot be undone any more: what you saved was changed or taken back since, in another window or by "
    "somebody else. Nothing is lost. Load this page again to see what is there now."
)
CHANGED = (
    "Nothing is saved yet: something on this page was changed since, in another window or by somebody else. "
    "Look at what is there now, then save again to put yours in its place."
)
UNCHANGED = "Nothing has changed since the last save"
UNDO, REDO = "Undo last save", "Save it again"
OTHER = {UNDO: REDO, REDO: UNDO}
"""What the button offers after it was pressed."""


def clock(moment: datetime) -> str:
    """A moment as the time of the day where the person is: `14:03`."""
    return f"{moment.astimezone():%H:%M}"
