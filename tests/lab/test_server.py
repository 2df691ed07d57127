"""How JupyterLab is started."""

import json
import os
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from goalkit.lab.server import Lab
from tests.project import HOME

STATIC = HOME / "goalkit" / "lab" / "jupyter" / "labextensions" / "goalkit" / "static"
LABCONFIG = HOME / "goalkit" / "lab" / "jupyter" / "config" / "labconfig"


def test_it_opens_the_start_notebook_with_this_python() -> None:
    command = Lab(practice=Path("p.goalkit")).command()
    start = HOME / "notebooks" / "00_start.ipynb"
    assert command[:5] == [sys.executable, "-P", "-m", "goalkit.lab", str(start)]
    assert f"--ServerApp.root_dir={start.parent}" in command


def test_every_font_that_the_style_sheet_names_is_served() -> None:
    css = (STATIC / "fonts.css").read_text(encoding="utf-8")
    named = re.findall(r"url\('../../../../static/([\w-]+\.ttf)'\)", css)
    assert len(named) == css.count("@font-face") > 0
    (fonts,) = (
        word.partition("=")[2]
        for word in Lab(practice=Path("p.goalkit")).command()
        if word.startswith("--ServerApp.extra_static_paths=")
    )
    assert [one for one in named if not (Path(fonts) / one).is_file()] == []


def test_it_listens_on_this_machine_only_and_asks_no_other() -> None:
    command = Lab(practice=Path("p.goalkit")).command()
    assert "--ServerApp.ip=127.0.0.1" in command
    assert "--LabApp.news_url=None" in command
    assert "--LabApp.extension_manager=readonly" in command


def test_the_terminal_shows_the_address_and_errors_only() -> None:
    assert "--ServerApp.log_level=ERROR" in Lab(practice=Path("p.goalkit")).command()


def test_ctrl_c_ends_it_unasked_and_nobody_listens_in_on_its_kernels() -> None:
    command = Lab(practice=Path("p.goalkit")).command()
    assert "--ServerApp.answer_yes=True" in command
    assert "--KernelManager.transport_encryption=required" in command


def test_the_address_that_is_shown_opens_the_notebook() -> None:
    command = Lab(practice=Path("p.goalkit"), notebook=Path("of mine.ipynb")).command()
    assert "--LabApp.default_url=/lab/tree/of%20mine.ipynb" in command


def test_the_notebooks_find_practice_and_how_to_draw_and_are_told_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GOALKIT_PASSPHRASE", "JUPYTER_TOKEN", "JUPYTER_TOKEN_FILE"):
        monkeypatch.setenv(name, "früh auf")
    given = Lab(practice=Path("p.goalkit"), passphrase="früh auf").environment()
    assert given["GOALKIT_PRACTICE"] == str(tmp_path / "p.goalkit")
    assert "früh auf" not in given.values()
    assert given["PLOTLY_RENDERER"] == "plotly_mimetype"
    assert given["PATH"] == os.environ["PATH"]


def test_a_passphrase_is_not_shown() -> None:
    assert "auf" not in repr(Lab(practice=Path("p.goalkit"), passphrase="früh auf"))


def test_jupyterlab_finds_what_goalkit_adds_before_what_was_named_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("JUPYTER_PATH", raising=False)
    given = Lab(practice=Path("p.goalkit")).environment()
    assert (Path(given["JUPYTER_PATH"]) / "labextensions" / "goalkit" / "package.json").is_file()
    monkeypatch.setenv("JUPYTER_PATH", "elsewhere")
    _, _, theirs = Lab(practice=Path("p.goalkit")).environment()["JUPYTER_PATH"].partition(os.pathsep)
    assert theirs == "elsewhere"


def test_settings_are_those_of_goalkit_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, "elsewhere")
    given = Lab(practice=Path("p.goalkit")).environment()
    assert "elsewhere" not in given.values()
    assert (Path(given["JUPYTER_CONFIG_PATH"]) / "jupyter_server_config.d" / "goalkit.json").is_file()


def test_no_link_in_a_text_gives_a_command_and_no_state_of_a_control_is_saved() -> None:
    """Each name is one that the JupyterLab which is installed knows."""
    set_to = json.loads((LABCONFIG / "default_setting_overrides.json").read_text(encoding="utf-8"))
    assert set_to["@jupyterlab/apputils-extension:sanitizer"] == {"allowCommandLinker": False}
    assert set_to["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": False}
    for plugin, settings in set_to.items():
        assert settings.keys() <= schema(plugin)["properties"].keys(), plugin


def schema(plugin: str) -> dict[str, Any]:
    """What can be set of a plugin of JupyterLab."""
    extension, _, name = plugin.partition(":")
    places = (
        Path(str(files("jupyterlab")), "schemas", extension, f"{name}.json"),
        Path(sys.prefix, "share/jupyter/labextensions", extension, "schemas", extension, f"{name}.json"),
    )
    found: dict[str, Any] = json.loads(next(place for place in places if place.is_file()).read_text("utf-8"))
    return found
