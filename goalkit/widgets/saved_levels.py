"""What the levels that are saved mean for those that are written after them."""

from datetime import date

from goalkit.analysis.levels import gives_levels
from goalkit.model import AttainmentScale, Goal, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.model.workbook import current


def counts(workbook: Workbook, scale: AttainmentScale, today: date) -> bool:
    """Whether a scale was rated, or a reading gave a level on it; not on the day it is written."""
    if scale.written_on == today:
        return False
    rated = any(one.scale_id == scale.id for one in workbook.attainment_ratings)
    own = (one for one in workbook.check_ins if one.measure_id == scale.measure_id)
    return rated or any(one.value is not None and one.on >= scale.written_on for one in own)


def lost_measure(workbook: Workbook, scale: AttainmentScale | None) -> str:
    """The title of the measure of a scale that was changed so that it can give no levels; else empty."""
    own = (one for one in current(workbook.measures) if scale and one.id == scale.measure_id)
    return next((one.title for one in own if not gives_levels(one)), "")


def free_id(workbook: Workbook, goal: Goal, today: date) -> str:
    """The same in two windows; another where levels of today were rated already."""
    wanted = same_id("levels", goal.id, today)
    return new_id() if any(scale.id == wanted for scale in workbook.attainment_scales) else wanted
