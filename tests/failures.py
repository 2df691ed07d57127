"""Controls hide failures behind a sentence; tests look at the log, where they are noted."""

from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest


@pytest.fixture(autouse=True)
def no_failure_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Gives the path of a log of its own; a test that fails on purpose removes it."""
    log = tmp_path / "log"
    log.mkdir()
    monkeypatch.setattr(platformdirs, "user_log_path", lambda *_, **__: log)
    yield log / "goalkit.log"
    assert not (log / "goalkit.log").exists(), (log / "goalkit.log").read_text(encoding="utf-8")
