"""The state of one field: its text, and what it was filled with from the workbook."""

from enum import Enum
from typing import Any

from traitlets import Any as AnyTrait
from traitlets import HasTraits


class Mode(Enum):
    """What following a workbook does to the texts in the fields."""

    MERGE = "untouched fields show the workbook, touched ones keep their text"
    BACK = "the same, after something was put back"
    REPLACE = "all fields show the workbook"


class FieldState(HasTraits):
    """The text in one field, what it was filled with, and what of somebody else was told beside it."""

    value = AnyTrait()
    base = AnyTrait()
    told = AnyTrait()

    @property
    def is_touched(self) -> bool:
        """Whether something else stands here than what it was filled with."""
        return bool(plain(self.value) != plain(self.base))

    def follow(self, now: Any, mode: Mode) -> None:
        """Compare with `now`, what the workbook says."""
        touched = self.is_touched
        if mode is Mode.REPLACE or not touched:
            self.base, self.value = now, now
        elif plain(self.value) == plain(now):
            self.base = now


def plain(text: Any) -> Any:
    """A text without the blanks around it; anything else as it is."""
    return text.strip() if isinstance(text, str) else text
