"""The logo of a coach, from a file that a person chose."""

import base64
from pathlib import Path

from goalkit.errors import LogoError, ReportError
from goalkit.report.elements import Element, drawing, photo
from goalkit.report.print import try_picture

LARGEST = 2_000_000
"""Bytes that a logo may have."""

_BEGINNINGS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}


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
    if len(content) > LARGEST:
        raise LogoError(name, "it is larger than 2 MB. Choose a smaller picture")
    form = _form(name, content)
    try:
        try_picture(content, form)
    except ReportError:
        problem = "it is damaged or of a rare kind. Save it anew as a PNG, in the colours of a screen (RGB)"
        raise LogoError(name, problem) from None
    return form


def _form(name: str, content: bytes) -> str:
    for beginning, form in _BEGINNINGS.items():
        if content.startswith(beginning):
            return form
    try:
        if "<svg" in content.decode("utf-8-sig"):
            return "svg"
    except UnicodeDecodeError:
        pass  # it is no text
    raise LogoError(name, "it is neither PNG, JPEG nor SVG. Choose another file")
