"""Charts: a frame goes in, a plotly figure comes out; nothing is shown and nothing saved.

Each figure carries what it says as a sentence: `sentence_of(figure)`.
"""

from plotly.graph_objects import Figure

from goalkit.charts.alignment import alignment_matrix
from goalkit.charts.attainment import attainment_line
from goalkit.charts.balance import balance_wheel
from goalkit.charts.confidence import reliability_picture
from goalkit.charts.feedback import feedback_bars
from goalkit.charts.kept import kept_calendar
from goalkit.charts.milestones import milestone_timeline
from goalkit.charts.panels import goal_panels
from goalkit.charts.practice import levels_bars
from goalkit.charts.privacy import PLOTLY_CONFIG, keep_private
from goalkit.charts.progress import progress_lines
from goalkit.charts.pulse import pulse_line
from goalkit.charts.readings import reading_lines
from goalkit.charts.support import support_map
from goalkit.charts.theme import sentence_of

__all__ = [
    "PLOTLY_CONFIG", "Figure", "alignment_matrix", "attainment_line", "balance_wheel", "feedback_bars",
    "goal_panels", "keep_private", "kept_calendar", "levels_bars", "milestone_timeline", "progress_lines",
    "pulse_line", "reading_lines", "reliability_picture", "sentence_of", "support_map",
]  # fmt: skip
