"""`goalkit coach`, `hand-over` and `move`: a practice on a server, which several coaches share."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goalkit.cli.options import ClientArgument, PlainOption, PracticeOption, known_day, opened, unlocked
from goalkit.cli.set_up import new_practice
from goalkit.cli.terminal import say, say_aside, steps
from goalkit.errors import PracticeInFileError
from goalkit.model import Reflection
from goalkit.model.record import new_id
from goalkit.period import parsed_day
from goalkit.store import Practice, practice_location
from goalkit.store.moving import move as move_all
from goalkit.wording import count_text, day_text

if TYPE_CHECKING:
    from goalkit.store.server_practice import ServerPractice

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The account of the coach at the server, such as `anna`.")
]
SupervisorOption = Annotated[
    bool, typer.Option("--supervisor", help="Somebody who reads the records of all clients, too.")
]
CoachArgument = Annotated[
    str, typer.Argument(metavar="COACH", help="The account of the other coach at the server.")
]
ConsentOption = Annotated[
    str,
    typer.Option(
        "--consent", metavar="WORDS", help="With which words the client agreed; they stay in the history."
    ),
]
GivenOption = Annotated[
    date | None,
    typer.Option("--given-on", metavar="DATE", parser=parsed_day, help="The day of that; else today."),
]
FromArgument = Annotated[
    str, typer.Argument(metavar="FROM", help="The practice to move: its file, or its address at a server.")
]
ToArgument = Annotated[str, typer.Argument(metavar="TO", help="Where to: a file, or an address at a server.")]


def coach(
    name: NameArgument, *, supervisor: SupervisorOption = False, practice: PracticeOption = None
) -> None:
    """Let a coach into a practice on a server; the first makes it. For whoever owns the database there."""
    place = practice_location(practice)
    with unlocked(place, create=isinstance(place, str))[0] as made:
        _shared(made).add_coach(name, supervises=supervisor)
    sees = "the own clients, and reads those of all others" if supervisor else "the own clients alone"
    say(f"'{name}' is a coach of '{place}' now and sees {sees}.")


def _shared(practice: Practice) -> "ServerPractice":
    """The practice, which has to be on a server. Raises PracticeInFileError."""
    if practice.path is not None:
        raise PracticeInFileError(str(practice.path))
    from goalkit.store.server_practice import ServerPractice

    assert isinstance(practice, ServerPractice)  # noqa: S101 - a command opens none in memory
    return practice


def hand_over(
    client: ClientArgument,
    coach: CoachArgument,
    *,
    consent: ConsentOption,
    given_on: GivenOption = None,
    practice: PracticeOption = None,
) -> None:
    """Give a client to another coach of a practice on a server. You see nothing of the client any more."""
    with opened(practice) as place:
        day = known_day(place, given_on)
        agreed = Reflection(
            id=new_id(),
            written_on=day,
            prompt=f"Do you agree that '{coach}' coaches you from now on, and reads all that is kept?",
            text=consent,
        )
        _shared(place).hand_over(client, coach, agreed)
    say(f"'{client}' is with '{coach}' now. The words of {day_text(day)} are in the client's history.")


def move(source: FromArgument, target: ToArgument, *, plain: PlainOption = False) -> None:
    """Copy all your clients with their history from a file to a server, or back, and compare what arrived."""
    into = practice_location(target)
    with unlocked(practice_location(source))[0] as there:
        is_new = isinstance(into, Path) and not into.exists()
        here = new_practice(Path(into), plain=plain)[0] if is_new else unlocked(into)[0]
        with here, steps("Moving"):
            moved = move_all(there, here)
    say(f"{count_text(len(moved), 'client')} moved to '{into}', with all that was known before.")
    say_aside(f"'{source}' still has them as they were. Work in '{into}' from now on.")
