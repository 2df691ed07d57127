"""The engine `goalkit` of papermill: notebooks of anyone, each in a Python that is forked in no time.

`papermill --engine goalkit` and `papermill.execute_notebook(..., engine_name="goalkit")` give what the usual
engine gives. A notebook of another language, or of another Python, runs as it always does.
"""

import atexit
import os
import sys
from functools import cache
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from papermill.engines import NBClientEngine

from goalkit.report.kernel import ForkProvisioner
from goalkit.report.warm import CAN_FORK, WarmPython

_LAUNCHER = "ipykernel_launcher"


class ForkingKernelManager(AsyncKernelManager):
    """Forks the kernel where it is one of this very Python."""

    async def _async_pre_start_kernel(self, **settings: Any) -> tuple[list[str], dict[str, Any]]:
        argv = self.kernel_spec.argv if self.kernel_spec else []
        if CAN_FORK and _LAUNCHER in argv and argv[0] in {"python", "python3", sys.executable}:
            self.provisioner = ForkProvisioner(
                parent=self, kernel_spec=self.kernel_spec, kernel_id=self.kernel_id
            )
            self.provisioner.warm = warm_python()
        return await super()._async_pre_start_kernel(**settings)


@cache
def warm_python() -> WarmPython:
    """What kernels are forked from until this program ends."""
    started = WarmPython("goalkit.report.plain_kernel", os.environ, is_safe=False)
    atexit.register(started.close)
    return started


class GoalkitEngine(NBClientEngine):  # type: ignore[misc] # papermill has no types
    """Runs a notebook as papermill does, in a Python that was ready before."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **settings: Any) -> Any:
        """Run the cells of a notebook."""
        settings.setdefault("kernel_manager_class", ForkingKernelManager)
        return super().execute_managed_notebook(nb_man, kernel_name, **settings)
