"""The records of goalkit: frozen values of the standard library, each with the rules of its own."""

from goalkit.model.alignment import Alignment
from goalkit.model.goal import (
    AttainmentRating,
    AttainmentScale,
    CheckIn,
    Goal,
    Measure,
    Milestone,
    Objective,
    Versioned,
    WeeklyHours,
)
from goalkit.model.people import Agreement, Client, Consent, Feedback, Stakeholder, TeamPulse
from goalkit.model.record import Record
from goalkit.model.review import Action, AllianceRating, CoachingSession, Decision, Reflection, Review
from goalkit.model.vision import FacetPicture, LifeAreaRating, Value, ValueRating, Vision
from goalkit.model.workbook import RECORD_TYPES, Workbook, first_day

__all__ = [
    "RECORD_TYPES", "Action", "Agreement", "Alignment", "AllianceRating", "AttainmentRating",
    "AttainmentScale", "CheckIn", "Client", "CoachingSession", "Consent", "Decision", "FacetPicture",
    "Feedback", "Goal", "LifeAreaRating", "Measure", "Milestone", "Objective", "Record", "Reflection",
    "Review", "Stakeholder", "TeamPulse", "Value", "ValueRating", "Versioned", "Vision", "WeeklyHours",
    "Workbook", "first_day",
]  # fmt: skip
