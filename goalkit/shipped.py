"""Where the files are that goalkit ships beside its code: notebooks and the example client.

A clone has them in folders of their own; a wheel carries them inside the package.
"""

from pathlib import Path

from goalkit.errors import NotShippedError
from goalkit.terms import Notebook

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_shipped", _PACKAGE.parent)

REVIEW_NOTEBOOK = "notebooks/90_quarterly_review.ipynb"
BRIEF_NOTEBOOK = "notebooks/91_session_brief.ipynb"
YEAR_NOTEBOOK = "notebooks/92_year_in_review.ipynb"
START_NOTEBOOK = "notebooks/00_start.ipynb"
NOTEBOOK_FILES = {
    Notebook.START: "00_start.ipynb",
    Notebook.VISION: "10_vision.ipynb",
    Notebook.GOALS: "20_goals.ipynb",
    Notebook.ALIGNMENT: "30_alignment.ipynb",
    Notebook.CHECK_IN: "40_check_in.ipynb",
    Notebook.FEEDBACK: "50_feedback.ipynb",
    Notebook.PROGRESS: "60_progress.ipynb",
    Notebook.SESSION: "70_coaching_session.ipynb",
    Notebook.REVIEW: "80_review.ipynb",
    Notebook.PRINT: "85_print.ipynb",
}
"""The file of each notebook, in the folder in which all of them are."""
EXAMPLE_CLIENT = "data/example/client.json"
VALUE_CARDS = "data/value_cards.json"
CODE_NAMES = "data/code_names.json"


def shipped(name: str) -> Path:
    """The path of a shipped file, named as in a clone. Raises NotShippedError."""
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    raise NotShippedError(name)
