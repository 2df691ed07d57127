"""The tables of a practice on a server, and who may see which of their rows.

The records have the tables that they have in a file. Beside them are the coaches, each of whom is a role of
the server, and whose each client is. The server itself keeps every row from everybody but the coach of its
client, whatever a program asks for; a supervisor may read, too, all but what is between client and coach.
That holds for who owns the tables as well.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from goalkit.errors import (
    CoachUnknownError,
    NotACoachError,
    NotTheOwnerError,
    NotYourClientError,
    PracticeNewerError,
    ServerEmptyError,
    ServerOlderError,
)
from goalkit.store.connection import BEGIN, NAMED
from goalkit.store.opening import bring_up_to_date
from goalkit.store.schema import DRAFTS, METADATA, SCHEMA_VERSION, TABLES

ALONE = "alone"
"""Begins a transaction of whoever owns the database, who need not be a coach."""
_MINE = "client_id IN (SELECT client_id FROM owners WHERE coach = current_user)"
_SUPERVISES = "EXISTS (SELECT FROM supervisors WHERE name = current_user)"
_COACHES = (
    "CREATE TABLE coaches (name text PRIMARY KEY, changes bigint NOT NULL DEFAULT 0)",
    "CREATE TABLE supervisors (name text PRIMARY KEY REFERENCES coaches)",
    """CREATE TABLE owners (
        client_id varchar PRIMARY KEY,
        coach text NOT NULL DEFAULT current_user REFERENCES coaches,
        handed_by text,
        handed_at timestamptz,
        UNIQUE (client_id, coach)
    )""",
    """ALTER TABLE clients ADD COLUMN owner text NOT NULL DEFAULT current_user,
        ADD FOREIGN KEY (client_id, owner) REFERENCES owners (client_id, coach) ON UPDATE CASCADE""",
    """ALTER TABLE drafts ADD COLUMN owner text NOT NULL DEFAULT current_user,
        DROP CONSTRAINT drafts_pkey, ADD PRIMARY KEY (owner, client_id, form)""",
    """CREATE FUNCTION claim_client() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO owners (client_id) VALUES (NEW.client_id) ON CONFLICT DO NOTHING;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION release_clients() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        DELETE FROM owners WHERE coach = current_user
            AND NOT EXISTS (SELECT FROM clients WHERE clients.client_id = owners.client_id);
        RETURN NULL;
    END $$""",
    "CREATE TRIGGER claim BEFORE INSERT ON clients FOR EACH ROW EXECUTE FUNCTION claim_client()",
    "CREATE TRIGGER release AFTER DELETE ON clients FOR EACH STATEMENT EXECUTE FUNCTION release_clients()",
    # whoever owns the tables looks after the coaches, and sees no client
    "CREATE POLICY administered ON coaches TO current_user USING (true)",
    "CREATE POLICY administered ON supervisors TO current_user USING (true)",
    f"CREATE POLICY seen ON coaches FOR SELECT USING (name = current_user OR {_SUPERVISES})",
    "CREATE POLICY counted ON coaches FOR UPDATE USING (name = current_user)",
    "CREATE POLICY seen ON supervisors FOR SELECT USING (name = current_user)",
    f"""CREATE POLICY seen ON owners FOR SELECT
        USING (coach = current_user OR handed_by = current_user OR {_SUPERVISES})""",
    "CREATE POLICY claimed ON owners FOR INSERT WITH CHECK (coach = current_user)",
    """CREATE POLICY handed_over ON owners FOR UPDATE
        USING (coach = current_user) WITH CHECK (handed_by = current_user)""",
    "CREATE POLICY released ON owners FOR DELETE USING (coach = current_user)",
)
_OWN = {
    "clients": "owner = current_user",  # its first row comes in the same statement as that of `owners`
    DRAFTS.name: f"CASE client_id WHEN '' THEN owner = current_user ELSE {_MINE} END",
}
"""The rows of a table that are those of a coach, where that is not what it is everywhere else."""
_BETWEEN_THE_TWO = {"alliance_ratings"}
"""What is between client and coach: no supervisor reads it."""
_VERSION = "goalkit "
"""What the comment on the table of clients begins with, before the version of all tables."""
_OF_SERVER = ("coaches", "supervisors", "owners")


def version_of(connection: sa.Connection) -> int:
    """The version of the tables; 0 where there are none."""
    wanted = "SELECT obj_description(to_regclass('clients'), 'pg_class')"
    said = connection.exec_driver_sql(wanted).scalar_one()
    return int(str(said).removeprefix(_VERSION)) if said else 0


def check_tables(engine: sa.Engine, *, create: bool) -> None:
    """See that the tables are those of today, made or brought up to date by whoever owns them.

    Raises ServerEmptyError, ServerOlderError, PracticeNewerError, NotACoachError, and NotTheOwnerError.
    """
    name = engine.get_execution_options()[NAMED]
    with engine.connect() as connection:
        version = version_of(connection)
        is_owner = version and _is_owner(connection)
        may_read = version and connection.exec_driver_sql(_MAY_READ).scalar_one()
        may_make = version or connection.exec_driver_sql(_MAY_MAKE).scalar_one()
    if not version and not create:
        raise ServerEmptyError(name)
    if not may_make:
        raise NotTheOwnerError(name)
    if version > SCHEMA_VERSION:
        raise PracticeNewerError(name)
    if version and not (is_owner or may_read):
        raise NotACoachError(name)
    if version < SCHEMA_VERSION:
        if version and not is_owner:
            raise ServerOlderError(name)
        _upgrade(engine)


_MAY_READ = "SELECT has_table_privilege('clients', 'SELECT')"
_MAY_MAKE = "SELECT has_schema_privilege(current_schema(), 'CREATE')"


def _is_owner(connection: sa.Connection) -> bool:
    wanted = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('clients')"
    return bool(connection.exec_driver_sql(wanted).scalar_one())


def _upgrade(engine: sa.Engine) -> None:
    """Bring the tables to the version of today, whole or not at all; where there are none make them."""
    with engine.execution_options(**{BEGIN: ALONE}).begin() as connection:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('goalkit'))")
        before = version_of(connection)  # another program may have done it meanwhile
        for name in METADATA.tables if before else ():
            connection.exec_driver_sql(f'ALTER TABLE IF EXISTS "{name}" NO FORCE ROW LEVEL SECURITY')
        bring_up_to_date(connection, before)
        for statement in () if before else _COACHES:
            connection.exec_driver_sql(statement)
        for name in METADATA.tables:
            _keep_apart(connection, name)
        for name in (*METADATA.tables, *_OF_SERVER):
            connection.exec_driver_sql(f'ALTER TABLE "{name}" ENABLE ROW LEVEL SECURITY')
            connection.exec_driver_sql(f'ALTER TABLE "{name}" FORCE ROW LEVEL SECURITY')
        for coach in connection.exec_driver_sql("SELECT name FROM coaches").scalars().all():
            _grant(connection, coach)
        connection.exec_driver_sql(f"COMMENT ON TABLE clients IS '{_VERSION}{SCHEMA_VERSION}'")


def _keep_apart(connection: sa.Connection, table: str) -> None:
    """Let a coach at the rows of the own clients, and a supervisor read most; drafts are for nobody else."""
    for policy in ("own", "supervised"):
        connection.exec_driver_sql(f'DROP POLICY IF EXISTS {policy} ON "{table}"')
    connection.exec_driver_sql(f'CREATE POLICY own ON "{table}" USING ({_OWN.get(table, _MINE)})')
    if table in TABLES.keys() - _BETWEEN_THE_TWO:
        connection.exec_driver_sql(f'CREATE POLICY supervised ON "{table}" FOR SELECT USING ({_SUPERVISES})')


def add_coach(engine: sa.Engine, coach: str, *, supervises: bool) -> None:
    """Let a role of the server in as a coach. Who is in already becomes a supervisor, or is none any more.

    Raises CoachUnknownError where there is no such role, and NotTheOwnerError.
    """
    with engine.execution_options(**{BEGIN: ALONE}).begin() as connection:
        if not _is_owner(connection):
            raise NotTheOwnerError(engine.get_execution_options()[NAMED])
        there = connection.execute(sa.text("SELECT FROM pg_roles WHERE rolname = :name"), {"name": coach})
        if there.first() is None:
            raise CoachUnknownError(engine.get_execution_options()[NAMED], coach, account=True)
        _grant(connection, coach)
        for statement in (
            "INSERT INTO coaches (name) VALUES (:name) ON CONFLICT DO NOTHING",
            "DELETE FROM supervisors WHERE name = :name",
            *(["INSERT INTO supervisors (name) VALUES (:name)"] if supervises else ()),
        ):
            connection.execute(sa.text(statement), {"name": coach})


def _grant(connection: sa.Connection, coach: str) -> None:
    role = _quoted([coach], connection.dialect)
    every = _quoted([*METADATA.tables, "owners"], connection.dialect)
    keys = _quoted([f"{name}_row_key_seq" for name in TABLES], connection.dialect)
    for statement in (
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {every} TO {role}",
        f"GRANT USAGE ON SEQUENCE {keys} TO {role}",
        f"GRANT SELECT, UPDATE (changes) ON coaches TO {role}",
        f"GRANT SELECT ON supervisors TO {role}",
    ):
        connection.exec_driver_sql(statement)


def _quoted(names: Iterable[str], dialect: Dialect) -> str:
    return ", ".join(map(dialect.identifier_preparer.quote_identifier, names))


def give(connection: sa.Connection, client_id: str, coach: str) -> None:
    """Have a client of whoever is logged in belong to another coach.

    Raises CoachUnknownError and NotYourClientError.
    """
    change = sa.text(
        "UPDATE owners SET coach = :coach, handed_by = current_user, handed_at = clock_timestamp() "
        "WHERE client_id = :client"
    )
    name = connection.get_execution_options()[NAMED]
    try:
        given = connection.execute(change, {"coach": coach, "client": client_id})
    except sa.exc.IntegrityError:
        raise CoachUnknownError(name, coach) from None
    if given.rowcount == 0:
        raise NotYourClientError(name)
