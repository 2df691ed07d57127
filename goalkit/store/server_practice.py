"""A practice on a server: as one in a file, but for what its administrator sees to."""

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from goalkit.errors import NotYourClientError, PracticeOnServerError
from goalkit.model import Reflection
from goalkit.store.connection import NAMED, Place
from goalkit.store.environment import Location
from goalkit.store.practice import Practice
from goalkit.store.rows import last_changes
from goalkit.store.server import Server, engine_at
from goalkit.store.server_tables import add_coach, check_tables, give
from goalkit.store.unit_of_work import UnitOfWork


def opened_at(address: str, passphrase: str | None, *, create: bool, timeout: float) -> "ServerPractice":
    """The practice at an address; with `create` it is made where there is none. Raises PracticeError."""
    engine = engine_at(Server(address=address, passphrase=passphrase, timeout=timeout))
    try:
        check_tables(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return ServerPractice(engine, timeout)


class ServerPractice(Practice):
    """The records of those clients whom the coach, or supervisor, may see. Made by `open_practice`."""

    def __init__(self, engine: sa.Engine, timeout: float) -> None:
        super().__init__(Place(path=None, timeout=timeout), engine)

    @property
    def place(self) -> Location:
        return str(self._engine.get_execution_options()[NAMED])

    def add_coach(self, name: str, *, supervises: bool = False) -> None:
        """Let an account of the server in as a coach, who sees the own clients alone.

        Whoever supervises reads those of all. Raises CoachUnknownError where there is no such account, and
        NotTheOwnerError for whoever does not own the database.
        """
        add_coach(self._engine, name, supervises=supervises)

    def hand_over(self, client_id: str, coach: str, consent: Reflection) -> datetime:
        """Give a client to another coach, who is the only one to see the client from then on.

        `consent` holds the day and the words with which the client agreed; it stays in the history. Returns
        the moment. Raises CoachUnknownError, NotYourClientError, and as `record`.
        """

        def handed_over(connection: sa.Connection) -> datetime | None:
            work = UnitOfWork(connection, client_id, self._cache.known(connection, client_id), None)
            if work.is_empty:
                return None
            work.put(consent)
            work.write()
            give(connection, client_id, coach)
            return work.moment

        moment = self._write(handed_over)
        self._cache.forget()
        if moment is None:
            raise self._unknown(client_id)
        return moment

    def erase(self, client_id: str) -> None:
        super().erase(client_id)
        if self._read(lambda connection: last_changes(connection, client_id)):  # nothing was deleted
            raise NotYourClientError(str(self.place))

    def backup(self, path: str | Path) -> None:  # noqa: ARG002 - as in a file
        raise PracticeOnServerError(str(self.place))

    def restore(self, backup: Path) -> None:  # noqa: ARG002 - as in a file
        raise PracticeOnServerError(str(self.place))

    def damage(self) -> tuple[str, ...]:
        return ()

    def _clean(self) -> None:
        """The server gives free what was deleted, as its administrator has set it up."""
