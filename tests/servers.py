"""A PostgreSQL server of the tests: made in a folder of its own, and reached through a socket in it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

import psycopg

from goalkit.store import open_practice
from goalkit.store.schema import METADATA

_QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
"""For servers whose disk never loses its power."""
COACHES = ("anna", "bert", "sue")
"""Accounts of the server: two coaches, and a supervisor."""
OWNER = "owner"
"""The role that owns the databases: no superuser, and no coach."""


def programs() -> Path | None:
    """The folder with the programs of the newest server that is installed."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    return Path(found).parent if found else next(reversed(debian), None)


def _as_nobody_special() -> dict[str, object]:
    """PostgreSQL does not run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass(frozen=True)
class Cluster:
    """A server: its folder, its port on this computer, and how sure it writes."""

    folder: Path
    port: int
    settings: str = _QUICK

    def address(self, role: str, database: str = "practice", **more: str) -> str:
        """Where a role finds a database."""
        words = "".join(f"&{name}={quote(text, safe='')}" for name, text in more.items())
        where = f"host={quote(str(self.folder), safe='')}&port={self.port}"
        return f"postgresql://{role}@/{database}?{where}{words}"

    def own(self, path: Path) -> None:
        """Have a file or folder belong to the account of the server."""
        if os.geteuid() == 0:
            import pwd  # noqa: PLC0415 - there is none on Windows

            account = pwd.getpwnam("postgres")
            os.chown(path, account.pw_uid, account.pw_gid)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        where = f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1 {self.settings}"
        self._control("start", "-o", where, "-l", str(self.folder / "log"))

    def stop(self) -> None:
        """Stop it at once, as a crash does; what is told as saved has to be there afterwards."""
        self._control("stop", "-m", "immediate")

    def _control(self, *words: str) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", *words)

    def run(self, program: str, *words: str) -> None:
        """Run a program of the server to its end, as the account that the server has."""
        found = programs()
        assert found is not None
        subprocess.run(
            [found / program, *words],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            **_as_nobody_special(),  # type: ignore[call-overload] # words of the system it runs on
        )

    def ask(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Have the superuser do something, and give the rows."""
        with psycopg.connect(self.address("postgres", database), autocommit=True) as connection:
            told = connection.execute(statement)  # type: ignore[call-overload] # made up of our own words
            return list(told.fetchall()) if told.description else []

    def reload(self) -> None:
        """Have the next connection find the settings that were just written."""
        loaded = "SELECT pg_conf_load_time()"
        before = self.ask(loaded)
        self.ask("SELECT pg_reload_conf()")
        while self.ask(loaded) == before:
            pass  # each question is a connection of its own

    def emptied(self) -> str:
        """Empty the practice, and give where the first coach finds it."""
        self.ask(f"TRUNCATE {', '.join(METADATA.tables)}, owners RESTART IDENTITY", "practice")
        return self.address(COACHES[0])


@contextmanager
def cluster(settings: str = _QUICK) -> Iterator[Cluster]:
    """A server that runs for as long as it is needed, with accounts of its owner and of some coaches."""
    folder = Path(mkdtemp(prefix="gk-pg-"))
    made = Cluster(folder, free_port(), settings)
    made.own(folder)
    try:
        made.run(
            "initdb",
            "-D",
            str(folder / "data"),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-N",
            "--no-locale",
            "-E",
            "UTF8",
        )
        made.start()
        for role in (OWNER, *COACHES):
            made.ask(f'CREATE ROLE "{role}" LOGIN')
        yield made
    finally:
        with suppress(subprocess.CalledProcessError):
            made.stop()
        shutil.rmtree(folder)


def new_practice(server: Cluster, database: str = "practice") -> None:
    """Make a practice on a server, with its coaches, of whom the last one supervises."""
    server.ask(f"CREATE DATABASE {database} OWNER {OWNER}")
    with open_practice(server.address(OWNER, database), create=True) as made:
        for coach in COACHES:
            made.add_coach(coach, supervises=coach == COACHES[-1])
