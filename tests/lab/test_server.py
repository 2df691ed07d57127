"""How JupyterLab is started."""

import os
import sys
from pathlib import Path

import pytest

from goalkit.lab.server import Lab
from tests.project import HOME


def test_it_opens_the_start_notebook_with_this_python() -> None:
    command = Lab(practice=Path("p.goalkit")).command()
    assert command[:4] == [sys.executable, "-m", "jupyterlab", str(HOME / "notebooks" / "00_start.ipynb")]


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
    assert "--KernelManager.transport_encryption=auto" in command


def test_the_address_that_is_shown_opens_the_notebook() -> None:
    command = Lab(practice=Path("p.goalkit"), notebook=Path("of mine.ipynb")).command()
    assert "--LabApp.default_url=/lab/tree/of%20mine.ipynb" in command


def test_the_notebooks_find_practice_passphrase_and_how_to_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = Lab(practice=Path("p.goalkit"), passphrase="früh auf").environment()
    assert given["GOALKIT_PRACTICE"] == str(tmp_path / "p.goalkit")
    assert given["GOALKIT_PASSPHRASE"] == "früh auf"
    assert given["PLOTLY_RENDERER"] == "plotly_mimetype"
    assert given["PATH"] == os.environ["PATH"]


def test_a_passphrase_is_neither_made_up_nor_shown() -> None:
    assert "GOALKIT_PASSPHRASE" not in Lab(practice=Path("p.goalkit")).environment()
    assert "auf" not in repr(Lab(practice=Path("p.goalkit"), passphrase="früh auf"))


def test_jupyterlab_finds_what_goalkit_adds_before_what_was_named_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("JUPYTER_PATH", raising=False)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "elsewhere")
    given = Lab(practice=Path("p.goalkit")).environment()
    assert (Path(given["JUPYTER_PATH"]) / "labextensions" / "goalkit" / "package.json").is_file()
    ours, _, theirs = given["JUPYTER_CONFIG_PATH"].partition(os.pathsep)
    assert (Path(ours) / "jupyter_server_config.d" / "goalkit.json").is_file()
    assert theirs == "elsewhere"
