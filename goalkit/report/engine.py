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


class GoalkitEngine:
    """Runs a notebook as papermill's usual engine does, in a Python that was ready before."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **settings: Any) -> Any:
        """Run the cells of a notebook."""
        settings.setdefault("kernel_manager_class", ForkingKernelManager)
        return _usual_engine().execute_notebook(nb, kernel_name, **settings)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """The kernel that a notebook asks for, unless another one is named."""
        return str(_usual_engine().nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """The language of a notebook, unless another one is named."""
        return str(_usual_engine().nb_language(nb, language))


def _usual_engine() -> Any:
    from papermill.engines import NBClientEngine  # noqa: PLC0415 - it loads this module while it is loaded

    return NBClientEngine
