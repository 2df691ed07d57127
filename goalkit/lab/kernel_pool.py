"""The kernels of JupyterLab. One is started before a notebook asks, so that a page opens in half the time."""

import asyncio
import os
import time
from datetime import UTC, datetime
from typing import Any

from jupyter_client.session import new_id
from jupyter_server.services.kernels import kernelmanager
from tornado.ioloop import IOLoop
from tornado.web import HTTPError
from traitlets import Integer, default

from goalkit.lab.lock import Lock
from goalkit.report.kernel import ConfidentialKernelManager
from goalkit.store.environment import handed_over

_Kernels: Any = kernelmanager.AsyncMappingKernelManager
_Kernel: Any = kernelmanager.ServerKernelManager

WARM_UP = "from goalkit.exercises import load_all; load_all(); del load_all"
REFILL_DELAY = 5.0
"""Seconds until the next one is started: first the page that took the last one has the computer."""
READY_LIMIT = 60.0
"""Seconds that a new one may take to answer; later it is handed out as it is."""
FINISH = "__import__('goalkit.forms.debounce', fromlist=['finish']).finish()"
"""Has one keep what was typed; true where it makes nothing any more, such as a PDF."""
FINISH_LIMIT, ASK_AGAIN = 600.0, 0.5
"""Seconds that one may take to finish when the workbook is locked, and after which it is asked again."""


class PageKernelManager(ConfidentialKernelManager, _Kernel):  # type: ignore[misc] # as below
    """Starts, and starts again, the kernel of one page."""

    parent: "KernelPool"

    @default("last_activity")
    def _begun(self) -> datetime:
        """A kernel that is being started is asked for it, and has none yet."""
        return datetime.now(UTC)

    @property
    def passphrase(self) -> str | None:  # type: ignore[override] # it is that of all pages
        """What opens the practice; nothing does while the workbook is locked."""
        return self.parent.lock.passphrase


class KernelPool(_Kernels):  # type: ignore[misc] # half of its base has no types
    """Keeps one kernel with goalkit loaded in reserve. The next notebook of the top folder gets it.

    JupyterLab takes this in place of its own kernel manager (`goalkit.lab.server`). All of its kernels are
    told the passphrase that it finds in an open pipe at its start. When the lock is closed they end, and none
    is started.
    """

    passphrase_pipe = Integer(None, allow_none=True, help="The number of that pipe.").tag(config=True)
    lock_after = Integer(0, help="Minutes without input after which the lock is closed.").tag(config=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.kernel_manager_class = f"{__name__}.{PageKernelManager.__name__}"
        passphrase = None
        if self.passphrase_pipe is not None:
            with os.fdopen(self.passphrase_pipe, "rb") as pipe:
                passphrase = handed_over(pipe)
        self.lock = Lock(passphrase, self.lock_after, self._end_all)
        self._reserve: asyncio.Task[str] | None = None
        self._reserve_id = ""
        IOLoop.current().add_callback(self._refill)

    async def start_kernel(
        self, *, kernel_id: str | None = None, path: str | None = None, **settings: Any
    ) -> str:
        """The id of a kernel for a notebook in this folder: that in reserve, or a new one.

        Raises HTTPError while the workbook is locked.
        """
        self._refuse_locked()
        if kernel_id is None and self._is_usual(path, settings.get("kernel_name")):
            reserve, self._reserve, self._reserve_id = self._reserve, None, ""
            asyncio.get_running_loop().call_later(REFILL_DELAY, self._refill)
            if reserve is not None:
                return await reserve
        return str(await super().start_kernel(kernel_id=kernel_id, path=path, **settings))

    async def shutdown_all(self, now: bool = False) -> None:  # noqa: FBT001, FBT002 - as its base is called
        """End all. That in reserve ends in the midst of what it loads, and says nothing of it."""
        if self._reserve is not None:
            await asyncio.gather(*self._pending_kernels.values(), return_exceptions=True)
            if self._reserve_id in self:
                await self.get_kernel(self._reserve_id).provisioner.kill()
            self._reserve.cancel()
            self._reserve = None
        await super().shutdown_all(now=now)

    def list_kernels(self) -> list[dict[str, Any]]:
        """What JupyterLab shows as running: not the one in reserve."""
        in_use: list[dict[str, Any]] = super().list_kernels()
        return [kernel for kernel in in_use if kernel["id"] != self._reserve_id]

    def _refuse_locked(self) -> None:
        if self.lock.is_closed:
            raise HTTPError(423, "The workbook is locked")

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that nobody has used for long; the one in reserve waits for as long as it takes."""
        if kernel_id != self._reserve_id:
            await super().cull_kernel_if_idle(kernel_id)

    def _is_usual(self, path: str | None, name: str | None) -> bool:
        in_top_folder = self.cwd_for_path(path or "") == self.cwd_for_path("")
        return in_top_folder and name in (None, self.default_kernel_name)

    def _refill(self) -> None:
        if self._reserve is None and not self.lock.is_closed:
            self._reserve_id = self.new_kernel_id()
            self._reserve = asyncio.get_running_loop().create_task(self._one_more(self._reserve_id))

    async def _one_more(self, kernel_id: str) -> str:
        self._refuse_locked()
        await super().start_kernel(kernel_id=kernel_id, path="")
        client = self.get_kernel(kernel_id).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=READY_LIMIT)
            client.execute(WARM_UP, silent=True, store_history=False, allow_stdin=False)
        except RuntimeError:
            self.log.warning("A kernel in reserve is slow to start: %s", kernel_id)
        finally:
            client.stop_channels()
        return kernel_id

    async def _end_all(self) -> None:
        """End all, those that are just being started among them, as long as the lock is closed."""
        if self._reserve is not None:
            await asyncio.gather(self._reserve, return_exceptions=True)
        while self.lock.is_closed:
            await asyncio.gather(*self._pending_kernels.values(), return_exceptions=True)
            if not (ids := self.list_kernel_ids()):
                break
            await asyncio.gather(*map(self._end, ids))
        if self._reserve_id not in self:
            self._reserve, self._reserve_id = None, ""

    async def _end(self, kernel_id: str) -> None:
        """End a kernel once it has finished, or has taken too long; it goes on where the lock is opened."""
        client, until = self.get_kernel(kernel_id).client(), time.monotonic() + FINISH_LIMIT
        client.session.session = new_id()  # a kernel answers only one of several clients of the same name
        client.start_channels()
        try:
            while self.lock.is_closed and time.monotonic() < until:
                if await _finishes(client):
                    break
                await asyncio.sleep(ASK_AGAIN)
        finally:
            client.stop_channels()
        if self.lock.is_closed:
            await self.shutdown_kernel(kernel_id)


async def _finishes(client: Any) -> bool:
    """Whether a kernel has finished; one that is at work does not answer."""
    asked = {"silent": True, "store_history": False, "allow_stdin": False}
    try:
        answer = await client.execute(
            "", user_expressions={"finished": FINISH}, reply=True, timeout=ASK_AGAIN, **asked
        )
    except TimeoutError:
        return False
    told = answer["content"].get("user_expressions", {}).get("finished", {})
    return bool(told.get("data", {}).get("text/plain") == "True")
