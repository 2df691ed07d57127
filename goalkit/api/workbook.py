"""A client's workbook and the review of a period, for whoever works with them in Python."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from goalkit.api.example import AS_OF, CLIENT, write_example
from goalkit.api.functions import Day, as_day, member
from goalkit.errors import DayAheadError, TitleError
from goalkit.escaping import html_text
from goalkit.facts.period import PeriodFacts
from goalkit.frames import DAY, Frames, frames_of
from goalkit.model import CheckIn, Record, Workbook
from goalkit.model.goal import check_in_id
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period
from goalkit.report import Depth, Paper, ReportRequest, render_review, report_parameters
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.store import Location, open_practice, passphrase_given, practice_location
from goalkit.store.settings import chosen_client, practice_day
from goalkit.terms import Audience
from goalkit.wording import count_text

REVIEW_FRAMES = (
    "goals", "progress", "milestones", "readings", "kept", "keeping", "balance", "value_levels", "alignment",
    "judged", "ledger", "missing", "other_rules", "actions_done",
)  # fmt: skip
"""The frames of a review, each a property of `PeriodFacts`, which says what its rows are."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a workbook comes from: the file, what opens it, its paper, and as of which day it is known."""

    practice: Location
    passphrase: str | None = field(repr=False)
    paper: str
    known_on: date | None


class ClientWorkbook:
    """The records of one client, open in a practice: read them as frames, add to them, look back.

    Made by `goalkit.open`. A save goes the way of the pages: it is kept at once, can be undone, and is
    refused where somebody else changed the same record meanwhile. Shown in a notebook it tells ids and
    counts, never a record.
    """

    def __init__(self, book: OpenWorkbook, source: Source) -> None:
        self._book, self._source = book, source
        self._framed: tuple[Workbook, Frames] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of '{self.client}': {self._counts}>"

    def _repr_html_(self) -> str:
        return f"<p>Workbook of client <code>{html_text(self.client)}</code>: {self._counts}</p>"

    @property
    def _counts(self) -> str:
        goals, measures = current(self.workbook.goals), current(self.workbook.measures)
        return _counts(goal=goals, measure=measures, check_in=self.workbook.check_ins)

    @property
    def client(self) -> str:
        """The id of the client."""
        return self.workbook.client.id

    @property
    def workbook(self) -> Workbook:
        """Every record, as last loaded or saved: a frozen value."""
        return self._book.workbook

    @property
    def goals(self) -> pd.DataFrame:
        """One row a goal, as it counts today; columns of `goalkit.frames.GOALS`."""
        return self._frames.goals.copy()

    @property
    def measures(self) -> pd.DataFrame:
        """One row a measure, as it counts today; columns as `goalkit.measures` says, numbers in `unit`.

        The id in column `measure` is that of the client, a slash, and that of the measure.
        """
        return self._frames.measures.copy()

    @property
    def milestones(self) -> pd.DataFrame:
        """One row a milestone: goal, milestone, title, due, reached_on (NaT where it is not), reward."""
        return self._frames.milestones.copy()

    @property
    def check_ins(self) -> pd.DataFrame:
        """One row a check-in: measure, on, value (in the unit of the measure), confidence (0 to 1), note."""
        return self._frames.check_ins.copy()

    @property
    def _frames(self) -> Frames:
        if self._framed is None or self._framed[0] is not self.workbook:
            self._framed = self.workbook, frames_of([self.workbook], on=self._book.today)
        return self._framed[1]

    def add(self, *records: Record) -> None:
        """Save records, all or none; one with the id (and version) of a known one takes its place.

        Raises WorkbookError where they do not fit together, StaleSaveError where somebody else changed
        one of them since it was read, and StoreError where they cannot be written.
        """
        self._book.record(*records)

    def check_in(
        self,
        measure: str,
        value: float | Decimal | None = None,
        *,
        on: Day | None = None,
        confidence: float | None = None,
        note: str = "",
    ) -> None:
        """Save a reading of a measure, named by its title or id, on a day (today where none is given).

        `value` is in the unit of the measure (a done measure: 1 is yes, 0 is no), `confidence` from 0 to 1.
        A second check-in on a day corrects the first; what it leaves out stays. Raises TitleError,
        RecordError, DateError, DayAheadError for a day to come, and what `add` raises.
        """
        titles = {one.id: one.title for one in current(self.workbook.measures)}
        found = _named(measure.removeprefix(f"{self.client}/"), titles, "measure")
        day = self._book.today if on is None else as_day(on)
        if day > self._book.today:
            raise DayAheadError(day, self._book.today)
        key = check_in_id(found, day)
        exact = Decimal(str(+value)) if isinstance(value, int | float | np.integer) else value
        given = {"value": exact, "confidence": confidence, "note": note.strip() or None}
        said: dict[str, Any] = {name: one for name, one in given.items() if one is not None}
        known = next((one for one in self.workbook.check_ins if one.id == key), None)
        self.add(replace(known, **said) if known else CheckIn(id=key, measure_id=found, on=day, **said))

    def undo(self) -> None:
        """Take back the last change of this client, here or on a page; the next time the one before it.

        Raises NothingToUndoError, and StaleSaveError where somebody else changed something meanwhile.
        """
        self._book.undo()

    def redo(self) -> None:
        """Make again what the last `undo` took back; raises as that."""
        self._book.redo()

    def review(self, period: str = "", *, rule: str = "") -> "PeriodReview":
        """The look back over a period: "2026-Q3", "2026-09" or "2026"; else the last full quarter.

        With `rule` ("gap", "ratio", "threshold") every goal is judged by it, else each by its own.
        Raises PeriodError, PeriodAheadError or RuleError.
        """
        facts = self._book.review(period, rule=rule)
        return PeriodReview(facts, self._source)


