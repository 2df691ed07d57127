"""goalkit: goals, reviews and progress for leaders, alone or with a coach.

    import goalkit as gk

* On plain values and frames: `share_reached`, `expected_share`, `measures`, `progress`, `forecast`.
* A client's workbook: `open` (or `example`) gives a `ClientWorkbook` with tidy frames, `add`, `check_in`,
  `undo` and `review`; a `PeriodReview` has frames and `to_pdf`; `compare` puts several side by side.
* Charts of a review: `plot`.
* Records (`Goal`, `Measure`, ...), their words (`Kind`, `Status`, ...) and errors (`GoalkitError`, ...).

Importing it loads nothing: each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit import errors
    from goalkit.analysis.forecast import ReachDate, Remark
    from goalkit.analysis.pace import share_reached
    from goalkit.api import plot
    from goalkit.api.columns import measures
    from goalkit.api.functions import ForecastResult, expected_share, forecast, progress
    from goalkit.api.workbook import ClientWorkbook, PeriodReview, compare, example
    from goalkit.api.workbook import open as open  # noqa: A004 - gk.open, as in other libraries
    from goalkit.errors import (
        DateError,
        ForecastError,
        FrameError,
        GoalkitError,
        PeriodError,
        RecordError,
        ReportError,
        RuleError,
        StaleSaveError,
        StoreError,
        TitleError,
        WorkbookError,
    )
    from goalkit.model import (
        Action,
        Agreement,
        Alignment,
        AllianceRating,
        AttainmentRating,
        AttainmentScale,
        CheckIn,
        Client,
        CoachingSession,
        Consent,
        Decision,
        FacetPicture,
        Feedback,
        Goal,
        LifeAreaRating,
        Measure,
        Milestone,
        Objective,
        Record,
        Reflection,
        Review,
        Stakeholder,
        TeamPulse,
        Value,
        ValueRating,
        Vision,
        WeeklyHours,
        Workbook,
    )
    from goalkit.model.record import new_id
    from goalkit.period import Period
    from goalkit.terms import (
        AlignedWith,
        Cadence,
        Choice,
        DayCount,
        Direction,
        Facet,
        GoalState,
        Group,
        Join,
        Kind,
        MilestoneState,
        Rule,
        Status,
        TensionDecision,
        Topic,
        TypedBy,
    )

__version__ = "0.1.0"
__all__ = [
    "Action", "Agreement", "AlignedWith", "Alignment", "AllianceRating", "AttainmentRating",
    "AttainmentScale", "Cadence", "CheckIn", "Choice", "Client", "ClientWorkbook", "CoachingSession",
    "Consent", "DateError", "DayCount", "Decision", "Direction", "Facet", "FacetPicture", "Feedback",
    "ForecastError", "ForecastResult", "FrameError", "Goal", "GoalState", "GoalkitError", "Group", "Join",
    "Kind", "LifeAreaRating", "Measure", "Milestone", "MilestoneState", "Objective", "Period", "PeriodError",
    "PeriodReview", "ReachDate", "Record", "RecordError", "Reflection", "Remark", "ReportError", "Review",
    "Rule", "RuleError", "Stakeholder", "StaleSaveError", "Status", "StoreError", "TeamPulse",
    "TensionDecision", "TitleError", "Topic", "TypedBy", "Value", "ValueRating", "Vision", "WeeklyHours",
    "Workbook", "WorkbookError", "compare", "errors", "example", "expected_share", "forecast", "measures",
    "new_id", "open", "plot", "progress", "share_reached",
]  # fmt: skip

_PLACES = {
    "measures": "api.columns", "new_id": "model.record", "Period": "period", "share_reached": "analysis.pace",
    **dict.fromkeys(("ReachDate", "Remark"), "analysis.forecast"),
    **dict.fromkeys(("ForecastResult", "expected_share", "forecast", "progress"), "api.functions"),
    **dict.fromkeys(("ClientWorkbook", "PeriodReview", "compare", "example", "open"), "api.workbook"),
}  # fmt: skip
"""Where a name is defined; the others are in one of the modules that use the standard library only."""
_PLAIN = ("errors", "terms", "model")
_MODULES = {"errors": "errors", "plot": "api.plot"}

if not TYPE_CHECKING:  # so that a type checker knows a wrong name

    def __getattr__(name: str) -> object:
        """Load a name of `__all__` when it is first used."""
        if name not in __all__:
            raise AttributeError(f"module 'goalkit' has no attribute '{name}'")
        globals()[name] = found = _loaded(name)
        return found


def _loaded(name: str) -> object:
    if name in _MODULES:
        return import_module(f"goalkit.{_MODULES[name]}")
    places = (_PLACES[name],) if name in _PLACES else _PLAIN
    modules = (import_module(f"goalkit.{place}") for place in places)
    return next(getattr(module, name) for module in modules if hasattr(module, name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
