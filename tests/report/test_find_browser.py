"""Finding a browser that is installed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from goalkit.errors import NoBrowserError
from goalkit.report import find_browser
from goalkit.report.browser import _usual_places


def test_the_browser_that_is_named_comes_first(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path]
) -> None:
    path = program("exit")
    monkeypatch.setenv("BROWSER_PATH", str(path))
    assert find_browser() == path


@pytest.mark.parametrize("name", ["gone", "folder", "text"])
def test_a_named_browser_that_is_no_program_is_an_error(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("words")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / name))
    with pytest.raises(NoBrowserError, match=f"BROWSER_PATH is '{tmp_path / name}', which is no program"):
        find_browser()


@pytest.mark.parametrize("command", ["google-chrome", "chromium", "microsoft-edge", "brave-browser"])
def test_a_command_is_found(
    command: str, monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path], tmp_path: Path
) -> None:
    path = program("exit").rename(tmp_path / command)
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() == path


def test_without_any_browser_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("goalkit.report.browser._usual_places", lambda _: [tmp_path / "gone"])
    with pytest.raises(NoBrowserError, match="Install one of them, or set BROWSER_PATH") as raised:
        find_browser()
    assert raised.value.exit_code == 2


def test_a_browser_among_the_usual_places_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: Callable[[str], Path]
) -> None:
    path = program("exit")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr("goalkit.report.browser._usual_places", lambda _: [path])
    assert find_browser() == path


def test_the_usual_places_are_those_of_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PROGRAMFILES", os.sep + "Programs")
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in _usual_places("darwin")
    assert _usual_places("win32")[0] == Path(os.sep + "Programs") / "Google/Chrome/Application/chrome.exe"
    assert _usual_places("linux") == []
