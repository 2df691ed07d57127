"""What is set up in the Python of a goalkit notebook before its first cell runs (`labextensions/goalkit`).

Where a notebook fails inside goalkit, it says so in one sentence and a log has the place. A mistake in a
cell that somebody changed is shown as JupyterLab shows it: they are looking for it. No figure, not even one
made by hand, offers to send itself away.
"""

import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from IPython.core.getipython import get_ipython

from goalkit.charts import keep_private
from goalkit.failure_log import apology

_GOALKIT = Path(__file__).parents[1]


def say_plainly(shell: Any) -> None:
    """Have this IPython tell failures of goalkit in one sentence instead of a traceback."""
    usual = shell.InteractiveTB.structured_traceback

    def structured_traceback(
        kind: type[BaseException],
        failure: BaseException,
        trace: TracebackType | None,
        *rest: Any,
        **more: Any,
    ) -> list[str]:
        if isinstance(failure, Exception) and is_of_goalkit(failure):
            return [apology(failure)]
        told: list[str] = usual(kind, failure, trace, *rest, **more)
        return told

    shell.InteractiveTB.structured_traceback = structured_traceback


def is_of_goalkit(failure: BaseException) -> bool:
    """Whether code of goalkit was running when it failed."""
    places = traceback.extract_tb(failure.__traceback__)
    return any(Path(place.filename).is_relative_to(_GOALKIT) for place in places)


if running := get_ipython():
    say_plainly(running)
    keep_private()
