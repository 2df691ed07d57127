"""What is asked for when a review is rendered."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from goalkit.report.paper import Paper


class Format(StrEnum):
    """What comes out."""

    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, kw_only=True)
class ReportRequest:
    """Render `notebook`, run with `parameters`, into the file `out`.

    The notebook works in its own folder, so paths among the parameters are absolute. `as_of` is the date
    that the document bears; `language` is an ISO 639-1 code. `without` are the titles of parts that are left
    out. `coach` stands on the cover in place of the coach named there, or nobody where it is empty; `logo` is
    a PNG, JPEG or SVG file that is printed at its head.
    """

    notebook: Path
    parameters: dict[str, str]
    out: Path
    as_of: date
    format: Format = Format.PDF
    paper: Paper = Paper.A4
    language: str = "en"
    without: tuple[str, ...] = ()
    coach: str | None = None
    logo: Path | None = None


def file_name(client_id: str, about: str, form: Format) -> str:
    """The name of the file of a report: ids only, never the name of a person, and safe on every system.

    `about` is the period it is about, or other words.
    """
    return "-".join(re.sub(r"[^A-Za-z0-9_-]", "_", text.strip()) for text in (client_id, about)) + f".{form}"
