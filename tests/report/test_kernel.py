"""The kernel of a review."""

from pathlib import Path

import pytest
from jupyter_core.utils import ensure_event_loop

from goalkit.report.kernel import review_kernel
from tests.eavesdropper import AS_ANOTHER_USER, heard_by_another_user


@AS_ANOTHER_USER
def test_another_user_of_the_computer_reads_nothing_of_it(tmp_path: Path) -> None:
    with review_kernel(tmp_path) as kernel:
        client = kernel.blocking_client()
        client.start_channels()
        client.wait_for_ready(timeout=60)

        def talk() -> None:
            client.execute_interactive("print('of nobody else')", timeout=60)

        assert heard_by_another_user(kernel.get_connection_info(), talk) == 0
        client.stop_channels()


def test_waiting_for_a_kernel_that_has_ended_ends(tmp_path: Path) -> None:
    with review_kernel(tmp_path) as kernel:
        client = kernel.client()
        client.start_channels()
        kernel.kill()
        with pytest.raises(RuntimeError):
            ensure_event_loop().run_until_complete(client.wait_for_ready(timeout=60))
