"""The kernels of JupyterLab. One is started before a notebook asks, so that a page opens in half the time."""

import asyncio
import os
from datetime import UTC, datetime
from typing import Any

from jupyter_server.services.kernels import kernelmanager
from tornado.ioloop import IOLoop
from traitlets import Integer, default

from goalkit.report.kernel import ConfidentialKernelManager
from goalkit.store.environment import handed_over

_Kernels: Any = kernelmanager.AsyncMappingKernelManager
_Kernel: Any = kernelmanager.ServerKernelManager

WARM_UP = "from goalkit.exercises import load_all; load_all(); del load_all"
REFILL_DELAY = 5.0
"""Seconds until the next one is started: first the page that took the last one has the computer."""
READY_LIMIT = 60.0
"""Seconds that a new one may take to answer; later it is handed out as it is."""


class PageKernelManager(ConfidentialKernelManager, _Kernel):  # type: ignore[misc] # as below
    """Starts, and starts again, the kernel of one page."""

    parent: "KernelPool"

    @default("last_activity")
    def _begun(self) -> datetime:
        """A kernel that is being started is asked for it, and has none yet."""
        return datetime.now(UTC)

    @property
    def passphrase(self) -> str | None:  # type: ignore[override] # it is that of all pages
        """What opens the practice."""
        return self.parent.passphrase


class KernelPool(_Kernels):  # type: ignore[misc] # half of its base has no types
    """Keeps one kernel with goalkit loaded in reserve. The next notebook of the top folder gets it.

    JupyterLab takes this in place of its own kernel manager (`goalkit.lab.server`). All of its kernels are
    told the passphrase that it finds in an open pipe at its start.
    """

    passphrase_pipe = Integer(None, allow_none=True, help="The number of that pipe.").tag(config=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.kernel_manager_class = f"{__name__}.{PageKernelManager.__name__}"
        self.passphrase: str | None = None
        if self.passphrase_pipe is not None:
            with os.fdopen(self.passphrase_pipe, "rb") as pipe:
                self.passphrase = handed_over(pipe)
        self._reserve: asyncio.Task[str] | None = None
        self._reserve_id = ""
        IOLoop.current().add_callback(self._refill)

    async def start_kernel(
        self, *, kernel_id: str | None = None, path: str | None = None, **settings: Any
    ) -> str:
        """The id of a kernel for a notebook in this folder: that in reserve, or a new one."""
        if kernel_id is None and self._is_usual(path, settings.get("kernel_name")):
            reserve, self._reserve, self._reserve_id = self._reserve, None, ""
            asyncio.get_running_loop().call_later(REFILL_DELAY, self._refill)
            if reserve is not None:
                return await reserve
        return str(await super().start_kernel(kernel_id=kernel_id, path=path, **settings))

    def list_kernels(self) -> list[dict[str, Any]]:
        """What JupyterLab shows as running: not the one in reserve."""
        in_use: list[dict[str, Any]] = super().list_kernels()
        return [kernel for kernel in in_use if kernel["id"] != self._reserve_id]

    def _is_usual(self, path: str | None, name: str | None) -> bool:
        in_top_folder = self.cwd_for_path(path or "") == self.cwd_for_path("")
        return in_top_folder and name in (None, self.default_kernel_name)

    def _refill(self) -> None:
        if self._reserve is None:
            self._reserve_id = self.new_kernel_id()
            self._reserve = asyncio.get_running_loop().create_task(self._one_more(self._reserve_id))

    async def _one_more(self, kernel_id: str) -> str:
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
