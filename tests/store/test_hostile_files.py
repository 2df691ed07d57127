"""Files from elsewhere: bombs, damaged ones, and odd ones that are right. All of it comes in, or nothing."""

import csv
import io
import json
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from goalkit.errors import FileError, GoalkitError, ImportRefusedError
from goalkit.model import CheckIn, Client
from goalkit.store import Practice, export_client, import_client, open_practice
from goalkit.store.client_zip import CLIENT, read_client_file
from goalkit.store.import_limits import read_import
from tests.books import KNOWN_AT, START, goal, reach
from tests.importing import incoming

NAMES = (
    "NA",
    "None",
    "nan",
    "null",
    "N/A",
    "inf",
    "#REF!",
    "=1+1",
    "-",
    "0",
    "True",
    "1e5",
    "\u202eevil",
    "ü",
)
NOTES = (*NAMES, "", "two\nlines", 'a "quote", a comma; a semicolon', "\t", "'", "🐢", "\ufeff", "x" * 5000)
DAMAGES = ("cut", "flipped", "zeroed", "doubled", "mixed")
ENDINGS = ("csv", "json", "zip")


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Practice]:
    """A practice on disk with a client `c1` who has a measure."""
    with open_practice(tmp_path / "begun.goalkit", create=True) as practice:
        practice.record("c1", Client(id="c1", name="Ann"), goal(), reach(), at=KNOWN_AT)
        yield practice


def came_in(practice: Practice, path: Path) -> int | str:
    """Import a file as the command does; gives how many check-ins came in, or the id of the client."""
    if path.suffix == ".csv":
        return len(incoming.came_in(practice, "c1", "m1", path).records)
    return import_client(practice, read_client_file(path, read_import(path)))


@contextmanager
def within_its_limits() -> Iterator[None]:
    """No process that is started inside has 20 seconds of a processor or more than 1 GB."""
    if sys.platform == "win32":
        yield
        return
    import resource  # noqa: PLC0415 - Windows has none

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime < 20
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # a child begins with what its parent has
    if used.ru_maxrss > max(before.ru_maxrss, own):  # it is that of the largest of all
        assert used.ru_maxrss < 1_000_000_000 / (1 if sys.platform == "darwin" else 1024)


# ---------------------------------------------------------------- bombs


def zipped(content: bytes, name: str = CLIENT, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as archive, archive.open(name, "w", force_zip64=True) as file:
        for start in range(0, len(content), 1 << 20):
            file.write(content[start : start + (1 << 20)])
    return written.getvalue()


def zeros(how: int = zipfile.ZIP_DEFLATED, size: int = 1 << 30) -> bytes:
    """One GB in one MB."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as archive, archive.open(CLIENT, "w", force_zip64=True) as file:
        for _ in range(size >> 20):
            file.write(bytes(1 << 20))
    return written.getvalue()


def many() -> bytes:
    """More files than anybody has, and the one that is wanted is not among them."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{number}", b"")
    return written.getvalue()


def overlapping() -> bytes:
    """The file says of itself that it is far longer than the archive."""
    content = zipped(b"{}" * 1000)
    at = content.rindex(b"PK\1\2")
    return content[: at + 20] + (0xFFFFFFF0).to_bytes(4, "little") * 2 + content[at + 28 :]


def smaller_than_it_is() -> bytes:
    """The directory says ten bytes, and a GB follows."""
    content = zeros()
    at = content.rindex(b"PK\1\2")
    return content[: at + 24] + (10).to_bytes(4, "little") + content[at + 28 :]


def client(inside: str) -> str:
    return f'{{"format": "goalkit-client", "version": 1, "client": "c2", "records": {inside}}}'


BOMBS: dict[str, Callable[[], bytes]] = {
    "zeros": zeros,
    "bzip2": lambda: zeros(zipfile.ZIP_BZIP2),
    "lzma": lambda: zeros(zipfile.ZIP_LZMA),
    "a zip in a zip": lambda: zipped(zipped(zeros(size=1 << 24))),
    "many files": many,
    "longer than the archive": overlapping,
    "smaller than it is": smaller_than_it_is,
    "nested lists": lambda: zipped(b"[" * 49_000_000),
    "nested objects": lambda: zipped(b'{"a":' * 9_000_000),
    "a number of many digits": lambda: zipped(client(f'{{"goals": [{"9" * 40_000_000}]}}').encode()),
    "many small lists": lambda: zipped(client(f'{{"goals": [{"[],[[]]," * 6_000_000}[]]}}').encode()),
    "many names": lambda: zipped(
        client("{" + ",".join(f'"{number}":0' for number in range(4_000_000)) + "}").encode()
    ),
}


