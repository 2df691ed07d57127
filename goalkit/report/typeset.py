"""Typesets a document: as PDF or picture with Typst, in a process of its own, or as one HTML page.

The HTML page needs nothing else: no script, no file, no network.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from goalkit import look
from goalkit.blocks import template
from goalkit.errors import PrintError
from goalkit.report import typesetter
from goalkit.report.elements import BLOCK_KINDS
from goalkit.report.job import MARGIN_MM, CancelToken, OnNote, Paper
from goalkit.report.processes import Program, ended, exchange
from goalkit.report.stand_ins import told, with_stand_ins
from goalkit.store.environment import environment_without_passphrase

STANDARDS = ["a-2a", "ua-1"]
"""PDF/A-2a to be kept, PDF/UA-1 to be read aloud; the printer refuses what does not conform."""

_GOALKIT = Path(__file__).parent.parent
_REVIEW, _CARD, _SHEETS = (
    _GOALKIT / "templates" / f"{name}.typ" for name in ("review", "card", "worksheets")
)
_LOOK = {
    "ink": look.INK,
    "muted": look.MUTED,
    "hairline": look.HAIRLINE,
    "accent": look.ACCENT,
    "done": look.GREEN,
    "fonts": [family.strip(" '") for family in look.FONT_STACK.split(",")][:-1],
    "sizes": [look.SIZE_SMALL, look.SIZE_TEXT, look.SIZE_SUBHEAD, look.SIZE_HEAD, look.SIZE_TITLE],
}
_NO_GLYPH = re.compile(
    r"the (?:text|text contains the disallowed codepoint|PDF contains the codepoint) "
    r"`\"((?:\\.|[^\"\\])+)\"`"
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_FEW_THREADS = {"RAYON_NUM_THREADS": "2"}  # each reserves memory, which is limited


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much memory, in bytes, and how many seconds the typesetter may take."""

    memory: int
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Page:
    """How a document is printed: its paper, its language (ISO 639-1) and the date that it bears."""

    paper: Paper
    language: str
    as_of: date


class RefusedError(Exception):
    """The typesetter says why it does not set a source."""


class EndedError(Exception):
    """The typesetter took too long, needed too much memory, or crashed."""


PRINTING_LIMITS = Limits(memory=2_000_000_000, seconds=120)
"""Two thousand pages take half of the memory and some seconds."""
CARD_LIMITS = Limits(memory=1_000_000_000, seconds=30)

T = TypeVar("T")
Start = Callable[[], Program]
"""Starts a typesetter that waits for its job."""


