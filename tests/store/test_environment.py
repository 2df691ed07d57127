"""Where the practice is looked for."""

import io
import os
from pathlib import Path

import pytest

from goalkit.store import environment, passphrase_given, practice_path
from goalkit.store.environment import environment_without_passphrase, hand_over, take_over


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is set but a home."""
    for name in ("GOALKIT_PRACTICE", "GOALKIT_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_the_file_given_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALKIT_PRACTICE", "other.goalkit")
    assert practice_path("mine.goalkit") == Path("mine.goalkit")


def test_then_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOALKIT_PRACTICE", "~/other.goalkit")
    assert practice_path() == tmp_path / "other.goalkit"
    assert practice_path("") == tmp_path / "other.goalkit"


def test_then_the_data_folder_of_the_user() -> None:
    path = practice_path()
    assert path.name == "practice.goalkit"
    assert path.parent.name == "goalkit"
    assert path.is_absolute()


def test_the_passphrase_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert passphrase_given() is None
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "secret")
    assert passphrase_given() == "secret"
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "")
    assert passphrase_given() is None


def test_what_a_program_hands_over_comes_first_and_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_handed_over", None)
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "of the environment")
    reading, writing = os.pipe()
    hand_over(os.fdopen(writing, "wb"), "früh auf")
    with os.fdopen(reading, "rb") as pipe:
        take_over(pipe)
        assert pipe.read() == b""
    assert passphrase_given() == "früh auf"
    take_over(io.BytesIO())
    assert passphrase_given() == "of the environment"


def test_a_program_that_has_ended_is_told_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    hand_over(os.fdopen(writing, "wb"), "früh auf")


def test_no_program_inherits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "früh auf")
    assert environment_without_passphrase() == {
        name: text for name, text in os.environ.items() if name != "GOALKIT_PASSPHRASE"
    }
