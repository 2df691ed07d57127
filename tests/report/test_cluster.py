"""Many reports made by a real scheduler and its workers, each a process of its own on this machine."""

import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from goalkit.errors import ClusterError
from goalkit.model import Client
from goalkit.report import cluster, render_review
from goalkit.report.batch import MADE_OF, Asked, Done, render_all
from goalkit.report.cluster import Cluster, Work, is_private
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.store import open_practice
from tests.books import goal, reach
from tests.report.test_batch import asked_for

PASSPHRASE = "früh auf"
Program = subprocess.Popen[bytes]


class Dask:
    """A scheduler and workers that are started when asked for."""

    def __init__(self, folder: Path, programs: ExitStack) -> None:
        self._folder, self._programs = folder, programs
        self.address, self.scheduler = self._started_scheduler()

    def _start(self, name: str, *words: object) -> Program:
        program = [sys.executable, "-m", f"distributed.cli.dask_{name}", *map(str, words), "--no-dashboard"]
        started = subprocess.Popen(
            program, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=self._folder
        )
        self._programs.enter_context(started)
        self._programs.callback(started.kill)
        return started

    def _started_scheduler(self) -> tuple[str, Program]:
        started = self._start("scheduler", "--host", "127.0.0.1", "--port", 0)
        return _word_after("Scheduler at:", started), started

    def worker(self) -> Program:
        """A worker with one thread, once it is there."""
        started = self._start("worker", self.address, "--nthreads", 1, "--no-nanny")
        _word_after("Registered to:", started)
        return started


def _word_after(sign: str, program: Program) -> str:
    assert program.stderr
    for line in program.stderr:
        if sign in (said := line.decode()):
            return said.rpartition(sign)[2].strip()
    raise AssertionError(f"it ended without {sign}")


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    with ExitStack() as programs:
        yield Dask(tmp_path, programs)


def made_by(
    dask: Dask,
    asked: list[Asked],
    then: Callable[[int], None] = lambda _: None,
    say: Callable[[str], None] = pytest.fail,
) -> list[Done]:
    """What became of each; `then` is told after each how many there are, `say` where no worker is there."""
    done: list[Done] = []

    def on_done(one: Done) -> None:
        done.append(one)
        then(len(done))

    with Cluster(dask.address, say) as works:
        render_all(asked, works, on_done=on_done)
    return done


def test_a_lost_worker_and_a_lost_scheduler_cost_nothing_that_was_made(dask: Dask, tmp_path: Path) -> None:
    asked = [asked_for(tmp_path, f"c{number}") for number in range(6)]
    first, _ = dask.worker(), dask.worker()

    def lose_a_worker(count: int) -> None:
        if count == 1:
            first.send_signal(signal.SIGKILL)

    done = made_by(dask, asked[:4], lose_a_worker)
    assert sorted(one.whose for one in done) == ["c0", "c1", "c2", "c3"]
    assert all(one.is_new for one in done), done
    assert (asked[0].request.out.parent / MADE_OF).read_text().count('"file"') == 4
    alone = render_review(replace(asked[0].request, out=tmp_path / "alone.pdf"))
    assert alone.read_bytes() == asked[0].request.out.read_bytes()

    def lose_the_scheduler(count: int) -> None:
        if count == 5:
            dask.scheduler.send_signal(signal.SIGKILL)

    with pytest.raises(ClusterError, match="the connection to it was lost"):
        made_by(dask, asked, lose_the_scheduler)
    with ExitStack() as programs:
        again = Dask(tmp_path, programs)
        again.worker()
        assert [one.is_new for one in made_by(again, asked)] == [False] * 5 + [True]


def test_a_worker_without_what_is_needed_is_told_of_before_anything_is_made(
    dask: Dask, tmp_path: Path
) -> None:
    dask.worker()
    one = asked_for(tmp_path, "c1")
    practice = {"client": "c1", "practice": str(tmp_path / "none.goalkit")}
    with pytest.raises(ClusterError, match=r"none\.goalkit"):
        made_by(dask, [replace(one, request=replace(one.request, parameters=practice))])


def test_without_a_worker_it_says_so_and_waits_for_one(
    dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "TIME_FOR_WORKERS", 0.5)
    said: list[str] = []

    def start_one(sentence: str) -> None:
        said.append(sentence)
        dask.worker()

    (done,) = made_by(dask, [asked_for(tmp_path, "c1")], say=start_one)
    assert done.is_new, done
    (sentence,) = said
    assert "has no worker yet" in sentence
    assert f"`dask worker {dask.address}`" in sentence


def test_workers_open_a_practice_on_a_server_and_two_batches_on_one_cluster_are_both_right(
    dask: Dask, at_server: str, tmp_path: Path
) -> None:
    with open_practice(at_server) as practice:
        for one in ("c1", "c2", "c3"):
            practice.record(one, Client(id=one, name=f"Client {one}"), goal(statement=f"Grow {one}"), reach())
    dask.worker()
    words = ["review", "--all", "2026-Q1", "--practice", at_server, "--scheduler", dask.address]
    program = [sys.executable, "-m", "goalkit", *words, "--format", "html", "--out"]
    both = [
        subprocess.Popen([*program, tmp_path / name], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    told = [(*(one.decode() for one in each.communicate()), each.returncode) for each in both]
    assert [code for *_, code in told] == [0, 0], told
    for name in ("one", "two"):
        for one in ("c1", "c2", "c3"):
            text = (tmp_path / name / f"{one}-2026-Q1.html").read_text(encoding="utf-8")
            assert f"Grow {one}" in text


def test_a_task_holds_no_passphrase_and_names_a_notebook_of_goalkit(tmp_path: Path) -> None:
    own = asked_for(tmp_path, "c1").request
    secret = replace(own, notebook=shipped(REVIEW_NOTEBOOK), passphrase=PASSPHRASE, lock=PASSPHRASE)
    work = Work.of(Asked(whose="c1", request=secret, fingerprint=""))
    assert PASSPHRASE.encode() not in pickle.dumps(work)
    assert work.request.notebook == Path(REVIEW_NOTEBOOK)
    assert work.here(tmp_path / "c1.pdf").notebook == shipped(REVIEW_NOTEBOOK)
    assert Work.of(Asked(whose="c1", request=own, fingerprint="")).request.notebook == own.notebook


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("tls://hub:8786", True),
        ("gateway://hub/a", True),
        ("tcp://127.0.0.1:8786", True),
        ("localhost:8786", True),
        ("tcp://10.0.0.7:8786", False),
        ("hub:8786", False),
        ("ws://hub:8786", False),
        ("ucx://hub:8786", False),
    ],
)
def test_what_others_could_read_is_refused(address: str, *, private: bool) -> None:
    assert is_private(address) == private
    if not private:
        with pytest.raises(ClusterError, match="TLS"):
            Cluster(address, pytest.fail)
