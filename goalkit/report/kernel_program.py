"""The program of the kernel: loads what every review needs, then serves as a Jupyter kernel.

Run by `goalkit.report.kernel` only.
"""

import pandas  # noqa: F401, ICN001 - loaded while the caller still starts, so that the first cell need not wait
from ipykernel.kernelapp import launch_new_instance
from plotly.graph_objects import Figure  # noqa: F401 - the same

if __name__ == "__main__":
    launch_new_instance()
