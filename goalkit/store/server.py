"""A practice on a PostgreSQL server: connections to it, what begins a transaction, and clear failures.

Each coach is a role of the server and sees the own clients alone: `goalkit.store.server_tables`. As with a
file everything runs on one connection, and threads wait for one another at the pool. Whoever writes first
counts it in the own row of `coaches`: so the windows of one coach wait for one another, and each notices what
another has changed, while coaches do not wait for coaches.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict

from goalkit.errors import (
    ClientTakenError,
    NotACoachError,
    NotYourClientError,
    PracticeError,
    PracticeFullError,
    PracticeLockedError,
    PracticeReadOnlyError,
    ServerAddressError,
    ServerAwayError,
    ServerDamagedError,
    ServerPasswordNeededError,
    ServerPasswordWrongError,
    TextNotKeptError,
)
from goalkit.store.connection import BEGIN, CHANGED, NAMED, TO_READ, TO_WRITE
from goalkit.store.environment import is_this_machine

_SESSION = (
    "-c datestyle=ISO -c timezone=UTC -c extra_float_digits=1"  # check values are of rows written out so
    " -c goalkit.own=0"
)
_COUNT = (
    "UPDATE coaches SET changes = changes + 1 WHERE name = current_user RETURNING "
    "set_config('goalkit.own', (current_setting('goalkit.own')::bigint + 1)::text, false)"
)
"""Takes back what it set where the transaction is taken back."""
_CHANGED = (
    "SELECT concat(sum(changes) - current_setting('goalkit.own')::bigint, ' ', "
    "(SELECT max(handed_at) FROM owners)) FROM coaches"
)
"""Differs once somebody else saved, or a client was handed over: that counts for nobody but whoever gives."""
_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_SITUATIONS: dict[str, type[PracticeError]] = {
    "22021": TextNotKeptError,
    "25006": PracticeReadOnlyError,
    "40001": PracticeLockedError,
    "40P01": PracticeLockedError,
    "42501": NotYourClientError,
    "53100": PracticeFullError,
    "55P03": PracticeLockedError,
    "57P01": ServerAwayError,
    "57P02": ServerAwayError,
    "57P03": ServerAwayError,
    "XX001": ServerDamagedError,
    "XX002": ServerDamagedError,
}
"""By the codes of PostgreSQL, of which those of class 08 are about the connection."""
_ONE_CLIENT = ("one_clients", "clients_client_id_owner_fkey")
"""What keeps a client from having two coaches."""
_VERIFIED = "verify-full"
_PLAIN = (
    "'{}' is another computer, and a connection with sslmode={} is not known to be private: leave sslmode "
    "out, or write verify-full"
)


@dataclass(frozen=True, kw_only=True)
class Server:
    """Where a practice on a server is and what opens it, as `Place` is for a file; `timeout` in seconds."""

    address: str
    passphrase: str | None = field(default=None, repr=False)
    timeout: float = 10.0
    path: None = None
    """No file, no backups beside it."""

    @property
    def name(self) -> str:
        """The address as shown in messages; there is no password in it."""
        return self.address


def engine_at(server: Server) -> sa.Engine:
    """The engine for a database that is there. Raises ServerAddressError."""
    options = _options(server)
    engine = sa.create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(server, options),
        pool_size=1,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        execution_options={NAMED: server.name, CHANGED: _CHANGED},
    )
    sa.event.listen(engine, "begin", lambda connection: _begin(connection, server))
    sa.event.listen(engine, "handle_error", lambda context: _judged(context, server), retval=True)
    return engine


def connect(server: Server, options: dict[str, str]) -> psycopg.Connection[Any]:
    """A connection of the driver. Raises PracticeError where there is no answer, or nobody is let in."""
    try:
        return psycopg.connect(server.address, **options)  # type: ignore[arg-type] # they are its keywords
    except psycopg.OperationalError as failure:
        raise _shut(failure, server) from None


def _shut(failure: psycopg.OperationalError, server: Server) -> PracticeError:
    """Why there is no connection: no word of it holds a password."""
    tried = failure.pgconn
    if tried is not None and tried.needs_password:
        return ServerPasswordNeededError(server.name)
    if tried is not None and tried.used_password:
        return ServerPasswordWrongError(server.name)
    return ServerAwayError(server.name, str(failure).strip().splitlines()[-1].rpartition("failed: ")[2])


def _options(server: Server) -> dict[str, str]:
    """What is said to the driver beyond the address."""
    try:
        given = conninfo_to_dict(server.address)
    except psycopg.ProgrammingError as failure:
        raise ServerAddressError(server.name, str(failure).strip()) from None
    usual = {one.keyword.decode(): one.val.decode() for one in pq.Conninfo.get_defaults() if one.val}
    named = usual | {name: str(value) for name, value in given.items()}
    patience = f"-c lock_timeout={max(1, round(server.timeout * 1000))}"
    options = {
        "application_name": "goalkit",
        "connect_timeout": named.get("connect_timeout", "10"),
        "options": f"{named.get('options', '')} {_SESSION} {patience}",
    }
    if server.passphrase is not None:
        options["password"] = server.passphrase
    far = [one for one in _hosts(named) if not _is_near(one)]
    if far:
        if "sslmode" in given and given["sslmode"] != _VERIFIED:
            raise ServerAddressError(server.name, _PLAIN.format(far[0], given["sslmode"]))
        options["sslmode"] = _VERIFIED
        if "sslrootcert" not in named and not Path("~/.postgresql/root.crt").expanduser().exists():
            options["sslrootcert"] = "system"
    return options


def _hosts(named: dict[str, str]) -> list[str]:
    return [one for name in ("host", "hostaddr") for one in named.get(name, "").split(",") if one]


def _is_near(host: str) -> bool:
    """Whether it is this computer: a socket in a folder, or loopback."""
    return host.startswith(("/", "@")) or is_this_machine(host)


def _begin(connection: sa.Connection, server: Server) -> None:
    """Begin a transaction that reads one state, or one that writes once no other window of the coach does."""
    words = connection.get_execution_options().get(BEGIN, TO_READ)
    if words == TO_READ:
        connection.exec_driver_sql(_SNAPSHOT)
    elif words == TO_WRITE and connection.exec_driver_sql(_COUNT).first() is None:
        raise NotACoachError(server.name)


def _judged(context: Any, server: Server) -> PracticeError | None:
    """The error of goalkit, but for a connection that was found lost while it lay idle: another is made."""
    return None if context.is_pre_ping else server_error(context.original_exception, server)


def server_error(failure: BaseException, server: Server) -> PracticeError | None:
    """The error of goalkit for a failure of the driver, if it is one a person can mend."""
    code = getattr(failure, "sqlstate", None) or ""
    if situation := _SITUATIONS.get(code):
        return situation(server.name)
    if getattr(getattr(failure, "diag", None), "constraint_name", None) in _ONE_CLIENT:
        return ClientTakenError(server.name)
    if isinstance(failure, psycopg.DataError) and not code:  # the driver itself refuses a zero
        return TextNotKeptError(server.name)
    lost = isinstance(failure, psycopg.OperationalError) and not code
    return ServerAwayError(server.name) if lost or code.startswith("08") else None
