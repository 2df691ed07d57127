"""Files as other programs write them come in right, or are refused with the row, the column and what to do.

Most were written by LibreOffice (`make_files.py`); the others are typed as their programs write them. What is
in each of them stands in `files/expected.json`.
"""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from goalkit.errors import FileError, ImportRefusedError
from goalkit.importing import OF, Home, compared, found_readings, proposed
from goalkit.terms import Direction, Kind
from tests.books import book, goal, maintain, reach
from tests.importing.incoming import tables_in

FILES = Path(__file__).parent / "files"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
NO_NUMBER = {"direction": None, "unit": "", "baseline": None, "target": None}
WORKBOOK = book(
    goals=(goal(),),
    measures=(
        reach(),
        maintain(),
        maintain("m3", title="Travel", unit="%"),
        reach("m4", title="Buddy", kind=Kind.DONE, **NO_NUMBER),
        reach("m5", title="Budget", unit="EUR"),
        reach("m6", title="Revenue", unit="USD", direction=Direction.AT_LEAST),
    ),
)


def test_every_file_has_its_result_beside_it() -> None:
    files = {str(one.relative_to(FILES)) for one in FILES.rglob("*.*") if one.suffix != ".json"}
    assert files == EXPECTED.keys()
    assert len(files) >= 40


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_of_another_program_comes_in_right_or_is_refused(name: str) -> None:
    assert imported(name, EXPECTED[name].get("measure", "")) == {
        key: one for key, one in EXPECTED[name].items() if key not in ("measure", "value")
    }


def imported(name: str, measure: str) -> dict[str, Any]:
    """What comes of a file: its readings and what is left out, what is asked, or why it is refused."""
    try:
        tables = tables_in((FILES / name).read_bytes(), name)
    except FileError as error:
        return {"file": error.reason}
    except ImportRefusedError as error:
        return {"refused": list(error.problems)}
    whole = [
        (one, columns) for one in tables if (columns := proposed(one, WORKBOOK, measure=measure)).is_whole
    ]
    if len(whole) > 1:
        return {"sheets": [table.name for table, _ in whole]}
    table, columns = whole[0] if whole else (tables[0], proposed(tables[0], WORKBOOK, measure=measure))
    if value := EXPECTED[name].get("value"):
        columns = columns.given(columns.called(value) or 0, f"{OF}{measure}")
    found = found_readings(table, columns, WORKBOOK, Home(("c1", "Robin Example"), zone=UTC))
    if found.questions:
        return {"asks": [one.sentence for one in found.questions]}
    try:
        compared(found, WORKBOOK)
    except ImportRefusedError as error:
        return {"refused": list(error.problems)}
    readings = [
        " ".join((one.measure_id, f"{one.on}", f"{one.value}", one.note)).strip() for _, one in found.rows
    ]
    return {"readings": readings} | ({"left out": dict(found.left_out)} if found.left_out else {})
