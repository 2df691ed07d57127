"""Sets a document as one HTML page that needs nothing else: no script, no file, no network."""

import json

from goalkit.blocks import template
from goalkit.report.elements import BLOCK_KINDS


def html_page(document: str, *, language: str) -> str:
    """The page of a document (JSON text). All text is escaped; only drawings are markup."""
    page = template("document.html.j2")
    return page.render(document=json.loads(document), language=language, block_kinds=BLOCK_KINDS)
