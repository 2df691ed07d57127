"""Sizes of paper and of what is set on it."""

from enum import StrEnum

MARGIN_MM = 22.0
_CSS_PIXELS_A_MM = 96 / 25.4


class Paper(StrEnum):
    """A size of paper, by the name that the typesetter knows."""

    A4 = "a4"
    US_LETTER = "us-letter"

    @property
    def text_width(self) -> float:
        """Width between the margins in CSS pixels (96 an inch), the unit in which charts are drawn."""
        width_mm = {Paper.A4: 210.0, Paper.US_LETTER: 215.9}[self]
        return (width_mm - 2 * MARGIN_MM) * _CSS_PIXELS_A_MM
