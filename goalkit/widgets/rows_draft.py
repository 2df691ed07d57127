"""Drafts of one kind, one below the other, of which there can be more or fewer."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from traitlets import List, Unicode

from goalkit.model.record import new_id
from goalkit.widgets.draft import Draft

D = TypeVar("D", bound=Draft)


class RowsDraft(Draft, Generic[D]):
    """The rows by key. `make` gives the draft of a row for its key: the id of what it becomes."""

    taken_away = List(Unicode()).tag(typed=True)
    """The keys of the rows that were taken away."""

    def __init__(self, make: Callable[[str], D], keys: Iterable[str] = ()) -> None:
        super().__init__()
        self._make = make
        self._listeners: list[Callable[[], None]] = []
        for key in keys:
            self.add(key)

    @property
    def rows(self) -> dict[str, D]:
        """The rows that are there, by key."""
        return self.parts  # type: ignore[return-value] # only `add` puts one there

    def add(self, key: str = "") -> str:
        """Put a row at the end and return its key; without one it is a new one."""
        key = key or new_id()
        self.parts[key] = self._make(key)
        for then in self._listeners:
            self.parts[key].on_typed(then)
        return key

    def take_away(self, key: str) -> None:
        """Take a row away."""
        del self.parts[key]
        self.taken_away = [*self.taken_away, key]

    def on_typed(self, then: Callable[[], None]) -> None:
        self._listeners.append(then)
        super().on_typed(then)

    def restore(self, typed: dict[str, Any]) -> None:
        for key in {name.partition(".")[0]: None for name in typed if "." in name and not self._owns(name)}:
            self.add(key)
        super().restore(typed)
        for key in self.taken_away:
            self.parts.pop(key, None)

    def _owns(self, name: str) -> bool:
        return any(name.startswith(f"{key}.") for key in self.parts)
