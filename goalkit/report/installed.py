"""Where on this computer is a browser that can draw."""

import os
import shutil
import sys
from pathlib import Path

from goalkit.errors import NoBrowserError

_COMMANDS = (
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "brave",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser() -> Path:
    """The browser that BROWSER_PATH names, else the first Chrome, Chromium, Edge or Brave found."""
    named = os.environ.get("BROWSER_PATH", "")
    if named:
        if not os.access(named, os.X_OK) or not Path(named).is_file():
            raise NoBrowserError(named)
        return Path(named)
    for command in _COMMANDS:
        if found := shutil.which(command):
            return Path(found)
    for place in _usual_places(sys.platform):
        if place.is_file():
            return place
    raise NoBrowserError


def _usual_places(platform: str) -> list[Path]:
    """Program files of browsers that are installed but not among the commands."""
    if platform == "darwin":
        folders = (Path("/Applications"), Path.home() / "Applications")
        return [folder / name for folder in folders for name in _MAC]
    if platform == "win32":
        roots = [os.environ[name] for name in _WINDOWS_FOLDERS if name in os.environ]
        return [Path(root) / name for root in roots for name in _WINDOWS]
    return []