class PeriodReview:
    """What a review looks back on: frames of one period, charts by `goalkit.plot`, and the PDF.

    `facts` has everything there is to know of the period, and is what `goalkit.sections` show.
    """

    def __init__(self, facts: PeriodFacts, source: Source) -> None:
        self.facts, self._source = facts, source

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of '{self.client}', {self.period}: {self._counts}>"

    def _repr_html_(self) -> str:
        about = f"Review of client <code>{html_text(self.client)}</code>, {self.facts.period.label}"
        return f"<p>{about}: {self._counts}</p>"

    @property
    def _counts(self) -> str:
        return _counts(goal=self.facts.goals, measure=self.facts.progress, milestone=self.facts.milestones)

    @property
    def client(self) -> str:
        """The id of the client."""
        return self.facts.workbook.client.id

    @property
    def period(self) -> Period:
        """The period that is looked back on."""
        return self.facts.period

    @property
    def goals(self) -> pd.DataFrame:
        """One row a goal: its status, and the measure that decides it."""
        return self.facts.goals.copy()

    @property
    def progress(self) -> pd.DataFrame:
        """One row a measure with share, expected and status, as `goalkit.progress` gives it."""
        return self.facts.progress.copy()

    @property
    def milestones(self) -> pd.DataFrame:
        """One row a milestone with its `state` and whether it was reached in the period."""
        return self.facts.milestones.copy()

    @property
    def forecast(self) -> pd.DataFrame:
        """One row a running reach measure: the reading to expect on its due day, and when it gets there."""
        return self.facts.forecast.reach.copy()

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Every frame of the review by its name; ids join them."""
        frames = {name: getattr(self.facts, name).copy() for name in REVIEW_FRAMES}
        return {**frames, "forecast": self.forecast}

    def measure(self, name: str) -> pd.Series:
        """The row of `progress` of one measure, named by title or id. Raises TitleError."""
        return self._row(self.facts.progress, "measure", "title", name.removeprefix(f"{self.client}/"))

    def goal(self, name: str) -> pd.Series:
        """The row of `goals` of one goal, named by its statement or id. Raises TitleError."""
        return self._row(self.facts.goals, "goal", "statement", name)

    def _row(self, rows: pd.DataFrame, what: str, title: str, name: str) -> pd.Series:
        ids = [one.removeprefix(f"{self.client}/") for one in rows[what]]
        return rows.iloc[ids.index(_named(name, dict(zip(ids, rows[title], strict=True)), what))]

    def to_pdf(  # noqa: PLR0913 - what the page that prints lets choose
        self,
        path: str | Path,
        *,
        depth: str = Depth.FULL,
        audience: str | None = None,
        without: Sequence[str] = (),
        notebook: str | Path | None = None,
        paper: str | None = None,
        coach: str | None = None,
        logo: str | Path | None = None,
    ) -> Path:
        """Run the review notebook for this period and print it; gives the path of the finished file.

        `depth` is "full", "short" or "one-page". For the `audience` "sponsor" it has what the client
        allows, for "coach" more numbers than for "client". `without` are titles of parts that are left
        out, `notebook` is your own copy of the review notebook, `paper` is "a4" or "us-letter", by default
        that of the practice, `coach` the name on the cover, `logo` a PNG, JPEG or SVG file. It takes some
        seconds, needs a browser to draw the charts, and has the real name of the client in it. A character
        that no font has is printed as ▯, and a warning of Python says where.

        Raises ReportError or ChoiceError and leaves no file where anything goes wrong.
        """
        facts, source, file = self.facts, self._source, Path(path)
        period, known_on = str(self.period), source.known_on
        parameters = report_parameters(self.client, source.practice, period=period, as_of=known_on)
        request = ReportRequest(
            notebook=Path(notebook).resolve() if notebook else shipped(REVIEW_NOTEBOOK),
            parameters=parameters | ({"rule": facts.rule.name.value} if facts.for_all else {}),
            out=file.resolve(),
            as_of=facts.as_of,
            paper=member(Paper, paper or source.paper),
            depth=member(Depth, depth),
            audience=member(Audience, audience) if audience else None,
            without=tuple(without),
            coach=coach,
            logo=Path(logo) if logo else None,
            passphrase=source.passphrase,
        )
        render_review(request)
        return file


def open(  # noqa: A001 - gk.open, as other libraries have it
    practice: str | Path = "",
    client: str = "",
    *,
    passphrase: str | None = None,
    as_of: Day | None = None,
    today: Day | None = None,
) -> ClientWorkbook:
    """Open the workbook of a client.

    Parameters
    ----------
    practice
        The file; without it `GOALKIT_PRACTICE`, else the one in your data folder that the pages use.
    client
        The id of the client; without it the only one, or the one whose page was opened last.
    passphrase
        Of an encrypted practice; without it that in `GOALKIT_PASSPHRASE`.
    as_of
        Open it as it was known at the end of this day, in the time zone of the practice.
    today
        The day on which facts count; without it `as_of`, else the day it is.

    Raises StoreError (its classes say whether file, passphrase or client is wrong) or DateError.

    >>> import goalkit as gk
    >>> gk.open("my.goalkit", client="c7")  # doctest: +SKIP
    <ClientWorkbook of 'c7': 6 goals, 9 measures, 310 check-ins>
    """
    path, key = practice_location(practice), passphrase or passphrase_given()
    known_on = None if as_of is None else as_day(as_of)
    with open_practice(path, passphrase=key) as opened:  # whoever only reads leaves nothing behind
        day = as_day(today) if today is not None else known_on or practice_day(opened)
        book = OpenWorkbook(opened, client or chosen_client(opened), today=day, known_on=known_on)
    return ClientWorkbook(book, Source(practice=path, passphrase=key, paper=book.paper, known_on=known_on))


def example(practice: str | Path = "example.goalkit") -> ClientWorkbook:
    """Write the example practice, whose client is invented, and open it on the last day of its data.

    The file is made anew each time. Raises ExampleTakenError where it holds somebody else.
    """
    write_example(Path(practice))
    return open(practice, CLIENT, today=AS_OF)


def compare(reviews: Iterable[PeriodReview]) -> pd.DataFrame:
    """Several reviews in one tidy frame: one row a measure and period, in the order of `reviews`.

    Columns: client, goal, measure, title, unit, period (text), as_of (the day that counts), value (in the
    unit), share and expected (fractions), status.

    >>> import goalkit as gk
    >>> gk.compare([wb.review("2026-Q2"), wb.review("2026-Q3")])  # doctest: +SKIP
    """
    rows = [
        one.progress.rename(columns={"actual": "value"}).assign(period=one.period.text, as_of=one.facts.as_of)
        for one in reviews
    ]
    if not rows:
        return pd.DataFrame(columns=_COMPARED)
    return pd.concat(rows, ignore_index=True)[_COMPARED].astype({"as_of": DAY})


_COMPARED = [
    "client", "goal", "measure", "title", "unit", "period", "as_of", "value", "share", "expected", "status",
]  # fmt: skip


def _named(name: str, titles: dict[str, str], what: str) -> str:
    """The id that is meant by an id or a title, upper and lower case alike."""
    if name in titles:
        return name
    found = tuple(one for one, title in titles.items() if title.strip().casefold() == name.strip().casefold())
    if len(found) == 1:
        return found[0]
    raise TitleError(name, what, found or tuple(titles), several=len(found) > 1)


def _counts(**things: Sized) -> str:
    return ", ".join(count_text(len(found), name.replace("_", "-")) for name, found in things.items())
