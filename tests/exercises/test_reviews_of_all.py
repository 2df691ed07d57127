"""The card that prints the reviews of all clients: a report of one line, a real kernel and a real browser."""

import asyncio
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import nbformat
import pytest

from goalkit.exercises.print_review import of_all
from goalkit.exercises.print_review.logo import LogoFile
from goalkit.exercises.print_review.making import TimeLeft
from goalkit.exercises.print_review.of_all import HIDDEN, OPEN_ALL, PRINT, STOPPED, ReviewsOfAll
from goalkit.model import Client
from goalkit.report import Depth
from goalkit.store import Practice, open_practice, set_private_mode
from goalkit.store.erasing import printed_files
from goalkit.store.settings import PRINTED
from goalkit.terms import Audience
from tests.exercises.test_opening import words_on
from tests.exercises.test_print_review import PARAMETERS, SVG, report
from tests.forms.pages import buttons, words_of
from tests.report.made import read_pdf, text_of

ON = date(2026, 5, 20)
NAMES = {"c1": "Heron Example", "c2": "Otter Example", "c3": "Raven Example"}


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    """A practice of three clients. The review of one fails; where a file `slow` is there, it takes a day."""
    notebook, slow = tmp_path / "review.ipynb", tmp_path / "slow"
    source = f"import time, os; os.path.exists({str(slow)!r}) and time.sleep(86400); assert client != 'c2'\n"
    report(notebook, f'{PARAMETERS}\naudience = ""', source + "print(client, audience)")
    monkeypatch.setattr(of_all, "shipped", lambda _: notebook)
    with open_practice(tmp_path / "practice.goalkit", create=True) as opened:
        for one, name in NAMES.items():
            opened.record(one, Client(id=one, name=name, coach="Sam"))
        yield opened


def test_one_button_prints_all_and_says_in_a_line_what_failed(practice: Practice, tmp_path: Path) -> None:
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)
    card.make()
    folder = tmp_path / "out" / "reviews-2026-Q1"
    file = folder / "c1-2026-Q1-client.pdf"
    assert "c1 client" in text_of(read_pdf(file.read_bytes()))
    assert "2 reviews made, 1 not made." in words_of(card.progress)
    (line,) = card.failed.children
    assert "Otter Example: cell 3 of the notebook stopped with AssertionError" in words_on(line)
    assert str(folder) in words_on(card.printed.view)
    assert OPEN_ALL in buttons(card.printed.view)
    assert printed_files(practice, "c1") == (file,)
    assert [practice.draft(one, PRINTED) for one in NAMES] == ["2026-Q1", "", "2026-Q1"]
    practice.record("c3", Client(id="c3", name="Raven Sample", coach="Sam"))
    card = ReviewsOfAll(practice, tmp_path / "out", on=date(2026, 5, 21))
    card.make()
    assert "1 review made, 1 already there, 1 not made." in words_of(card.progress)


def test_where_nothing_is_due_it_is_said_so(practice: Practice, tmp_path: Path) -> None:
    practice.erase("c2")
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)
    for said in ("2 reviews made.", "All 2 reviews are there already."):
        card.make()
        assert said in words_of(card.progress)
    practice.erase("c3")
    card.make()
    assert "The review is there already." in words_of(card.progress)


def test_how_long_the_rest_takes_is_said_once_it_can_be_told(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    for number in (4, 5):
        practice.record(f"c{number}", Client(id=f"c{number}", name="Robin Example", coach="Sam"))
    card, said = ReviewsOfAll(practice, tmp_path / "out", on=ON), list[str]()
    card.progress.view.children[1].observe(lambda change: said.append(change["new"]), names="value")
    card.make()
    counted = [re.findall(r"\d of 5[^<]*", one) for one in said]
    assert [one for (one,) in filter(None, counted)] == [
        "1 of 5",
        "2 of 5",
        "3 of 5, less than a minute left",
        "4 of 5, less than a minute left",
        "5 of 5",
    ]


def test_the_time_left_neither_counts_the_first_ones_nor_goes_up_and_down() -> None:
    left = TimeLeft(2)
    assert [left.after(202 - number, at=0, is_new=False) for number in (1, 2)] == ["", ""]  # there already
    ends = [(30, 199), (31, 198), (36, 197), (37, 196), (42, 195)]
    assert {left.after(more, at=at, is_new=True) for at, more in ends} == {""}
    assert left.after(194, at=43, is_new=True) == "about 10 minutes left"
    assert left.after(193, at=49, is_new=True) == "about 10 minutes left"
    assert left.after(192, at=150, is_new=False) == "about 65 minutes left"
    assert left.after(0, at=151, is_new=True) == ""


def test_the_logo_of_the_page_print_is_on_all_of_them(practice: Practice, tmp_path: Path) -> None:
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)
    card.make()
    LogoFile(tmp_path / "practice.goalkit").choose("mine.svg", SVG)
    card.make()
    assert "2 reviews made, 1 not made." in words_of(card.progress)


def test_to_print_an_earlier_quarter_again_makes_no_later_one_due(practice: Practice, tmp_path: Path) -> None:
    practice.keep_draft("c1", PRINTED, "2026-Q1")
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)
    card.choices.controls["period"].value = "2025-Q4"
    card.make()
    assert [practice.draft(one, PRINTED) for one in ("c1", "c3")] == ["2026-Q1", "2025-Q4"]


def test_how_much_is_printed_follows_the_reader_until_it_is_chosen(
    practice: Practice, tmp_path: Path
) -> None:
    notebook = nbformat.read(tmp_path / "review.ipynb", as_version=4)
    notebook.cells[1].metadata.tags = ["one-page"]
    nbformat.write(notebook, tmp_path / "review.ipynb")
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)
    chosen = card.choices.controls
    chosen["audience"].value = Audience.SPONSOR
    assert chosen["depth"].value == Depth.SHORT
    chosen["audience"].value = Audience.COACH
    assert chosen["depth"].value == Depth.FULL
    chosen["depth"].value = Depth.ONE_PAGE
    card.make()
    for file in ("c1-2026-Q1-coach-one-page.pdf", "reviews-2026-Q1-coach-one-page.html"):
        assert (tmp_path / "out" / "reviews-2026-Q1" / file).exists()


def test_while_names_are_hidden_no_name_and_no_page_with_them_is_shown(
    practice: Practice, tmp_path: Path
) -> None:
    set_private_mode(practice, on=True)
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)
    card.make()
    said = words_on(card.view)
    assert HIDDEN in said
    assert "Client " in words_on(card.failed)
    assert not [name for name in NAMES.values() if name in said]
    assert OPEN_ALL not in buttons(card.printed.view)
    index = tmp_path / "out" / "reviews-2026-Q1" / "reviews-2026-Q1-client.html"
    page = index.read_text(encoding="utf-8")
    assert "Reviews of Q1 2026" in page
    assert "Example" not in page


def test_cancel_ends_it_and_leaves_no_file(practice: Practice, tmp_path: Path) -> None:
    (tmp_path / "slow").touch()
    card = ReviewsOfAll(practice, tmp_path / "out", on=ON)

    async def pressed() -> None:
        card.make()
        assert buttons(card.view)[PRINT].disabled
        ended = asyncio.Event()
        card.make_button.observe(lambda _: ended.set(), names="disabled")
        card.cancel_button.click()
        await ended.wait()

    asyncio.run(pressed())
    assert STOPPED in words_of(card.progress)
    assert str(tmp_path / "out" / "reviews-2026-Q1") in words_on(card.printed.view)
    assert not [*(tmp_path / "out").rglob("*.pdf")]
