"""What the Python that is kept ready has loaded when a page gets it."""

import sys
from typing import Any

from goalkit.lab.ready_python import LOADED
from tests.project import HOME


def test_every_exercise_is_loaded_ahead_and_no_name_is_left_behind() -> None:
    names: dict[str, Any] = {}
    exec(LOADED, names)  # noqa: S102 - as a Python behind a notebook does
    modules = {f"goalkit.exercises.{path.stem}" for path in (HOME / "goalkit/exercises").glob("[a-z]*.py")}
    assert {"goalkit.exercises.start", "goalkit.exercises.vision"} <= modules <= set(sys.modules)
    assert list(names) == ["__builtins__"]
