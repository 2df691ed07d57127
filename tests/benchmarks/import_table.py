"""50,000 readings out of a CSV, and out of an XLSX, into an encrypted practice on the disk, in seconds."""

import argparse
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import xlsxwriter
from closing import Result, close

from goalkit.importing import Home, compared, found_readings, proposed, read_tables
from goalkit.model import Client
from goalkit.store import open_practice
from tests.books import START, goal, maintain

LIMIT = 5.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=50_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        files = csv_of(Path(folder), rows), xlsx_of(Path(folder), rows)
        seconds = [imported(file, Path(folder, f"{file.suffix[1:]}.goalkit")) for file in files]
    print(f"{rows:,} rows: {seconds[0]:.1f} s out of a CSV, {seconds[1]:.1f} s out of an XLSX")
    close(Result(name="import", ratio=max(seconds), limit=LIMIT))


def csv_of(folder: Path, rows: int) -> Path:
    """A CSV as a German spreadsheet writes it."""
    lines = (
        f"{START + timedelta(days=at % 9000):%d.%m.%Y};{40 + at % 17},{at % 10};a few words {at}\n"
        for at in range(rows)
    )
    (folder / "hours.csv").write_text("Datum;Working hours;Notiz\n" + "".join(lines), encoding="utf-8")
    return folder / "hours.csv"


def xlsx_of(folder: Path, rows: int) -> Path:
    """The same as an XLSX of the shape that Excel writes."""
    with xlsxwriter.Workbook(folder / "hours.xlsx", {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Datum", "Working hours", "Notiz"])
        for at in range(rows):
            hours, words = 40 + at % 17 + at % 10 / 10, f"a few words {at}"
            sheet.write_row(at + 1, 0, [START + timedelta(days=at % 9000), hours, words])
    return folder / "hours.xlsx"


def imported(file: Path, place: Path) -> float:
    """The seconds from the file to the disk."""
    with open_practice(place, passphrase="quiet", create=True) as practice:
        practice.record("c1", Client(id="c1", name="Ann"), goal(), maintain())
        begun = time.perf_counter()
        workbook = practice.load("c1")
        (table,) = read_tables(str(file), file.read_bytes())
        found = found_readings(table, proposed(table, workbook), workbook, Home())
        practice.record("c1", *compared(found, workbook).records)
        return time.perf_counter() - begun


if __name__ == "__main__":
    main()
