"""The page that explains a formula, shown where its figure stands: closed at first, open after a click.

The pages are those of `docs/reference/formulas`; a wheel carries them. On paper the appendix names them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from goalkit.blocks import template
from goalkit.shipped import shipped

FOLDER = "docs/reference/formulas"
HIGHEST = 4
"""The level at which the title of a page stands on a page of the workbook."""

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, kw_only=True)
class FormulaPages:
    """How figures are computed: the pages of these names, such as `gap-rule`. For the screen alone."""

    names: tuple[str, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the pages."""
        return tuple(formula_title(name) for name in self.names)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        pages = tuple(zip(self.titles, map(formula_html, self.names), strict=True))
        html = template("formulas.html.j2").render(pages=pages)
        return {"text/html": html, "text/plain": f"How it is computed: {', '.join(self.titles)}"}


@cache
def formula_title(name: str) -> str:
    """The title of the page of this name. Raises NotShippedError."""
    return _source(name).partition("\n")[0].removeprefix("# ")


@cache
def formula_html(name: str) -> str:
    """The page of this name below its title, as HTML; links to other pages are plain words.

    Raises NotShippedError.
    """
    tokens = _PARSER.parse(_source(name).partition("\n")[2])
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{int(token.tag[1:]) + HIGHEST - 1}"
        if token.children:
            token.children = [one for one in token.children if one.type not in {"link_open", "link_close"}]
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _source(name: str) -> str:
    return shipped(f"{FOLDER}/{name}.md").read_text(encoding="utf-8")
