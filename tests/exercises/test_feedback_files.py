"""People without an account: the files they are sent, and what comes back from them."""

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from goalkit.exercises.feedback.asking import PAGE, UNSIGNED, page_to_fill_in, page_words
from goalkit.exercises.feedback.by_file import (
    BRING_IN,
    CODES,
    FOREIGN_CODE,
    GONE,
    MAKE,
    MESSAGE,
    NOTHING_PASTED,
    PASTED,
    SHOW,
)
from goalkit.exercises.feedback.draft import RATINGS
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from goalkit.store.answer_files import Answer, Sheet, new_code, sheet_text
from tests.exercises.asked import EARLIER, RESULTS, ROUND, TODAY, Asker, answer, person, surround
from tests.forms.pages import buttons, inside, words_of

QUESTIONS = ("Listens", "Delegates & “trusts”")
CLIENT = Client(id="c1", name="Robin Example")
WHEN = datetime(2026, 5, 20, tzinfo=UTC)


@pytest.fixture
def practice() -> Iterator[Practice]:
    """A practice with one client."""
    with open_practice(":memory:") as opened:
        opened.record("c1", CLIENT)
        yield opened


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of documents of somebody, where the files go."""
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    return tmp_path / "goalkit reviews" / "feedback"


class Sender(Asker):
    """Somebody who asks by files, with two questions typed, and brings in what came back."""

    def __init__(self, practice: Practice, *, today: date = TODAY) -> None:
        super().__init__(practice, ROUND, today=today)
        self.types(first=QUESTIONS[0], second=QUESTIONS[1])
        self.opens()

    def opens(self) -> "Sender":
        """Open the part with the files, where it is closed."""
        if SHOW in buttons(self.page.view):
            self.presses(SHOW)
        return self

    def presses(self, label: str) -> "Sender":
        buttons(self.page.view)[label].click()
        return self

    def makes_files(self) -> dict[str, str]:
        """Make the files; gives the code of each person by name."""
        self.presses(MAKE)
        names = {one.id: one.name for one in self.form.draft.people}
        return {names[who]: code for code, (who, _) in json.loads(self.practice_draft()).items()}

    def practice_draft(self) -> str:
        """What is kept of the codes."""
        return self.form._book.draft(CODES)

    def field(self, label: str) -> Any:
        (found,) = (one for one in inside(self.page.view) if getattr(one, "description", "") == label)
        return found

    def brings_in(self, *files: tuple[str, str | bytes]) -> str:
        """Choose these files; gives what is said of them."""
        (upload,) = (one for one in inside(self.page.view) if type(one).__name__ == "FileUpload")
        now = [(name, text.encode() if isinstance(text, str) else text) for name, text in files]
        upload.value = tuple(
            {"name": name, "type": "", "size": len(data), "content": memoryview(data), "last_modified": WHEN}
            for name, data in now
        )
        return self.said()

    def pastes(self, text: str) -> str:
        self.field(PASTED).value = text
        self.presses(BRING_IN)
        return self.said()

    def said(self) -> str:
        return unescape(re.sub("<[^>]*>", "", words_of(self.page.view)))


def sheet(code: str, *ratings: int, suggestion: str = "") -> str:
    """The file of somebody who answers the questions in their order."""
    answers = (Answer(text, rating, suggestion) for text, rating in zip(QUESTIONS, ratings, strict=False))
    return sheet_text(Sheet(code, tuple(answers)))


def as_mail(text: str, *, quoted: str = "> ") -> str:
    """How the text of the page arrives in a reply."""
    packed = base64.b64encode(text.encode()).decode()
    lines = [packed[at : at + 60] for at in range(0, len(packed), 60)]
    return "\n".join(("Hi!", *(quoted + one for one in ("BEGIN ANSWERS", *lines, "END ANSWERS")), "Bye"))


def saved(practice: Practice) -> set[tuple[str, str, int, str]]:
    return {
        (one.stakeholder_id, one.behaviour, one.rating, one.suggestion)
        for one in practice.load("c1").feedback
        if one.round_on == TODAY
    }


# ---- what is sent


def test_each_person_gets_a_file_with_the_questions_and_a_code(practice: Practice, documents: Path) -> None:
    surround(practice)
    sender = Sender(practice)
    codes = sender.makes_files()
    pages = {path.name: path.read_text(encoding="utf-8") for path in documents.glob("*.html")}
    assert sorted(codes) == ["Name of m1", "Name of p1", "Name of p2", "Name of p3"]
    assert len(set(codes.values())) == 4
    for name, code in codes.items():
        (page,) = (text for file, text in pages.items() if name.replace(" ", "_") in file)
        assert code in page
        assert not any(other in page for other in codes.values() if other != code)
        for question in QUESTIONS:
            assert any(question in line for line in page_words(page))
        for private in ("Robin", "Name of", "goalkit"):
            assert private not in page
        assert all(line in sender.said() for line in page_words(page) if code not in line)


def test_files_made_again_have_the_same_codes_and_those_of_another_round_others(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    first = Sender(practice).makes_files()
    assert Sender(practice).makes_files() == first
    other = Sender(practice)
    other.looks_at(str(EARLIER)).opens()
    other.presses(MAKE)
    assert len(json.loads(other.practice_draft())) == 8


def test_without_a_question_no_file_is_made(practice: Practice, documents: Path) -> None:
    surround(practice)
    sender = Sender(practice)
    sender.types(first="", second="").presses(MAKE)
    assert "Write one behaviour" in sender.said()
    assert not documents.exists()


def test_the_files_go_with_the_client(tmp_path: Path, documents: Path) -> None:
    with open_practice(tmp_path / "practice.goalkit", create=True) as practice:
        practice.record("c1", CLIENT)
        surround(practice)
        Sender(practice).makes_files()
        assert len([*documents.iterdir()]) == 5
        OpenWorkbook(practice, "c1", today=TODAY).erase(backups_too=False)
    assert [*documents.iterdir()] == []


def test_the_words_to_send_it_with_are_signed_unless_names_are_hidden(practice: Practice) -> None:
    surround(practice)
    sender = Sender(practice)
    sender.makes_files()
    assert "Thank you! Robin Example" in sender.field(MESSAGE).value
    OpenWorkbook(practice, "c1", today=TODAY).show_code_names(on=True)
    hidden = Sender(practice)
    hidden.makes_files()
    assert f"Thank you! {UNSIGNED}" in hidden.field(MESSAGE).value


def test_a_page_loads_nothing_and_only_its_own_script_acts() -> None:
    attack = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e'
    plain, worst = page_to_fill_in(["Listens"], "c" * 16), page_to_fill_in([attack], "c" * 16)
    tags = [[one.name for one in BeautifulSoup(page, "html.parser").find_all()] for page in (plain, worst)]
    assert tags[0] == tags[1]
    page = BeautifulSoup(worst, "html.parser")
    assert not page.find_all(["a", "img", "link", "iframe", "base"])
    assert not [one for one in page.find_all() if {"src", "href", "style", "action"} & one.attrs.keys()]
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "‹U+202E›" in " ".join(page_words(worst))


def test_a_page_says_all_there_is_to_say_on_the_scale_of_the_form() -> None:
    page = BeautifulSoup(page_to_fill_in(QUESTIONS, new_code()), "html.parser")
    for number in (1, 2):
        values = [one["value"] for one in page("input", {"name": f"rating-{number}"})]
        assert values == [*(value for _, value in RATINGS if value), ""]
    shown = "\n".join(page_words(str(page)))
    assert [text for text in PAGE.values() if text not in shown] == []


# ---- what comes back


def test_answers_of_twelve_two_twice_and_one_damaged_end_right(practice: Practice) -> None:
    peers = [person(f"p{number}") for number in range(4, 12)]
    surround(practice, *peers)
    sender = Sender(practice)
    codes = sender.makes_files()
    assert len(codes) == 12
    files = {
        f"{name}.json": sheet(code, number % 7 - 3, -1, suggestion=f"Idea of {name}")
        for number, (name, code) in enumerate(codes.items())
    }
    twice = [(f"again {name}", files[name]) for name in [*files][:2]]
    *whole, (_, last) = files.items()
    said = sender.brings_in(*whole, *twice, ("last.json", last.replace('"rating": -1', '"rating": -2')))
    assert "New answers of 11 people" in said
    assert said.count("are here already") == 2
    assert "'last.json' cannot be used: the answers in it are damaged" in said
    assert practice.load("c1").feedback == ()
    sender.saves()
    ids = {one.name: one.id for one in practice.load("c1").stakeholders}
    assert saved(practice) == {
        (ids[name], question, rating, f"Idea of {name}")
        for number, name in enumerate([*codes][:-1])
        for question, rating in zip(QUESTIONS, (number % 7 - 3, -1), strict=True)
    }
    later = Sender(practice)
    assert "No new answers came in." in later.brings_in(*whole)
    assert "New answers of 1 person" in later.brings_in(("last.json", last))
    later.saves()
    assert len(saved(practice)) == 24


def test_what_came_is_shown_and_two_answers_are_still_hidden_from_others(practice: Practice) -> None:
    surround(practice)
    sender = Sender(practice)
    codes = sender.makes_files()
    files = [("a.json", sheet(codes[f"Name of p{one}"], -3, suggestion="Leave at noon")) for one in (1, 2)]
    said = sender.brings_in(*files)
    assert re.search(r"Name of p1\s+peer\s+Listens\s+−3\s+Leave at noon", said)
    sender.saves()
    results = words_of(Asker(practice, RESULTS).page.view)
    assert "too few answers from others to show them" in results
    assert "Leave at noon" not in results


def test_several_mails_are_pasted_at_once_quoted_or_not_and_one_is_damaged(practice: Practice) -> None:
    surround(practice)
    sender = Sender(practice)
    codes = [*sender.makes_files().values()]
    mails = [as_mail(sheet(codes[0], 2)), as_mail(sheet(codes[1], 1, 1, suggestion="Müde?\n🐢"), quoted="")]
    broken = as_mail(sheet(codes[2], 3)).replace("> ey", "> eX")
    said = sender.pastes("\r\n".join((*mails, broken)))
    assert "New answers of 2 people" in said
    assert "'pasted text' cannot be used: the answers in it are damaged" in said
    assert sender.field(PASTED).value == ""
    sender.saves()
    assert {(rating, suggestion) for *_, rating, suggestion in saved(practice)} == {(2, ""), (1, "Müde? 🐢")}


def test_the_table_of_codes_is_filled_in_and_brought_in(practice: Practice, documents: Path) -> None:
    surround(practice)
    sender = Sender(practice)
    sender.makes_files()
    (path,) = documents.glob("*.csv")
    rows = [*csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))]
    assert len(rows) == 8
    for number, row in enumerate(rows[:3]):
        row |= {"answer": ("+2", "−1", "0")[number], "suggestion": '=Ask; "more"'}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    assert "New answers of 2 people" in sender.brings_in(("back.CSV", "\ufeff" + out.getvalue()))
    sender.saves()
    assert {(rating, suggestion) for *_, rating, suggestion in saved(practice)} == {
        (2, '=Ask; "more"'), (-1, '=Ask; "more"'), (0, '=Ask; "more"'),
    }  # fmt: skip


def test_a_file_that_is_no_answer_is_one_sentence(practice: Practice) -> None:
    surround(practice)
    foreign = ("a.json", sheet("c" * 16, 1))
    said = Sender(practice).brings_in(("a.pdf", b"%PDF-1.7"), ("<b>.json", "{}"), foreign)
    assert "'a.pdf' cannot be used: there are no answers in it" in said
    assert "'<b>.json' cannot be used" in said
    assert f"'a.json': {FOREIGN_CODE}" in said
    assert "No new answers came in." in said


def test_an_answer_that_stands_there_is_not_replaced(practice: Practice) -> None:
    surround(practice)
    sender = Sender(practice)
    code = sender.makes_files()["Name of p1"]
    sender.types(p1_first__rating="-1", p1_first__suggestion="Ask more")
    said = sender.brings_in(("a.json", sheet(code, 2, 3)))
    assert "Name of p1 answers “Listens” anew: +2. −1, “Ask more” stands here and stays." in said
    assert "New answers of 1 person" in said
    assert sender.form.draft["p1 first.rating"] == "-1"
    assert sender.form.draft["p1 second.rating"] == "3"


def test_answers_of_another_round_are_for_that_round(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    earlier = Sender(practice)
    earlier.looks_at(str(EARLIER)).opens()
    code = earlier.makes_files()["Name of p2"]
    sender = Sender(practice)
    sender.looks_at("new").opens()
    assert "Name of p2 answers in the round of 1 Apr 2026. Choose that round" in sender.brings_in(
        ("a.json", sheet(code, 2))
    )
    assert "New answers of 1 person" in earlier.brings_in(("a.json", sheet(code, 2)))


def test_answers_find_their_round_after_its_day_was_changed(practice: Practice) -> None:
    surround(practice, answer("p1", 1))
    sender = Sender(practice)
    sender.looks_at("new").opens()
    code = sender.makes_files()["Name of p2"]
    sender.types(on="2026-05-18", p1_first__rating="1").saves()
    assert "New answers of 1 person" in sender.brings_in(("a.json", sheet(code, 2)))


def test_a_question_that_was_reworded_and_a_person_who_is_gone_are_told(practice: Practice) -> None:
    surround(practice)
    sender = Sender(practice)
    codes = sender.makes_files()
    sender.types(second="Trusts")
    said = sender.brings_in(("a.json", sheet(codes["Name of p1"], 1, 2)))
    assert f"answers “{QUESTIONS[1]}”, which this round does not ask" in said
    assert "New answers of 1 person" in said
    nothing = sheet_text(Sheet(codes["Name of p2"], ()))
    assert "Name of p2 could not say anything about it" in sender.brings_in(("b.json", nothing))
    practice.record("c1", without=[replace(person("p3"))])
    assert GONE in Sender(practice).brings_in(("a.json", sheet(codes["Name of p3"], 1)))


def test_without_a_text_there_is_nothing_to_bring_in(practice: Practice) -> None:
    surround(practice)
    assert NOTHING_PASTED in Sender(practice).pastes(" ")
