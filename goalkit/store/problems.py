"""Collecting all problems of an import instead of stopping at the first."""

from collections.abc import Iterator
from contextlib import contextmanager

from goalkit.errors import RecordError
from goalkit.store.plain import PlainError


@contextmanager
def noting(problems: list[str], field: str) -> Iterator[None]:
    """Add what is wrong inside to `problems`, led by the field, and go on."""
    try:
        yield
    except PlainError as wrong:
        problems.append(f"{field}: {wrong}")
    except RecordError as wrong:
        problems.append(f"{wrong.field}: {wrong.problem.removesuffix('.')}")
