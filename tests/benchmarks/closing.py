"""How every benchmark ends: `name: ratio x (limit y)` as its last line, exit code 1 beyond the limit."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import NoReturn


@dataclass(frozen=True, kw_only=True)
class Result:
    """A ratio that was measured, and the largest that is allowed."""

    name: str
    ratio: float
    limit: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within the limit. A ratio that is no number is not."""
        return self.ratio <= self.limit

    @property
    def line(self) -> str:
        """The result as one line: name, ratio and limit."""
        return f"{self.name}: {self.ratio:.3g} x (limit {self.limit:g})"


def close(*results: Result) -> NoReturn:
    """Print each result, the main one last, and leave: with 1 where any is beyond its limit."""
    for result in results:
        print(result.line)
    sys.exit(0 if all(result.holds for result in results) else 1)


def medians_in_turns(*works: Callable[[], object], rounds: int) -> list[float]:
    """The median seconds of each work, all of them done once in every round, after one to warm up."""
    seconds = [[_seconds(work) for work in works] for _ in range(rounds + 1)]
    return [median(column) for column in zip(*seconds[1:], strict=True)]


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin
