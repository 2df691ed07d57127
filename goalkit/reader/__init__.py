"""The goal reader: a free English sentence, read as the draft of a goal with its measures and due day."""

from datetime import date

from goalkit.reader.goal import ParsedGoal, ParsedMeasure

__all__ = ["ParsedGoal", "ParsedMeasure", "parse_goal", "read"]


def parse_goal(statement: str, today: date) -> ParsedGoal:
    """The goal that a free English sentence tells, as far as it tells it.

    Nothing is guessed: what the words leave open is None. Relative times are counted from `today`;
    quarters are those of the calendar, seasons those of the northern half of the earth.
    """
    from goalkit.reader.parse import parsed  # noqa: PLC0415 - the patterns take a tenth of a second to make

    return parsed(statement, today)


read = parse_goal
"""The same by the name that scripts written for earlier versions know."""
