"""What holds for every test: no connection leaves the machine."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from goalkit.wording import Notation, written_as
from tests.guard import loopback_only

if TYPE_CHECKING:
    from tests.servers import Cluster

CONNECTIONS = Path(tempfile.mkdtemp(prefix="goalkit-tests-")) / "connections.log"
GUARD = Path(__file__).with_name("guard")
LONG = {"test_docs.py", "test_no_trace.py", "test_rules.py", "test_stored_text.py", "test_undo.py"}


def pytest_configure() -> None:
    """Watch this process, and each Python that it starts through the guard's sitecustomize."""
    os.environ[loopback_only.LOG_VARIABLE] = str(CONNECTIONS)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # that of the person is left alone
    os.environ.pop("GOALKIT_STARTED_AS", None)  # the tests may be started by `start.py`, what they run is not
    paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    CONNECTIONS.touch()
    loopback_only.watch()
    settings.register_profile("goalkit", deadline=None)  # a slow machine fails no test
    settings.load_profile("goalkit")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files among those that would come last: at the end nobody waits for one of them."""
    items.sort(key=lambda item: item.path.name not in LONG)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(CONNECTIONS.parent)


@pytest.fixture(autouse=True)
def no_connection_but_loopback() -> Iterator[None]:
    """A test fails when it, or a Python it started, tried to reach another machine."""
    yield
    tried = CONNECTIONS.read_text(encoding="utf-8")
    CONNECTIONS.write_text("", encoding="utf-8")
    assert not tried, tried


@pytest.fixture(scope="session")
def times() -> Callable[[int], int]:
    """How often a test kills or flips: a tenth of the number, all of it with GOALKIT_RELIABILITY=full."""
    full = os.environ.get("GOALKIT_RELIABILITY") == "full"
    return lambda number: number if full else max(1, number // 10)


@pytest.fixture(autouse=True)
def written_as_in_no_country() -> Iterator[None]:
    """A practice with a locale leaves nothing of it to the next test."""
    with written_as(Notation()):
        yield


@pytest.fixture(scope="session")
def server() -> Iterator["Cluster"]:
    """A PostgreSQL server with a practice, its coaches and a supervisor."""
    from tests.servers import cluster, new_practice, programs  # noqa: PLC0415 - few tests need a server

    if programs() is None:
        pytest.skip("there is no PostgreSQL on this computer")
    with cluster() as made:
        new_practice(made)
        yield made


@pytest.fixture
def at_server(server: "Cluster") -> str:
    """Where a coach finds an empty practice on a server."""
    return server.emptied()
