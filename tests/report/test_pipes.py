"""A browser at the other end of two pipes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goalkit.report.pipes import kill_tree, start_with_pipes
from goalkit.store import PASSPHRASE


def test_the_browser_is_not_told_the_passphrase(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path]
) -> None:
    """It has the rest of the environment, such as where its home is."""
    monkeypatch.setenv(PASSPHRASE, "secret words")
    monkeypatch.setenv("HOME", "somewhere")
    told = f'printf \'{{"passphrase": "%s", "home": "%s"}}\\0\' "${PASSPHRASE}" "$HOME" >&4'
    process, pipes = start_with_pipes([str(program(told))])
    try:
        assert pipes.read() == {"passphrase": "", "home": "somewhere"}
    finally:
        kill_tree(process)
        pipes.close()
