"""All clients on paper, for supervision: where they stand, how far goals have come, and nobody's name."""

import json

from goalkit.blocks import Table
from goalkit.charts import Figure, sentence_of
from goalkit.escaping import visible
from goalkit.report.browser import figure_drawer, find_browser
from goalkit.report.elements import drawing, heading, map_texts, note
from goalkit.report.job import OnNote
from goalkit.report.typeset import Page, print_pdf
from goalkit.wording import day_text

_WITHOUT_NAMES = "Names are code names. Nothing that a client wrote is on this paper."


def practice_sheet(summary: str, picture: Figure, table: Table, *, page: Page, on_note: OnNote) -> bytes:
    """The PDF of a sentence about all clients, a picture and a table, none of which names anybody.

    `on_note` is told of a character that no font has. Raises ReportError.
    """
    with figure_drawer(find_browser(), page.paper.text_width) as drawer:
        svg = drawer.draw(json.loads(picture.to_json()))
    said = sentence_of(picture)
    elements = [
        heading(1, f"All clients on {day_text(page.as_of)}"),
        note(_WITHOUT_NAMES),
        note(summary),
        heading(2, "Levels of goals"),
        drawing(svg, alt=said, caption=said, share=1.0),
        heading(2, "One by one"),
        table.as_json(),
    ]
    front = {"title": "All clients", "client": "", "period": "", "depth": "full", "logo": None}
    document = map_texts({**front, "elements": elements}, visible)
    return print_pdf(json.dumps(document), page, on_note=on_note)
