"""Readings from the files of other programs: tables, what their columns are, and what an import would change.

    for table in read_tables(path, content):
        found = found_readings(table, proposed(table, workbook), workbook, Home())
        preview = compared(found, workbook)

`preview.records` are saved in one change, so that one undo takes the whole import back.
"""

from goalkit.importing.columns import OF, Columns, Role, letter, measure_words, measures_of, proposed
from goalkit.importing.preview import Preview, compared, preview_text
from goalkit.importing.readings import Found, Home, Question, Reading, found_readings
from goalkit.importing.tables import Table, read_tables

__all__ = [
    "OF", "Columns", "Found", "Home", "Preview", "Question", "Reading", "Role", "Table", "compared",
    "found_readings", "letter", "measure_words", "measures_of", "preview_text", "proposed", "read_tables",
]  # fmt: skip
