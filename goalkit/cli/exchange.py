"""`goalkit import` and `goalkit export`: a whole client as JSON, or one measure's check-ins as CSV."""

from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import ClientArgument, PlainOption, PracticeOption, opened
from goalkit.cli.set_up import new_practice
from goalkit.cli.terminal import say
from goalkit.errors import ImportWordsError
from goalkit.store import (
    export_check_ins,
    export_client,
    import_check_ins,
    import_client,
    practice_path,
    read_client,
)
from goalkit.store.backups import Why
from goalkit.store.import_limits import read_import
from goalkit.store.new_file import write_new_text
from goalkit.wording import count_text

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A client as .json, or check-ins as .csv with date,value,note.")
]
ForClientOption = Annotated[
    str, typer.Option("--client", metavar="ID", help="CSV: whose check-ins they are.")
]
MeasureOption = Annotated[str, typer.Option("--measure", metavar="ID", help="CSV: the measure they are of.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="A new file to write to, else it is shown.")
]


def import_records(
    file: FileArgument,
    client: ForClientOption = "",
    measure: MeasureOption = "",
    *,
    plain: PlainOption = False,
    practice: PracticeOption = None,
) -> None:
    """Bring in a whole client (JSON) or the check-ins of one measure (CSV): all of it, or nothing."""
    kind = file.suffix.lower()
    if kind == ".json":
        if client or measure:
            raise ImportWordsError(file.name, "is a whole client: leave out --client and --measure")
        _import_client(file, practice_path(practice), plain=plain)
    elif kind == ".csv":
        if not client or not measure:
            raise ImportWordsError(file.name, "holds check-ins: say whose with --client ID --measure ID")
        with opened(practice) as place:
            place.back_up(Why.IMPORT)
            new = import_check_ins(place, client, measure, file)
        say(f"{count_text(new, 'new check-in')} for '{measure}' of '{client}'.")
    else:
        raise ImportWordsError(file.name, "ends neither in .json (a whole client) nor in .csv (check-ins)")


def _import_client(file: Path, path: Path, *, plain: bool) -> None:
    client = read_client(read_import(file))  # a broken file leaves no empty practice behind
    if path.exists():
        place = opened(path)
        place.back_up(Why.IMPORT)
    else:
        place = new_practice(path, plain=plain)[0]
    with place:
        import_client(place, client)
    say(f"'{client.client_id}' is in the practice '{path}' now.")


def export_records(
    client: ClientArgument,
    measure: MeasureOption = "",
    out: OutOption = None,
    practice: PracticeOption = None,
) -> None:
    """Write a whole client as JSON, history included, or the check-ins of one measure as CSV."""
    with opened(practice) as place:
        text = export_check_ins(place, client, measure) if measure else export_client(place, client)
    if out is None:
        typer.get_binary_stream("stdout").write(text.encode())
        return
    write_new_text(out, text)
    say(f"Written: {out.resolve()}")
