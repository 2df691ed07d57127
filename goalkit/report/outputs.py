"""What a code cell showed, as elements: of each output the form that prints best."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nbconvert.filters import strip_ansi

from goalkit import blocks
from goalkit.report import elements
from goalkit.report.elements import BLOCK_KINDS, Element
from goalkit.report.figures import FIGURE_MIME, alt_text, caption, width_share
from goalkit.report.html_table import table_elements, visible_text
from goalkit.report.markdown import MarkdownReader

Draw = Callable[[dict[str, Any]], str]
"""Draws a plotly figure, given as JSON values, at its width on the page: SVG text."""

_PIXELS = ("image/png", "image/jpeg")


@dataclass(frozen=True, kw_only=True)
class OutputReader:
    """Reads the outputs of code cells; `markdown` reads the Markdown among them."""

    draw: Draw
    markdown: MarkdownReader

    def elements(self, output: Mapping[str, Any]) -> list[Element]:
        """One output as elements; empty for what is not for paper, such as warnings."""
        match output["output_type"]:
            case "stream":
                return _printed_text(output["text"]) if output["name"] == "stdout" else []
            case "display_data" | "execute_result" if not _is_screen_only(output):
                return self._shown(output["data"], output["metadata"])
            case _:
                return []

    def _shown(self, data: Mapping[str, Any], metadata: Mapping[str, Any]) -> list[Element]:
        block = data.get(blocks.MIME)
        if block and block["kind"] in BLOCK_KINDS:
            return [block]
        if FIGURE_MIME in data:
            return [self._figure(data[FIGURE_MIME])]
        if "image/svg+xml" in data:
            return [elements.drawing(data["image/svg+xml"], alt=_alt(metadata))]
        for mime in _PIXELS:
            if mime in data:
                return [elements.photo(mime, data[mime], alt=_alt(metadata))]
        return self._words(data)

    def _figure(self, figure: dict[str, Any]) -> Element:
        return elements.drawing(
            self.draw(figure), alt=alt_text(figure), caption=caption(figure), share=width_share(figure)
        )

    def _words(self, data: Mapping[str, Any]) -> list[Element]:
        if "text/markdown" in data:
            return self.markdown.elements(data["text/markdown"])
        plain = data.get("text/plain", "")
        html = data.get("text/html", "")
        return table_elements(html) or _printed_text(_better(plain, visible_text(html)))


def _better(plain: str, of_html: str) -> str:
    """The plain text, unless it only names an object, `<...>`, and the HTML has words."""
    return of_html if of_html and plain.startswith("<") else plain


def _printed_text(text: str) -> list[Element]:
    bare: str = strip_ansi(text).strip("\n")  # type: ignore[no-untyped-call] # of nbconvert
    return [elements.code(bare)] if bare.strip() else []


def _is_screen_only(output: Mapping[str, Any]) -> bool:
    return bool(output["metadata"].get("goalkit", {}).get("screen_only"))


def _alt(metadata: Mapping[str, Any]) -> str:
    return str(metadata.get("alt") or "Picture")
