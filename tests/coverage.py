"""Which lines and branches of goalkit the tests run, as a plugin: `pytest -p tests.coverage`.

SlipCover takes away each of its probes once it was met, so tests take hardly longer with it. This file is
loaded before anything of goalkit is; each process of the tests measures what it runs.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover, merge_coverage, print_coverage

from tests.project import HOME

LEAST = 95
"""Percent of lines and branches."""
SOURCE = str(HOME / "goalkit")
NEVER_RUN = [
    "if TYPE_CHECKING:",
    "@overload",
    r"^\s*\.\.\.$",  # the empty body of a Protocol
]

measured = Slipcover(branch=True, source=[SOURCE], exclude_also=NEVER_RUN)
ImportManager(measured, FileMatcher(sources=[SOURCE])).__enter__()
of_workers: list[dict[str, Any]] = []
whole: dict[str, Any] = {}


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker has measured; one that crashed hands over nothing, and has failed."""
    of_workers.extend(map(json.loads, getattr(node, "workeroutput", {}).get("coverage", [])))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands over what it has measured; where there are none or all have ended, it is added up."""
    own = measured.get_coverage()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["coverage"] = [json.dumps(own)]
        return
    for other in of_workers:
        merge_coverage(own, other)
    whole.update(own)
    if session.exitstatus == pytest.ExitCode.OK and percent() < LEAST:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where something was not run, and how much was."""
    print_coverage(whole, outfile=terminalreporter, skip_covered=True, missing_width=60)
    verdict = "enough" if percent() >= LEAST else f"FAIL: less than {LEAST} %"
    terminalreporter.write_line(f"Coverage of lines and branches: {percent():.2f} %, {verdict}")


def percent() -> float:
    """How much of all lines and branches was run."""
    covered: float = whole["summary"]["percent_covered"]
    return covered
