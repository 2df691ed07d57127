"""Answers to a round of feedback from people without an account: what comes back in a file or in a mail.

Three shapes are read, all in a box: the JSON that the page to fill in saves, the same as a block of letters
somewhere in the text of a mail, and a CSV with the columns `code,question,answer` and perhaps `suggestion`.
"""

import base64
import binascii
import csv
import io
import json
import re
import secrets
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from goalkit.box import in_box
from goalkit.errors import FileError
from goalkit.escaping import csv_cell, from_csv_cell, json_text, visible
from goalkit.store.import_limits import import_text

COLUMNS = ("code", "question", "answer")
SUGGESTION = "suggestion"
"""The column of a CSV that may be left out."""
LARGEST = 200_000
"""Bytes of a file with answers; twelve people's CSV with long suggestions has a quarter of it."""
LONGEST = 5_000
"""Characters of a question or a suggestion."""
DAMAGED = "the answers in it are damaged: ask for them again"
FOREIGN = "there are no answers in it: take the file that somebody sent back, or paste the text of the mail"
TOO_LARGE = f"it is larger than {LARGEST // 1_000} kB, and no answers are"
SUGGESTED_ONLY = "there is a suggestion without an answer"
NO_RATING = "the answer is not a whole number from -3 to 3"
_BLOCK = re.compile(r"BEGIN\s+ANSWERS(.*?)END\s+ANSWERS", re.DOTALL)
_IS_BEGUN = re.compile(r'"feedback"|BEGIN\s+ANSWERS')
_NOT_IN_BLOCK = re.compile(r"[^A-Za-z0-9+/=]")  # line ends, and the signs before quoted lines
_LETTERS, _LENGTH = "bcdfghjkmnpqrstvwxz", 16  # they make no word, and no number in a spreadsheet
_CODE = re.compile(f"[{_LETTERS}]{{{_LENGTH}}}")
_RATING = re.compile(r"[+-]?[0-3]", re.ASCII)


class Answer(NamedTuple):
    """The answer to one question: from -3 (much worse) over 0 to 3 (much better)."""

    question: str
    rating: int
    suggestion: str = ""


class Sheet(NamedTuple):
    """What one person answered; the code says who, and in which round."""

    code: str
    answers: tuple[Answer, ...]


class Arrived(NamedTuple):
    """What was found in one file or text: the sheets, and sentences about what cannot be used."""

    name: str
    sheets: tuple[Sheet, ...]
    problems: tuple[str, ...]


