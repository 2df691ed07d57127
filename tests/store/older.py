"""Practices as earlier goalkits wrote them: their tables and rows as SQL, one file for each schema version.

In each a goal was corrected and then revised, a check-in was corrected, and a form has a draft once there
were drafts.
"""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.store.connection import Place, connect

SCHEMAS = Path(__file__).with_name("schemas")
VERSIONS = range(1, 12)


def older_practice(file: Path, version: int, passphrase: str | None = None) -> None:
    """Write the practice of client `c1` as the schema of this version kept it."""
    place = Place(path=file, passphrase=passphrase)
    file.touch(mode=0o600)
    connection = connect(place)
    connection.executescript((SCHEMAS / f"version_{version}.sql").read_text(encoding="utf-8"))
    connection.close()


def older_key(file: Path, passphrase: str) -> None:
    """Write a practice of client `c1` whose key is derived by the cipher itself, as in an earlier goalkit."""
    with closing(sqlcipher.connect(file)) as connection:
        connection.execute(f"PRAGMA hexkey = '{passphrase.encode().hex()}'")
        connection.executescript((SCHEMAS / "version_6.sql").read_text(encoding="utf-8"))
