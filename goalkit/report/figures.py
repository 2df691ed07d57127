"""What a plotly figure, as JSON values, says about itself."""

from collections.abc import Iterator, Mapping
from typing import Any

Figure = dict[str, Any]
FIGURE_MIME = "application/vnd.plotly.v1+json"


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
