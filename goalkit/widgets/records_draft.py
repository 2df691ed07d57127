"""Drafts that become records, and notice where somebody else saved one of them meanwhile."""

from collections.abc import Iterator
from dataclasses import fields

from goalkit.model import Record, Versioned, Workbook
from goalkit.model.workbook import Key, key_of
from goalkit.widgets.draft import Draft


class RecordsDraft(Draft):
    """A draft of records. A subclass gives them with `built`, and tells with `show` what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[Key, Record] = {}

    def built(self) -> Iterator[tuple[str, Record]]:
        """Each record that is typed, with the name of its first field."""
        yield from ()

    def said(self, there: Record, typed: Record) -> str:
        """A sentence on what is there where `typed` was about to be saved."""
        return f"Saved meanwhile: {differing(there, typed)}."

    def saw(self, *records: Record) -> None:
        """These stand in the fields, or the person knows of them."""
        self._seen |= {_key(record): record for record in records}

    def follow(self, workbook: Workbook) -> None:
        """Compare what is typed with the records of this workbook from now on."""

    def build(self) -> tuple[Record, ...]:
        return tuple(record for _, record in self.built())

    def replaced(self, workbook: Workbook) -> dict[str, str]:
        known, found = workbook.by_key, dict[str, str]()
        for name, record in self.built():
            there = _in_place_of(record, known)
            if there is not None and there not in (record, self._seen.get(_key(there))):
                found[name] = f"{self.said(there, record)} Save again to put yours in its place."
                self.saw(there)
        return found

    def saved(self, workbook: Workbook) -> None:
        known = workbook.by_key
        self.saw(*(known[_key(record)] for record in self.build() if _key(record) in known))
        self.follow(workbook)

    def was_shown(self, workbook: Workbook) -> None:
        then = workbook.by_key
        self._seen = {key: then[key] for key in self._seen if key in then}
        self.follow(workbook)


def differing(there: Record, typed: Record) -> str:
    """What a record holds where another one of its kind differs, in quotes."""
    texts = (getattr(there, one.name) for one in fields(there) if _differs(there, typed, one.name))
    return ", ".join(f"“{text}”" for text in texts if text not in (None, "", ())) or "less than this"


def _differs(there: Record, typed: Record, name: str) -> bool:
    return bool(getattr(there, name) != getattr(typed, name))


def _key(record: Record) -> Key:
    return type(record), *key_of(record)


def _in_place_of(record: Record, known: dict[Key, Record]) -> Record | None:
    """What is there where a record would be saved: the one it follows, or a later version of it."""
    there = known.get(_key(record))
    if isinstance(record, Versioned):
        versions = (one for one in known.values() if isinstance(one, type(record)) and one.id == record.id)
        later = max(versions, key=lambda one: one.version, default=record)
        return later if later.version > record.version else there
    return there
