"""An entry among the programs starts goalkit as somebody asked for it once."""

import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from goalkit.lab import shortcut
from goalkit.lab.shortcut import make_shortcut
from tests.cli.conftest import Goalkit

ODD = 'my "own" $HOME `folder` 100 % \\ früh'
linux = pytest.mark.skipif(sys.platform != "linux", reason="a desktop entry")


def words_of_entry(place: Path) -> list[str]:
    """The words that a desktop runs for its entry; they are quoted as for a shell, in a string of its own."""
    parser = RawConfigParser()
    parser.read_string(place.read_text(encoding="utf-8"))
    entry = parser["Desktop Entry"]
    assert (entry["type"], entry["name"], entry["terminal"]) == ("Application", "goalkit", "true")
    command = entry["exec"].replace("\\\\", "\\").replace("%%", "%")
    done = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@linux
def test_it_starts_with_what_was_given(home: Path, goalkit: Goalkit) -> None:
    done = goalkit("start", "--shortcut", "--practice", ODD, "--folder", "mine")
    place = home / ".local/share/applications/goalkit.desktop"
    assert str(place) in done.stdout.replace("\n", "")
    words = words_of_entry(place)
    assert words == [
        *(sys.executable, "-m", "goalkit", "start"),
        *("--practice", str(home / ODD), "--folder", str(home / "mine")),
    ]
    assert [one.name for one in home.iterdir()] == [".local"]
    told = subprocess.run([*words[:3], "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("goalkit ")


@linux
def test_a_second_one_takes_the_place_of_the_first(home: Path, goalkit: Goalkit) -> None:
    for practice in ("one.goalkit", "two.goalkit"):
        goalkit("start", "--shortcut", "--practice", practice)
    (place,) = (home / ".local/share/applications").iterdir()
    assert words_of_entry(place)[-1] == str(home / "two.goalkit")


@linux
def test_on_a_mac_it_is_a_script_on_the_desktop(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortcut.sys, "platform", "darwin")
    monkeypatch.setattr(shortcut.sys, "executable", "/bin/echo")
    monkeypatch.setattr(shortcut.platformdirs, "user_desktop_path", lambda: home / "Desktop")
    place = make_shortcut(["start", "--practice", ODD])
    assert place == home / "Desktop/goalkit.command"
    done = subprocess.run([place], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip("\n") == f"-m goalkit start --practice {ODD}"
