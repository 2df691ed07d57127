"""A browser that hangs, and Ctrl-C: a sentence, no file, and nothing left running or lying about."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from goalkit.report import browser
from tests.review.program import GOALKIT, IMPATIENT, Watched, watched

pytestmark = pytest.mark.skipif(os.name == "nt", reason="stands a script in for the browser")

MUTE = "#!/bin/sh\nsleep 600 & sleep 600\n"
FORGETFUL = f"""#!{sys.executable}
import json, os, time
asked = b""
while chunk := os.read(3, 1 << 16):
    *messages, asked = (asked + chunk).split(b"\\0")
    for message in map(json.loads, messages):
        if message["method"] == "Runtime.evaluate":
            time.sleep(600)
        answer = {{"id": message["id"], "result": {{"targetId": "t", "sessionId": "s"}}}}
        event = {{"method": "Page.loadEventFired"}}
        os.write(4, b"".join(json.dumps(each).encode() + b"\\0" for each in (answer, event)))
"""
"""A browser that never answers, and one that starts well and then hangs over the first chart."""


class Asked:
    """A review of the example, asked for in an empty folder, with another one for what is passing."""

    def __init__(self, example: Path, out: Path, passing: Path) -> None:
        self.out, self.passing = out, passing
        out.mkdir()
        self.words = ("review", "example", "2026-Q3", "--as-of", "2026-09-30", "--practice", example)

    def with_browser(self, script: str) -> Watched:
        """Drawn by a script instead of a browser."""
        path = self.out.parent / "browser"
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        return self.run(program=IMPATIENT, BROWSER_PATH=str(path))

    def run(self, *, program: tuple[str, ...] = GOALKIT, stop: bool = False, **environment: str) -> Watched:
        environment["TMPDIR"] = str(self.passing)
        words = (*self.words, "--out", self.out)
        return watched(*words, program=program, environment=environment, stop=stop)

    def left_nothing(self, done: Watched) -> bool:
        assert done.stray == []
        assert [*self.out.iterdir(), *self.passing.iterdir()] == []
        return "Traceback" not in done.stderr


@pytest.fixture
def asked(example: Path, tmp_path: Path) -> Iterator[Asked]:
    with tempfile.TemporaryDirectory() as passing:  # a browser asks for a short path
        yield Asked(example, tmp_path / "out", Path(passing))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (MUTE, "the browser 'browser' did not start within 3 seconds"),
        (FORGETFUL, "the browser 'browser' did not draw a chart within 3 seconds"),
    ],
    ids=["mute", "forgetful"],
)
def test_a_browser_that_hangs_is_told_and_ended(script: str, said: str, asked: Asked) -> None:
    done = asked.with_browser(script)
    assert done.exit_code == 2, done.stderr
    assert said in done.stderr
    assert "BROWSER_PATH" in done.stderr
    assert any(str(asked.out.parent / "browser") in words for words in done.started.values())
    assert asked.left_nothing(done)


def test_nobody_waits_half_a_minute_for_a_browser() -> None:
    assert browser.START_LIMIT + browser.DRAW_LIMIT <= 30


def test_ctrl_c_ends_the_browser_and_the_kernel_as_well(asked: Asked) -> None:
    done = asked.run(stop=True)
    assert done.exit_code == 130, done.stderr
    assert "Stopped." in done.stderr
    assert done.browsers
    assert asked.left_nothing(done)
