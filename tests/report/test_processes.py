"""Programs that are started, spoken to and ended."""

import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from goalkit.report.processes import deferred_interrupt, kill_tree, start_with_cdp
from goalkit.store import PASSPHRASE


def test_an_interrupt_comes_at_the_end() -> None:
    done = []

    def start() -> None:
        with deferred_interrupt():
            signal.raise_signal(signal.SIGINT)
            done.append("started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done == ["started"]


def test_an_error_meanwhile_goes_first_and_ctrl_c_works_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)

    def start() -> None:
        with deferred_interrupt():
            signal.raise_signal(signal.SIGINT)
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        start()
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_is_never_interrupted_and_may_use_it() -> None:
    done = []

    def work() -> None:
        with deferred_interrupt():
            done.append("worked")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["worked"]


def test_the_browser_is_not_told_the_passphrase(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path]
) -> None:
    """It has the rest of the environment, such as where its home is."""
    monkeypatch.setenv(PASSPHRASE, "secret words")
    monkeypatch.setenv("HOME", "somewhere")
    told = f'printf \'{{"passphrase": "%s", "home": "%s"}}\\0\' "${PASSPHRASE}" "$HOME" >&4'
    process, transport = start_with_cdp([str(program(told))])
    try:
        assert transport.read() == {"passphrase": "", "home": "somewhere"}
    finally:
        kill_tree(process)
        transport.close()
