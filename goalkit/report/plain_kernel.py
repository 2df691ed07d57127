"""The program of the Python behind a notebook of anyone: a Jupyter kernel, with pandas already loaded."""

import sys
from importlib.util import find_spec

from goalkit.report.kernel import as_in_a_notebook, kernel_app, load_kernel


def load() -> None:
    """Load a kernel, and what most notebooks load."""
    load_kernel()
    with as_in_a_notebook():
        import pandas  # noqa: F401, ICN001, PLC0415 - once this is a program that forks


def rehearse() -> None:
    """Nothing: what a notebook does is its own."""


def main() -> None:
    """Serve as a kernel."""
    if launcher := find_spec("ipykernel_launcher"):
        sys.argv[0] = str(launcher.origin)  # as notebooks know it
    kernel_app().launch_instance()
