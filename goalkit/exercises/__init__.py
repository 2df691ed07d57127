"""Exercises: a form and the client it is for, on one page, with what follows from a save."""

from goalkit.exercises.check_in import check_in

__all__ = ["check_in"]
