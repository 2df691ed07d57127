"""The look of goalkit in one place: colours, type and sizes for charts, pages and forms alike.

Colours follow Okabe and Ito (2008), darkened to at least 3:1 on white and told apart in grey.
"""

from goalkit.terms import MilestoneState, Status

INK = "#22303C"
MUTED = "#5B6B7A"
HAIRLINE = "#D8DEE4"
PAPER = "#FFFFFF"
ACCENT = "#0072B2"
GREEN = "#009E73"
VERMILION = "#D55E00"
PURPLE = "#AA4A8C"
SKY_FILL = "#CFE8F7"
VERMILION_FILL = "#FBE3D3"
GREY = "#8795A1"
"""What is compared with: the expected pace, the time before."""
BAND = "#F1F4F7"
"""A stretch that is marked behind a chart, such as the period."""
RATING_FILLS = {-2: "#C04A00", -1: "#FBD9C4", 0: "#EEF1F4", 1: "#CFE5F4", 2: ACCENT}
"""The cell of an alignment by its rating."""

STATUS_COLOURS: dict[Status, str] = {
    Status.ON_TRACK: ACCENT,
    Status.BEHIND: PURPLE,
    Status.AT_RISK: VERMILION,
    Status.DONE: GREEN,
    Status.MISSED: VERMILION,
    Status.TOO_EARLY: MUTED,
    Status.NO_READING: MUTED,
    Status.STALE: MUTED,
}

MILESTONE_COLOURS: dict[MilestoneState, str] = {
    MilestoneState.REACHED: GREEN,
    MilestoneState.OVERDUE: VERMILION,
    MilestoneState.DUE_SOON: ACCENT,
    MilestoneState.PLANNED: MUTED,
}

FONT_FAMILY = "Noto Sans"
FONT_STACK = f"'{FONT_FAMILY}', 'Noto Sans JP', 'Noto Sans Symbols 2', 'Noto Emoji', sans-serif"
SIZE_SMALL, SIZE_TEXT, SIZE_SUBHEAD, SIZE_HEAD, SIZE_TITLE = 8.5, 9.5, 12.0, 17.0, 28.0
"""Sizes of type in points."""
