"""The first day of which a workbook tells."""

from datetime import date

from goalkit.model.workbook import Workbook


def first_day(workbook: Workbook) -> date | None:
    """The earliest day of a goal, reading, session, reflection or vision; None where there is none."""
    days = (
        *(goal.since for goal in workbook.goals),
        *(check_in.on for check_in in workbook.check_ins),
        *(session.held_on for session in workbook.coaching_sessions),
        *(reflection.written_on for reflection in workbook.reflections),
        *(vision.written_on for vision in workbook.visions),
    )
    return min(days, default=None)
