"""What is shown in the terminal: sentences, tables, and the steps of long work.

Results go to the standard output, everything else to the standard error, so that a result can be
passed on. Text of a client is shown as it is, never read as markup or as orders to the terminal.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from goalkit.escaping import visible
from goalkit.terms import Status

_COUNT = re.compile(r", \w+ \d+ of \d+$")
WIDE = 100
"""How many characters a terminal has on a line that is not narrow."""
STATUS_STYLES = {
    Status.ON_TRACK.label: "green",
    Status.BEHIND.label: "yellow",
    Status.AT_RISK.label: "red",
    Status.DONE.label: "green",
    Status.MISSED.label: "red",
}
"""The colours of a terminal that stand beside symbol and word; the other statuses have none."""


def say(sentence: str) -> None:
    """A result, as one line or more on the standard output."""
    Console(soft_wrap=True, highlight=False).print(shown(sentence))


def say_aside(sentence: str) -> None:
    """Something worth knowing that is not the result."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(shown(sentence))


def say_warning(message: Warning | str, *_place: object, **_more: object) -> None:
    """What Python warns of, without the place in the code."""
    say_aside(str(message))


def say_problem(sentence: str) -> None:
    """What went wrong and what to do, in red."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(shown(sentence, "red"))


def shown(text: str, style: str = "") -> Text:
    """The text with every control character shown that a terminal would obey, or nobody would see."""
    return Text(visible(text), style)


def status_shown(label: str) -> Text:
    """Symbol and word of a status, in its colour."""
    return Text(label, STATUS_STYLES.get(label, ""), no_wrap=True)


def show_table(
    columns: Sequence[str], rows: Sequence[Sequence[str | Text]], *, minor: Container[str] = ()
) -> None:
    """A table on the standard output; a plain text in a cell is shown as it is.

    Columns that are `minor` are left out where the terminal is narrow.
    """
    console = Console(highlight=False)
    kept = [at for at, column in enumerate(columns) if console.width >= WIDE or column not in minor]
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="bold")
    for at in kept:
        table.add_column(columns[at], overflow="fold")  # nothing is cut off, however long a word is
    for row in rows:
        cells = (row[at] for at in kept)
        table.add_row(*(shown(cell) if isinstance(cell, str) else cell for cell in cells))
    console.print(table)


@contextmanager
def counted(count: int, what: str) -> Iterator[Callable[[], None]]:
    """Show how many of so many are done and how long the rest will take; what it gives is called for each."""
    console = Console(stderr=True, highlight=False)
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=count)
        yield lambda: progress.advance(task)


@contextmanager
def steps(first: str) -> Iterator[Callable[[str], None]]:
    """Show what is going on during long work; what it gives is told each next step.

    Without a terminal each kind of step is one line, whatever it counts.
    """
    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        with console.status(shown(first)) as status:
            yield lambda step: status.update(shown(step))
        return
    told: set[str] = set()

    def tell(step: str) -> None:
        kind = _COUNT.sub("", step)
        if kind not in told:
            told.add(kind)
            console.print(shown(kind))

    tell(first)
    yield tell
