"""How patterns of many phrases are written readably."""

import re


def one_of(phrases: str) -> str:
    """A pattern for any of the phrases, parted by ` | ` with a blank or line break on both sides."""
    return "(?:" + "|".join(re.split(r"\s+\|\s+", phrases.strip())) + ")"
