"""A way to `goalkit start` for those who do not type: an entry among the programs, or on the desktop."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import platformdirs

from goalkit.store.failure import system_errors
from goalkit.store.new_file import new_file

_ENTRY = """[Desktop Entry]
Type=Application
Name=goalkit
Comment=Your coaching workbook
Exec={command}
Terminal=true
Categories=Office;
"""
_SCRIPT = "#!/bin/sh\nexec {command}\n"
_LINK = (
    "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:GOALKIT_LINK); "
    "$link.TargetPath = $env:GOALKIT_PROGRAM; $link.Arguments = $env:GOALKIT_ARGUMENTS; $link.Save()"
)


def make_shortcut(words: list[str]) -> Path:
    """Write what starts goalkit with these words, in place of an earlier one; gives where it is.

    On Linux it is among the programs, on macOS and Windows on the desktop. Raises FileError.
    """
    command = [sys.executable, "-m", "goalkit", *words]
    if sys.platform == "win32":  # pragma: no cover - needs Windows
        place = platformdirs.user_desktop_path() / "goalkit.lnk"
        given = {"LINK": str(place), "PROGRAM": command[0], "ARGUMENTS": subprocess.list2cmdline(command[1:])}
        environment = {**os.environ, **{f"GOALKIT_{name}": text for name, text in given.items()}}
        with system_errors(place):
            words = ("powershell", "-NoProfile", "-Command", _LINK)
            subprocess.run(words, env=environment, check=True)
        return place
    if sys.platform == "darwin":
        place = platformdirs.user_desktop_path() / "goalkit.command"
        text = _SCRIPT.format(command=shlex.join(command))
    else:
        place = platformdirs.user_data_path() / "applications" / "goalkit.desktop"
        text = _ENTRY.format(command=" ".join(map(_quoted, command)))
    with system_errors(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        with new_file(place, over=True) as part:
            part.write_text(text, encoding="utf-8")
            part.chmod(0o700)
    return place


def _quoted(word: str) -> str:
    """A word of a command as a desktop entry has it: quoted, and escaped twice, as its specification asks."""
    quoted = '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'
    return quoted.replace("\\", "\\\\").replace("%", "%%")
