"""A practice in memory with a client who has the measures m1, team size, and m2, working hours."""

from collections.abc import Iterator

import pytest

from goalkit.model import Client
from goalkit.store import Practice, open_practice
from tests.books import KNOWN_AT, goal, maintain, reach


@pytest.fixture
def begun() -> Iterator[Practice]:
    with open_practice(":memory:") as practice:
        practice.record("c1", Client(id="c1", name="Ann"), goal(), reach(), maintain(), at=KNOWN_AT)
        yield practice
