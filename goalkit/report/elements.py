"""What a printed document is made of, as JSON; and what a plotly figure says about itself.

The blocks of `goalkit.blocks` are elements as they are; here are the others, which come from
Markdown cells and from outputs of other libraries. Inline text is a list of runs.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from goalkit.blocks import Align, Block

Element = dict[str, Any]
Run = dict[str, Any]
Figure = dict[str, Any]

BLOCK_KINDS = frozenset(block.kind for block in Block.__subclasses__())
"""Kinds that `goalkit.blocks` defines."""
FIGURE_MIME = "application/vnd.plotly.v1+json"
REMOVED_TAG = "remove-cell"
"""Nothing of a cell with this tag is printed."""


def run(text: str, *, bold: bool = False, italic: bool = False, code: bool = False, link: str = "") -> Run:
    """A stretch of text of one style; `link` is an address or empty."""
    return {"text": text, "bold": bold, "italic": italic, "code": code, "link": link}


def heading(level: int, text: str) -> Element:
    """A heading; levels are put in order when the document is whole."""
    return {"kind": "heading", "level": level, "text": text}


def paragraph(runs: list[Run]) -> Element:
    """A paragraph of runs."""
    return {"kind": "runs", "runs": runs}


def listing(items: list[list[Element]], *, start: int | None = None) -> Element:
    """A list; each item holds elements. `start` is its first number, None for bullets."""
    return {"kind": "list", "items": items, "start": start}


def block_quote(elements: list[Element]) -> Element:
    """A quotation of elements."""
    return {"kind": "block_quote", "elements": elements}


def grid(aligns: list[Align], head: list[list[Run]], rows: list[list[list[Run]]]) -> Element:
    """A table without caption; each cell is a list of runs."""
    return {"kind": "grid", "aligns": aligns, "head": head, "rows": rows}


def code(text: str) -> Element:
    """Text of fixed width, as a program wrote it."""
    return {"kind": "code", "text": text}


def note(text: str) -> Element:
    """One muted line."""
    return {"kind": "note", "text": text}


def rule() -> Element:
    """A line across the page."""
    return {"kind": "rule"}


def new_page() -> Element:
    """What follows begins on a new page."""
    return {"kind": "new_page"}


def drawing(svg: str, *, alt: str, caption: str = "", share: float | None = None) -> Element:
    """A picture as SVG text. `share` is the part of the text width it takes, None its own size."""
    return {"kind": "figure", "svg": svg, "data_uri": "", "alt": alt, "caption": caption, "share": share}


def photo(mime: str, base64_data: str, *, alt: str) -> Element:
    """A picture of pixels, such as PNG, in its own size."""
    data_uri = f"data:{mime};base64,{''.join(base64_data.split())}"
    return {"kind": "figure", "svg": "", "data_uri": data_uri, "alt": alt, "caption": "", "share": None}


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The value, as JSON has it, with every text in it changed."""
    match value:
        case str():
            return change(value)
        case dict():
            return {key: map_texts(each, change) for key, each in value.items()}
        case list() | tuple():
            return [map_texts(each, change) for each in value]
        case _:
            return value


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, as JSON has it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def caption(figure: Figure) -> str:
    """The sentence that the figure carries, or nothing."""
    return str(_meta(figure).get("sentence", ""))


def alt_text(figure: Figure) -> str:
    """What a screen reader says: the sentence, else the title, else the titles of the axes."""
    if sentence := caption(figure):
        return sentence
    layout = figure.get("layout") or {}
    named = _title(layout) or " by ".join(
        filter(None, (_title(layout.get(axis)) for axis in ("yaxis", "xaxis")))
    )
    return f"Chart: {named}" if named else "Chart"


def width_share(figure: Figure) -> float:
    """The part of the text width that the figure takes, 0 to 1; all of it unless it says otherwise."""
    return min(1.0, float(_meta(figure).get("width_share", 1.0)))


def figures_of(cell: Mapping[str, Any]) -> Iterator[Figure]:
    """The figures that an executed cell showed, in order."""
    for output in cell.get("outputs", ()):
        if FIGURE_MIME in output.get("data", {}):
            yield output["data"][FIGURE_MIME]


def _meta(figure: Figure) -> dict[str, Any]:
    meta = (figure.get("layout") or {}).get("meta")
    return meta if isinstance(meta, dict) else {}


def _title(holder: dict[str, Any] | None) -> str:
    title = (holder or {}).get("title", "")
    return str(title.get("text", "")) if isinstance(title, dict) else str(title)
