"""Backups while JupyterLab runs: what was changed in the practice is in one half an hour later.

While the workbook is locked none is made, for that needs the passphrase: it is made once that is typed again.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tornado.ioloop import PeriodicCallback

from goalkit.errors import GoalkitError
from goalkit.failure_log import note
from goalkit.lab.lock import Lock
from goalkit.store import open_practice, practice_location
from goalkit.store.backups import Why, backup_is_due

LOOK_EVERY = 60_000
"""Milliseconds from one look at the practice to the next."""


def keep_backing_up(server: Any) -> None:
    """Look at the practice from time to time, beside everything else that this server does."""
    lock: Lock = server.kernel_manager.lock

    async def look() -> None:
        if not lock.is_closed:
            await server.io_loop.run_in_executor(None, back_up_if_due, lock.passphrase)

    PeriodicCallback(look, LOOK_EVERY).start()


def back_up_if_due(passphrase: str | None) -> None:
    """Make a backup if something was changed and the last one is old; what fails is noted in the log."""
    practice = practice_location()
    try:
        if isinstance(practice, Path) and practice.is_file() and backup_is_due(practice, datetime.now(UTC)):
            with open_practice(practice, passphrase=passphrase) as opened:
                opened.back_up(Why.WORK)
    except GoalkitError as failure:
        note(failure)
