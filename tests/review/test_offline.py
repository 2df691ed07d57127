"""The demo, with all the programs that it starts, speaks to nobody beyond this machine.

What Python connects to is watched in every test, see tests/conftest.py.
"""

from pathlib import Path

from tests.review.program import Watched


def test_the_browser_is_started_without_name_resolution(demo: Watched) -> None:
    assert demo.browsers
    for words in demo.browsers:
        assert "--host-resolver-rules=MAP * ~NOTFOUND" in words
        assert "--disable-background-networking" in words
        assert not any(word.startswith("--remote-debugging-port") for word in words)


def test_no_program_is_connected_to_another_machine(demo: Watched) -> None:
    assert len(demo.started) > 2  # the browser has several, Python one more
    assert demo.far == set()


def test_no_program_outlives_the_demo_and_nothing_is_left_lying_about(demo: Watched, passing: Path) -> None:
    assert demo.stray == []
    assert list(passing.iterdir()) == []
