"""The goal reader: a free English sentence, read as the draft of a goal with its measures and due day."""

from goalkit.reader.goal import ParsedGoal, ParsedMeasure
from goalkit.reader.parse import parse_goal

__all__ = ["ParsedGoal", "ParsedMeasure", "parse_goal"]
