"""The options and arguments that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goalkit.errors import DayAheadError
from goalkit.period import parsed_day, today
from goalkit.terms import Rule

PracticeOption = Annotated[
    Path | None,
    typer.Option(
        "--practice",
        metavar="FILE",
        help="The practice. Without it: the one GOALKIT_PRACTICE names, else the one in your data folder.",
        show_default=False,
    ),
]
ClientArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="The id of the client; `goalkit clients` tells all.")
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=parsed_day,
        help="Show what was known at the end of that day, such as 2026-03-31.",
        show_default=False,
    ),
]
RuleOption = Annotated[
    Rule | None,
    typer.Option("--rule", help="Judge every goal by this rule, whatever was chosen.", show_default=False),
]


def known_day(as_of: date | None) -> date:
    """The day of knowledge: the one given, else today. Raises DayAheadError for a day to come."""
    now = today()
    if as_of is not None and as_of > now:
        raise DayAheadError(as_of, now)
    return as_of or now
