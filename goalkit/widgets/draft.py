"""Drafts: what is typed so far. They know records, and neither controls nor the place records go to."""

from collections.abc import Callable
from typing import Any

from traitlets import HasTraits

from goalkit.model import Record, Workbook
from goalkit.widgets.typed import TypedError


class Draft(HasTraits):
    """What is typed so far and may still be wrong.

    Traits tagged `typed=True` are the fields: texts as they stand in a control, or ticks. `parts`
    are drafts inside this one; a field of a part is named `part.field` from here.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, Draft] = {}

    def checks(self) -> dict[str, Callable[[], object]]:
        """By field, what reads it and raises TypedError where it cannot be used."""
        return {}

    def build(self) -> tuple[Record, ...]:
        """The records that are typed; only where there are no problems."""
        return ()

    def gone(self) -> tuple[Record, ...]:
        """The records that are taken away; only where there are no problems."""
        return ()

    def replaced(self, workbook: Workbook) -> dict[str, str]:  # noqa: ARG002 - for the drafts that override it
        """By field, a sentence on a record that would be replaced though it was never shown.

        It counts as shown from then on.
        """
        return {}

    def saved(self, workbook: Workbook) -> None:
        """Take note that what is typed, or what was there before an undo, is now in the workbook."""

    def was_shown(self, workbook: Workbook) -> None:
        """Take note that what is typed was typed when the workbook was like this."""

    def problems(self) -> dict[str, str]:
        """By field, one sentence in plain words about what cannot be used."""
        found: dict[str, str] = {}
        for name, check in self.checks().items():
            try:
                check()
            except TypedError as problem:
                found[name] = str(problem)
        for key, part in self.parts.items():
            found |= {f"{key}.{name}": problem for name, problem in part.problems().items()}
        return found

    def field(self, name: str) -> "tuple[Draft, str]":
        """The draft that holds the field of this name, and its name there."""
        for key, part in self.parts.items():
            if name.startswith(f"{key}."):
                return part.field(name[len(key) + 1 :])
        return self, name

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed, here or in a part."""
        return not self.typed()

    def typed(self) -> dict[str, Any]:
        """The fields that hold something, by name, ready for JSON."""
        found = {name: getattr(self, name) for name in self.trait_names(typed=True) if getattr(self, name)}
        for key, part in self.parts.items():
            found |= {f"{key}.{name}": value for name, value in part.typed().items()}
        return found

    def restore(self, typed: dict[str, Any]) -> None:
        """Fill the fields with what `typed` gave; what has no field any more is left out."""
        for name in self.trait_names(typed=True):
            setattr(self, name, typed.get(name, self.trait_defaults(name)))
        for key, part in self.parts.items():
            lead = f"{key}."
            part.restore({name[len(lead) :]: typed[name] for name in typed if name.startswith(lead)})

    def on_typed(self, then: Callable[[], None]) -> None:
        """Call `then` after each change of a field, here or in a part."""
        self.observe(lambda _: then(), names=self.trait_names(typed=True))
        for part in self.parts.values():
            part.on_typed(then)
