"""Exercises: a form and the client it is for, on one page, with what follows from a save.

Each is a module of its own, and a notebook imports the one that it shows.
"""

import gc
from importlib import import_module
from pkgutil import iter_modules


def load_all() -> None:
    """Load every exercise ahead, so that each of them opens fast.

    What is loaded stays until the end: from then on nobody looks whether it can be thrown away.
    """
    for module in iter_modules(__path__, prefix=f"{__name__}."):
        import_module(module.name)
    gc.collect()
    gc.freeze()
