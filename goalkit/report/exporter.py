"""From an executed notebook to the document that is printed, and to the PDF itself.

The document is JSON: `title`, `client`, `period`, `confidential` (three of them empty where there is
neither cover nor masthead), `depth`, `logo` (a picture or null) and `elements`, top to bottom.
"""

import json
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.utils.exceptions import ConversionException
from nbformat import NotebookNode
from traitlets import Callable, Dict, Enum, List, Unicode
from traitlets.config import Config

from goalkit.blocks import COACH, NOT_HERE
from goalkit.errors import GoalkitError
from goalkit.escaping import visible
from goalkit.period import parsed_day, today
from goalkit.report import elements
from goalkit.report.browser import figure_drawer, find_browser
from goalkit.report.elements import REMOVED_TAG, Element
from goalkit.report.job import Depth, Paper
from goalkit.report.markdown import MarkdownReader
from goalkit.report.outputs import OutputReader
from goalkit.report.typeset import Page, print_pdf
from goalkit.wording import list_text

NEW_PAGE_TAG = "new-page"
"""A cell with this tag begins on a new page."""

_PREPROCESSORS = "nbconvert.preprocessors."


class TypstExporter(Exporter):
    """Turns an executed notebook into the document, as JSON text, that `review.typ` sets.

    `draw` makes SVG of a plotly figure; `folder` is where pictures named in Markdown are looked for;
    `coach`, unless None, is who the cover names as the coach; `logo` is a picture at the head of the
    document; in a `depth` that is not full the cover takes no page of its own.
    Left out are all inputs, cells tagged `parameters` or `remove-cell`, outputs of cells tagged
    `remove-output` and outputs whose metadata say `goalkit.screen_only`.
    """

    file_extension = ".json"
    draw = Callable()
    folder = Unicode(".")
    coach = Unicode(None, allow_none=True)
    logo = Dict(default_value=None, allow_none=True)
    depth = Enum([depth.value for depth in Depth], default_value=Depth.FULL.value).tag(config=True)
    default_preprocessors = List(
        [_PREPROCESSORS + "TagRemovePreprocessor", _PREPROCESSORS + "CoalesceStreamsPreprocessor"]
    )

    @property
    def default_config(self) -> Config:
        """What is left out of the document."""
        removed = {
            "enabled": True,
            "remove_cell_tags": {"parameters", "injected-parameters", REMOVED_TAG},
            "remove_all_outputs_tags": {"remove-output"},
        }
        return Config({"TagRemovePreprocessor": removed, "CoalesceStreamsPreprocessor": {"enabled": True}})

    def from_notebook_node(  # type: ignore[override] # as the exporters of nbconvert do: text, not a notebook
        self, nb: NotebookNode, resources: Any | None = None, **_: Any
    ) -> tuple[str, dict[str, Any]]:
        nb = _loose_copy(nb)
        resources = self._init_resources(resources)  # type: ignore[no-untyped-call] # of nbconvert
        for preprocessor in self._preprocessors:
            nb, resources = preprocessor(nb, resources)
        found = list(_without_empty_parts([one for cell in nb.cells for one in self._cell(cell)]))
        _order_headings(found)
        if self.coach is not None:
            for cover in (element for element in found if element["kind"] == "cover"):
                facts = dict(cover["facts"]) | {COACH: self.coach}
                cover["facts"] = [(label, value) for label, value in facts.items() if value]
        document = {**_front(found, nb), "depth": self.depth, "logo": self.logo, "elements": found}
        return json.dumps(elements.map_texts(document, visible)), resources

    def _cell(self, cell: NotebookNode) -> list[Element]:
        markdown = MarkdownReader(folder=Path(self.folder), attachments=cell.get("attachments", {}))
        start = [elements.new_page()] if NEW_PAGE_TAG in cell.metadata.get("tags", ()) else []
        match cell.cell_type:
            case "markdown":
                return start + markdown.elements(cell.source)
            case "code":
                reader = OutputReader(draw=self.draw, markdown=markdown)
                return start + [element for output in cell.outputs for element in reader.elements(output)]
            case _:
                return [*start, elements.code(cell.source)]


