"""Ctrl-C where a program is half started."""

import signal
import threading

import pytest

from goalkit.report.ctrl_c import ctrl_c_waits


def test_it_comes_at_the_end() -> None:
    done = []

    def start() -> None:
        with ctrl_c_waits():
            signal.raise_signal(signal.SIGINT)
            done.append("started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done == ["started"]


def test_an_error_meanwhile_goes_first_and_ctrl_c_works_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)

    def start() -> None:
        with ctrl_c_waits():
            signal.raise_signal(signal.SIGINT)
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        start()
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_is_never_interrupted_and_may_use_it() -> None:
    done = []

    def work() -> None:
        with ctrl_c_waits():
            done.append("worked")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["worked"]
