"""A practice on a server: how it is reached, what is said where it is not, a client who is handed over."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from goalkit.errors import (
    ClientUnknownError,
    CoachUnknownError,
    NotACoachError,
    NotTheOwnerError,
    NotYourClientError,
    PracticeDamagedError,
    PracticeLockedError,
    PracticeNewerError,
    PracticeOnServerError,
    ServerAddressError,
    ServerAwayError,
    ServerEmptyError,
    ServerOlderError,
    ServerPasswordNeededError,
    ServerPasswordWrongError,
    TextNotKeptError,
)
from goalkit.exercises.print_review.printing import Places, Printing
from goalkit.model import Client, Reflection
from goalkit.open_workbook import open_workbook
from goalkit.store import Practice, export_client, open_practice, practice_location, practice_path
from goalkit.store.schema import SCHEMA_VERSION
from goalkit.store.server import Server, _options, server_error
from tests.books import goal, reach
from tests.servers import OWNER, Cluster, new_practice

CONSENT = Reflection(
    id="handed-over",
    written_on=date(2026, 11, 27),
    prompt="May Bert be your coach from now on?",
    text="Yes, and he may read all of it.",
)


@pytest.fixture
def anna(at_server: str) -> Iterator[Practice]:
    """The practice as Anna sees it, who has a client."""
    with open_practice(at_server) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        practice.keep_draft("c1", "goal", "Lead")
        yield practice


@pytest.fixture
def bert(server: Cluster, anna: Practice) -> Iterator[Practice]:  # noqa: ARG001 - it is emptied for her first
    """The practice as Bert sees it."""
    with open_practice(server.address("bert")) as practice:
        yield practice


def test_a_client_is_handed_over_with_the_words_of_consent_in_the_history(
    anna: Practice, bert: Practice
) -> None:
    before = anna.load("c1")
    moment = anna.hand_over("c1", "bert", CONSENT)
    assert anna.clients() == ()
    with pytest.raises(ClientUnknownError):
        anna.load("c1")
    assert [one.id for one in bert.clients()] == ["c1"]
    assert bert.load("c1", before.known_at) == before
    assert bert.load("c1").reflections == (CONSENT,)
    assert bert.changes("c1")[0].at == moment
    assert bert.draft("c1", "goal") == "Lead"
    bert.keep_draft("c1", "goal", "Lead on")
    bert.record("c1", goal("g2"))
    assert bert.draft("c1", "goal") == "Lead on"


def test_a_client_who_comes_back_is_as_the_other_coach_left_them(anna: Practice, bert: Practice) -> None:
    anna.load("c1")
    anna.hand_over("c1", "bert", CONSENT)
    bert.record("c1", goal("g2"))
    bert.hand_over("c1", "anna", CONSENT)
    assert [one.id for one in anna.load("c1").goals] == ["g1", "g2"]
    anna.erase("c1")
    assert (anna.clients(), bert.clients()) == ((), ())
    bert.record("c1", Client(id="c1", name="Somebody else"))  # the id is free again


@pytest.mark.parametrize("nobody", ["nobody", "postgres", "owner"])
def test_a_client_is_handed_to_a_coach_or_to_nobody(anna: Practice, nobody: str) -> None:
    before = export_client(anna, "c1")
    with pytest.raises(CoachUnknownError, match=f"has no coach '{nobody}'"):
        anna.hand_over("c1", nobody, CONSENT)
    assert export_client(anna, "c1") == before


def test_nobody_hands_over_or_takes_the_client_of_another(
    anna: Practice, bert: Practice, server: Cluster
) -> None:
    before = export_client(anna, "c1")
    with pytest.raises(ClientUnknownError):
        bert.hand_over("c1", "bert", CONSENT)
    with open_practice(server.address("sue")) as sue, pytest.raises(NotYourClientError):
        sue.hand_over("c1", "sue", CONSENT)
    assert export_client(anna, "c1") == before


def test_only_who_owns_the_practice_adds_a_coach_who_has_an_account(anna: Practice, server: Cluster) -> None:
    with pytest.raises(NotTheOwnerError, match="only that account"):
        anna.add_coach("anna", supervises=True)
    with open_practice(server.address(OWNER)) as practice:
        with pytest.raises(CoachUnknownError, match="createuser --pwprompt nobody"):
            practice.add_coach("nobody")
        practice.add_coach("bert", supervises=True)
        with open_practice(server.address("bert")) as bert:
            assert [one.id for one in bert.clients()] == ["c1"]
        practice.add_coach("bert")
        with open_practice(server.address("bert")) as bert:
            assert bert.clients() == ()


def test_two_windows_of_a_coach_wait_for_each_other_and_coaches_do_not(
    anna: Practice, bert: Practice, server: Cluster
) -> None:
    with anna.writing():
        assert bert.record("c2", Client(id="c2", name="Kim Example")) is not None
        with open_practice(server.address("anna"), timeout=0.01) as window:
            assert window.load("c1").client.name == "Robin Example"
            with pytest.raises(PracticeLockedError):
                window.record("c1", goal("g2"))
    assert anna.record("c1", goal("g2")) is not None


def test_a_text_that_no_server_keeps_is_refused_in_words(anna: Practice) -> None:
    before = anna.load("c1")
    with pytest.raises(TextNotKeptError, match="write the text again"):
        anna.record("c1", goal("g2", statement="Lead\0on"))
    assert anna.load("c1") == before


def test_what_only_a_file_has_is_refused_in_words(anna: Practice, tmp_path: Path) -> None:
    for asked in (lambda: anna.backup(tmp_path / "copy"), lambda: anna.restore(tmp_path / "copy")):
        with pytest.raises(PracticeOnServerError, match="whose administrator sees to that"):
            asked()
    assert anna.damage() == ()
    assert anna.backups_with("c1") == ((), ())


def test_a_page_works_on_a_server_as_on_a_file(anna: Practice, at_server: str, tmp_path: Path) -> None:
    book = open_workbook("c1", practice=at_server, as_of="")
    assert book.place == at_server
    book.record(goal("g2"))
    assert [one.id for one in anna.load("c1").goals] == ["g1", "g2"]
    printing = Printing(book, Places(practice=at_server, notebooks=tmp_path, out=tmp_path))
    assert printing.request().parameters["practice"] == at_server


def test_an_empty_database_is_no_practice_until_its_owner_makes_one(server: Cluster) -> None:
    server.ask(f"CREATE DATABASE empty OWNER {OWNER}")
    with pytest.raises(ServerEmptyError, match="goalkit coach NAME"):
        open_practice(server.address("anna", "empty"))
    with pytest.raises(NotTheOwnerError):
        open_practice(server.address("anna", "empty"), create=True)
    with open_practice(server.address(OWNER, "empty"), create=True) as practice:
        with pytest.raises(NotACoachError, match="does not know you"):
            open_practice(server.address("anna", "empty"))
        with pytest.raises(NotACoachError):
            practice.record("c1", Client(id="c1", name="Robin Example"))
    server.ask("DROP DATABASE empty")


def test_an_older_practice_is_brought_up_to_date_by_its_owner_with_all_that_was_in_it(
    server: Cluster,
) -> None:
    new_practice(server, "older")
    address = server.address("anna", "older")
    with open_practice(address) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        before = practice.load("c1")
    for statement in (  # as it was at version 5, but for columns that came since
        "ALTER TABLE goals ADD COLUMN difficulty integer",
        "ALTER TABLE coaching_sessions DROP COLUMN minutes",
        "DROP TABLE consents, team_pulses, alliance_ratings",
        "COMMENT ON TABLE clients IS 'goalkit 5'",
    ):
        server.ask(statement, "older")
    with pytest.raises(ServerOlderError, match="whoever owns the database"):
        open_practice(address)
    open_practice(server.address(OWNER, "older")).close()
    with open_practice(address) as practice:
        assert practice.load("c1") == before
        practice.record("c1", goal("g2"))
    unforced = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    assert server.ask(f"{unforced} AND NOT relforcerowsecurity", "older") == []
    columns = (
        "SELECT FROM information_schema.columns WHERE table_name = 'goals' AND column_name = 'difficulty'"
    )
    assert server.ask(columns, "older") == []
    server.ask(f"COMMENT ON TABLE clients IS 'goalkit {SCHEMA_VERSION + 1}'", "older")
    with pytest.raises(PracticeNewerError):
        open_practice(address)
    server.ask("DROP DATABASE older")


@pytest.mark.parametrize(
    "address", ["postgresql://anna:Zwetschge@db.example/practice", "postgres:///p?password=Zwetschge"]
)
def test_an_address_with_a_password_is_refused_without_showing_it(address: str) -> None:
    for way_in in (open_practice, practice_location, practice_path):
        with pytest.raises(ServerAddressError, match="leave the password out") as refused:
            way_in(address)
        assert "Zwetschge" not in str(refused.value)


def test_an_address_is_no_path_and_a_path_no_address(server: Cluster, tmp_path: Path) -> None:
    address = server.address("anna")
    assert practice_location(address) == address
    assert practice_location(str(tmp_path)) == tmp_path
    with pytest.raises(PracticeOnServerError):
        practice_path(address)
    with pytest.raises(ServerAddressError, match="cannot be used"):
        open_practice("postgresql://anna@/practice?nothing=such")


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_another_computer_is_reached_through_verified_tls_alone(mode: str) -> None:
    far = "postgresql://anna@db.example/practice"
    assert _options(Server(address=far))["sslmode"] == "verify-full"
    assert _options(Server(address=f"{far}?sslmode=verify-full"))["sslmode"] == "verify-full"
    for address in (
        far,
        "postgresql:///practice?host=db.example",
        "postgresql://localhost/p?hostaddr=192.0.2.1",
    ):
        more = "&" if "?" in address else "?"
        with pytest.raises(ServerAddressError, match="not known to be private"):
            open_practice(f"{address}{more}sslmode={mode}")


@pytest.mark.parametrize("near", ["localhost/p", "127.0.0.1/p", "[::1]/p", "/p", "/p?host=/run/postgresql"])
def test_this_computer_needs_no_tls(near: str) -> None:
    assert "sslmode" not in _options(Server(address=f"postgresql://{near}"))


def test_the_environment_names_no_other_computer_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.example")
    monkeypatch.setenv("PGSSLMODE", "disable")
    assert _options(Server(address="postgresql:///practice"))["sslmode"] == "verify-full"


def test_a_server_that_does_not_answer_is_a_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        ServerAwayError, match=r"The practice's server does not answer \(.*\): see that"
    ) as away:
        open_practice(f"postgresql://anna@/practice?host={tmp_path}")
    assert "\n" not in str(away.value)


def test_a_password_is_asked_for_and_never_told(server: Cluster) -> None:
    hba = server.folder / "data" / "pg_hba.conf"
    kept = hba.read_text()
    server.ask("ALTER ROLE bert PASSWORD 'Zwetschgental 12'")
    hba.write_text(f"local practice bert scram-sha-256\n{kept}")
    server.reload()
    try:
        address = server.address("bert")
        with pytest.raises(ServerPasswordNeededError, match="asks for your password"):
            open_practice(address)
        with pytest.raises(ServerPasswordWrongError, match="does not let you in") as wrong:
            open_practice(address, passphrase="Zwetschgental 13")
        assert "Zwetschgental" not in str(wrong.value)
        with open_practice(address, passphrase="Zwetschgental 12") as practice:
            assert practice.clients() == ()
            assert "Zwetschgental" not in repr(vars(practice))
    finally:
        hba.write_text(kept)
        server.reload()


def certificate(server: Cluster, host: str) -> Path:
    """A certificate that a server shows from now on, and that vouches for itself."""
    key, shown = (server.folder / "data" / name for name in ("server.key", "server.crt"))
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}")
    names = ("-addext", f"subjectAltName=DNS:{host}", "-keyout", key, "-out", shown)
    subprocess.run(["openssl", *made, *names], check=True, capture_output=True)
    server.own(key)
    server.own(shown)
    return shown


def test_another_computer_has_to_prove_its_name_before_anything_is_said(server: Cluster) -> None:
    """It is this one, under a name that no network is asked for."""
    far = f"postgresql://anna@db.example.org:{server.port}/practice?hostaddr=127.0.0.1"
    with pytest.raises(ServerAwayError, match="does not support SSL"):
        open_practice(far)
    shown = certificate(server, "db.example.org")
    server.ask("ALTER SYSTEM SET ssl = on")
    server.reload()
    try:
        with pytest.raises(ServerAwayError, match="certificate verify failed"):
            open_practice(far)
        with open_practice(f"{far}&sslrootcert={shown}") as practice, practice.reading() as connection:
            used = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            assert connection.exec_driver_sql(used).scalar_one() is True
        other = far.replace("db.example.org", "other.example.org")
        with pytest.raises(ServerAwayError, match="does not match host name"):
            open_practice(f"{other}&sslrootcert={shown}")
    finally:
        server.ask("ALTER SYSTEM RESET ssl")
        server.reload()


def test_a_connection_that_was_lost_while_it_lay_idle_is_made_anew(anna: Practice, server: Cluster) -> None:
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'anna'"
    server.ask(end)
    assert anna.load("c1").client.name == "Robin Example"
    server.ask(end)
    assert anna.record("c1", goal("g2")) is not None
    with pytest.raises(ServerAwayError), anna.writing() as connection:
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert anna.record("c1", goal("g3")) is not None


def test_a_row_that_was_changed_by_something_else_names_whoever_looks_after_the_server(
    server: Cluster, at_server: str
) -> None:
    with open_practice(at_server) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
    server.ask("UPDATE clients SET name = 'Somebody else'", "practice")
    with open_practice(at_server) as practice, pytest.raises(PracticeDamagedError) as damaged:
        practice.load("c1")
    assert "ask whoever looks after it" in str(damaged.value)
    assert "goalkit restore" not in str(damaged.value)
    assert str(server_error(psycopg.errors.DataCorrupted(), Server(address=at_server))) == str(damaged.value)
