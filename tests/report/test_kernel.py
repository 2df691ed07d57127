"""The kernel of a review."""

from pathlib import Path

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
