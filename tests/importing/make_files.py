"""Writes those files of `files` that LibreOffice can write: `python make_files.py`, once.

Each table is given to LibreOffice as a flat ODS with days, numbers and formats of a country, and is
converted by it. The other files are typed in the shape that their programs write. What is in all of them, or
why they are refused, stands in `expected.json`.
"""

import subprocess
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

FILES = Path(__file__).parent / "files"
UTF_8, WINDOWS, UTF_16 = 76, 1, 65535


class Kind(NamedTuple):
    """A value with the name of its format, such as `percent`."""

    value: Any
    format: str


class Country(NamedTuple):
    """How a country writes days, such as `dmy.`, and money."""

    language: str
    country: str
    days: str
    money: str = "€"
    years: str = "long"


DE, SHORT = Country("de", "DE", "dmy."), Country("de", "DE", "dmy.", years="short")
US, UK = Country("en", "US", "mdy/", "$"), Country("en", "GB", "dmy/", "£")
FR, CH = Country("fr", "FR", "dmy/"), Country("de", "CH", "dmy.", "CHF")
PARTS = {"d": "<number:day{}/>", "m": "<number:month{}/>", "y": "<number:year{}/>"}


def styles(here: Country) -> str:
    """The formats of a country: days, numbers with and without thousands, per cent, money."""
    of = f'number:language="{here.language}" number:country="{here.country}"'
    long = "" if here.days[0] == "m" else ' number:style="long"'
    day = f"<number:text>{here.days[3]}</number:text>".join(
        PARTS[one].format(f' number:style="{here.years}"' if one == "y" else long) for one in here.days[:3]
    )

    def number(decimals: int) -> str:
        return (
            f'<number:number number:decimal-places="{decimals}" number:min-decimal-places="{decimals}" '
            f'number:min-integer-digits="1" number:grouping="true"/>'
        )

    money = f"<number:currency-symbol>{here.money}</number:currency-symbol>"
    parts = [
        f"{money}{number(2)}"
        if here.country in ("US", "GB")
        else f"{number(2)}<number:text> </number:text>{money}"
    ]
    formats = (
        f'<number:date-style style:name="n-day" {of}>{day}</number:date-style>'
        f'<number:number-style style:name="n-thousands" {of}>{number(2)}</number:number-style>'
        f'<number:number-style style:name="n-whole" {of}>{number(0)}</number:number-style>'
        f'<number:percentage-style style:name="n-percent" {of}>{number(1)}'
        f"<number:text>{'' if here.country in ('US', 'GB') else ' '}%</number:text></number:percentage-style>"
        f'<number:currency-style style:name="n-money" {of}>{parts[0]}</number:currency-style>'
    )
    general = '<number:number number:min-integer-digits="1"/></number:number-style>'
    formats += f'<number:number-style style:name="n-general" {of}>{general}'
    return formats + "".join(
        f'<style:style style:name="{one}" style:family="table-cell" style:data-style-name="n-{one}"/>'
        for one in ("general", "day", "thousands", "whole", "percent", "money")
    )


def cell(value: Any) -> str:
    """A cell as LibreOffice keeps it."""
    kind, shown = (value.format, value.value) if isinstance(value, Kind) else ("", value)
    style = ' table:style-name="{}"'.format(kind or "general")
    if kind == "formula":
        return f'<table:table-cell table:style-name="general" table:formula="of:={shown}"/>'
    if isinstance(shown, date):
        return (
            f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{shown}"/>'
        )
    if isinstance(shown, int | float):
        of = {"percent": "percentage", "money": "currency"}.get(kind, "float")
        return f'<table:table-cell{style} office:value-type="{of}" office:value="{shown}"/>'
    if shown is None:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(shown)}</text:p></table:table-cell>'


