"""`goalkit review` of many clients: the reviews that are not there yet, and a page that leads to all."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goalkit.cli.terminal import counted, say, say_aside, say_problem
from goalkit.errors import ClusterMissingError, NobodyYetError, PeriodAheadError
from goalkit.model import Client
from goalkit.report import ReportRequest
from goalkit.store import Practice
from goalkit.store.settings import practice_locale, practice_rule, time_zone
from goalkit.wording import count_text

if TYPE_CHECKING:
    from goalkit.report.batch import Asked, Done, Works


@dataclass(frozen=True, kw_only=True)
class Batch:
    """The clients whose reports are asked for, what is asked for of each, its records and the name to show.

    `request_for` raises PeriodAheadError for one whose period has not begun.
    """

    clients: Sequence[Client]
    request_for: Callable[[Client], ReportRequest]
    records: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where the reports are made: so many at a time here, or by the workers of a `scheduler`."""

    workers: int | None = None
    scheduler: str | None = None


@dataclass
class Tally:
    """What has become of the reports so far: ids of those made and kept, and what was wrong with others."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)

    def fail(self, whose: str, problem: str) -> None:
        """Say that the report of this client was not made, and why."""
        self.problems[whose] = problem
        say_problem(f"{whose}: {problem}")

    def add(self, done: "Done") -> None:
        """Say of a report what there is to say."""
        if done.problem:
            self.fail(done.whose, done.problem)
        else:
            (self.made if done.is_new else self.kept).append(done.whose)
        for note in done.notes:
            say_aside(f"{done.whose}: {note}")

    @property
    def sentence(self) -> str:
        """How many there are, in words."""
        said = [f"{count_text(len(self.made), 'review')} made"]
        said += [f"{len(self.kept)} already there"] if self.kept else []
        said += [f"{len(self.problems)} not made"] if self.problems else []
        return ", ".join(said)


def records_of(practice: Practice, known_on: date) -> dict[str, str]:
    """What the reports of each client are made of, in few words that differ as soon as anything else does."""
    common = f"{practice_rule(practice)} {time_zone(practice)} {practice_locale(practice)} {known_on}"
    return {client_id: f"{rows} {common}" for client_id, rows in practice.fingerprints().items()}


def print_batch(batch: Batch, out: Path, name: str, *, where: Where, as_zip: bool) -> None:
    """Make the reports of a batch and the page `name`.html; ends with exit code 1 where one was not made."""
    from goalkit.report.batch import render_all, write_index, write_zip

    if not batch.clients:
        raise NobodyYetError
    tally = Tally()
    asked = list(_asked(batch, tally))
    with counted(len(asked), "Reviews") as advance, _works(where) as works:

        def on_done(done: "Done") -> None:
            tally.add(done)
            advance()

        render_all(asked, works, on_done=on_done)
    files = {one.whose: one.request.out for one in asked if one.whose not in tally.problems}
    page = out / f"{name}.html"
    rows = [
        (batch.names.get(one.id, one.id), files.get(one.id), tally.problems.get(one.id))
        for one in batch.clients
    ]
    write_index(page, name.capitalize().replace("-", " ", 1), rows)
    if as_zip:
        write_zip(page.with_suffix(".zip"), [*files.values()])
    say(f"{tally.sentence}: {page.resolve()}")
    if tally.problems:
        raise typer.Exit(1)


@contextmanager
def _works(where: Where) -> Iterator["Works"]:
    """What makes the reports: the workers of a cluster, or this machine."""
    if where.scheduler:
        if find_spec("distributed") is None:
            raise ClusterMissingError
        from goalkit.report.cluster import Cluster

        with Cluster(where.scheduler) as cluster:
            yield cluster
    else:
        from goalkit.report.batch import here
        from goalkit.report.press import WarmPress

        with WarmPress() as press:
            yield here(press, where.workers or os.cpu_count() or 1)


def _asked(batch: Batch, tally: Tally) -> Iterator["Asked"]:
    """What is asked for, after a look at whether it can be made at all."""
    from goalkit.report.batch import Asked, check_request, fingerprint

    checked = False
    for client in batch.clients:
        try:
            request = batch.request_for(client)
        except PeriodAheadError as error:
            tally.fail(client.id, str(error))
            continue
        if not checked:
            check_request(request)
            checked = True
        made_of = fingerprint(request, batch.records[client.id])
        yield Asked(whose=client.id, request=request, fingerprint=made_of)
