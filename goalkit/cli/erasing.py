"""`goalkit erase`: a client who asks to be forgotten."""

from typing import Annotated

import typer

from goalkit.cli.backups import YesOption
from goalkit.cli.options import ClientArgument, PracticeOption, opened
from goalkit.cli.terminal import say, say_aside, say_problem, show_table, steps
from goalkit.errors import ClientUnknownError, GoalkitError
from goalkit.store import Practice
from goalkit.store.erasing import OUT_OF_REACH, Remains, erase_client, printed_files, remains
from goalkit.wording import day_text

BackupsOption = Annotated[
    bool, typer.Option("--backups", help="Rewrite every backup without the client as well.")
]


def erase(
    client: ClientArgument,
    *,
    backups: BackupsOption = False,
    yes: YesOption = False,
    practice: PracticeOption = None,
) -> None:
    """Erase a client for good: records, history, drafts, and the PDFs that were printed."""
    with opened(practice) as place:
        _tell_what_goes(place, client, backups=backups)
        if not yes and typer.prompt(f"Type '{client}' again to erase this client", err=True) != client:
            say_problem("That is another name. Nothing was erased.")
            raise typer.Exit(GoalkitError.exit_code)
        with steps("Erasing"):
            left = erase_client(place, client, backups_too=backups)
    say(f"'{client}' is erased.")
    _tell_what_is_left(client, left)


def _tell_what_goes(place: Practice, client_id: str, *, backups: bool) -> None:
    """Who it is and what will be deleted. Raises ClientUnknownError for somebody who is nowhere."""
    names = {one.id: one.name for one in place.clients()}
    if client_id not in names:
        if not (backups and remains(place, client_id).backups):
            raise ClientUnknownError(client_id, tuple(names))
        say_aside(f"'{client_id}' is in backups alone: they will be rewritten.")
        return
    say_aside(f"'{client_id}' is {names[client_id]}. This cannot be undone but from a backup.")
    for path in printed_files(place, client_id):
        say_aside(f"This file will be deleted: {path}")
    if place.path is None:
        say_aside("No backup is made: whether the server has one, its administrator knows.")
        return
    made = "A backup is made first."
    say_aside(
        f"{made} Then it and all others are rewritten without this client."
        if backups
        else f"{made} It holds this client, as earlier ones do: `--backups` rewrites them all."
    )


def _tell_what_is_left(client_id: str, left: Remains) -> None:
    rows = [(one.name, f"until {day_text(day)}") for one, day in left.backups.items()]
    if rows:
        show_table(("backup that holds the client", "kept at most"), rows)
    for sentence in left.sentences(backups_too=f"`goalkit erase {client_id} --backups` rewrites them."):
        say_aside(sentence)
    say_aside(OUT_OF_REACH)
