"""Keeps slow imports out of the way of commands, charts and reviews."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

ADDRESS_GRAMMAR = "rfc3987_syntax"
"""A check of web addresses that jsonschema uses if it is there. It takes longer to load than all the rest
of nbformat, and the schema of notebooks never asks for it."""

DEBUGGER = "debugpy"
"""The debugger that a kernel of Jupyter loads if it is there. A kernel that nobody watches can do without."""


@contextmanager
def without(module: str) -> Iterator[None]:
    """Meanwhile the optional `module` counts as not installed."""
    modules: dict[str, object] = sys.modules  # type: ignore[assignment] # None marks a module as absent
    if module in modules:
        yield
        return
    modules[module] = None
    try:
        yield
    finally:
        del modules[module]
