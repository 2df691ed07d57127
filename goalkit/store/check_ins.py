"""The check-ins of one measure out to a CSV and in again.

Importing the same file twice adds nothing: a row whose day, value and note are known already, as
often as the file has them, is left alone. So is one that was imported before and corrected since.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from goalkit.errors import FileError, MeasureUnknownError
from goalkit.model import CheckIn
from goalkit.model.workbook import Workbook
from goalkit.store.failure import system_errors
from goalkit.store.practice import Practice
from goalkit.store.readings_csv import Reading, read_readings, readings_text


def export_check_ins(
    practice: Practice, client_id: str, measure_id: str, as_of: datetime | None = None
) -> str:
    """The check-ins of a measure as CSV text `date,value,note`, by day, those of a day as recorded.

    A stated confidence has no column; a check-in with nothing else is left out. Raises
    ClientUnknownError and MeasureUnknownError.
    """
    readings = [_reading(one) for one in _check_ins(practice.load(client_id, as_of), measure_id)]
    told = (reading for reading in readings if reading.value is not None or reading.note.strip())
    return readings_text(sorted(told, key=lambda reading: reading.on))


def import_check_ins(
    practice: Practice, client_id: str, measure_id: str, source: str | Path, at: datetime | None = None
) -> int:
    """Add the readings of a CSV, given as text or as a Path, and return how many were new.

    They are recorded now, or `at` a moment. Raises ImportRefusedError with every problem and adds
    nothing then; raises MeasureUnknownError, FileError and what `Practice.record` raises.
    """
    known = _check_ins(practice.load(client_id), measure_id)
    new = tuple(_new(read_readings(_text(source)), known, measure_id))
    if new:
        practice.record(client_id, *new, at=at)
    return len(new)


def _check_ins(workbook: Workbook, measure_id: str) -> tuple[CheckIn, ...]:
    ids = tuple(dict.fromkeys(measure.id for measure in workbook.measures))
    if measure_id not in ids:
        raise MeasureUnknownError(measure_id, ids)
    return tuple(one for one in workbook.check_ins if one.measure_id == measure_id)


def _reading(check_in: CheckIn) -> Reading:
    return Reading(check_in.on, check_in.value, check_in.note)


def _new(readings: Iterable[Reading], known: tuple[CheckIn, ...], measure_id: str) -> Iterator[CheckIn]:
    ids = {one.id for one in known}
    there = Counter(_reading(one) for one in known)
    seen: Counter[Reading] = Counter()
    for reading in readings:
        seen[reading] += 1
        name = _id(measure_id, reading, seen[reading])
        if seen[reading] > there[reading] and name not in ids:
            yield CheckIn(
                id=name, measure_id=measure_id, on=reading.on, value=reading.value, note=reading.note
            )


def _id(measure_id: str, reading: Reading, occurrence: int) -> str:
    """An id that tells nothing and is the same whenever the same row is imported."""
    value = None if reading.value is None else str(reading.value.normalize())
    told = repr((measure_id, reading.on.isoformat(), value, reading.note, occurrence))
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def _text(source: str | Path) -> str:
    if isinstance(source, str):
        return source
    try:
        with system_errors(source):
            return source.read_bytes().decode()
    except UnicodeDecodeError as broken:
        raise FileError(str(source), f"byte {broken.start + 1} is not UTF-8: save it as CSV UTF-8") from None
