"""`goalkit calendar`: the days of a client, or of all, for the calendar of a phone or a computer."""

from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.terminal import say, say_aside
from goalkit.errors import ExportWordsError
from goalkit.escaping import file_word
from goalkit.store.new_file import write_new
from goalkit.store.settings import practice_zone
from goalkit.store.timestamps import now

WhoseArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="The id of the client; left out, all clients of the practice.")
]
TitlesOption = Annotated[
    bool,
    typer.Option(
        "--full-titles", help="With the words of goals and actions, and the name; else only the kind."
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="The file, which ends in .ics; one of that name is replaced."),
]


def write_calendar(
    client: WhoseArgument = "",
    *,
    full_titles: TitlesOption = False,
    out: OutOption = None,
    practice: PracticeOption = None,
) -> None:
    """Write check-ins, milestones, actions, sessions, reviews and feedback rounds as a calendar file."""
    from goalkit.store.client_calendar import calendar_file

    target = out or Path(f"{file_word(client) or 'practice'}.ics")
    if target.suffix.lower() != ".ics":  # it is replaced, so it has to be a calendar
        raise ExportWordsError(f"'{target.name}' does not end in .ics, as a calendar does")
    with opened(practice) as place:
        books = [place.load(client)] if client else place.workbooks()
        content = calendar_file(books, now=now(), zone=practice_zone(place), full_titles=full_titles)
    write_new(target, content, over=True)
    say(f"Written: {target.resolve()}")
    if full_titles:
        say_aside("Titles are full: whoever sees the calendar reads them.")
