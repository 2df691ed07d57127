"""What is asked for when a review is rendered."""

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
    out. `coach` stands on the cover in place of the coach named there; `logo` is a PNG, JPEG or SVG file
    that is printed at its head.
    """

    notebook: Path
    parameters: dict[str, str]
    out: Path
    as_of: date
    format: Format = Format.PDF
    paper: Paper = Paper.A4
    language: str = "en"
    without: tuple[str, ...] = ()
    coach: str = ""
    logo: Path | None = None
