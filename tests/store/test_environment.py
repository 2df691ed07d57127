"""Where the practice is looked for."""

from pathlib import Path

import pytest

from goalkit.store import passphrase_given, practice_path


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
