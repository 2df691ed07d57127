"""On a server saved means saved, too: for coaches who save at once, and while it is started anew."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from goalkit.errors import ServerAwayError
from goalkit.model import Client, Objective
from goalkit.model.record import new_id
from goalkit.store import Practice, open_practice
from tests.servers import OWNER, Cluster, cluster, new_practice, programs

PATIENCE = 120
"""Seconds after which one who waits for the others gives up."""
SAVERS = [f"saver{number}" for number in range(8)]


@pytest.fixture(scope="module")
def safe() -> Iterator[Cluster]:
    """A server that writes as it does by default, with a practice of eight coaches."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL on this computer")
    with cluster(settings="") as made:
        new_practice(made)
        with open_practice(made.address(OWNER)) as practice:
            for name in SAVERS:
                made.ask(f"CREATE ROLE {name} LOGIN")
                practice.add_coach(name)
        yield made


def saved(practice: Practice, coach: str) -> list[str]:
    return [one.id for one in practice.load(f"of {coach}").objectives]


def test_all_coaches_save_at_once_and_every_save_is_there(safe: Cluster, times: Callable[[int], int]) -> None:
    """Eight coaches, two windows each: 2,000 saves with GOALKIT_RELIABILITY=full."""
    for coach in SAVERS:
        with open_practice(safe.address(coach)) as practice:
            practice.record(f"of {coach}", Client(id=f"of {coach}", name=f"Client of {coach}"))
    together = Barrier(2 * len(SAVERS), timeout=PATIENCE)

    def save(coach: str, window: int) -> None:
        with open_practice(safe.address(coach), timeout=600) as practice:
            together.wait()
            for number in range(times(125)):
                one = Objective(id=f"{window}-{number}", title=f"Of {coach}")
                assert practice.record(f"of {coach}", one) is not None

    with ThreadPoolExecutor(2 * len(SAVERS)) as windows:
        for done in [windows.submit(save, coach, window) for coach in SAVERS for window in (1, 2)]:
            done.result()
    wanted = sorted(f"{window}-{number}" for number in range(times(125)) for window in (1, 2))
    for coach in SAVERS:
        with open_practice(safe.address(coach)) as practice:
            assert sorted(saved(practice, coach)) == wanted
            assert [one.id for one in practice.clients()] == [f"of {coach}"]


class Restart:
    """Four coaches who save, and a server that ends in the midst of it as by a loss of power."""

    def __init__(self, server: Cluster) -> None:
        self.server, self.coaches = server, SAVERS[:4]
        everybody = len(self.coaches) + 1
        self.saving, self.noticed = Barrier(everybody, timeout=PATIENCE), Barrier(everybody, timeout=PATIENCE)
        self.is_up = Event()

    def run(self) -> dict[str, list[str]]:
        """The ids that each coach was told are saved."""
        with ThreadPoolExecutor(len(self.coaches)) as windows:
            told = {coach: windows.submit(self._save, coach) for coach in self.coaches}
            self.saving.wait()
            self.server.stop()
            self.noticed.wait()
            self.server.start()
            self.is_up.set()
            return {coach: done.result() for coach, done in told.items()}

    def _save(self, coach: str) -> list[str]:
        told: list[str] = []
        with open_practice(self.server.address(coach)) as practice:
            practice.record(f"of {coach}", Client(id=f"of {coach}", name="Robin Example"))
            while len(told) < 5 or not self.is_up.is_set():
                try:
                    told.append(self._saved(practice, coach))
                except ServerAwayError:
                    self.noticed.wait()
                    self.is_up.wait(PATIENCE)
                else:
                    if len(told) == 5:
                        self.saving.wait()
            told.append(self._saved(practice, coach))  # on a new connection
        return told

    def _saved(self, practice: Practice, coach: str) -> str:
        one = Objective(id=new_id(), title="Saved")
        practice.record(f"of {coach}", one)
        return one.id


def test_a_server_that_is_started_anew_in_the_midst_of_saves_loses_none(
    safe: Cluster, times: Callable[[int], int]
) -> None:
    """20 times with GOALKIT_RELIABILITY=full."""
    for _ in range(times(20)):
        for coach, told in Restart(safe).run().items():
            assert len(told) > 5
            with open_practice(safe.address(coach)) as practice:
                assert set(told) <= set(saved(practice, coach))
