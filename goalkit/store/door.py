"""The door to a practice: in memory, in a file, or on a server."""

from pathlib import Path

from goalkit.errors import ServerDriverError
from goalkit.store.connection import Place
from goalkit.store.environment import server_address
from goalkit.store.opening import opened
from goalkit.store.practice import Practice


def open_practice(
    location: str | Path, *, passphrase: str | None = None, create: bool = False, timeout: float = 10.0
) -> Practice:
    """The practice in the file at `location`, or a new one in memory for ":memory:".

    It is encrypted when made with a passphrase. With `create` a missing file is made. Where file or
    folder take no changes it opens for reading. `timeout` is how long, in seconds, a save waits for
    another program. Raises PracticeError or FileError.

    An address such as `postgresql://anna@server.example/practice` opens the one in that database, as the
    coach Anna; `passphrase` is the password there. Raises ServerAddressError and ServerDriverError as well.
    """
    if address := server_address(location):
        try:
            from goalkit.store.server_practice import opened_at  # noqa: PLC0415 - its driver is an extra
        except ModuleNotFoundError:
            raise ServerDriverError(address) from None
        return opened_at(address, passphrase or None, create=create, timeout=timeout)
    path = None if str(location) == ":memory:" else Path(location)
    place = Place(path=path, passphrase=passphrase or None, timeout=timeout)
    return Practice(place, opened(place, create=create))
