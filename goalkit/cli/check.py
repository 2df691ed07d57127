"""`goalkit check`: whether everything in the practice can be read and fits together."""

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.terminal import say, say_problem
from goalkit.errors import GoalkitError, RecordError, WorkbookError
from goalkit.store import Practice
from goalkit.wording import count_text


def check(practice: PracticeOption = None) -> None:
    """Read everything in the practice and tell what is damaged or does not fit together."""
    with opened(practice) as place:
        clients = place.clients()
        found = [*place.damage(), *(problem for one in clients for problem in _problems(place, one.id))]
    for problem in found:
        say_problem(problem)
    if found:
        raise typer.Exit(GoalkitError.exit_code)
    say(f"{count_text(len(clients), 'client')} read, everything fits together.")


def _problems(practice: Practice, client_id: str) -> tuple[str, ...]:
    try:
        practice.load(client_id)
    except WorkbookError as misfit:
        return tuple(f"'{client_id}': {problem}" for problem in misfit.problems)
    except RecordError as broken:
        return (f"'{client_id}': {broken}",)
    except (ValueError, ArithmeticError):  # what they tell may be private
        return (f"'{client_id}': a record holds what goalkit does not write, such as a word for a number",)
    return ()
