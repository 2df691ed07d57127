"""A change of a workbook: what one save has made of its records."""

from dataclasses import dataclass
from datetime import datetime

from goalkit.model.people import Client
from goalkit.model.record import Record


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One record `before` and `after` a change; None where it was not there.

    `revised` is the version before, of a record that came as a new version.
    """

    before: Record | None
    after: Record | None
    revised: Record | None = None

    @property
    def record(self) -> Record:
        """The record after the change, or the one that was there last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - an edit is of some record
        return found

    @property
    def back(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(before=self.after, after=self.before, revised=self.revised)


@dataclass(frozen=True, kw_only=True)
class Change:
    """The edits of one save at a moment (UTC)."""

    at: datetime
    edits: tuple[Edit, ...]

    @property
    def is_beginning(self) -> bool:
        """Whether the client came with it: there is nothing before that could be put back."""
        return any(isinstance(one.after, Client) and one.before is None for one in self.edits)

    @property
    def back(self) -> "Change":
        """The change that takes this one back."""
        return Change(at=self.at, edits=tuple(one.back for one in self.edits))