def new_code() -> str:
    """A code that nobody can guess and that tells nothing."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def csv_template(asked: Iterable[tuple[str, str, str]]) -> bytes:
    """A CSV to write answers into: a row for each code, question and name of the person asked.

    It begins with the mark of UTF-8, by which spreadsheets know how to read it. The names are not read again.
    """
    head = ",".join((*COLUMNS, SUGGESTION, "person"))
    rows = (f"{code},{csv_cell(question)},,,{csv_cell(person)}" for code, question, person in asked)
    return "\r\n".join((head, *rows, "")).encode("utf-8-sig")


def read_answers(sources: Sequence[tuple[str, bytes]]) -> list[Arrived]:
    """What is in files or pasted texts, each given by its name and its content.

    They are read in one box. Raises UnreadableFileError where one of them breaks it.
    """
    read = in_box(", ".join(name for name, _ in sources), sheets_anew, sources)
    return [
        Arrived(name, tuple(_sheet(name, text) for text in texts), tuple(problems))
        for (name, _), (texts, problems) in zip(sources, read, strict=True)
    ]


def sheets_anew(_: str, sources: Sequence[tuple[str, bytes]]) -> list[tuple[list[str], list[str]]]:
    """By source: its sheets, as `sheet_text` writes them, and its problems."""
    found = []
    for name, content in sources:
        texts, problems = list[str](), list[str]()
        with _noted(problems):
            texts.extend(map(sheet_text, _sheets(name, content, problems)))
        found.append((texts, problems))
    return found


def sheet_text(sheet: Sheet) -> str:
    """The sheet as JSON, as the page to fill in saves it; `check` is an Adler-32 of all that is said."""
    answers = [one._asdict() for one in sheet.answers]
    return json_text({"feedback": 1, "code": sheet.code, "answers": answers, "check": _check(sheet)})


def same_question(one: str, other: str) -> bool:
    """Whether two questions are the same, however their blanks came through."""
    return visible(one).split() == visible(other).split()


def _sheets(name: str, content: bytes, problems: list[str]) -> Iterator[Sheet]:
    """The sheets of a source. Of several in a mail one can be damaged: that goes to `problems`."""
    if len(content) > LARGEST:
        raise FileError(name, TOO_LARGE)
    if name.lower().endswith(".csv"):
        yield from _csv_sheets(name, import_text(name, content))
        return
    text = content.decode("utf-8-sig", errors="replace")
    blocks = _BLOCK.findall(text)
    for block in blocks:
        with _noted(problems):
            yield _sheet(name, _unpacked(name, block))
    if not blocks:
        if not _IS_BEGUN.search(text):
            raise FileError(name, FOREIGN)
        yield _sheet(name, text)


@contextmanager
def _noted(problems: list[str]) -> Iterator[None]:
    try:
        yield
    except FileError as error:
        problems.append(f"{error}.")


def _unpacked(name: str, block: str) -> str:
    try:
        return base64.b64decode(_NOT_IN_BLOCK.sub("", block)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        raise FileError(name, DAMAGED) from None


def _sheet(name: str, text: str) -> Sheet:
    """The sheet in the JSON of the page to fill in. Raises FileError."""
    try:
        match json.loads(text):
            case {"feedback": 1, "code": str(code), "answers": [*answers], "check": int(check)}:
                sheet = Sheet(code, tuple(_answer(one) for one in answers))
                if _CODE.fullmatch(code) and _are_distinct(sheet) and _check(sheet) == check:
                    return sheet
    except (ValueError, RecursionError):  # the last where brackets are nested without an end
        pass
    raise FileError(name, DAMAGED)


def _answer(plain: Any) -> Answer:
    match plain:
        case {"question": str(question), "rating": int(rating), "suggestion": str(suggestion)}:
            fits = max(len(question), len(suggestion)) <= LONGEST and type(rating) is int
            if fits and -3 <= rating <= 3:
                return Answer(question, rating, suggestion)
    raise ValueError


def _are_distinct(sheet: Sheet) -> bool:
    return len({one.question for one in sheet.answers}) == len(sheet.answers)


def _check(sheet: Sheet) -> int:
    said = [sheet.code, *(str(part) for one in sheet.answers for part in one)]
    return zlib.adler32("\n".join(said).encode("utf-8", "surrogatepass"))


def _csv_sheets(name: str, text: str) -> Iterator[Sheet]:
    """The sheets of a CSV, whose cells are parted by commas, semicolons or tabs. All of it, or FileError."""
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        rows.fieldnames = [cell.strip().lower() for cell in rows.fieldnames or ()]
        if missing := [column for column in COLUMNS if column not in rows.fieldnames]:
            raise FileError(name, f"its first row has no column {' and no '.join(missing)}")
        sheets: dict[str, dict[str, Answer]] = {}
        for at, row in enumerate(rows, start=2):
            cells = {column: (row.get(column) or "").strip() for column in (*COLUMNS, SUGGESTION)}
            if cells["answer"] or cells[SUGGESTION]:
                answer, given = _row(name, at, cells), sheets.setdefault(cells["code"].lower(), {})
                if answer.question in given:
                    raise FileError(name, f"row {at}: there is an answer to this question above")
                given[answer.question] = answer
    except csv.Error:
        raise FileError(name, f"line {rows.line_num} has a quote too many or too few") from None
    for code, given in sheets.items():
        yield Sheet(code, tuple(given.values()))


def _row(name: str, at: int, cells: dict[str, str]) -> Answer:
    number = cells["answer"].replace("\N{MINUS SIGN}", "-")
    if not _CODE.fullmatch(cells["code"].lower()):
        raise FileError(name, f"row {at}: the code is not as it stands in the template")
    if not _RATING.fullmatch(number):
        raise FileError(name, f"row {at}: {NO_RATING if number else SUGGESTED_ONLY}")
    question, suggestion = from_csv_cell(cells["question"]), from_csv_cell(cells[SUGGESTION])
    if max(len(question), len(suggestion)) > LONGEST:
        raise FileError(name, f"row {at}: a text has more than {LONGEST:,} characters")
    return Answer(question, int(number), suggestion)
