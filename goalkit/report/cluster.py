"""Many reports on many machines: made by the workers of a Dask cluster, as `report.batch` makes them here.

A worker opens the practice by the same path or address as whoever asks, and with a passphrase of its own:
from the environment or the keyring of its machine. A task says whose report is wanted and no more, and what
comes back is the finished file.
"""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

from distributed import Client, WorkerPlugin, as_completed, get_worker

from goalkit.errors import ClusterError, GoalkitError, OutFileError
from goalkit.report.batch import Asked, Done, check_request, code_version, made
from goalkit.report.job import CancelToken, ReportRequest, write_atomically
from goalkit.report.locking import lock_pdf
from goalkit.report.press import Press, WarmPress
from goalkit.shipped import shipped
from goalkit.store import open_practice, passphrase_given, practice_location
from goalkit.store.environment import is_this_machine
from goalkit.store.system_keyring import kept_passphrase

ENCRYPTED = {"tls", "wss", "gateway"}
"""Kinds of address by which everything goes encrypted."""
TIME_TO_CONNECT = 20.0
"""Seconds that a scheduler may take to answer, at first and after it was lost."""
TIME_FOR_WORKERS = 5.0
"""Seconds until it is said that no worker is there."""
NO_WORKER = (
    "The scheduler at {} has no worker yet. The reviews wait for one: start it with `dask worker {}`, or "
    "stop with Ctrl-C."
)
OTHER_CODE = "another version of goalkit is installed there: install the same one on all machines"
NOT_SAFE = (
    "reports and commands would go over the network for everybody to read. Start scheduler and workers with "
    "TLS and give the address as tls://, or reach them through a tunnel at tcp://localhost"
)
AWAY = "it did not answer. Check that it runs, and the address"
LOST = (
    "the connection to it was lost. What was finished is here: start the scheduler and its workers, then the "
    "same command again, and only the rest is made"
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """A report for a worker: `request` holds no passphrase, and names a notebook that is shipped."""

    whose: str
    request: ReportRequest

    @classmethod
    def of(cls, asked: Asked) -> Self:
        """The report that is asked for, without what others may not know."""
        notebook = asked.request.notebook.resolve()
        name = f"{notebook.parent.name}/{notebook.name}"
        with suppress(GoalkitError):
            notebook = Path(name) if shipped(name).resolve() == notebook else notebook
        return cls(
            whose=asked.whose, request=replace(asked.request, notebook=notebook, passphrase=None, lock=None)
        )

    def here(self, out: Path) -> ReportRequest:
        """The request on the machine of a worker, with what opens the practice there. Raises GoalkitError."""
        notebook = self.request.notebook
        notebook = notebook if notebook.is_absolute() else shipped(notebook.as_posix())
        practice = self.request.parameters.get("practice")
        opens = passphrase_given() or (kept_passphrase(practice_location(practice)) if practice else None)
        return replace(self.request, notebook=notebook, out=out, passphrase=opens)


class WarmWorker(WorkerPlugin):  # type: ignore[misc] # not all of distributed is typed
    """Keeps a press warm in each worker; one that could not make the work does not become a worker.

    Each batch has one of its own: another that ends takes nothing away from it.
    """

    def __init__(self, work: Work) -> None:
        self._work, self._code, self.name = work, code_version(), f"goalkit-{uuid4().hex}"
        self.press: WarmPress | None = None

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - distributed's own
        """Check that this machine has all that is needed, and begin to load it."""
        if code_version() != self._code:
            raise RuntimeError(OTHER_CODE)
        try:
            request = self._work.here(Path(os.devnull))
            check_request(request)
            if practice := request.parameters.get("practice"):
                open_practice(practice, passphrase=request.passphrase).close()
        except GoalkitError as problem:
            raise RuntimeError(str(problem)) from None  # it can be sent, others cannot
        self.press = WarmPress()
        self.press.start()

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - distributed's own
        """End all that is kept."""
        if self.press:
            self.press.close()


def make(work: Work, name: str) -> tuple[Done, bytes]:
    """Make a report in a worker; gives the file as well, which is empty where there is none."""
    plugins = get_worker().plugins
    with TemporaryDirectory(prefix="goalkit-") as folder:
        out = Path(folder) / work.request.out.name
        asked = Asked(whose=work.whose, request=work.here(out), fingerprint="")
        if warm := plugins.get(name):
            done = made(asked, warm.press, CancelToken())
        if name not in plugins:  # the batch that asked first was stopped, and another waits for the same
            done = made(asked, Press(), CancelToken())
        return done, out.read_bytes() if done.is_new else b""


class Cluster:
    """The workers at the `address` of a scheduler, as a context; called as `batch.here` is.

    `say` is told where there is no worker for a while; one that comes later makes the reports. Raises
    ClusterError where the scheduler cannot be reached or no longer is, where the way to it can be read by
    others, or where a worker could not make the reports.
    """

    def __init__(self, address: str, say: Callable[[str], None]) -> None:
        self._address, self._say, self._kept = address, say, ExitStack()
        if not is_private(address):
            raise ClusterError(address, NOT_SAFE)
        try:
            self._client = self._kept.enter_context(
                Client(address, timeout=TIME_TO_CONNECT, set_as_default=False)
            )
        except (OSError, ValueError) as failure:
            raise ClusterError(address, AWAY) from failure

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def __call__(self, missing: Sequence[Asked]) -> Generator[tuple[Asked, Done]]:
        works = {_key(one): one for one in missing}
        plugin = WarmWorker(Work.of(missing[0]))
        try:
            self._client.register_plugin(plugin)
        except Exception as failure:  # what a worker raises can be anything
            raise ClusterError(self._address, f"a worker cannot make them: {failure}") from failure
        futures = [
            self._client.submit(make, Work.of(one), plugin.name, key=key, pure=False)
            for key, one in works.items()
        ]
        try:
            self._wait_for_workers()
            for future in as_completed(futures, loop=self._client.loop):
                if future.cancelled():
                    raise ClusterError(self._address, LOST)
                yield works[future.key], _finished(works[future.key], future)
                future.release()
        finally:
            if self._client.status == "running":
                self._client.cancel(futures)
                self._client.unregister_worker_plugin(plugin.name)

    def _wait_for_workers(self) -> None:
        """Wait a moment for a worker, and say so where none comes; a cluster may grow with what is asked."""
        try:
            self._client.wait_for_workers(1, timeout=TIME_FOR_WORKERS)
        except TimeoutError:
            self._say(NO_WORKER.format(self._address, self._address))


def _key(asked: Asked) -> str:
    """The same for the same report, so that one that is being made is not begun again."""
    return f"goalkit-{asked.whose}-{asked.fingerprint or uuid4().hex}"


def _finished(asked: Asked, future: Any) -> Done:
    """What became of a report, after its file was put in its place."""
    if failure := future.exception():
        return Done(whose=asked.whose, problem=f"no worker could make it ({type(failure).__name__})")
    done: Done
    done, content = future.result()
    if done.is_new:
        lock = asked.request.lock
        try:
            write_atomically(asked.request.out, content if lock is None else lock_pdf(content, lock))
        except OutFileError as error:
            return Done(whose=asked.whose, problem=str(error))
    return done


def is_private(address: str) -> bool:
    """Whether nobody else can read what goes to this address: it is encrypted, or stays on this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    return parts.scheme in ENCRYPTED or is_this_machine(parts.hostname or "")
