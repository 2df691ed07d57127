"""Typesets a document: as PDF with Typst, in memory, or as one HTML page. Here is the logo at its head, too.

The HTML page needs nothing else: no script, no file, no network.
"""

import base64
import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst

from goalkit import look
from goalkit.blocks import template
from goalkit.errors import LogoError, MissingGlyphError, PrintError, ReportError
from goalkit.report.elements import BLOCK_KINDS, Element, drawing, photo
from goalkit.report.job import MARGIN_MM, Paper

STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
"""PDF/A-2a to be kept, PDF/UA-1 to be read aloud; the printer refuses what does not conform."""

LARGEST_LOGO = 2_000_000
"""Bytes that a logo may have."""

_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
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
    moment = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    return _compiled(_TEMPLATE.read_bytes(), inputs, moment=moment)


def html_page(document: str, *, language: str) -> str:
    """The page of a document (JSON text). All text is escaped; only drawings are markup."""
    page = template("document.html.j2")
    return page.render(document=json.loads(document), language=language, block_kinds=BLOCK_KINDS)


def _compiled(
    source: bytes, inputs: dict[str, str], *, folder: str | None = None, moment: datetime | None = None
) -> bytes:
    """The PDF of Typst source, which may read files in `folder`. Raises ReportError."""
    compiler = typst.Compiler(source, root=folder, font_paths=_fonts(), sys_inputs=inputs)
    try:
        printed = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        missing = _NO_GLYPH.search(error.message)
        if missing is None:
            raise PrintError(error.message) from None
        raise MissingGlyphError(missing["character"] or chr(int(missing["code"], 16))) from None
    return cast("bytes", printed)  # without a path to write to, the PDF is given back


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[str(_GOALKIT / "fonts")])


def read_logo(path: Path, *, coach: str = "") -> Element:
    """The logo in a file, with the words that stand for it where it cannot be seen.

    It has been tried out: what is given can be printed. Raises LogoError.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LogoError(path.name, f"it cannot be opened ({error.strerror}). Choose it again") from error
    form = logo_form(path.name, content)
    alt = f"Logo of {coach}" if coach else "Logo of the coach"
    if form == "svg":
        return drawing(content.decode("utf-8-sig"), alt=alt)
    mime = {"png": "image/png", "jpg": "image/jpeg"}[form]
    return photo(mime, base64.b64encode(content).decode("ascii"), alt=alt)


def logo_form(name: str, content: bytes) -> str:
    """What the content of the file `name` is: png, jpg or svg. Raises LogoError if it cannot be printed."""
    if len(content) > LARGEST_LOGO:
        raise LogoError(name, "it is larger than 2 MB. Choose a smaller picture")
    form = _form(name, content)
    try:  # it is printed alone: only the printer knows whether it can be
        with TemporaryDirectory() as folder:
            Path(folder, "picture").write_bytes(content)
            _compiled(_PICTURE, {"form": form}, folder=folder)
    except ReportError:
        problem = "it is damaged or of a rare kind. Save it anew as a PNG, in the colours of a screen (RGB)"
        raise LogoError(name, problem) from None
    return form


def _form(name: str, content: bytes) -> str:
    for signature, form in _SIGNATURES.items():
        if content.startswith(signature):
            return form
    try:
        if "<svg" in content.decode("utf-8-sig"):
            return "svg"
    except UnicodeDecodeError:
        pass  # it is no text
    raise LogoError(name, "it is neither PNG, JPEG nor SVG. Choose another file")
