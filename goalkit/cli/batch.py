"""`goalkit review` of many clients: the reviews that are not there yet, and a page that leads to all."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import typer

from goalkit.cli.terminal import counted, say, say_aside, say_problem
from goalkit.errors import ClusterMissingError, NobodyYetError
from goalkit.report import OfPeriod
from goalkit.store import open_practice
from goalkit.store.settings import note_reviews_printed

if TYPE_CHECKING:
    from goalkit.report.batch import Batch, Done, Works


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where the reports are made: so many at a time here, or by the workers of a `scheduler`."""

    workers: int | None = None
    scheduler: str | None = None


def print_batch(batch: "Batch", *, where: Where, as_zip: bool) -> None:
    """Make the reports of a batch and the page that leads to them; exit code 1 where one was not made."""
    from goalkit.report.batch import make_all, write_zip

    if not batch.clients:
        raise NobodyYetError
    with counted(len(batch.clients), "Reviews") as advance, _works(where) as works:

        def on_done(done: "Done") -> None:
            if done.problem:
                say_problem(f"{done.whose}: {done.problem}")
            for note in done.notes:
                say_aside(f"{done.whose}: {note}")
            advance()

        tally = make_all(batch, works, on_done)
    page, ids = batch.of_period.index, [one.id for one in batch.clients if one.id not in tally.problems]
    note_reviews(batch.of_period, ids)
    if as_zip:
        write_zip(page.with_suffix(".zip"), [batch.of_period.file(one) for one in ids])
    say(f"{tally.sentence}: {page.resolve()}")
    if tally.problems:
        raise typer.Exit(1)


def note_reviews(asked: OfPeriod, ids: Sequence[str]) -> None:
    """Keep in mind that the reviews of these clients are printed, if with all that is known today."""
    if asked.as_of is None:
        with open_practice(asked.practice, passphrase=asked.common.passphrase) as practice:
            note_reviews_printed(practice, ids, asked.period)


@contextmanager
def _works(where: Where) -> Iterator["Works"]:
    """What makes the reports: the workers of a cluster, or this machine."""
    if where.scheduler:
        if find_spec("distributed") is None:
            raise ClusterMissingError
        from goalkit.report.cluster import Cluster

        with Cluster(where.scheduler, say_aside) as cluster:
            yield cluster
    else:
        from goalkit.report.batch import here
        from goalkit.report.press import WarmPress

        with WarmPress() as press:
            yield here(press, where.workers or os.cpu_count() or 1)
