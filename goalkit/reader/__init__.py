"""The goal reader: a free English sentence, read as the draft of a goal with its measures and due day."""

from goalkit.reader.reading import Aspect, ReadGoal, ReadMeasure
from goalkit.reader.statements import read

__all__ = ["Aspect", "ReadGoal", "ReadMeasure", "read"]
