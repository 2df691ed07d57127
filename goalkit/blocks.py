"""What a page is made of: small frozen blocks that show themselves in a notebook and print.

A block holds text as data, never as markup. A notebook shows it as escaped HTML; in the executed
notebook it also stands as one JSON object under `MIME`, and that is what `report` prints.
"""

from base64 import b64encode
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, ClassVar, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from goalkit import look
from goalkit.escaping import csv_cell, visible
from goalkit.terms import Status

MIME = "application/vnd.goalkit.block+json"
COACH = "Coach"
"""The label of the fact on a cover that names the coach."""
NOT_HERE = "There is nothing here, or the client keeps it private."
"""What a sponsor is told of what is not in their copy, whether it is not written yet or private."""

Tone = Literal["normal", "muted", "lead"]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Base of all blocks; `kind` is its name in JSON, such as `cover`."""

    kind: ClassVar[str]
    has_html: ClassVar[bool] = True
    """Whether blocks give HTML as well; nobody sees it where a report is made for paper."""

    def __init_subclass__(cls) -> None:
        cls.kind = cls.__name__.lower()

    def as_json(self) -> dict[str, Any]:
        """The block as JSON-ready values, with its `kind`."""
        return {"kind": self.kind, **asdict(self)}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        block = self.as_json()
        html = {"text/html": as_html(block)} if self.has_html else {}
        return {MIME: block, **html, "text/plain": f"<{self.kind}>"}


@dataclass(frozen=True, kw_only=True)
class Cover(Block):
    """The first page: `facts` are pairs of label and value, `confidential` is the line at its foot."""

    title: str
    client: str
    period: str
    vision: str
    facts: tuple[tuple[str, str], ...]
    confidential: str


@dataclass(frozen=True, kw_only=True)
class Masthead(Block):
    """The head of a report that has no cover; it is its heading of level 1, parts begin with level 2."""

    title: str
    client: str
    period: str
    confidential: str


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading; level 1 is a part of the report, 2 and 3 stand below it."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """Plain text; line breaks in it are kept."""

    text: str
    tone: Tone = "normal"


@dataclass(frozen=True, kw_only=True)
class Bullets(Block):
    """A list of plain texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Facts(Block):
    """Pairs of label and value, one a line; on paper in one column, or in two of like length."""

    items: tuple[tuple[str, str], ...]
    columns: Literal[1, 2] = 1


@dataclass(frozen=True, kw_only=True)
class Quote(Block):
    """Somebody's own words, with the name of who said them and when."""

    text: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """One friendly line where there is nothing to show yet."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """One of `Cards`: a title over a list of plain texts, or `empty` where there are none."""

    title: str
    items: tuple[str, ...]
    empty: str


@dataclass(frozen=True, kw_only=True)
class Cards(Block):
    """Two or three cards side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table; `width` is its share of the free width, as a weight."""

    label: str
    align: Align = "left"
    width: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a table: text, perhaps in a status colour, or a small line drawn from `spark`.

    `spark` holds readings in order; None is a missing reading and leaves a gap.
    """

    text: str = ""
    colour: str | None = None
    bold: bool = False
    spark: tuple[float | None, ...] = ()

    @classmethod
    def status(cls, status: Status, *, said: str = "") -> "Cell":
        """Symbol, word and colour of a status, and what is said behind it."""
        text = f"{status.label} {said}".strip()
        return cls(text=text, colour=look.STATUS_COLOURS[status], bold=True)


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A table with a header row. `caption` says in one sentence what it shows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@cache
def template(name: str) -> Template:
    """A template of HTML in the look of goalkit; all text put into it is escaped."""
    loader = PackageLoader("goalkit", "templates")
    env = Environment(
        loader=loader, autoescape=True, finalize=_seen, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.globals["look"] = look
    return env.get_template(name)


def _seen(value: Any) -> Any:
    """Text as it is shown; what is markup already stays."""
    return visible(value) if type(value) is str else value


def as_html(block: dict[str, Any]) -> str:
    """One block, as JSON values, as an HTML fragment with all text escaped.

    The end of long ones is folded, and a table can be saved as CSV: a link carries it, without a script.
    """
    csv = b64encode(_csv(block).encode()).decode() if block["kind"] == Table.kind else ""
    return template("block.html.j2").render(block=block, fold=True, csv=csv)


def _csv(table: dict[str, Any]) -> str:
    """A table as CSV, a line a row; what is drawn in a cell is left out."""
    rows = [[column["label"] for column in table["columns"]]]
    rows += [[cell["text"] for cell in row] for row in table["rows"]]
    return "\ufeff" + "".join(",".join(map(csv_cell, row)) + "\r\n" for row in rows)
