"""Exercises: a form and the client it is for, on one page, with what follows from a save."""

from goalkit.exercises.alignment import alignment
from goalkit.exercises.check_in import check_in
from goalkit.exercises.coaching_session import coaching_session
from goalkit.exercises.feedback import feedback
from goalkit.exercises.goals import goals
from goalkit.exercises.print_review import print_review
from goalkit.exercises.progress import progress
from goalkit.exercises.review_answers import review_answers
from goalkit.exercises.start import start
from goalkit.exercises.vision import vision

__all__ = [
    "alignment",
    "check_in",
    "coaching_session",
    "feedback",
    "goals",
    "print_review",
    "progress",
    "review_answers",
    "start",
    "vision",
]
