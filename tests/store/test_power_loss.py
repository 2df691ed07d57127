"""The power fails: what was told to be saved is there, whatever the disk did with what was not synced.

The statements of real saves are run by SQLite on a recorded disk. At each moment the disk may lose any
sectors that were written and not synced since, in any order, and bring back a log that was taken away without
a sync of its folder.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
import sqlalchemy as sa

from goalkit.errors import PracticeError
from goalkit.store import open_practice
from goalkit.store.connection import _SAFE, row_crc
from tests.store.test_copies import made, save

SECTOR = 512
SAVES = 12
Step = tuple[Any, ...]
"""`write`, `truncate`, `sync`, `delete` or `told`, with what it is about."""


class RecordedFile(apsw.VFSFile):
    """A file whose writes and syncs are noted."""

    def __init__(self, name: Any, flags: list[int], steps: list[Step]) -> None:
        super().__init__("", name, flags)
        shown = name if isinstance(name, str) else name.filename()
        self._name, self._steps = Path(shown).name, steps

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's own
        self._steps.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's own
        self._steps.append(("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's own
        self._steps.append(("sync", self._name))
        super().xSync(flags)


class RecordedDisk(apsw.VFS):
    """The disk of this computer, every step of which is noted."""

    def __init__(self, name: str) -> None:
        self.steps: list[Step] = []
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> RecordedFile:  # noqa: N802 - SQLite's own
        return RecordedFile(name, flags, self.steps)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802 - SQLite's own
        self.steps.append(("delete", Path(filename).name, syncdir))
        super().xDelete(filename, syncdir)


@dataclass
class Disk:
    """What a disk has for certain, what it was told since, and the logs it may not have let go of yet."""

    kept: dict[str, bytes]
    told: dict[str, list[Step]] = field(default_factory=dict)
    undead: dict[str, bytes] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        what, name, *rest = step
        if what in ("write", "truncate"):
            self.told.setdefault(name, []).append(step)
        elif what == "sync":  # SQLite syncs the folder with the first sync of a log
            self.kept[name] = changed(self.kept.get(name, b""), self.told.pop(name, ()))
            self.undead.pop(name, None)
        else:
            (is_synced,) = rest
            content = self.kept.pop(name, b"")
            self.told.pop(name, None)
            if not is_synced:
                self.undead[name] = content

    def after_power_loss(self, chance: Random) -> dict[str, bytes]:
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        found = {
            name: changed(self.kept.get(name, b""), torn(self.told.get(name, ()), share, chance))
            for name in self.kept.keys() | self.told.keys()
        }
        return found | {name: content for name, content in self.undead.items() if chance.random() < 0.5}


def torn(steps: Iterable[Step], share: float, chance: Random) -> Iterator[Step]:
    """The steps of which the disk has kept this share of sectors."""
    for what, name, at, *rest in steps:
        if what == "truncate":
            if chance.random() < share:
                yield what, name, at
            continue
        (data,) = rest
        for start in range(0, len(data), SECTOR):
            if chance.random() < share:
                yield what, name, at + start, data[start : start + SECTOR]


def changed(content: bytes, steps: Iterable[Step]) -> bytes:
    found = bytearray(content)
    for what, _, at, *rest in steps:
        if what == "truncate":
            del found[at:]
            continue
        found.extend(bytes(max(0, at - len(found))))
        found[at : at + len(rest[0])] = rest[0]
    return bytes(found)


def statements_of_saves(file: Path) -> list[tuple[str, Any] | None]:
    """What a practice says to the database in some saves; None where it commits."""
    said: list[tuple[str, Any] | None] = []

    def note(_: object, __: object, statement: str, given: Any, ___: object, is_many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's own
        said.extend((statement, one) for one in (given if is_many else [given]))

    with open_practice(file) as practice:
        sa.event.listen(practice._engine, "before_cursor_execute", note)
        sa.event.listen(practice._engine, "commit", lambda _: said.append(None))
        save(practice, range(SAVES))
    return said


def recorded(file: Path, said: list[tuple[str, Any] | None], synchronous: str) -> list[Step]:
    """The steps of a disk on which this is said, and where a save was told."""
    disk = RecordedDisk(f"recorded {synchronous}")
    connection = apsw.Connection(str(file), vfs=f"recorded {synchronous}")
    connection.create_scalar_function("row_crc", row_crc, deterministic=True)
    for pragma in (*_SAFE, f"synchronous = {synchronous}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN EXCLUSIVE")
    for one in said:
        if one is None:
            connection.execute("COMMIT")
            disk.steps.append(("told",))
            connection.execute("BEGIN EXCLUSIVE")
        else:
            connection.execute(*one).fetchall()
    connection.execute("ROLLBACK")
    connection.close()
    return disk.steps


def is_right(folder: Path, image: dict[str, bytes], told: int) -> bool:
    """Whether a practice with these files is whole and has what was told, or one save more."""
    for name, content in image.items():
        (folder / name).write_bytes(content)
    try:
        with open_practice(folder / "practice.goalkit") as practice:
            known = [one.id for one in practice.load("c1").reflections]
            is_whole = practice.damage() == ()
    except PracticeError:
        return False
    finally:
        for one in folder.iterdir():
            one.unlink()
    return is_whole and known in ([f"r{at}" for at in range(count)] for count in (told, told + 1))


def images(file: Path, steps: list[Step], number: int) -> Iterator[tuple[dict[str, bytes], int]]:
    """So many images of the disk without power, evenly over its steps, each with how many saves were told."""
    disk, told, chance = Disk({file.name: file.read_bytes()}), 0, Random(7)  # noqa: S311 - the same each time
    for at, step in enumerate(steps):
        if step == ("told",):
            told += 1
        else:
            disk.take(step)
        for _ in range(number * at // len(steps), number * (at + 1) // len(steps)):
            yield disk.after_power_loss(chance), told


@pytest.mark.filterwarnings("ignore::goalkit.errors.LogSetAsideWarning")
def test_what_was_told_to_be_saved_outlives_a_loss_of_power(file: Path, times: Callable[[int], int]) -> None:
    """10,000 images of each kind with GOALKIT_RELIABILITY=full, a hundred by default."""
    before = made(file).read_bytes()
    said, folder = statements_of_saves(file), file.with_name("image")
    folder.mkdir()

    def right(synchronous: str) -> Iterator[bool]:
        file.write_bytes(before)
        steps = recorded(file, said, synchronous)
        file.write_bytes(before)
        return (is_right(folder, *one) for one in images(file, steps, times(times(10_000))))

    assert all(right("EXTRA"))
    assert not all(right("NORMAL")), "it sees nothing"