def started() -> subprocess.Popen[bytes]:
    """A typesetter that waits for its job."""
    return subprocess.Popen(  # noqa: S603 - this very Python, and a program of ours
        [sys.executable, "-P", typesetter.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=typesetter_environment(),
    )


def typesetter_environment() -> dict[str, str]:
    """What a typesetter has of the environment."""
    return {**environment_without_passphrase(), **_FEW_THREADS}


def print_pdf(
    document: str, page: Page, *, on_note: OnNote, token: CancelToken | None = None, start: Start = started
) -> bytes:
    """The PDF of a document (JSON text). The same document gives the same bytes.

    `start` starts a typesetter. A character that no font has is printed as a stand-in, and `on_note` is told.
    Raises PrintError.
    """
    cancelled = token or CancelToken()

    def printed(given: dict[str, Any]) -> bytes:
        return typeset(_paged(_REVIEW, given, page), PRINTING_LIMITS, cancelled, start)

    return _with_notes(json.loads(document), printed, on_note)


def print_sheets(document: dict[str, Any], page: Page, *, on_note: OnNote) -> bytes:
    """The PDF of worksheets: `title`, `whose`, and `elements`, as `goalkit.report.worksheets` has them.

    Characters that no font has are as in `print_pdf`. Raises PrintError.
    """

    def printed(given: dict[str, Any]) -> bytes:
        return typeset(_paged(_SHEETS, given, page), PRINTING_LIMITS, CancelToken())

    return _with_notes(document, printed, on_note)


def print_card(document: dict[str, Any], *, as_of: date, on_note: OnNote) -> tuple[bytes, bytes]:
    """The PDF and the picture (PNG) of a card: `title`, and `elements` that are headings and notes.

    Characters that no font has are as in `print_pdf`. Raises PrintError.
    """

    def printed(given: dict[str, Any]) -> tuple[bytes, bytes]:
        job = _job(_CARD, given, as_of)
        pdf, png = (typeset({**job, "format": one}, CARD_LIMITS, CancelToken()) for one in ("pdf", "png"))
        return pdf, png

    return _with_notes(document, printed, on_note)


def svg_picture(svg: str) -> bytes:
    """A drawing as a picture (PNG), with the fonts that goalkit ships. Raises PrintError."""
    source = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    try:
        return typeset(
            {"source": source, "inputs": {"svg": svg}, "format": "png"}, CARD_LIMITS, CancelToken()
        )
    except (RefusedError, EndedError):
        raise PrintError("a drawing in it is too much for the typesetter. Leave it out") from None


def _with_notes(given: dict[str, Any], print_it: Callable[[dict[str, Any]], T], on_note: OnNote) -> T:
    """What is printed of a document, with stand-ins for what no font has. Raises PrintError."""
    missing: dict[str, None] = {}
    while True:
        try:
            printed = print_it(with_stand_ins(given, missing))
        except RefusedError as refused:
            found = _without_glyph(str(refused)) - missing.keys()
            if not found:
                raise PrintError(str(refused).partition("\n")[0].removeprefix("error: ")) from None
            missing |= dict.fromkeys(sorted(found))
        except EndedError:
            raise PrintError(
                "something in it is too much for the typesetter. Leave out pictures and large tables"
            ) from None
        else:
            for note in told(given, missing):
                on_note(note)
            return printed


def _paged(source: Path, document: dict[str, Any], page: Page) -> dict[str, Any]:
    """The job of a document on pages of paper."""
    paper = {"name": page.paper.value, "margin": MARGIN_MM, "language": page.language}
    return _job(source, document, page.as_of, paper=json.dumps(paper))


def _job(source: Path, document: dict[str, Any], as_of: date, **inputs: str) -> dict[str, Any]:
    moment = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC).timestamp()
    given = {"document": json.dumps(document), "look": json.dumps(_LOOK), **inputs}
    return {"source": source.read_text(encoding="utf-8"), "inputs": given, "moment": int(moment)}


def _without_glyph(said: str) -> set[str]:
    """The characters that the typesetter names because no font has them.

    It names a letter together with its marks; then it is the one that fewer fonts have.
    """
    named = _NO_GLYPH.findall(said)
    return {max(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), one)) for one in named}


def html_page(document: str, *, language: str) -> str:
    """The page of a document (JSON text). All text is escaped; only drawings are markup."""
    page = template("document.html.j2")
    return page.render(document=json.loads(document), language=language, block_kinds=BLOCK_KINDS)


def typeset(job: dict[str, Any], limits: Limits, token: CancelToken, start: Start = started) -> bytes:
    """The file of a job, as `typesetter` takes it; what it leaves out is filled in here.

    Raises RefusedError and EndedError, and StoppedError where it is cancelled.
    """
    fixed = {"folder": None, "moment": None, "standards": STANDARDS}
    whole = json.dumps({"format": "pdf", **fixed, **job, "memory": limits.memory}).encode()
    child = start()
    with ended(child), token.on_cancel(child.kill):
        answer = exchange(child, whole, limits.seconds)
    token.check()
    head, _, content = answer.partition(b"\n")
    kind, _, size = head.partition(b" ")
    if size != b"%d" % len(content):
        raise EndedError
    if kind == typesetter.REFUSED:
        raise RefusedError(content.decode())
    return content
