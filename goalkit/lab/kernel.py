"""The program of the Python behind a page: a Jupyter kernel that is told the passphrase when it starts.

It is started with `-P`: no file beside a notebook is taken for a part of Python or of goalkit. Modules of
one's own can still be imported from there.
"""

import signal
import sys

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ended while it is loaded, it has nothing to say
    from goalkit.report.kernel import run_kernel
    from goalkit.store.environment import take_over

    take_over(sys.stdin.buffer)
    sys.path.append("")
    run_kernel()
