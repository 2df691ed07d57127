"""The Jupyter kernel that runs a review: this very Python, with what a review needs already loaded.

It is started before papermill is imported, so that both take their time side by side. This module is also
the program of the kernel: it loads what every review needs, then serves as a Jupyter kernel.
"""

import builtins
import json
import logging
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from math import inf
from pathlib import Path
from queue import Empty
from time import monotonic
from types import SimpleNamespace
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import default

from goalkit.blocks import Block
from goalkit.quick_import import ADDRESS_GRAMMAR, DEBUGGER, without
from goalkit.report.processes import kill_tree
from goalkit.report.run_folder import run_folder
from goalkit.report.warm import WarmPython
from goalkit.shipped import EXAMPLE_CLIENT, REVIEW_NOTEBOOK, shipped
from goalkit.store.environment import FOR_PAPER, environment_without_passphrase, hand_over, take_over

KERNEL_ENVIRONMENT = {"PLOTLY_RENDERER": "plotly_mimetype", FOR_PAPER: "1"}
"""What the kernel of a review has in its environment besides."""
EXAMPLE_DAY = "2026-09-30"
"""The last day of the last full quarter of the example client."""

_OF_A_KERNEL = (
    "ipykernel.debugger", "ipykernel.kernelapp", "IPython.core.completerlib", "IPython.core.debugger",
    "IPython.core.oinspect", "IPython.extensions.storemagic", "tornado.platform.asyncio",
)  # fmt: skip


class ConfidentialKernelManager(KernelManager):
    """Starts kernels that read the passphrase of the practice from their input, each time one is started."""

    passphrase: str | None = None

    async def _async_launch_kernel(self, kernel_cmd: list[str], **settings: Any) -> None:
        await super()._async_launch_kernel(kernel_cmd, stdin=subprocess.PIPE, **settings)
        hand_over(process_of(self).stdin, self.passphrase)


def process_of(manager: KernelManager) -> Any:
    """The process of a kernel that was started; None before that."""
    return manager.provisioner.process if isinstance(manager.provisioner, LocalProvisioner) else None


class ReviewKernelClient(AsyncKernelClient):
    """Takes a kernel for ready once it has answered and what it shows is heard.

    Its base listens on until nothing has come for 0.2 seconds, which a run of cells has no use for.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as its base has it
        """Wait for the kernel. Raises RuntimeError where it has ended, or is not ready after `timeout` s."""
        end = monotonic() + (inf if timeout is None else timeout)
        while monotonic() < end:
            self.kernel_info()
            with suppress(Empty):
                await self.get_shell_msg(timeout=1)
                await self.get_iopub_msg(timeout=0.2)
                return
            if not await self.is_alive():
                break
        raise RuntimeError("the kernel did not become ready")


class ReviewKernelManager(ConfidentialKernelManager):
    """Starts the running interpreter, whatever kernels are installed; keeps no history of what it runs."""

    last_client: Any = None

    @property
    def kernel_spec(self) -> KernelSpec:
        """How the kernel is started."""
        program = [sys.executable, "-P", "-m", "goalkit.report.kernel", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*program, "--HistoryManager.enabled=False", "--log-level=ERROR"],
            env=KERNEL_ENVIRONMENT,
            display_name="goalkit",
            language="python",
            metadata={"supported_encryption": ["curve"]},
        )

    def client(self, **kwargs: Any) -> Any:
        self.last_client = super().client(**kwargs)
        return self.last_client

    def kill(self) -> None:
        """End the kernel, with all it started, whatever it runs; may be called from any thread."""
        if process := process_of(self):
            kill_tree(process)


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel in place of starting a Python; `warm` is what it is forked from."""

    warm: WarmPython

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> Any:
        """Start the kernel; of the command only what follows the name of the program counts."""
        arguments = [*cmd[cmd.index("-f") :], f"--IPKernelApp.parent_handle={self.warm.pid}"]
        forked: Any = self.warm.start(arguments, settings.get("cwd") or str(Path.cwd()), settings["env"])
        if "stdin" not in settings:
            forked.stdin.close()  # nobody writes to it
        self.process, self.pid, self.pgid = forked, forked.pid, forked.pid
        return self.connection_info


