"""The Jupyter kernel that runs a review: this very Python, with what a review needs already loaded.

It is started before papermill is imported, so that both take their time side by side. This module is also
the program of the kernel: it loads what every review needs, then serves as a Jupyter kernel.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from goalkit.quick_import import ADDRESS_GRAMMAR, without
from goalkit.report.processes import kill_tree
from goalkit.report.run_folder import run_folder
from goalkit.store.environment import (
    FOR_PAPER,
    environment_without_passphrase,
    hand_over,
    take_over,
)


class ConfidentialKernelManager(KernelManager):
    """Starts kernels that read the passphrase of the practice from their input, each time one is started."""

    passphrase: str | None = None

    async def _async_launch_kernel(self, kernel_cmd: list[str], **settings: Any) -> None:
        await super()._async_launch_kernel(kernel_cmd, stdin=subprocess.PIPE, **settings)
        hand_over(process_of(self).stdin, self.passphrase)


def process_of(manager: KernelManager) -> Any:
    """The process of a kernel that was started; None before that."""
    return manager.provisioner.process if isinstance(manager.provisioner, LocalProvisioner) else None


class ReviewKernelManager(ConfidentialKernelManager):
    """Starts the running interpreter, whatever kernels are installed; keeps no history of what it runs."""

    last_client: BlockingKernelClient | None = None

    @property
    def kernel_spec(self) -> KernelSpec:
        """How the kernel is started."""
        program = [sys.executable, "-P", "-m", "goalkit.report.kernel", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*program, "--HistoryManager.enabled=False", "--log-level=ERROR"],
            env={"PLOTLY_RENDERER": "plotly_mimetype", FOR_PAPER: "1"},
            display_name="goalkit",
            language="python",
            metadata={"supported_encryption": ["curve"]},
        )

    def client(self, **kwargs: Any) -> BlockingKernelClient:
        self.last_client = super().client(**kwargs)
        return self.last_client

    def kill(self) -> None:
        """End the kernel, with all it started, whatever it runs; may be called from any thread."""
        if process := process_of(self):
            kill_tree(process)


@contextmanager
def review_kernel(folder: Path, passphrase: str | None = None) -> Iterator[ReviewKernelManager]:
    """A kernel working in `folder`, where practices open with `passphrase`.

    It is stopped at the end, however that comes. Nobody else on this computer can read its messages.
    """
    with run_folder("kernel") as own:
        manager = ReviewKernelManager(
            client_class="jupyter_client.asynchronous.AsyncKernelClient",
            connection_file=str(own / "connection.json"),
            transport_encryption="required",
        )
        manager.passphrase = passphrase
        try:
            environment = environment_without_passphrase()
            manager.start_kernel(cwd=str(folder), env=environment, stderr=subprocess.DEVNULL)
            yield manager
        finally:
            if manager.last_client is not None:
                manager.last_client.stop_channels()
            manager.shutdown_kernel(now=True)


def run_kernel() -> None:
    """Run this Python as a kernel. What it shows waits for whoever reads it, however much it is at once.

    Of more than a thousand that wait, as a page with sixty goals sends them, the others would be lost.
    """
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415 - only a kernel needs it

    class PatientKernelApp(IPKernelApp):
        def init_iopub(self, context: Any) -> None:
            context.sndhwm = 0
            super().init_iopub(context)  # type: ignore[no-untyped-call] # of ipykernel

    PatientKernelApp.launch_instance()


if __name__ == "__main__":
    take_over(sys.stdin.buffer)
    with without(ADDRESS_GRAMMAR):
        import nbformat  # noqa: F401 - plotly asks for it when it shows a figure
    import goalkit.store  # noqa: F401 - it is loaded for the notebook
    from goalkit.charts import keep_private

    keep_private()
    run_kernel()