def flat(sheets: dict[str, list[list[Any]]], here: Country, null_date: str = "1899-12-30") -> str:
    """A flat ODS with these sheets."""
    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(
            f"<table:table-row>{''.join(map(cell, row)) or cell(None)}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
        f'fo:language="{here.language}" fo:country="{here.country}"/></style:default-style></office:styles>'
        f"<office:automatic-styles>{styles(here)}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:calculation-settings><table:null-date table:date-value="{null_date}"/>'
        f"</table:calculation-settings>{tables}</office:spreadsheet></office:body></office:document>"
    )


D = [date(2026, 1, day) for day in (5, 12, 19)]
HOURS = [[D[0], 48.5, "früh"], [D[1], 51, None], [D[2], 47.25, "Grüße, aus Köln"]]
THOUSANDS = [[D[0], Kind(1048.5, "thousands")], [D[1], Kind(1200, "whole")], [D[2], Kind(950, "whole")]]
GERMAN, ENGLISH = ["Datum", "Arbeitszeit", "Bemerkung"], ["Date", "Working hours", "Note"]
SPREADSHEETS: dict[str, tuple[dict[str, list[list[Any]]], Country, str]] = {
    "de.xlsx": ({"Tabelle1": [GERMAN, *HOURS]}, DE, ""),
    "us.xlsx": ({"Sheet1": [ENGLISH, *HOURS]}, US, ""),
    "uk-wide.xlsx": (
        {"Sheet1": [["Week ending", "Working hours", "Team size"], [D[0], 48.5, 7], [D[1], None, 8]]},
        UK,
        "",
    ),
    "fr-percent.xlsx": (
        {"Feuille1": [["Date", "Travel"], [D[0], Kind(0.305, "percent")], [D[1], Kind(0.2, "percent")]]},
        FR,
        "",
    ),
    "mac-1904.xlsx": ({"Sheet1": [ENGLISH, *HOURS]}, US, "1904-01-01"),
    "mac-1904-numbers.xlsx": ({"Sheet1": [ENGLISH, [44565, 48.5], [44572, 51]]}, US, "1904-01-01"),
    "numbers-as-days.xlsx": ({"Sheet1": [ENGLISH, [46027, 48.5], [46034, 51]]}, UK, ""),
    "sheets.xlsx": ({"About": [["What this is", "Hours of 2026"]], "2026": [ENGLISH, *HOURS]}, UK, ""),
    "two-sheets.xlsx": ({"2025": [ENGLISH, *HOURS], "2026": [ENGLISH, *HOURS]}, UK, ""),
    "totals.xlsx": (
        {"Tabelle1": [GERMAN, HOURS[0], [], HOURS[1], ["Summe", Kind("SUM([.B2:.B4])", "formula")]]},
        DE,
        "",
    ),
    "two-heads.xlsx": (
        {
            "Sheet1": [
                ["", "Team", "", "Work", ""],
                ["Date", "Plan", "Is", "Plan", "Is"],
                [D[0], 8, 7, 45, 48.5],
            ]
        },
        UK,
        "",
    ),
    "texts.xlsx": ({"Tabelle1": [GERMAN, ["05.01.2026", "48,5"], ["12.01.2026", "1.051"]]}, DE, ""),
    "title.xlsx": ({"Tabelle1": [["Arbeitszeit 2026"], [], GERMAN, *HOURS]}, DE, ""),
    "de-money.xlsx": (
        {"Tabelle1": [["Datum", "Budget"], [D[0], Kind(1500, "money")], [D[1], Kind(1750.5, "money")]]},
        DE,
        "",
    ),
    "done.xlsx": ({"Sheet1": [["Date", "Buddy"], [D[0], "no"], [D[1], "Yes"]]}, UK, ""),
    "old.xls": ({"Sheet1": [ENGLISH, *HOURS]}, UK, ""),
    "open.ods": ({"Sheet1": [ENGLISH, *HOURS]}, UK, ""),
}
CSVS: dict[str, tuple[list[list[Any]], Country, str, int]] = {
    "de-windows.csv": ([GERMAN, *HOURS], DE, ";", WINDOWS),
    "de-short-years.csv": ([GERMAN, *HOURS], SHORT, ";", UTF_8),
    "de-thousands.csv": ([["Datum", "Team size"], *THOUSANDS], DE, ";", UTF_8),
    "de-percent.csv": (
        [["Datum", "Travel"], [D[0], Kind(0.305, "percent")], [D[1], Kind(0.2, "percent")]],
        DE,
        ";",
        UTF_8,
    ),
    "de-money.csv": (
        [["Datum", "Budget"], [D[0], Kind(1500, "money")], [D[1], Kind(1750.5, "money")]],
        DE,
        ";",
        UTF_8,
    ),
    "de-totals.csv": (
        [GERMAN, HOURS[0], [], HOURS[1], ["Gesamt", Kind("SUM([.B2:.B4])", "formula")]],
        DE,
        ";",
        UTF_8,
    ),
    "de-long.csv": (
        [["Datum", "Kennzahl", "Wert"], [D[0], "Team size", 7], [D[0], "Working hours", 48.5]],
        DE,
        ";",
        UTF_8,
    ),
    "us.csv": ([ENGLISH, [date(2026, 1, 13), 48.5, "a, b"], [date(2026, 2, 3), 51, "“c”"]], US, ",", UTF_8),
    "us-asks.csv": ([ENGLISH, [date(2026, 1, 5), 48.5], [date(2026, 1, 12), 51]], US, ",", UTF_8),
    "us-thousands.csv": ([["Date", "Team size"], [date(2026, 1, 13), 7], *THOUSANDS], US, ",", UTF_8),
    "us-percent.csv": ([["Date", "Travel"], [date(2026, 1, 13), Kind(0.305, "percent")]], US, ",", UTF_8),
    "us-money.csv": ([["Date", "Revenue"], [date(2026, 1, 13), Kind(1500, "money")]], US, ",", UTF_8),
    "uk.csv": ([ENGLISH, [date(2026, 1, 13), 48.5], [date(2026, 2, 3), 51]], UK, ",", UTF_8),
    "uk-pipes.csv": ([ENGLISH, *HOURS, [date(2026, 1, 26), 50]], UK, "|", UTF_8),
    "fr-tabs.csv": (
        [["Date", "Working hours"], [date(2026, 1, 13), Kind(1048.5, "thousands")], *THOUSANDS],
        FR,
        "\t",
        UTF_8,
    ),
    "ch.csv": ([["Datum", "Team size"], *THOUSANDS], CH, ";", UTF_8),
    "tabs-utf-16.csv": ([GERMAN, *HOURS], DE, "\t", UTF_16),
    "two-heads.csv": (
        [["Date", "Team", "", "Work"], ["", "plan", "is", ""], [D[0], 8, 7, 48.5]],
        DE,
        ";",
        UTF_8,
    ),
}


def convert(source: Path, to: str) -> None:
    """Have LibreOffice convert a file."""
    words = ["soffice", "--headless", "--convert-to", to, "--outdir", str(source.parent), str(source)]
    subprocess.run(words, check=True, capture_output=True)


def main() -> None:
    """Write all of them."""
    with TemporaryDirectory() as folder:
        for name, (sheets, here, null_date) in SPREADSHEETS.items():
            source = Path(folder, name).with_suffix(".fods")
            source.write_text(flat(sheets, here, null_date or "1899-12-30"), encoding="utf-8")
            convert(source, Path(name).suffix[1:])
            (FILES / name).write_bytes(Path(folder, name).read_bytes())
        for name, (rows, here, separator, letters) in CSVS.items():
            source = Path(folder, name).with_suffix(".fods")
            source.write_text(flat({"Sheet1": rows}, here), encoding="utf-8")
            convert(
                source, f"csv:Text - txt - csv (StarCalc):{ord(separator)},34,{letters},1,,0,false,true,true"
            )
            (FILES / name).write_bytes(Path(folder, name).read_bytes())


if __name__ == "__main__":
    main()
