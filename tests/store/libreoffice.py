"""LibreOffice without a window: a macro of its own Basic edits cells of a file, and saves it anew."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

MACRO = """Sub Edit(source As String, target As String)
Dim hidden(0) As New com.sun.star.beans.PropertyValue
hidden(0).Name = "Hidden"
hidden(0).Value = True
Dim saved(0) As New com.sun.star.beans.PropertyValue
saved(0).Name = "FilterName"
saved(0).Value = "Calc MS Excel 2007 XML"
book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
sheet = book.Sheets.getByName("{sheet}")
{edits}
book.storeToURL(ConvertToURL(target), saved())
book.close(True)
StarDesktop.terminate()
End Sub"""
MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic"><![CDATA[{}]]></script:module>'
)


def edited(file: Path, sheet: str, cells: Mapping[tuple[int, int], str]) -> Path:
    """The file with other contents in cells, by column and row from 0: `Value = 4.5`, `String = "later"`."""
    profile, target = file.parent / "office", file.with_stem(f"{file.stem}-edited")
    edits = "\n".join(f"sheet.getCellByPosition({column}, {row}).{to}" for (column, row), to in cells.items())
    run(profile, "--terminate_after_init")  # it makes the module that is ours then
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(MACRO.format(sheet=sheet, edits=edits)))
    run(profile, f'macro:///Standard.Module1.Edit("{file}","{target}")')
    return target


def run(profile: Path, word: str) -> None:
    """Run LibreOffice with settings of its own; it complains of nothing but that there is no Java."""
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", word],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    assert [line for line in (done.stdout + done.stderr).splitlines() if "java" not in line] == []
