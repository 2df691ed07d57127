"""Tiles: one for each notebook, with how far it is. Each is a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from goalkit.terms import Headway
from goalkit.widgets.controls import marked


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A notebook by its title and file, how far it is, and a few words on that."""

    title: str
    file: str
    headway: Headway
    words: str

    def html(self) -> str:
        """The tile as an item of a list; all text is escaped."""
        inside = (
            marked(self.title, "tile-title", "strong")
            + marked(self.headway.label, "tile-state", "span")
            + marked(self.words, "tile-words", "span")
        )
        state = self.headway.name.lower().replace("_", "-")
        return f'<li><a class="goalkit-tile goalkit-is-{state}" href="{escape(self.file)}">{inside}</a></li>'


@dataclass(frozen=True)
class Tiles:
    """Tiles in a grid, shown in a `Showcase`."""

    tiles: Sequence[Tile]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        items = "".join(tile.html() for tile in self.tiles)
        return {
            "text/html": f'<ul class="goalkit-tiles">{items}</ul>',
            "text/plain": ", ".join(tile.title for tile in self.tiles),
        }