@contextmanager
def review_kernel(
    folder: Path, passphrase: str | None = None, warm: WarmPython | None = None
) -> Iterator[ReviewKernelManager]:
    """A kernel working in `folder`, where practices open with `passphrase`; forked from `warm`, if given.

    It is stopped at the end, however that comes. Nobody else on this computer can read its messages.
    """
    with run_folder("kernel") as own:
        manager = ReviewKernelManager(
            client_class=f"{ReviewKernelClient.__module__}.{ReviewKernelClient.__name__}",
            connection_file=str(own / "connection.json"),
            transport_encryption="required",
        )
        manager.passphrase = passphrase
        if warm:
            manager.provisioner = ForkProvisioner(
                parent=manager, kernel_spec=manager.kernel_spec, kernel_id="review"
            )
            manager.provisioner.warm = warm
        try:
            environment = environment_without_passphrase()
            manager.start_kernel(cwd=str(folder), env=environment, stderr=subprocess.DEVNULL)
            yield manager
        finally:
            if manager.last_client is not None:
                manager.last_client.stop_channels()
            manager.kill()
            manager.shutdown_kernel(now=True)  # of one that still ran it would ask every 0.1 s


def kernel_app() -> Any:
    """The application that a kernel is, without a hang in that of ipykernel.

    Its thread of control messages ends first. It waits for the thread that shows things, which Python ends
    before it otherwise: about one kernel in six that are asked to end right after a short run then hangs.
    """
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 - only a kernel needs it

    class KernelApp(IPKernelApp):
        def start(self) -> None:
            super().start()  # type: ignore[no-untyped-call] # of ipykernel
            if self.control_thread and self.control_thread.is_alive():
                self.control_thread.stop()
                self.control_thread.join()

    return KernelApp


def run_kernel() -> None:
    """Run this Python as a kernel. What it shows waits for whoever reads it, however much it is at once.

    Of more than a thousand that wait, as a page with sixty goals sends them, the others would be lost. One
    that is ended while it works says nothing in the terminal.
    """
    base: Any = kernel_app()

    class PatientKernelApp(base):  # type: ignore[misc] # its base has no types
        @default("log_level")
        def _quiet(self) -> int:
            return logging.CRITICAL

        def init_iopub(self, context: Any) -> None:
            context.sndhwm = 0
            super().init_iopub(context)

    PatientKernelApp.launch_instance()


@contextmanager
def as_in_a_notebook() -> Iterator[None]:
    """Meanwhile libraries that ask where they are loaded are told: in a notebook, as pandas asks.

    It shows as many columns of a frame as fit into a terminal otherwise.
    """
    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore[attr-defined] # IPython's own
    try:
        yield
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined] # IPython's own


def load_kernel() -> None:
    """Load what every kernel needs in which nobody looks for mistakes."""
    with without(DEBUGGER):
        for name in _OF_A_KERNEL:
            import_module(name)


def load() -> None:
    """Load what every review needs."""
    load_kernel()
    with as_in_a_notebook(), without(ADDRESS_GRAMMAR):
        import nbformat  # noqa: F401, PLC0415 - plotly asks for it when it shows a figure

        import goalkit.store  # noqa: F401, PLC0415 - it is loaded for the notebook
        from goalkit.charts import keep_private  # noqa: PLC0415 - only a kernel needs it
    keep_private()
    Block.has_html = False


def rehearse() -> None:
    """Review the example client, so that what is made at its first use is there: templates, compiled queries.

    Whoever is forked from here begins with it.
    """
    from IPython.core.formatters import DisplayFormatter  # noqa: PLC0415 - only a kernel needs it

    from goalkit.store import import_client, open_practice  # noqa: PLC0415 - only a kernel needs it

    show = DisplayFormatter().format
    with run_folder("kernel") as folder:
        practice = folder / "example.goalkit"
        with open_practice(practice, create=True) as opened:
            import_client(opened, shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))
        names: dict[str, Any] = {}
        for cell in json.loads(shipped(REVIEW_NOTEBOOK).read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                for part in _parts("".join(cell["source"]), names):
                    show(part)  # type: ignore[no-untyped-call] # of IPython
            if "parameters" in cell["metadata"].get("tags", ()):
                names |= {"practice": str(practice), "as_of": EXAMPLE_DAY, "depth": "full"}


def _parts(source: str, names: dict[str, Any]) -> Iterable[Any]:
    """The parts of the section that a cell gives; nothing where it is no expression."""
    try:
        found = eval(source, names)  # noqa: S307 - the notebook that goalkit ships
    except SyntaxError:
        exec(source, names)  # noqa: S102 - as above
        return ()
    parts: Iterable[Any] = found.parts
    return parts


def main() -> None:
    """Serve as a kernel that opens practices with the passphrase that comes through its input."""
    take_over(sys.stdin.buffer)
    run_kernel()


if __name__ == "__main__":
    load()
    main()
