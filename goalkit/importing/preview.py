"""What an import would change: which readings are new, are there already, or say something else now."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from goalkit.importing.readings import Found, Reading
from goalkit.model import CheckIn, Workbook
from goalkit.wording import count_text, list_text


@dataclass
class Preview:
    """The check-ins that are `new`; those that are `changed`, each before and after; how many are the `same`.

    Those that were `corrected` here since they were imported stay as they are.
    """

    new: list[CheckIn] = field(default_factory=list)
    changed: list[tuple[CheckIn, CheckIn]] = field(default_factory=list)
    same: int = 0
    corrected: int = 0

    @property
    def records(self) -> tuple[CheckIn, ...]:
        """The check-ins to be saved."""
        return (*self.new, *(after for _, after in self.changed))


def preview_text(preview: Preview, found: Found) -> str:
    """What an import changes, and how many rows are left out of it and why, in words."""
    changed = f"{len(preview.changed)} changed" if preview.changed else ""
    same = f"{preview.same} there already" if preview.same else ""
    corrected = (
        f"{preview.corrected} corrected here since, which stay as they are" if preview.corrected else ""
    )
    counts = (count_text(len(preview.new), "new reading"), changed, same, corrected)
    left = (f"{count_text(count, 'row')} {why}" for why, count in found.left_out.items())
    left_out = list_text(tuple(left))
    return f"{', '.join(filter(None, counts))}.{f' Left out: {left_out}.' if left_out else ''}"


def compared(found: Found, workbook: Workbook) -> Preview:
    """What importing the readings would change. Raises ImportRefusedError where there are problems.

    A reading is there already where measure, day, value and note are, as often as the file has it, and where
    it was imported before and corrected since. Of those that are left, each takes the place of one that is
    there for its measure and day, in their order; without such a one it is new.
    """
    found.problems.refuse_any()
    known: defaultdict[tuple[str, date], list[CheckIn]] = defaultdict(list)
    for one in workbook.check_ins:
        known[one.measure_id, one.on].append(one)
    wanted: defaultdict[tuple[str, date], list[Reading]] = defaultdict(list)
    for _, reading in found.rows:
        wanted[reading.measure_id, reading.on].append(reading)
    preview, ids = Preview(), {one.id for one in workbook.check_ins}
    for key, readings in wanted.items():
        _compare(preview, readings, known[key], ids)
    return preview


def _compare(preview: Preview, readings: Iterable[Reading], known: list[CheckIn], ids: set[str]) -> None:
    """Add what the readings of a measure on one day would change in those that are known of it."""
    times: Counter[Reading] = Counter()
    left: list[CheckIn] = []
    for reading in readings:
        times[reading] += 1
        equal = next((one for one in known if (one.value, one.note) == (reading.value, reading.note)), None)
        if equal is not None:
            known.remove(equal)
            preview.same += 1
            continue
        made = CheckIn(id=_id(reading, times[reading]), **reading._asdict())
        if made.id in ids:
            known[:] = [one for one in known if one.id != made.id]
            preview.corrected += 1
        else:
            left.append(made)
    for before, made in zip(known, left, strict=False):
        preview.changed.append((before, replace(before, value=made.value, note=made.note)))
    preview.new += left[len(known) :]


def _id(reading: Reading, time: int) -> str:
    """An id that tells nothing and is the same whenever the same row is imported."""
    value = None if reading.value is None else str(reading.value.normalize())
    told = repr((reading.measure_id, reading.on.isoformat(), value, reading.note, time))
    return hashlib.sha256(told.encode()).hexdigest()[:20]