def test_a_bomb_is_a_sentence_and_changes_nothing(
    begun: Practice, tmp_path: Path, times: Callable[[int], int]
) -> None:
    """The first in the daily run is the one that unpacks to a GB."""
    file, before = tmp_path / "bomb.zip", (tmp_path / "begun.goalkit").read_bytes()
    for make in list(BOMBS.values())[: times(len(BOMBS))]:
        file.write_bytes(make())
        with within_its_limits(), pytest.raises((FileError, ImportRefusedError)) as refused:
            came_in(begun, file)
        assert len(str(refused.value)) < 20_000
    assert (tmp_path / "begun.goalkit").read_bytes() == before


# ---------------------------------------------------------------- odd files that are right


def odd(ending: str, number: int) -> tuple[bytes, Client, tuple[CheckIn, ...]]:
    """A file that is right, however odd what is in it, and the client and check-ins that it holds."""
    pick = random.Random(number)  # noqa: S311 - the same each time
    ann = Client(id=f"{pick.choice(('NA', 'None', 'nan', 'null'))}-{number}", name=pick.choice(NAMES))
    said = tuple(
        CheckIn(
            id=f"r{at}",
            measure_id="m1",
            on=START + timedelta(days=pick.randrange(2000)),
            value=Decimal(pick.randrange(-(10**9), 10**9)).scaleb(-pick.randrange(6)),
            note=pick.choice(NOTES),
        )
        for at in range(pick.randrange(1, 40))
    )
    if ending == "csv":
        written = io.StringIO(newline="")
        rows = csv.writer(written, quoting=pick.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)))
        rows.writerows([("Date", " value", "NOTE"), *((one.on, one.value, f"'{one.note}") for one in said)])
        return pick.choice(("", "\ufeff")).encode() + written.getvalue().encode(), ann, said
    with open_practice(":memory:") as practice:
        practice.record(ann.id, ann, goal(), reach(), *said, at=KNOWN_AT)
        text = export_client(practice, ann.id)
    content = json.dumps(json.loads(text), ensure_ascii=pick.random() < 0.5, indent=pick.choice((None, 3)))
    return (content.encode() if ending == "json" else zipped(content.encode())), ann, said


def test_odd_files_come_in_whole_and_once(
    begun: Practice, tmp_path: Path, times: Callable[[int], int]
) -> None:
    for number in range(times(100)):
        ending = ENDINGS[number % 3]
        content, ann, said = odd(ending, number)
        file = tmp_path / f"odd.{ending}"
        file.write_bytes(content)
        if ending == "csv":
            before = begun.load("c1").check_ins
            came_in(begun, file)
            new = begun.load("c1").check_ins[len(before) :]
            assert sorted((one.on, one.value, one.note.removeprefix("'")) for one in new) == sorted(
                (one.on, one.value, one.note) for one in said
            )
            assert came_in(begun, file) == 0
            begun.undo("c1")
        else:
            assert came_in(begun, file) == ann.id
            assert begun.load(ann.id).client == ann
            assert begun.load(ann.id).check_ins == said
            whole = export_client(begun, ann.id)
            with pytest.raises(GoalkitError, match=ann.id):
                came_in(begun, file)
            assert export_client(begun, ann.id) == whole


# ---------------------------------------------------------------- damaged files


def damaged(content: bytes, how: str, pick: random.Random) -> bytes:
    at = pick.randrange(len(content))
    if how == "cut":
        return content[:at]
    if how == "flipped":
        return content[:at] + bytes([content[at] ^ 1 << pick.randrange(8)]) + content[at + 1 :]
    if how == "zeroed":
        return content[:at] + bytes(min(512, len(content) - at)) + content[at + 512 :]
    if how == "doubled":
        return content[:at] + content
    return content[:at] + pick.randbytes(64) + content[at:]


def test_a_damaged_file_comes_in_whole_or_not_at_all(
    begun: Practice, tmp_path: Path, times: Callable[[int], int]
) -> None:
    """What is damaged in a text may still be right; then it comes in as it says."""
    for number in range(times(60)):
        ending = ENDINGS[number % 3]
        pick = random.Random(number)  # noqa: S311 - the same each time
        file = tmp_path / f"damaged.{ending}"
        file.write_bytes(damaged(odd(ending, number)[0], DAMAGES[number % len(DAMAGES)], pick))
        before = (tmp_path / "begun.goalkit").read_bytes()
        try:
            came_in(begun, file)
        except (FileError, ImportRefusedError):
            assert (tmp_path / "begun.goalkit").read_bytes() == before
        assert begun.damage() == ()
