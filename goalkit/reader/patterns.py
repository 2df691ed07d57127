"""How patterns of many phrases are written readably."""


def one_of(phrases: str) -> str:
    """A pattern for any of the phrases; blanks and line breaks around each `|` do not count."""
    return "(?:" + "|".join(phrase.strip() for phrase in phrases.split("|")) + ")"
