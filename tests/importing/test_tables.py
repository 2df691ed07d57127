"""Files that are no tables, or want to be too much, are a sentence."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from goalkit.errors import FileError, ImportRefusedError
from goalkit.importing import read_tables
from goalkit.importing.tables import SEPARATORS, WINDOWS
from tests.importing.incoming import table_of, tables_in

ROW = "Date{0}Team size{0}Note\n2026-01-05{0}4{0}a\n2026-01-12{0}5{0}b\n"
BOOK = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'


def zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_columns_and_letters_are_found(separator: str, encoding: str) -> None:
    table = table_of(ROW.format(separator).replace("b\n", "für\n").encode(encoding))
    assert table.separator == separator
    assert table.rows[2] == ("2026-01-12", "5", "für")
    assert table.remark == (WINDOWS if encoding == "cp1252" else "")


def test_a_separator_within_texts_does_not_part_them() -> None:
    text = "Date;Team size;Note\n2026-01-05;4,5;a, b, c\n2026-01-12;5;d\n"
    assert table_of(text).separator == ";"


@pytest.mark.parametrize(
    "content",
    [
        b"\x00" * 100, b"PK\x03\x04" + b"\x00" * 100, zipped(a=b"1"), zipped(xl__workbook__xml=b"<"),
        b"\xff\xfe\x00\xd8", b"\xd0\xcf\x11\xe0" + b"\x00" * 100, b"\x89PNG\r\n\x1a\n\x00\x00",
    ],
    ids=["zeros", "cut", "other zip", "no book", "half a character", "old", "picture"],
)  # fmt: skip
def test_what_is_no_table_is_said(content: bytes) -> None:
    with pytest.raises((FileError, ImportRefusedError)):
        tables_in(content, "file.xlsx")


def test_what_is_empty_has_no_tables() -> None:
    assert tables_in(b"", "file.csv") == tables_in(b"\n \n;;\n"[:1], "file.csv") == []


def test_a_spreadsheet_that_unpacks_to_a_gigabyte_ends_its_box_alone() -> None:
    sheet = b"<worksheet>" + b" " * (1 << 30)
    content = zipped(**{"xl__workbook.xml": BOOK.encode(), "xl__worksheets__sheet1.xml": sheet})
    with pytest.raises(FileError, match="cannot be used"):
        read_tables("bomb.xlsx", content)


@pytest.mark.parametrize(
    "entities",
    [
        "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + '<!ENTITY a0 "ha">',
        f'<!ENTITY a9 SYSTEM "{Path(__file__).as_uri()}">',
    ],
    ids=["that unfold", "from a file"],
)
def test_a_spreadsheet_with_texts_that_stand_for_others_is_refused(entities: str) -> None:
    written = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "here"
    book.save(written)
    with zipfile.ZipFile(written) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declared = f"<?xml version='1.0'?><!DOCTYPE worksheet [{entities}]>".encode()
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = declared + parts[sheet].replace(b"here", b"&a9;")
    with pytest.raises(FileError, match="cannot be used"):
        read_tables("bomb.xlsx", zipped(**parts))
