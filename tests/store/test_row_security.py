"""On a server nobody but the coach of a client sees or changes anything about them, whatever is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import psycopg
import pytest
from psycopg import errors, sql
from psycopg.types.json import Json

from goalkit.api.example import CLIENT
from goalkit.errors import ClientTakenError, ClientUnknownError, NotYourClientError
from goalkit.model import Client, Workbook
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import Practice, export_client, import_client, open_practice
from goalkit.store.schema import METADATA
from tests.books import goal
from tests.servers import OWNER, Cluster

ANNA, BERT, SUE = "anna", "bert", "sue"
TABLES = (*METADATA.tables, "owners")
"""Those that hold something about clients."""


@pytest.fixture(scope="module")
def filled(server: Cluster) -> Cluster:
    """A server on which Anna has a client with something in every table."""
    server.ask(f"TRUNCATE {', '.join(TABLES)}", "practice")
    with open_practice(server.address(ANNA)) as practice:
        import_client(practice, shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))
        practice.keep_draft(CLIENT, "goal", "Lead")
        practice.keep_draft("", "rule", "gap exclusive")
    return server


@contextmanager
def role(server: Cluster, name: str) -> Iterator[psycopg.Connection]:
    """A connection of the driver, as any program makes it; what is done on it is taken back."""
    with psycopg.connect(server.address(name)) as connection:
        yield connection
        connection.rollback()


def rows(server: Cluster, table: str) -> list[tuple[object, ...]]:
    return server.ask(f"TABLE {table} ORDER BY 1, 2", "practice")


def test_every_table_of_the_practice_has_row_security_that_is_forced(filled: Cluster) -> None:
    unforced = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    assert len(filled.ask(unforced, "practice")) == len(TABLES) + 2  # coaches and supervisors
    assert filled.ask(f"{unforced} AND NOT (relrowsecurity AND relforcerowsecurity)", "practice") == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("who", [BERT, OWNER])
def test_somebody_else_sees_and_changes_no_row(filled: Cluster, who: str, table: str) -> None:
    before = rows(filled, table)
    assert before
    name = sql.Identifier(table)
    with role(filled, who) as connection:
        assert connection.execute(sql.SQL("SELECT * FROM {}").format(name)).fetchall() == []
        changed = connection.execute(sql.SQL("UPDATE {} SET client_id = client_id").format(name))
        assert changed.rowcount == 0
        assert connection.execute(sql.SQL("DELETE FROM {}").format(name)).rowcount == 0
        connection.commit()
    assert rows(filled, table) == before


@pytest.mark.parametrize("table", TABLES)
def test_somebody_else_adds_no_row_to_a_client(filled: Cluster, table: str) -> None:
    before = rows(filled, table)
    some = f"WITH one AS (TABLE {table}) SELECT row_to_json(one) FROM one WHERE client_id <> ''"  # noqa: S608 - its name
    (told,), *_ = filled.ask(some, "practice")
    assert isinstance(told, dict)
    forged = told | {"row_key": -1, "id": "forged", "owner": BERT, "coach": BERT, "form": "forged"}
    add = sql.SQL("INSERT INTO {0} SELECT * FROM json_populate_record(NULL::{0}, %s)").format(
        sql.Identifier(table)
    )
    twice = table in ("clients", "owners")
    refused = errors.IntegrityError if twice else errors.InsufficientPrivilege
    with role(filled, BERT) as connection, pytest.raises(refused):
        connection.execute(add, [Json(forged)])
    assert rows(filled, table) == before


def test_who_has_no_account_of_a_coach_is_let_at_nothing(filled: Cluster) -> None:
    filled.ask("DROP ROLE IF EXISTS stranger")
    filled.ask("CREATE ROLE stranger LOGIN")
    for table in (*TABLES, "coaches", "supervisors"):
        with role(filled, "stranger") as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO supervisors VALUES ('bert')",
        "INSERT INTO coaches VALUES ('carl')",
        "UPDATE coaches SET name = 'anna'",
        "INSERT INTO owners VALUES ('example', 'bert')",
        "INSERT INTO owners VALUES ('of anna', 'anna')",
        "SET ROLE anna",
        "SET ROLE owner",
        "ALTER TABLE goals DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY all_of_it ON goals USING (true)",
        "TRUNCATE goals",
        "SET row_security = off; SELECT * FROM goals",
    ],
)
def test_no_coach_becomes_somebody_else(filled: Cluster, statement: str) -> None:
    refused = errors.InsufficientPrivilege, errors.UniqueViolation
    with role(filled, BERT) as connection, pytest.raises(refused):
        connection.execute(statement)  # type: ignore[call-overload] # one of those above


def test_a_coach_sees_neither_names_nor_numbers_of_others(filled: Cluster) -> None:
    with role(filled, BERT) as connection:
        assert connection.execute("SELECT name FROM coaches").fetchall() == [(BERT,)]
        assert connection.execute("SELECT name FROM supervisors").fetchall() == []
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("SELECT last_value FROM goals_row_key_seq")


def test_a_question_without_any_filter_leaks_nothing(filled: Cluster) -> None:
    """The store asks for all clients here; that it gets none is the doing of the server."""
    with open_practice(filled.address(BERT)) as practice:
        assert practice.clients() == ()
        assert practice.workbooks() == ()
        assert practice.fingerprints() == {}
        assert practice.drafts(CLIENT) == ()
        assert practice.draft("", "rule") == ""
        with pytest.raises(ClientUnknownError, match="none yet"):
            practice.load(CLIENT)
        with pytest.raises(ClientUnknownError):
            practice.keep_draft(CLIENT, "goal", "Mine")
        with pytest.raises(ClientUnknownError):
            practice.erase(CLIENT)
        with pytest.raises(ClientTakenError, match="give yours another id"):
            practice.record(CLIENT, Client(id=CLIENT, name="Somebody else"))
        assert practice.clients() == ()


def test_a_supervisor_reads_all_but_what_is_between_client_and_coach_and_changes_nothing(
    filled: Cluster,
) -> None:
    with open_practice(filled.address(ANNA)) as anna, open_practice(filled.address(SUE)) as sue:
        whole = export_client(anna, CLIENT)
        assert anna.load(CLIENT).alliance_ratings
        assert sue.load(CLIENT) == seen_by_others(anna)
        assert sue.draft(CLIENT, "goal") == ""  # what is not saved yet is for nobody else
        before = sue.load(CLIENT)
        for change in (
            lambda: sue.record(CLIENT, goal("another")),
            lambda: sue.record(CLIENT, without=[before.reflections[0]]),
            lambda: sue.undo(CLIENT),
            lambda: sue.keep_draft(CLIENT, "goal", "Hers"),
            lambda: sue.erase(CLIENT),
        ):
            with pytest.raises(NotYourClientError, match="only that coach changes anything"):
                change()
        assert export_client(anna, CLIENT) == whole
        sue.keep_draft("", "rule", "trend inclusive")
        assert anna.draft("", "rule") == "gap exclusive"


def test_a_supervisor_sees_what_is_saved_meanwhile(filled: Cluster) -> None:
    with open_practice(filled.address(ANNA)) as anna, open_practice(filled.address(SUE)) as sue:
        sue.load(CLIENT)
        anna.record(CLIENT, goal("later", since=date(2026, 10, 1)))
        assert sue.load(CLIENT) == seen_by_others(anna)
        anna.undo(CLIENT)
        assert sue.load(CLIENT) == seen_by_others(anna)


def seen_by_others(practice: Practice) -> Workbook:
    """The workbook without what is between client and coach."""
    return replace(practice.load(CLIENT), alliance_ratings=())
