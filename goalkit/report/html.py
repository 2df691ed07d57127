"""Sets a document as one HTML page that needs nothing else: no script, no file, no network."""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from goalkit import look
from goalkit.report.elements import BLOCK_KINDS


def html_page(document: str, *, language: str) -> str:
    """The page of a document (JSON text). All text is escaped; only drawings are markup."""
    return _template().render(document=json.loads(document), language=language)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("goalkit", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(look=look, block_kinds=BLOCK_KINDS)
    return environment.get_template("document.html.j2")
