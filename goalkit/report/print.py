"""Sets a document with Typst and prints it as PDF, in memory."""

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst

from goalkit import look
from goalkit.errors import MissingGlyphError, PrintError, ReportError
from goalkit.report.paper import MARGIN_MM, Paper

STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
"""PDF/A-2a to be kept, PDF/UA-1 to be read aloud; the printer refuses what does not conform."""

_GOALKIT = Path(__file__).parent.parent
_TEMPLATE = _GOALKIT / "templates" / "review.typ"
_LOOK = {
    "ink": look.INK,
    "muted": look.MUTED,
    "hairline": look.HAIRLINE,
    "accent": look.ACCENT,
    "fonts": [family.strip(" '") for family in look.FONT_STACK.split(",")][:-1],
    "sizes": [look.SIZE_SMALL, look.SIZE_TEXT, look.SIZE_SUBHEAD, look.SIZE_HEAD, look.SIZE_TITLE],
}
_PICTURE = b'#set document(title: "Picture")\n#image("picture", format: sys.inputs.form, alt: "Picture")'
_NO_GLYPH = re.compile(r"the text `\"(?:\\u\{(?P<code>[0-9a-f]+)\}|(?P<character>.))")


def print_pdf(document: str, *, paper: Paper, language: str, as_of: date) -> bytes:
    """The PDF of a document (JSON text). The same document gives the same bytes; `as_of` is its date."""
    page = {"name": paper.value, "margin": MARGIN_MM, "language": language}
    inputs = {"document": document, "look": json.dumps(_LOOK), "paper": json.dumps(page)}
    compiler = typst.Compiler(_TEMPLATE.read_bytes(), font_paths=_fonts(), sys_inputs=inputs)
    moment = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    try:
        printed = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        raise _reason(error) from None
    return cast("bytes", printed)  # without a path to write to, the PDF is given back


def try_picture(content: bytes, form: str) -> None:
    """Print a picture (png, jpg or svg) alone: only the printer knows whether it can. Raises ReportError."""
    with TemporaryDirectory() as folder:
        Path(folder, "picture").write_bytes(content)
        compiler = typst.Compiler(_PICTURE, root=folder, font_paths=_fonts(), sys_inputs={"form": form})
        try:
            compiler.compile(format="pdf", pdf_standards=STANDARDS)
        except typst.TypstError as error:
            raise _reason(error) from None


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[str(_GOALKIT / "fonts")])


def _reason(error: typst.TypstError) -> ReportError:
    missing = _NO_GLYPH.search(error.message)
    if missing is None:
        return PrintError(error.message)
    return MissingGlyphError(missing["character"] or chr(int(missing["code"], 16)))
