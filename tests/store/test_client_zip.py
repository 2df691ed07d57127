"""A client goes out as JSON and as a ZIP that needs no goalkit, and comes in again as it was."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from markdown_it import MarkdownIt

from goalkit.errors import ClientUnknownError, FileError, ImportRefusedError, PassphraseWrongError
from goalkit.model import Client
from goalkit.model.record import field_types
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store import Practice, export_client, import_client, open_practice
from goalkit.store import import_limits as limits
from goalkit.store.client_markdown import workbook_markdown
from goalkit.store.client_schema import client_schema
from goalkit.store.client_zip import CLIENT, MARKDOWN, SCHEMA, client_text, client_zip, locked, unlocked
from goalkit.store.json_values import to_plain
from tests.books import START, goal, reach, reading
from tests.practices import example_practice
from tests.project import HOME
from tests.strategies import Save, histories

ONE = "client-1"
FORMULA = "=1+1"
BUSY = [HealthCheck.too_slow]
"""Whole workbooks take long to make up, on a computer with much else to do above all."""


def files_in(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture(scope="module")
def practices() -> Iterator[tuple[Practice, ...]]:
    """Three practices in memory, for all examples: to make one takes longer than to fill it."""
    with ExitStack() as opened:
        yield tuple(opened.enter_context(open_practice(":memory:")) for _ in range(3))


def comes_back(practices: tuple[Practice, ...], history: tuple[Save, ...]) -> None:
    """Export, import and export again give the same, with history and without."""
    for one in practices:
        for client in one.clients():
            one.erase(client.id)
    first, second, third = practices
    for save in history:
        first.record(ONE, *save.records, at=save.at)
        first.record(ONE, without=save.retracted, at=save.at)
    plain, full = client_zip(first, ONE), client_zip(first, ONE, history=True)
    assert client_text(full) == export_client(first, ONE)
    assert import_client(second, client_text(full)) == ONE
    assert client_zip(second, ONE, history=True) == full
    import_client(third, client_text(plain))
    assert third.load(ONE) == first.load(ONE)
    assert client_zip(third, ONE) == plain


@settings(max_examples=50, deadline=None, suppress_health_check=BUSY)
@given(histories())
def test_a_workbook_comes_back_as_it_was(practices: tuple[Practice, ...], history: tuple[Save, ...]) -> None:
    comes_back(practices, history)


@pytest.mark.reliability
@settings(max_examples=500, deadline=None, suppress_health_check=BUSY)
@given(histories())
def test_five_hundred_workbooks_come_back_as_they_were(
    practices: tuple[Practice, ...], history: tuple[Save, ...]
) -> None:
    comes_back(practices, history)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(histories())
def test_csv_and_markdown_hold_every_record_and_nothing_that_acts(history: tuple[Save, ...]) -> None:
    with open_practice(":memory:") as practice:
        practice.record(ONE, *history[0].records)
        workbook, files = practice.load(ONE), files_in(client_zip(practice, ONE))
    jsonschema.validate(json.loads(files[CLIENT]), json.loads(files[SCHEMA]))
    for name, kind in RECORD_TYPES.items():
        header, *rows = csv.reader(io.StringIO(files[f"csv/{name}.csv"], newline=""))
        assert header == [*field_types(kind)]
        records = (workbook.client,) if name == "clients" else getattr(workbook, name)
        assert len(rows) == len(records)
        for row, record in zip(rows, records, strict=True):
            for field, cell in zip(header, row, strict=True):
                if isinstance(getattr(record, field), str):
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
                elif isinstance(plain := to_plain(getattr(record, field)), list | bool):
                    assert json.loads(cell) == plain
                else:
                    assert cell == ("" if plain is None else str(plain))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(files[MARKDOWN])
    tags = set(re.findall(r"<\s*/?\s*([^\s/>]+)", html))
    assert tags <= {"h1", "h2", "h3", "p", "ul", "li", "br", "table", "thead", "tbody", "tr", "th", "td"}


def test_the_markdown_of_the_example_reads_well() -> None:
    with example_practice() as practice:
        text = workbook_markdown(practice.load("example"), UTC)
    lines = text.splitlines()
    assert lines[0] == "# Robin Example"
    assert "## Goals" in lines
    assert "None" not in text
    assert "goal-" not in text


def test_two_exports_of_the_same_are_the_same_bytes_of_their_day(memory: Practice) -> None:
    known_at = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)
    memory.record("c1", Client(id="c1", name=FORMULA), goal(), reach(), reading("m1", START, -5), at=known_at)
    content = client_zip(memory, "c1")
    assert client_zip(memory, "c1") == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2026, 3, 4, 5, 6, 8)}
    files = files_in(content)
    assert f"c1,'{FORMULA}," in files["csv/clients.csv"]
    assert ",-5," in files["csv/check_ins.csv"]
    with pytest.raises(ClientUnknownError):
        client_zip(memory, "c9")


def test_an_export_of_the_far_past_or_future_can_be_zipped(memory: Practice) -> None:
    memory.record("c1", Client(id="c1", name="Ann"), at=datetime(1, 1, 1, tzinfo=UTC))
    memory.record("c2", Client(id="c2", name="Ben"), at=datetime(2026, 1, 1, tzinfo=UTC))
    assert client_text(client_zip(memory, "c1"))


def test_the_schema_refuses_what_an_import_refuses() -> None:
    schema = client_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = json.loads((HOME / "data/example/client.json").read_text(encoding="utf-8"))
    jsonschema.validate(whole, schema)
    for field, value in {"name": None, "nickname": "Bob", "fiscal_start": "May"}.items():
        broken = json.loads(json.dumps(whole))
        broken["records"]["clients"][0][field] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_a_locked_file_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    content = locked(b"Zwetschgental", "früh auf")
    assert content.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert b"Zwetschgental" not in content
    assert unlocked(tmp_path / "a.age", content, "früh auf") == b"Zwetschgental"
    for broken, typed in ((content, "later"), (b"nothing", "früh auf")):
        with pytest.raises(PassphraseWrongError, match=r"a\.age"):
            unlocked(tmp_path / "a.age", broken, typed)


def test_a_file_that_takes_far_too_long_is_not_told_to_have_another_passphrase(tmp_path: Path) -> None:
    endless = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 40", locked(b"Zwetschgental", "quiet"))
    with pytest.raises(FileError, match="too slow or too busy"):
        unlocked(tmp_path / "a.age", endless, "quiet")


def zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK nothing", "this is no ZIP"),
        (zipped("other.json", b"{}"), "there is no client.json"),
        (zipped(CLIENT, b"\xff"), "is not UTF-8"),
        (zipped(CLIENT, b"{}" * 500)[:-40], "this is no ZIP"),
    ],
    ids=["no zip", "another name", "no text", "cut"],
)
def test_a_zip_that_is_none_of_ours_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(ImportRefusedError, match=said):
        client_text(content)


def test_a_zip_with_any_byte_changed_is_read_or_refused_in_words() -> None:
    content = zipped(CLIENT, b'{"format": "goalkit-client"}' * 9)
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 0x55
        try:
            client_text(bytes(changed))
        except ImportRefusedError:
            continue


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goalkit.store.client_zip.LARGEST_FILE", 1000)
    with pytest.raises(ImportRefusedError, match="it is larger"):
        client_text(zipped(CLIENT, b"0" * 1001))
    assert limits.TOO_LARGE
