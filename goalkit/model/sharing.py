"""What of a workbook is for whom: a copy without what is private, from which a report is computed."""

from dataclasses import replace

from goalkit.model.workbook import Workbook
from goalkit.terms import AlignedWith


def for_sponsor(workbook: Workbook) -> Workbook:
    """The workbook without what stays between the client and whoever accompanies them.

    Left out are values and how far they are lived, the wheel of life, what may get in the way of a goal and
    the plan against it, notes of check-ins, suggestions in the words of others, the diary, and what was said
    in sessions. Goals, readings, milestones, decisions and the answers of reviews stay.
    """
    return replace(
        workbook,
        visions=tuple(
            replace(one, facets=tuple(replace(side, value_id=None) for side in one.facets))
            for one in workbook.visions
        ),
        values=(),
        value_ratings=(),
        life_area_ratings=(),
        goals=tuple(replace(one, obstacle="", plan="") for one in workbook.goals),
        check_ins=tuple(
            replace(one, note="")
            for one in workbook.check_ins
            if one.value is not None or one.confidence is not None
        ),
        alignments=tuple(one for one in workbook.alignments if one.aligned_with is not AlignedWith.VALUE),
        feedback=tuple(replace(one, suggestion="") for one in workbook.feedback),
        coaching_sessions=tuple(
            replace(one, goal="…", reality="", options="", will="", learning="", support="")
            for one in workbook.coaching_sessions
        ),
        reflections=(),
    )