def _loose_copy(notebook: NotebookNode) -> NotebookNode:
    """A copy whose cells and outputs can be changed; data that outputs hold are the same."""
    loose = copy(notebook)
    loose.cells = [copy(cell) for cell in notebook.cells]
    for cell in loose.cells:
        if cell.cell_type == "code":
            cell.outputs = [copy(output) for output in cell.outputs]
    return loose


def _front(found: list[Element], notebook: NotebookNode) -> dict[str, str]:
    """What stands on every page, from the first cover or masthead, else from the title of the notebook."""
    for element in found:
        if element["kind"] in {"cover", "masthead"}:
            return {name: element[name] for name in ("title", "client", "period", "confidential")}
    title = notebook.metadata.get("title", "Review")
    return {"title": title, "client": "", "period": "", "confidential": ""}


NOTHING_YET = "Left out, because there is nothing in them yet: {}."
NOT_IN_THIS_COPY = "Not in this copy: {}. What is missing is empty, or kept private by the client."


def _without_empty_parts(found: list[Element]) -> Iterator[Element]:
    """The elements without parts that only say that they have nothing yet; their titles come at the end."""
    level = min((one["level"] for one in found if one["kind"] == "heading"), default=1)
    parts: list[list[Element]] = [[]]
    for element in found:
        if element["kind"] == "heading" and element["level"] == level:
            parts.append([])
        parts[-1].append(element)
    empty: list[str] = []
    for number, part in enumerate(parts):
        if number and {one["kind"] for one in part} == {"heading", "note"}:
            empty.append(part[0]["text"])
        else:
            yield from part
    is_for_sponsor = any(one.get("text") == NOT_HERE for one in found)
    is_cover_alone = is_for_sponsor and len(empty) == len(parts) - 1  # which says so itself
    if empty and not is_cover_alone:
        said = NOT_IN_THIS_COPY if is_for_sponsor else NOTHING_YET
        yield elements.note(said.format(list_text(tuple(empty))))


def _order_headings(found: list[Element]) -> None:
    """Close gaps between the levels of headings, as bookmarks and screen readers need it."""
    above = 0
    for element in found:
        if element["kind"] == "heading":
            above = element["level"] = min(element["level"], above + 1)
        elif element["kind"] == "masthead":
            above = 1


class PdfExporter(TypstExporter):
    """`jupyter nbconvert --to goalkit-pdf review.ipynb`: the PDF of an executed notebook.

    `paper` is `a4` or `us-letter`, `language` an ISO 639-1 code, `as_of` the date that the PDF bears, such as
    `2026-09-30`; today where it is empty.
    """

    file_extension = ".pdf"
    output_mimetype = "application/pdf"
    paper = Enum([paper.value for paper in Paper], default_value=Paper.A4.value).tag(config=True)
    language = Unicode("en").tag(config=True)
    as_of = Unicode("").tag(config=True)

    def from_notebook_node(  # type: ignore[override] # as the PDF exporter of nbconvert does: bytes, not text
        self, nb: NotebookNode, resources: Any | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        about = (resources or {}).get("metadata", {})
        self.folder = about.get("path") or "."
        nb.metadata.setdefault("title", about.get("name", "Review"))
        paper = Paper(self.paper)
        try:
            with figure_drawer(find_browser(), paper.text_width) as drawer:
                self.draw = drawer.draw
                document, found = super().from_notebook_node(nb, resources, **kw)
            as_of = parsed_day(self.as_of) if self.as_of else today()
            page = Page(paper=paper, language=self.language, as_of=as_of)
            printed = print_pdf(document, page, on_note=self.log.warning)
        except GoalkitError as error:
            raise ConversionException(str(error)) from error  # nbconvert says it without a traceback
        return printed, {**found, "output_extension": ".pdf"}
