"""Stored text is text: for each way out, the one function that keeps it from being anything else.

Nowhere else is text escaped; a test looks for it. Templates of HTML escape by themselves and show text
as `visible` has it (`goalkit.blocks.template`), and the typesetter takes text as data.
"""

import html
import json
import re
from typing import Any

_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # orders to a terminal or a printer
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of what follows
    "\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ud800-\udfff"  # halves of a character
)
_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f"  # such as that of Scotland: letters unseen in it
_VISIBLE = re.compile(rf"(?P<flag>{_FLAG})|\r(?!\n)|[{_UNSEEN}]")
_IN_JSON = re.compile(f"[{_UNSEEN}]")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PARTS_CSV = re.compile(r'[",\r\n]')
_IS_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_STARTS_MARKUP = re.compile(r"^(\d+(?=[.)])|(?=[#+=-]))")
LINE_BREAK = "  \n  "
"""A hard break in Markdown, which goes on in the bullet that it stands in."""
_NOT_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9_-]")


def visible(text: str) -> str:
    """The text with every character shown that has an effect but no shape: `‹U+202E›`.

    Those that shape words and emoji, such as the joiner of a family, stay, and so do tabs and ends of lines.
    """
    return text if text.isascii() and text.isprintable() else _VISIBLE.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    return found["flag"] or f"‹U+{ord(found[0]):04X}›"


def html_text(text: str) -> str:
    """The text as HTML that is no markup, for a page or an attribute in quotes."""
    return html.escape(visible(text))


def chart_text(text: str) -> str:
    """The text in one line as plotly shows it: no tag, link, template or formula is acted upon."""
    line = re.sub(r"[\t\r\n]", " ", text)
    return html.escape(visible(line), quote=False).replace("%{", "%&#123;").replace("$", "&#36;")


def json_text(value: Any) -> str:
    """The value as JSON on one line; characters without a shape are written by their number."""
    return _IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], json.dumps(value, ensure_ascii=False))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula where it is typed or read from a CSV."""
    return _FORMULA.match(text) is not None


def xml_text(text: str) -> str:
    """The text for a spreadsheet or a DOCX: visible, and with nothing that XML cannot hold."""
    if text.isascii() and text.isprintable():
        return text
    return _NOT_IN_XML.sub("\ufffd", visible(text)).replace("\r\n", "\n")


def csv_cell(text: str) -> str:
    """The text as a cell of a CSV that no spreadsheet runs: before a formula stands an apostrophe."""
    safe = f"'{text}" if is_formula(text) else text
    if _PARTS_CSV.search(safe):  # the csv module forgets the quotes around a lone \r
        return '"' + safe.replace('"', '""') + '"'
    return safe


def from_csv_cell(text: str) -> str:
    """The text of a cell, its quotes gone, without the apostrophe that `csv_cell` put before a formula."""
    return text[1:] if text.startswith("'") and is_formula(text) else text


def markdown_text(text: str) -> str:
    """The text in one line or more as Markdown that is no markup; each further line is a hard break."""
    lines = (line.strip() for line in visible(text).splitlines())
    escaped = (_IS_MARKUP.sub(r"\\\g<0>", line) for line in lines if line)
    return LINE_BREAK.join(_STARTS_MARKUP.sub(r"\1\\", line) for line in escaped)


def file_word(text: str) -> str:
    """The text as a part of the name of a file, safe on every system; the other characters are `_`."""
    return _NOT_IN_FILE_NAMES.sub("_", text.strip())
