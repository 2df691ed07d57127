"""Labels of controls: what stands above one, and what its name says more to whoever cannot see its place."""

from dataclasses import dataclass
from html import escape
from typing import Any


@dataclass(frozen=True)
class Label:
    """The name of a control is "Milestone 2: By when"; where it stands, `shown` is enough to see."""

    of: str
    shown: str

    def __str__(self) -> str:
        return f"{self.of}: {self.shown}"


def described(label: str | Label) -> dict[str, Any]:
    """What a control is given so that it has this label."""
    if isinstance(label, str):
        return {"description": label, "description_allow_html": False}
    unseen = f'<span class="goalkit-unseen">{escape(label.of)}: </span>'
    return {"description": unseen + escape(label.shown), "description_allow_html": True}
