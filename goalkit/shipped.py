"""Where the files are that goalkit ships beside its code: notebooks, the example client, some pages.

A clone has them in folders of their own; a wheel carries them inside the package.
"""

from pathlib import Path

from goalkit.errors import NotShippedError

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_shipped", _PACKAGE.parent)

REVIEW_NOTEBOOK = "notebooks/90_quarterly_review.ipynb"
BRIEF_NOTEBOOK = "notebooks/91_session_brief.ipynb"
YEAR_NOTEBOOK = "notebooks/92_year_in_review.ipynb"
START_NOTEBOOK = "notebooks/00_start.ipynb"
EXAMPLE_CLIENT = "data/example/client.json"
VALUE_CARDS = "data/value_cards.json"
CODE_NAMES = "data/code_names.json"
CLIENT_FILE = "docs/reference/client-file.md"


def shipped(name: str) -> Path:
    """The path of a shipped file, named as in a clone. Raises NotShippedError."""
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    raise NotShippedError(name)
