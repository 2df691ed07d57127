"""Whether rows with their history fit together at every moment they tell of."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from goalkit.errors import WorkbookError
from goalkit.model.workbook import key_of
from goalkit.store.memory import workbook_of
from goalkit.store.moment import moment_text
from goalkit.store.rows import Row

Rows = dict[str, list[Row]]
"""The rows of one client by collection."""


def problems_of_history(found: Rows) -> Iterator[str]:
    """Each problem once: records known twice at a time, records that refer to what is not there."""
    overlaps = [problem for name, some in found.items() for problem in _overlaps(name, some)]
    yield from overlaps or dict.fromkeys(_misfits(found))


def _overlaps(name: str, some: list[Row]) -> Iterator[str]:
    in_order = sorted(some, key=lambda row: (key_of(row.record), row.recorded_at, row.superseded_at is None))
    for row, following in pairwise(in_order):
        same = key_of(row.record) == key_of(following.record)
        if same and (row.superseded_at is None or row.superseded_at > following.recorded_at):
            yield f"{name}: '{row.record.id}' is known twice at {moment_text(following.recorded_at)}"


def _misfits(found: Rows) -> Iterator[str]:
    if not found["clients"]:
        yield "clients: there is none"
        return
    spans = [(row.recorded_at, row.superseded_at) for some in found.values() for row in some]
    for moment in sorted({moment for span in spans for moment in span if moment}):
        yield from _misfits_at(moment, found)


def _misfits_at(moment: datetime, found: Rows) -> Iterator[str]:
    known = {name: [row.record for row in some if _is_known(row, moment)] for name, some in found.items()}
    if not known["clients"]:
        yield f"clients: there is none at {moment_text(moment)}"
        return
    try:
        workbook_of(moment, known)
    except WorkbookError as misfit:
        yield from misfit.problems


def _is_known(row: Row, moment: datetime) -> bool:
    return row.recorded_at <= moment and (row.superseded_at is None or row.superseded_at > moment)
