"""Everything about a client in one ZIP that needs no goalkit: JSON with its schema, CSV, and Markdown.

    client.json         what `goalkit import` reads
    client.schema.json  what it looks like, as JSON Schema
    workbook.md         for reading
    csv/goals.csv ...   a table for each kind of record

The same workbook always gives the same bytes. Locked, it is a file of age (https://age-encryption.org), which
its own tools open as well.
"""

import io
import json
import zipfile
import zlib
from datetime import datetime
from functools import cache
from pathlib import Path

from goalkit.box import in_box
from goalkit.errors import FileError, ImportRefusedError, PassphraseWrongError
from goalkit.escaping import csv_cell, json_text
from goalkit.model import Record, Workbook
from goalkit.model.record import field_types
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store.client_json import ClientFile, client_file_text, export_client, read_client, workbook_text
from goalkit.store.client_markdown import workbook_markdown
from goalkit.store.client_schema import client_schema
from goalkit.store.import_limits import LARGEST_FILE, TOO_LARGE, import_text
from goalkit.store.json_values import to_plain
from goalkit.store.practice import Practice
from goalkit.store.settings import practice_zone

CLIENT, SCHEMA, MARKDOWN = "client.json", "client.schema.json", "workbook.md"
LOCKED = ".age"
"""What the name of a locked file ends in."""
TOO_SLOW = "this computer is too slow or too busy to unlock it, close other programs and try again"
_EXCESSIVE = "Excessive work"
"""What age says of a file that takes long; it measures the computer anew each time, which may be busy."""
_TRIES = 4
_YEARS = (1980, 2107)  # that a ZIP can write


def client_zip(practice: Practice, client_id: str, *, history: bool = False) -> bytes:
    """Everything about a client as a ZIP; with `history` the JSON also has what was known before.

    Raises ClientUnknownError.
    """
    workbook = practice.load(client_id)
    text = export_client(practice, client_id) if history else workbook_text(workbook)
    files = {
        CLIENT: text,
        SCHEMA: _schema_text(),
        MARKDOWN: workbook_markdown(workbook, practice_zone(practice)),
    }
    for name, kind in RECORD_TYPES.items():
        records = (workbook.client,) if name == "clients" else getattr(workbook, name)
        files[f"csv/{name}.csv"] = _csv_text(kind, records)
    return _zipped(files, workbook)


@cache
def _schema_text() -> str:
    return json.dumps(client_schema(), indent=2) + "\n"


def _zipped(files: dict[str, str], workbook: Workbook) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _moment(workbook.known_at))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, text.encode())
    return written.getvalue()


def _moment(known_at: datetime) -> tuple[int, int, int, int, int, int]:
    first, last = _YEARS
    year = min(max(known_at.year, first), last)
    return year, known_at.month, known_at.day, known_at.hour, known_at.minute, known_at.second


def _csv_text(kind: type[Record], records: tuple[Record, ...]) -> str:
    """A row for each record; a list in it is JSON, and no text is a formula."""
    names = tuple(field_types(kind))
    rows = [",".join(names)]
    rows += [",".join(_cell(getattr(one, name)) for name in names) for one in records]
    return "\r\n".join(rows) + "\r\n"


def _cell(value: object) -> str:
    plain = to_plain(value)
    if plain is None:
        return ""
    if isinstance(value, str):
        return csv_cell(plain)
    return csv_cell(json_text(plain)) if isinstance(plain, list | bool) else str(plain)


def locked(content: bytes, passphrase: str) -> bytes:
    """The content encrypted with a passphrase, as a file of age."""
    import pyrage  # noqa: PLC0415 - few exports are locked

    encrypted: bytes = pyrage.passphrase.encrypt(content, passphrase)
    return encrypted


def unlocked(path: Path, content: bytes, passphrase: str) -> bytes:
    """What `locked` encrypted. No box has the memory that this takes on purpose.

    Raises PassphraseWrongError, also for what is damaged, and FileError where it would take far too long.
    """
    import pyrage  # noqa: PLC0415 - few imports are locked

    for _ in range(_TRIES):
        try:
            decrypted: bytes = pyrage.passphrase.decrypt(content, passphrase)
        except pyrage.DecryptError as failure:
            if _EXCESSIVE not in str(failure):
                raise PassphraseWrongError(str(path)) from None
        else:
            return decrypted
    raise FileError(str(path), TOO_SLOW)


def read_client_file(path: Path, content: bytes) -> ClientFile:
    """The client in a file that ends in .json, or in a ZIP, read in a box.

    Raises FileError, and ImportRefusedError with the problems found.
    """
    return read_client(in_box(str(path), client_anew, content))


def client_anew(path: str, content: bytes) -> str:
    """The client in a file from elsewhere, as `export_client` writes it."""
    is_json = path.lower().endswith(".json")
    return client_file_text(read_client(import_text(path, content) if is_json else client_text(content)))


def client_text(content: bytes) -> str:
    """The JSON of a client out of a ZIP; nothing else in it is unpacked. Raises ImportRefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(CLIENT) as file:
            text = file.read(LARGEST_FILE + 1)
            if len(text) > LARGEST_FILE:
                raise ImportRefusedError((TOO_LARGE,))
            return text.decode()
    except KeyError:
        raise ImportRefusedError(
            (f"there is no {CLIENT} in this ZIP: it is no export of a client",)
        ) from None
    except UnicodeDecodeError:
        raise ImportRefusedError((f"{CLIENT} is not UTF-8",)) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        raise ImportRefusedError(("this is no ZIP that can be read: export the client again",)) from None
