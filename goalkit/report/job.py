"""A report job: what is asked for, how far it is, how it is cancelled, where its file goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock
from typing import IO

from goalkit.errors import FileError, OutFileError, PeriodAheadError, StoppedError
from goalkit.escaping import file_word
from goalkit.model import Client
from goalkit.period import Period
from goalkit.store.failure import system_errors
from goalkit.store.new_file import new_file
from goalkit.terms import Audience

MARGIN_MM = 20.0
_CSS_PIXELS_A_MM = 96 / 25.4


class Format(StrEnum):
    """What comes out."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"


class Depth(StrEnum):
    """How much of a report is printed, for how long somebody will read."""

    FULL = "full"
    SHORT = "short"
    ONE_PAGE = "one-page"


class Paper(StrEnum):
    """A size of paper, by the name that the typesetter knows."""

    A4 = "a4"
    US_LETTER = "us-letter"

    @property
    def text_width(self) -> float:
        """Width between the margins in CSS pixels (96 an inch), the unit in which charts are drawn."""
        width_mm = {Paper.A4: 210.0, Paper.US_LETTER: 215.9}[self]
        return (width_mm - 2 * MARGIN_MM) * _CSS_PIXELS_A_MM


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """Render `notebook`, run with `parameters`, into the file `out`.

    The notebook works in its own folder, so paths among the parameters are absolute. `as_of` is the date
    that the document bears; `language` is an ISO 639-1 code. `depth` says which parts are printed, `without`
    are the titles of parts that are left out besides. To be printed for an `audience` the notebook has to
    have a parameter of that name: with it, what is private is left out. `coach` stands on the cover in place
    of the coach named there, or nobody where it is empty; `logo` is a PNG, JPEG or SVG file that is printed
    at its head. `passphrase` opens the practice, `lock` will open the PDF; None leaves it unlocked.
    """

    notebook: Path
    parameters: dict[str, str]
    out: Path
    as_of: date
    format: Format = Format.PDF
    paper: Paper = Paper.A4
    language: str = "en"
    depth: Depth = Depth.FULL
    audience: Audience | None = None
    without: tuple[str, ...] = ()
    coach: str | None = None
    logo: Path | None = None
    passphrase: str | None = field(default=None, repr=False)
    lock: str | None = field(default=None, repr=False)


def report_parameters(
    client_id: str, practice: Path | str, *, period: str = "", as_of: date | None = None
) -> dict[str, str]:
    """What a report notebook is run with; a period or day that is not given is left to the notebook.

    `practice` is a file, or an address as a text.
    """
    given = {"period": period, "as_of": as_of.isoformat() if as_of else ""}
    named = {name: text for name, text in given.items() if text}
    place = practice if isinstance(practice, str) else str(practice.resolve())
    return {"client": client_id, "practice": place, **named}


def file_name(client_id: str, about: str, form: str, *more: str) -> str:
    """The name of a file that ends in `form`: ids only, never the name of a person, and safe on every system.

    `about` is the period it is about, or other words; `more` tells it apart from others of that period.
    """
    return "-".join(map(file_word, filter(None, (client_id, about, *more)))) + f".{form}"


def told_apart(audience: Audience | None, depth: Depth) -> tuple[str, ...]:
    """What the name of a file says of its reader and its depth: nothing of the usual ones."""
    return (audience or "", "" if depth is Depth.FULL else depth)


@dataclass(frozen=True, kw_only=True)
class OfPeriod:
    """What is asked for of any client: a `common` request, whose `out` is a folder, for a `period`.

    It says what is known on the day `known_on`; with `as_of` no more than was known at the end of that day.
    """

    common: ReportRequest
    practice: Path | str
    period: str
    known_on: date
    as_of: date | None = None

    def file(self, client_id: str) -> Path:
        """Where the report of a client goes."""
        apart = told_apart(self.common.audience, self.common.depth)
        return self.common.out / file_name(client_id, self.period, self.common.format, *apart)

    @property
    def index(self) -> Path:
        """Where the page goes that leads to all of them."""
        apart = told_apart(self.common.audience, self.common.depth)
        return self.common.out / file_name("reviews", self.period, "html", *apart)

    def request(self, client: Client) -> ReportRequest:
        """What is asked for of this client. Raises PeriodAheadError."""
        common, span = self.common, Period.parse(self.period, fiscal_start=client.fiscal_start)
        if self.known_on < span.start:
            raise PeriodAheadError(self.period, self.known_on)
        return replace(
            common,
            parameters=report_parameters(client.id, self.practice, period=self.period, as_of=self.as_of),
            out=self.file(client.id),
            as_of=min(span.last_day, self.known_on),
        )


def write_atomically(path: Path, content: bytes) -> None:
    """Write a confidential file: readable by its owner only, and never seen half-written.

    Raises OutFileError.
    """
    with out_file(path) as file:
        file.write(content)


@contextmanager
def out_file(path: Path) -> Iterator[IO[bytes]]:
    """A confidential file to write into. It takes its place at the end, whole or not at all.

    Raises OutFileError.
    """
    try:
        with system_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with new_file(path, over=True) as part, part.open("wb") as file:
            yield file
    except FileError as error:
        raise OutFileError(path.name, error.reason) from error


# ---------------------------------------------------------------- how far it is


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What is being done, in a few words, and the `share` (0 to 1) of the whole that lies behind it."""

    share: float
    label: str


OnStage = Callable[[Stage], None]
"""Is told each stage as it begins, in the thread that renders."""
OnNote = Callable[[str], None]
"""Is told, in a sentence, what is otherwise on paper than it was written."""

STARTING = Stage(share=0.02, label="Starting Python and the browser")
DRAWING = Stage(share=0.85, label="Drawing charts")
PRINTING = Stage(share=0.95, label="Printing")
_FIRST_CELL, _LAST_CELL = 0.3, DRAWING.share


def running(number: int, count: int) -> Stage:
    """Cell `number` of `count` is about to run."""
    share = _FIRST_CELL + (_LAST_CELL - _FIRST_CELL) * (number - 1) / count
    return Stage(share=share, label=f"Working out the figures, {number} of {count}")


# ---------------------------------------------------------------- how it is cancelled


class CancelToken:
    """Cancels one report; whoever renders it gets StoppedError.

    Programs that are running are killed at once, so that nobody waits for what they do.
    """

    def __init__(self) -> None:
        self._cancelled = Event()
        self._lock = Lock()
        self._kills: list[Callable[[], None]] = []

    @property
    def is_cancelled(self) -> bool:
        """Whether the report is cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Cancel the report; may be called from any thread, and more than once."""
        with self._lock:
            self._cancelled.set()
            kills = tuple(self._kills)
        for kill in kills:
            kill()

    def check(self) -> None:
        """Raise StoppedError if the report is cancelled."""
        if self.is_cancelled:
            raise StoppedError

    @contextmanager
    def on_cancel(self, kill: Callable[[], None]) -> Iterator[None]:
        """Meanwhile `kill` is called, in the thread that cancels, when the report is cancelled."""
        with self._lock:
            self._kills.append(kill)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._kills.remove(kill)
