"""A workbook as Markdown that reads well in any editor: records below their names, short ones in tables."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, tzinfo
from typing import Any

from goalkit.escaping import LINE_BREAK, markdown_text
from goalkit.model import Record, Workbook
from goalkit.model.workbook import COLLECTIONS, RECORD_TYPES
from goalkit.period import day_of
from goalkit.terms import AlignedWith
from goalkit.wording import day_text, sentence_text

_NAMED_BY = {
    "clients": "name", "agreements": "purpose", "visions": "statement", "values": "name",
    "goals": "statement", "measures": "title", "milestones": "title", "objectives": "title",
    "stakeholders": "name", "coaching_sessions": "held_on", "reviews": "period", "reflections": "prompt",
    "attainment_scales": "written_on",
}  # fmt: skip
"""The field by which a record of a collection is named; the others stand in tables."""
_REFERRED = {
    "goal_id": "goals", "measure_id": "measures", "value_id": "values", "session_id": "coaching_sessions",
    "scale_id": "attainment_scales", "stakeholder_id": "stakeholders",
}  # fmt: skip
_ALIGNED = {AlignedWith.OBJECTIVE: "objectives", AlignedWith.VALUE: "values", AlignedWith.GOAL: "goals"}
_TABLES = frozenset(RECORD_TYPES) - _NAMED_BY.keys()


def workbook_markdown(workbook: Workbook, zone: tzinfo | None) -> str:
    """The whole workbook, without history and without ids; its last change has its day in this time zone."""
    return "\n".join(_Written(workbook).lines(day_of(workbook.known_at, zone))) + "\n"


class _Written:
    """The lines of one workbook. Records that others name by their id are told by name."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names = {
            (name, one.id): self._line(getattr(one, _NAMED_BY[name]))
            for name in _NAMED_BY.keys() - {"clients"}
            for one in getattr(workbook, name)
        }

    def lines(self, changed_on: date) -> Iterator[str]:
        client = self._workbook.client
        yield f"# {self._line(client.name)}"
        yield ""
        yield f"Everything that goalkit knows about this client, last changed on {day_text(changed_on)}."
        yield ""
        yield from self._bullets(client)
        for name in RECORD_TYPES:
            if name != "clients" and (records := getattr(self._workbook, name)):
                yield from ("", f"## {_words(name)}", "")
                yield from self._table(records) if name in _TABLES else self._headed(records)

    def _headed(self, records: Sequence[Record]) -> Iterator[str]:
        for number, one in enumerate(records):
            if number:
                yield ""
            yield f"### {self._line(getattr(one, _NAMED_BY[COLLECTIONS[type(one)]]))}"
            yield ""
            yield from self._bullets(one)

    def _bullets(self, record: Record) -> Iterator[str]:
        heading = _NAMED_BY[COLLECTIONS[type(record)]]
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in ("id", heading) or value in (None, "", ()):
                continue
            if isinstance(value, tuple):
                yield f"- {_words(field.name)}:"
                yield from (f"  - {self._text(one)}" for one in value)
            else:
                yield f"- {_words(field.name)}: {self._told(record, field.name)}"

    def _table(self, records: Sequence[Record]) -> Iterator[str]:
        names = [field.name for field in fields(records[0]) if field.name != "id"]
        filled = [name for name in names if any(getattr(one, name) not in (None, "", ()) for one in records)]
        yield f"| {' | '.join(map(_words, filled))} |"
        yield f"|{' --- |' * len(filled)}"
        for one in records:
            cells = (_in_one_line(self._told(one, name)) for name in filled)
            yield f"| {' | '.join(cells)} |"

    def _told(self, record: Record, field: str) -> str:
        value = getattr(record, field)
        if field == "goal_ids":
            return "; ".join(self._names.get(("goals", one), self._text(one)) for one in value)
        collection = _ALIGNED[record.aligned_with] if field == "target_id" else _REFERRED.get(field)  # type: ignore[attr-defined] # only alignments have it
        return self._names[collection, value] if collection and value else self._text(value)

    def _line(self, value: Any) -> str:
        return _in_one_line(self._text(value))

    def _text(self, value: Any) -> str:
        """One value in words, as Markdown."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return day_text(value)
        if isinstance(value, tuple):
            return "; ".join(map(self._text, value))
        if is_dataclass(value):
            told = {field.name: getattr(value, field.name) for field in fields(value)}
            said = (
                f"{_words(name)}: {self._part(name, one)}"
                for name, one in told.items()
                if one not in (None, "")
            )
            return " ".join(map(sentence_text, said))
        return markdown_text(str(value))

    def _part(self, name: str, value: Any) -> str:
        """A field of a part of a record; what it refers to may be gone."""
        known = self._names.get((_REFERRED.get(name, ""), value)) if isinstance(value, str) else None
        return known or self._text(value)


def _in_one_line(markdown: str) -> str:
    return markdown.replace(LINE_BREAK, " / ")


def _words(name: str) -> str:
    """The name of a field or collection as a person writes it."""
    return name.removesuffix("_id").replace("_", " ").capitalize()
