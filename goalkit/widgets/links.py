"""Words that lead to other notebooks, by mouse and by keyboard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from goalkit.widgets.controls import marked


@dataclass(frozen=True, kw_only=True)
class Links:
    """A title, a sentence, and links: by their words, the file of a notebook in the same folder.

    The first link is the one to follow. JupyterLab opens links that stand in an output, as in a
    `Showcase`, beside the page; in a control it would leave the page.
    """

    title: str
    sentence: str
    files: Mapping[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        links = "".join(link(label, file) for label, file in self.files.items())
        words = marked(self.title, "part", "h3") + marked(self.sentence, "sentence", "p")
        html = f'<div class="goalkit-links">{words}<div class="goalkit-ways">{links}</div></div>'
        return {"text/html": html, "text/plain": f"{self.title}: {self.sentence}"}


def link(label: str, file: str) -> str:
    """A link as HTML; all text is escaped."""
    return f'<a class="goalkit-way" href="{escape(file)}">{escape(label)}</a>'
