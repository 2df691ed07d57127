"""A workbook as Markdown that reads well in any editor: records below their names, short ones in tables."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, tzinfo

from goalkit.escaping import LINE_BREAK, markdown_text
from goalkit.model import Record, Workbook
from goalkit.model.workbook import COLLECTIONS, RECORD_TYPES
from goalkit.period import day_of
from goalkit.store.record_words import NAMED_BY, RecordWords, field_words
from goalkit.wording import day_text

_TABLES = frozenset(RECORD_TYPES) - NAMED_BY.keys()


def workbook_markdown(workbook: Workbook, zone: tzinfo | None) -> str:
    """The whole workbook, without history and without ids; its last change has its day in this time zone."""
    return "\n".join(_Written(workbook).lines(day_of(workbook.known_at, zone))) + "\n"


class _Written:
    """The lines of one workbook. Records that others name by their id are told by name."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook, self._words = workbook, RecordWords(workbook)

    def lines(self, changed_on: date) -> Iterator[str]:
        client = self._workbook.client
        yield f"# {self._line(client, 'name')}"
        yield ""
        yield f"Everything that goalkit knows about this client, last changed on {day_text(changed_on)}."
        yield ""
        yield from self._bullets(client)
        for name in RECORD_TYPES:
            if name != "clients" and (records := getattr(self._workbook, name)):
                yield from ("", f"## {field_words(name)}", "")
                yield from self._table(records) if name in _TABLES else self._headed(records)

    def _headed(self, records: Sequence[Record]) -> Iterator[str]:
        for number, one in enumerate(records):
            if number:
                yield ""
            yield f"### {self._line(one, NAMED_BY[COLLECTIONS[type(one)]])}"
            yield ""
            yield from self._bullets(one)

    def _bullets(self, record: Record) -> Iterator[str]:
        heading = NAMED_BY[COLLECTIONS[type(record)]]
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in ("id", heading) or value in (None, "", ()):
                continue
            if isinstance(value, tuple):
                yield f"- {field_words(field.name)}:"
                told = (self._words.of_value(one, field.name) for one in value)
                yield from (f"  - {markdown_text(one)}" for one in told)
            else:
                told_as = markdown_text(self._words.of(record, field.name))
                yield f"- {field_words(field.name)}: {told_as}"

    def _table(self, records: Sequence[Record]) -> Iterator[str]:
        names = [field.name for field in fields(records[0]) if field.name != "id"]
        filled = [name for name in names if any(getattr(one, name) not in (None, "", ()) for one in records)]
        yield f"| {' | '.join(map(field_words, filled))} |"
        yield f"|{' --- |' * len(filled)}"
        for one in records:
            yield f"| {' | '.join(self._line(one, name) for name in filled)} |"

    def _line(self, record: Record, field: str) -> str:
        """What stands in a field, as Markdown in one line."""
        return markdown_text(self._words.of(record, field)).replace(LINE_BREAK, " / ")
