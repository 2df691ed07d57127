"""What comes back from people without an account: read as it was meant, or refused in a sentence."""

import json
import zlib

import pytest

from goalkit.store.answer_files import (
    LARGEST,
    Answer,
    Sheet,
    csv_template,
    new_code,
    read_answers,
    sheet_text,
    sheets_anew,
)  # fmt: skip

CODE = new_code()
SHEET = Sheet(CODE, (Answer("Listens “to” the end, Zoë?", -3, "a\n\tb 🐢 \u202e"), Answer("Delegates", 0)))
CSV = "code,question,answer,suggestion\n"


def found(name: str, content: str | bytes) -> tuple[list[str], list[str]]:
    ((texts, problems),) = sheets_anew(
        "", [(name, content if isinstance(content, bytes) else content.encode())]
    )
    return texts, problems


def test_what_is_written_is_read_again_in_a_box() -> None:
    (arrived,) = read_answers([("a.json", sheet_text(SHEET).encode())])
    assert arrived == ("a.json", (SHEET,), ())


def test_codes_are_not_alike_and_no_numbers_for_a_spreadsheet() -> None:
    codes = {new_code() for _ in range(1_000)}
    assert len(codes) == 1_000
    assert all(len(code) == 16 and code.isalpha() and not set(code) & set("aeiou") for code in codes)


def test_every_letter_that_is_changed_is_found() -> None:
    text = sheet_text(Sheet(CODE, (Answer("Listens", 2, "Ask"),)))
    for at, letter in enumerate(text):
        if letter.isspace():
            continue
        texts, problems = found("a.json", f"{text[:at]}{'b' if letter != 'b' else 'c'}{text[at + 1 :]}")
        assert not texts
        assert len(problems) == 1


def test_a_template_that_is_filled_in_is_read() -> None:
    template = csv_template([(CODE, "=Listens, Zoë", "Kim"), (CODE, "Delegates", "Kim")])
    filled = template.decode().replace(",,,Kim", ",−1,'=More,Kim", 1)
    ((text,), problems) = found("a.csv", filled)
    assert json.loads(text)["answers"] == [{"question": "=Listens, Zoë", "rating": -1, "suggestion": "=More"}]
    assert not problems


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{code},Listens,4", "row 3: the answer is not a whole number from -3 to 3"),
        ("{code},Listens,,Ask more", "row 3: there is a suggestion without an answer"),
        ("nobody,Listens,1", "row 3: the code is not as it stands in the template"),
        ("{code},Listens,1\n{code},Listens,2", "row 4: there is an answer to this question above"),
        ('{code},"Listens,1', "a quote too many or too few"),
    ],
    ids=["too much", "no answer", "no code", "twice", "quote"],
)
def test_a_table_with_a_mistake_is_refused_whole(row: str, problem: str) -> None:
    right = f"{new_code()},Listens,1,\n"
    texts, problems = found("a.csv", CSV + right + row.format(code=CODE))
    assert not texts
    assert problem in problems[0]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", "date,value,note\n", "its first row has no column code and no question and no answer"),
        ("a.csv", b"\xff\xfe,", "is not UTF-8"),
        ("a.pdf", b"%PDF-1.7\xff", "there are no answers in it"),
        ("a.json", '{"client": 1}', "there are no answers in it"),
        ("a.json", '{"feedback": ' + "[" * 100_000, "the answers in it are damaged"),
        ("a.json", '{"feedback": 1, "code": 7, "answers": [], "check": 1}', "the answers in it are damaged"),
        ("a.txt", "BEGIN ANSWERS eyJ", "the answers in it are damaged"),
        ("a.json", " " * (LARGEST + 1), "it is larger than 200 kB"),
    ],
    ids=["columns", "encoding", "pdf", "other", "nested", "types", "cut", "large"],
)
def test_what_has_no_answers_is_one_sentence(name: str, content: str | bytes, problem: str) -> None:
    texts, problems = found(name, content)
    assert not texts
    (said,) = problems
    assert problem in said


def test_an_answer_out_of_range_is_damage_though_its_check_is_right() -> None:
    for rating in (4, -4):
        text = sheet_text(Sheet(CODE, (Answer("Listens", rating),)))
        assert zlib.adler32(f"{CODE}\nListens\n{rating}\n".encode()) == json.loads(text)["check"]
        assert "damaged" in found("a.json", text)[1][0]
