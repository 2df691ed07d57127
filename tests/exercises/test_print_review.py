"""The page that prints, as a person uses it: a report of two lines, a real kernel and a real browser."""

import asyncio
import base64
import stat
import webbrowser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from goalkit.exercises.print_review import print_review, usual_folder
from goalkit.exercises.print_review.printing import (
    NAME,
    NOT_OPENED,
    OPEN,
    READY,
    STOPPED,
    Places,
    Printing,
    printed_pdf,
)
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.report import Depth, Paper
from goalkit.store import Practice, open_practice, set_private_mode
from goalkit.store.erasing import printed_files
from goalkit.store.settings import PRINTED
from goalkit.terms import Audience
from tests.exercises.made import BEGIN, TODAY, fill
from tests.exercises.test_opening import words_on
from tests.forms.pages import buttons, words_of
from tests.report.made import read_pdf, text_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
PARAMETERS = 'client = ""\nperiod = ""\npractice = ""'
QUARTERLY, BRIEF, SLOW = "90_quarterly_review.ipynb", "91_my_brief.ipynb", "99_slow.ipynb"


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    """A practice that another program, the kernel of a report, can open as well."""
    with open_practice(tmp_path / "practice.goalkit", create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A folder with three reports: of a period, about today, and one that takes a day."""
    (tmp_path / "notebooks").mkdir()
    report(tmp_path / "notebooks" / QUARTERLY, PARAMETERS, "print(client, period)")
    report(tmp_path / "notebooks" / BRIEF, 'client = ""\npractice = ""', "print(client)")
    report(tmp_path / "notebooks" / SLOW, PARAMETERS, "import time; time.sleep(86400)")
    return Places(
        practice=tmp_path / "practice.goalkit", notebooks=tmp_path / "notebooks", out=tmp_path / "out"
    )


def report(path: Path, parameters: str, source: str, *, period: str = "") -> None:
    cells = [
        new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        new_markdown_cell("# One page"),
        new_code_cell(source),
        new_markdown_cell("# Appendix\nsmall print"),
    ]
    ours = {"role": "report", **({"period": period} if period else {})}
    nbformat.write(new_notebook(cells=cells, metadata={"goalkit": ours}), path)


def opened(practice: Practice, places: Places, *, today: date = TODAY) -> Printing:
    return Printing(OpenWorkbook(practice, "c1", today=today), places)


def choose(printing: Printing, **values: str) -> Printing:
    for name, value in values.items():
        printing.fields[name].control.value = value
    return printing


def options(printing: Printing, name: str) -> list[str]:
    return [words for words, _ in printing.fields[name].control.options]


def is_seen(printing: Printing, name: str) -> bool:
    return printing.fields[name].view.layout.display != "none"


def pressed(printing: Printing, *, cancel_at: str = "") -> list[str]:
    """Press the button and wait for the end, as a page does; gives what stood beside it on the way."""
    said: list[str] = []

    def hear(_: object) -> None:
        said.append(words_of(printing.progress))
        if cancel_at and cancel_at in said[-1]:
            printing.cancel_button.click()

    async def page() -> None:
        printing.make_button.click()
        ended = asyncio.Event()
        printing.make_button.observe(lambda _: ended.set(), names="disabled")
        await ended.wait()

    printing.progress.view.children[-1].observe(hear, names="value")
    asyncio.run(page())
    return said


def test_a_pdf_is_made_while_the_page_answers_and_is_then_shown(practice: Practice, places: Places) -> None:
    printing = choose(opened(practice, places), coach="Kim Sample")
    said = " ".join(pressed(printing))
    for words in (
        "Getting ready",
        "Starting Python and the browser",
        "Working out the figures, 3 of 4",
        "<progress ",
    ):
        assert words in said
    (path,) = places.out.iterdir()
    assert path.name == "client-sorrel-quarterly-review-2026-Q1.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "c1 2026-Q1" in text_of(read_pdf(path.read_bytes()))
    told = words_on(printing.printed.view)
    assert path.name in told
    assert str(places.out) in told
    data = printing.printed.view.children[-1].outputs[0]["data"]
    assert base64.b64decode(data["application/pdf"]) == path.read_bytes()
    assert READY in words_of(printing.progress)
    assert "<progress" not in words_of(printing.progress)
    assert practice.draft("c1", PRINTED) == "2026-Q1"
    assert printed_files(practice, "c1") == (path,)  # an erasure deletes it


def test_cancel_ends_it_at_once_and_leaves_no_file(practice: Practice, places: Places) -> None:
    printing = choose(opened(practice, places), report=SLOW)
    said = pressed(printing, cancel_at="Working out the figures, 3 of 4")
    assert any("Stopping" in words for words in said)
    assert STOPPED in words_of(printing.progress)
    assert "alert" not in words_of(printing)
    assert not places.out.exists()
    assert printing.printed.view.children == ()


def test_what_goes_wrong_is_a_sentence_and_the_button_is_there_again(
    practice: Practice, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "no-such-program")
    printing = opened(practice, places)
    printing.make_button.click()
    assert "which is no program: charts are drawn by Chrome" in words_of(printing)
    assert not printing.make_button.disabled
    assert "<progress" not in words_of(printing.progress)
    assert not places.out.exists()


def test_what_is_otherwise_on_paper_than_written_is_told_beside_the_pdf(
    practice: Practice, places: Places
) -> None:
    report(places.notebooks / BRIEF, 'client = ""\npractice = ""', "print('\U00016fe4')")
    printing = choose(opened(practice, places), report=BRIEF)
    pressed(printing)
    assert READY in words_of(printing.progress)
    assert "(U+16FE4, " in words_of(printing)
    assert "1 time in &#x27;One page&#x27;" in words_of(printing)


def test_a_folder_that_takes_no_file_is_a_sentence_without_words_of_a_terminal(
    practice: Practice, places: Places
) -> None:
    places.out.write_text("a file where the folder would be")
    printing = choose(opened(practice, places), report=BRIEF)
    pressed(printing)
    assert "If it is open in another window, close it there" in words_of(printing)
    assert "--out" not in words_of(printing)


def test_the_reports_beside_the_page_are_offered_by_title(practice: Practice, places: Places) -> None:
    report(places.notebooks / "90_quarterly_review-Copy1.ipynb", PARAMETERS, "1")
    (places.notebooks / "broken.ipynb").write_text("{")
    assert options(opened(practice, places), "report") == [
        "Quarterly review-Copy1",
        "Quarterly review",
        "My brief",
        "Slow",
    ]


def test_where_none_lies_beside_the_page_those_of_goalkit_are_offered(
    practice: Practice, places: Places, tmp_path: Path
) -> None:
    elsewhere = Places(practice=places.practice, notebooks=tmp_path / "empty", out=places.out)
    assert options(opened(practice, elsewhere), "report")[0] == "Quarterly review"


def test_the_periods_since_the_first_record_are_offered_and_one_that_is_over_is_chosen(
    practice: Practice, places: Places
) -> None:
    printing = opened(practice, places)
    assert options(printing, "length") == ["A quarter", "A month", "A year"]
    assert options(printing, "period") == [
        "Q2 2026 (April to June 2026), so far",
        "Q1 2026 (January to March 2026)",
    ]
    assert printing.draft["period"] == "2026-Q1"
    choose(printing, length="A month")
    assert options(printing, "period")[0] == "May 2026, so far"
    assert printing.draft["period"] == "2026-04"


def test_a_report_of_years_offers_years_and_one_about_today_no_period(
    practice: Practice, places: Places
) -> None:
    report(places.notebooks / "92_year.ipynb", PARAMETERS, "1", period="year")
    printing = choose(opened(practice, places), report="92_year.ipynb")
    assert [is_seen(printing, name) for name in ("length", "period")] == [False, False]
    assert printing.request().parameters["period"] == "2026"
    choose(printing, report=BRIEF)
    assert "period" not in printing.request().parameters
    assert printing.request().as_of == TODAY
    assert printing.request().out.name == "client-sorrel-my-brief-2026-05-20.pdf"
    choose(printing, report=QUARTERLY)
    assert [is_seen(printing, name) for name in ("length", "period")] == [True, True]


def test_all_that_is_chosen_is_printed(practice: Practice, places: Places) -> None:
    printing = choose(opened(practice, places), paper="us-letter", coach=" Kim Sample ")
    printing.ticks["Appendix"].control.value = False
    request = printing.request()
    assert (request.paper, request.coach, request.without) == (Paper.US_LETTER, "Kim Sample", ("Appendix",))
    assert request.as_of == date(2026, 3, 31)
    assert request.logo is None


def test_where_nothing_is_ticked_nothing_is_made(practice: Practice, places: Places) -> None:
    printing = opened(practice, places)
    for tick in printing.ticks.values():
        tick.control.value = False
    printing.make_button.click()
    assert "tick at least one part" in words_of(printing)
    assert not places.out.exists()


def test_choices_are_there_again_next_time_but_the_newest_period_that_is_over(
    practice: Practice, places: Places
) -> None:
    printing = choose(
        opened(practice, places), length="A month", period="2026-02", paper="us-letter", coach=""
    )
    printing.ticks["Appendix"].control.value = False
    again = opened(practice, places, today=date(2026, 6, 2))
    assert again.request().paper is Paper.US_LETTER
    assert again.request().without == ("Appendix",)
    assert again.draft["coach"] == ""
    assert again.draft["period"] == "2026-05"
    assert again.ticks["Appendix"].control.value is False


def test_for_whom_it_is_says_how_much_is_printed_and_stands_in_the_name(
    practice: Practice, places: Places, tmp_path: Path
) -> None:
    printing = opened(
        practice, Places(practice=places.practice, notebooks=tmp_path / "empty", out=places.out)
    )
    first = printing.view.children[0].children[0]
    assert first is printing.fields["audience"].view
    asked = printing.request()
    assert (asked.audience, asked.depth) == (Audience.SPONSOR, Depth.SHORT)
    assert asked.out.name == "client-sorrel-quarterly-review-2026-Q1-sponsor-short.pdf"
    assert "Appendix" not in printing.ticks
    asked = choose(printing, audience="coach").request()
    assert (asked.audience, asked.depth) == (Audience.COACH, Depth.FULL)
    assert "Appendix" in printing.ticks
    again = opened(practice, Places(practice=places.practice, notebooks=tmp_path / "empty", out=places.out))
    assert again.request().audience is Audience.COACH


def test_the_coach_in_the_record_of_the_client_is_offered(practice: Practice, places: Places) -> None:
    practice.record("c1", Client(id="c1", name="Robin Example", coach="Kim Sample"))
    assert opened(practice, places).fields["coach"].control.value == "Kim Sample"


def upload(printing: Printing, name: str, content: bytes) -> None:
    file: dict[str, Any] = {"name": name, "type": "", "size": len(content), "last_modified": BEGIN}
    printing.logo.upload.value = ({**file, "content": memoryview(content)},)


def test_a_logo_is_kept_for_next_time_until_it_is_removed(practice: Practice, places: Places) -> None:
    upload(opened(practice, places), "mine.svg", SVG)
    again = opened(practice, places)
    kept = again.request().logo
    assert kept is not None
    assert kept.read_bytes() == SVG
    assert kept.parent == places.practice.parent
    assert "Your logo" in words_on(again.logo.view)
    again.logo.remove_button.click()
    assert again.request().logo is None
    assert "Your logo" not in words_on(again.logo.view)
    assert not kept.exists()


def test_a_file_that_is_no_logo_is_said_and_the_one_before_stays(practice: Practice, places: Places) -> None:
    printing = opened(practice, places)
    upload(printing, "mine.svg", SVG)
    upload(printing, "holiday.gif", b"GIF89a")
    assert "holiday.gif" in words_of(printing.logo)
    assert "neither PNG, JPEG nor SVG" in words_of(printing.logo)
    assert printing.request().logo is not None
    upload(printing, "mine.svg", SVG)
    assert "problem" not in words_of(printing.logo)


def test_in_private_mode_the_pdf_is_made_but_not_shown(practice: Practice, places: Places) -> None:
    book = OpenWorkbook(practice, "c1", today=TODAY)
    book.show_code_names(on=True)
    printing = Printing(book, places)
    places.out.mkdir()
    path = places.out / "c1.pdf"
    path.write_bytes(b"%PDF")
    printing.printed.open(lambda: printed_pdf(path, in_sight=not book.private_mode))
    assert "not shown on this page" in words_on(printing.printed.view)
    assert not any(hasattr(child, "outputs") for child in printing.printed.view.children)
    assert "Robin Example" not in words_on(printing.view)
    assert "The PDF has the real name" in words_on(printing.view)
    book.show_code_names(on=False)
    assert "The PDF has the real name" not in words_on(opened(practice, places).view)


def test_the_pdf_opens_in_a_window_of_its_own_or_it_is_said_where_to_look(
    practice: Practice, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter((True, False))
    monkeypatch.setattr(webbrowser, "open", lambda address: asked.append(address) or next(answers))
    printing = opened(practice, places)
    places.out.mkdir()
    path = places.out / "c1.pdf"
    path.write_bytes(b"%PDF")
    printing.printed.open(lambda: printed_pdf(path, in_sight=True))
    buttons(printing.printed.view)[OPEN].click()
    assert asked == [path.as_uri()]
    assert NOT_OPENED not in words_on(printing.printed.view)
    buttons(printing.printed.view)[OPEN].click()
    assert NOT_OPENED in words_on(printing.printed.view)


def test_pdfs_go_to_the_documents_of_the_person_or_else_to_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    assert usual_folder() == tmp_path / "goalkit reviews"
    (tmp_path / "Documents").mkdir()
    assert usual_folder() == tmp_path / "Documents" / "goalkit reviews"


def test_the_page_of_a_practice_has_it_all(
    practice: Practice, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(places.notebooks)
    words = words_on(print_review(str(places.practice)).view)
    for word in ("Robin Example", "Which report?", "Make the PDF", "Logo on the cover"):
        assert word in words
    assert practice.draft("c1", NAME) == ""


def test_in_private_mode_the_pdf_has_the_real_name(practice: Practice, places: Places) -> None:
    named = "open_workbook(client, practice=practice).review(period).workbook.client.name"
    source = f"from goalkit.open_workbook import open_workbook\nprint({named})"
    report(places.notebooks / QUARTERLY, PARAMETERS, source)
    set_private_mode(practice, on=True)
    pressed(opened(practice, places))
    (path,) = places.out.iterdir()
    assert "Robin Example" in text_of(read_pdf(path.read_bytes()))


def test_a_passphrase_locks_the_pdf_and_is_kept_nowhere(practice: Practice, places: Places) -> None:
    printing = opened(practice, places)
    assert printing.request().lock is None
    printing.lock.value = "früh auf"
    assert printing.request().lock == "früh auf"
    printing.draft["paper"] = "us-letter"
    printing._keeping.flush()
    assert "us-letter" in practice.draft("c1", NAME)
    assert not any("früh" in practice.draft("c1", one) for one in practice.drafts("c1"))
    assert "früh auf" not in repr(printing.request())


def test_a_locked_pdf_is_not_shown_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    kinds = {
        is_locked: [
            type(one).__name__ for one in printed_pdf(path, in_sight=True, is_locked=is_locked) if one
        ]
        for is_locked in (True, False)
    }
    assert ("Output" in kinds[False], "Output" in kinds[True]) == (True, False)
