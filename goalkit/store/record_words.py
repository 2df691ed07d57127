"""The words for what stands in records; a record that another one refers to is told by its name."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from goalkit.model import Alignment, Record, Workbook
from goalkit.model.workbook import ALIGNED, REFERENCES
from goalkit.wording import day_text, sentence_text

NAMED_BY = {
    "clients": "name", "agreements": "purpose", "visions": "statement", "values": "name",
    "goals": "statement", "measures": "title", "milestones": "title", "objectives": "title",
    "stakeholders": "name", "coaching_sessions": "held_on", "reviews": "period", "reflections": "prompt",
    "attainment_scales": "written_on",
}  # fmt: skip
"""The field by which a record of a collection is named; those of the others have no name."""
_REFERRED = REFERENCES | {"goal_ids": "goals"}
ID_FIELDS = frozenset({*_REFERRED, "target_id"})
"""The fields that hold ids of other records."""
REFERRED_TO = frozenset({"clients", *_REFERRED.values(), *ALIGNED.values()})
"""The collections whose records are named by their ids."""


def field_words(name: str) -> str:
    """The name of a field or collection as a person writes it: `Held on`, `Goal`."""
    plain = name.removesuffix("_id").replace("_ids", "s").replace("check_in", "check-in")
    return plain.replace("_", " ").capitalize()


class RecordWords:
    """The words for the records of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._names |= {
            (name, one.id): self.of_value(getattr(one, NAMED_BY[name]))
            for name in NAMED_BY.keys() - {"clients"}
            for one in getattr(workbook, name)
        }

    def of(self, record: Record, field: str) -> str:
        """What stands in a field, in plain words; empty for nothing."""
        value = getattr(record, field)
        if isinstance(record, Alignment) and field == "target_id":
            return self._names[ALIGNED[record.aligned_with], value]
        return self.of_value(value, field)

    def of_value(self, value: Any, field: str = "") -> str:
        """A value, perhaps of a field that refers to others; what it refers to may be gone."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return day_text(value)
        if isinstance(value, tuple):
            return "; ".join(self.of_value(one, field) for one in value)
        if is_dataclass(value):
            parts = {one.name: getattr(value, one.name) for one in fields(value)}
            told = (
                f"{field_words(name)}: {self.of_value(part, name)}"
                for name, part in parts.items()
                if part not in (None, "")
            )
            return " ".join(map(sentence_text, told))
        return self._names.get((_REFERRED.get(field, ""), value), str(value))
