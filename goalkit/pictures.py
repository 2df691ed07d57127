"""What a picture from elsewhere says of itself, before anything takes it apart: its kind, size and parts.

None passes that is too large or holds more than lines and colours. This is all that a box has to load for it.
"""

import base64
import re
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

LARGEST = 2_000_000
"""Bytes that a picture may have."""
MOST_PIXELS = 16_000_000
"""Pixels that it may have, or one inside it."""
DEEPEST = 40
"""How many parts of an SVG may stand one inside the other."""
SIMPLER = "Save it anew as a PNG, or as a plain SVG"

_SIGNATURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the segments of a JPEG that tell its size
_PICTURE_INSIDE = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!['\"#\s])", re.IGNORECASE)
_FILTERED = re.compile(r"(?<![-\w])filter\s*:(?!\s*none)", re.IGNORECASE)
_SCRIPTS = frozenset(("script", "foreignobject", "handler", "listener"))


def look_at(_: str, content: bytes) -> tuple[str, str]:
    """Whether a picture is png, jpg or svg, and the sentence that says why it is not printed, or nothing."""
    if len(content) > LARGEST:
        return "", "it is larger than 2 MB. Choose a smaller picture"
    form = _form(content)
    if not form:
        return "", "it is neither PNG, JPEG nor SVG. Choose another file"
    return form, _Svg().problem(content) if form == "svg" else _pixel_problem(content, form)


def _form(content: bytes) -> str:
    for signature, form in _SIGNATURES.items():
        if content.startswith(signature):
            return form
    try:
        return "svg" if "<svg" in content.decode("utf-8-sig") else ""
    except UnicodeDecodeError:
        return ""  # it is no text


def _pixel_problem(content: bytes, form: str) -> str:
    width, height = _png_size(content) if form == "png" else _jpeg_size(content)
    if width * height <= MOST_PIXELS:
        return ""
    most = f"at most {MOST_PIXELS // 1_000_000} million are printed"
    return f"it has {width:,} by {height:,} pixels, {most}. Save it smaller"


def _png_size(content: bytes) -> tuple[int, int]:
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height of the largest frame; a file that tells none is left to the printer."""
    sizes = [
        (int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7]))
        for at in _jpeg_segments(content)
        if content[at + 1] in _FRAMES
    ]
    return max(sizes, default=(0, 0), key=lambda size: size[0] * size[1])


def _jpeg_segments(content: bytes) -> Iterator[int]:
    """Where the segments before the picture itself begin."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        yield at
        at += 1 if content[at + 1] == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4])


class _FoundError(Exception):
    """Something in an SVG that is not printed."""


class _Svg:
    """Looks through the parts of an SVG as they come, and no further than the first that is not printed."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = lambda _: self._open.pop()
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = lambda *_: _found("entities")
        self._parser.ProcessingInstructionHandler = lambda *_: _found("style sheets of other files")
        self._parser.buffer_text, self._parser.buffer_size = True, LARGEST

    def problem(self, content: bytes) -> str:
        """The sentence that says what is not printed, or nothing."""
        try:
            self._parser.Parse(content, True)  # noqa: FBT003 - the last part of it
        except _FoundError as found:
            return str(found)
        except expat.ExpatError:
            return f"it is damaged. {SIMPLER}"
        return ""

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        kind = _local(name)
        self._open.append(kind)
        if len(self._open) > DEEPEST:
            _found(f"more than {DEEPEST} parts one inside the other")
        if kind in _SCRIPTS or any(_local(each).startswith("on") for each in attributes):
            _found("scripts")
        if kind == "filter" or attributes.get("filter", "none") != "none":
            _found("filters")
        for each, value in attributes.items():
            if _local(each) in {"href", "src"}:
                _look_at_address(value.strip())
            self._look_at_style(value)

    def _text(self, text: str) -> None:
        if self._open[-1:] == ["style"]:
            self._look_at_style(text)

    @staticmethod
    def _look_at_style(text: str) -> None:
        if _OUTSIDE.search(text):
            _found("other files or addresses")
        if _FILTERED.search(text):
            _found("filters")


def _look_at_address(address: str) -> None:
    if address.startswith("#"):
        return
    inside = _PICTURE_INSIDE.match(address)
    if not inside:
        _found("other files or addresses")
    content = base64.b64decode(address[inside.end() :])
    form = _form(content)
    if form not in {"png", "jpg"} or _pixel_problem(content, form):
        _found("a picture that is too large or of a rare kind")


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _found(what: str) -> NoReturn:
    raise _FoundError(f"it holds {what}, which are not printed. {SIMPLER}")
