"""A failure in a control fails the test: none may be noted in the log while it runs."""

from tests.failures import no_failure_is_noted

__all__ = ["no_failure_is_noted"]
