"""The check-ins of one measure as a CSV `date,value,note`, which `goalkit.importing` reads again.

Notes that a spreadsheet would run as formulas carry an apostrophe in front, which is taken off again.
"""

from datetime import datetime

from goalkit.errors import MeasureUnknownError
from goalkit.escaping import csv_cell
from goalkit.store.practice import Practice


def export_check_ins(
    practice: Practice, client_id: str, measure_id: str, as_of: datetime | None = None
) -> str:
    """The check-ins of a measure as CSV text `date,value,note`, by day, those of a day as recorded.

    A stated confidence has no column; a check-in with nothing else is left out. Raises
    ClientUnknownError and MeasureUnknownError.
    """
    workbook = practice.load(client_id, as_of)
    ids = tuple(dict.fromkeys(measure.id for measure in workbook.measures))
    if measure_id not in ids:
        raise MeasureUnknownError(measure_id, ids)
    of_measure = (one for one in workbook.check_ins if one.measure_id == measure_id)
    told = (one for one in of_measure if one.value is not None or one.note.strip())
    rows = ["date,value,note"]
    for one in sorted(told, key=lambda one: one.on):
        value = "" if one.value is None else str(one.value)
        rows.append(f"{one.on.isoformat()},{value},{csv_cell(one.note)}")
    return "\n".join(rows) + "\n"
