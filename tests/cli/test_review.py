"""`goalkit review`: its words are checked first, then one file is written or none."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from goalkit.model import Client
from goalkit.report import Format, file_name
from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from goalkit.store import open_practice
from goalkit.store.settings import PRINTED
from tests.books import goal, reach, reading
from tests.cli.conftest import Goalkit, make_practice
from tests.cli.test_keys import typed

PASSPHRASE = "früh auf"


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file directly in a folder but the practice; browsers keep folders of their own in a home."""
    files = (path for path in folder.iterdir() if path.is_file() and path.suffix != ".goalkit")
    return {path.name: path.read_bytes() for path in files}


def copy_of_the_review(path: Path, *without: str) -> Path:
    """A copy of the review notebook that lacks these parameters."""
    notebook = json.loads(shipped(REVIEW_NOTEBOOK).read_text(encoding="utf-8"))
    first = notebook["cells"][0]
    first["source"] = [line for line in first["source"] if line.split(":")[0] not in without]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def test_a_quarter_is_printed_into_a_file_named_after_ids(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    done = goalkit("review", "c1", "2026-Q1", "--out", "reviews/new", "--practice", practice)
    assert done.exit_code == 0, done.output
    printed = home / "reviews" / "new" / "c1-2026-Q1.pdf"
    assert str(printed) in done.stdout
    assert [path.name for path in printed.parent.iterdir()] == ["c1-2026-Q1.pdf"]
    assert "Lead a team of ten" in pdf_text(printed)


def test_parts_can_be_left_out_and_the_coach_named_with_a_logo(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    (home / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    without = ("--without", "In their own words", "--without", "Appendix")
    words = ("--coach", "Kim Sample", "--logo", "logo.svg", "--format", "html", "--practice", practice)
    done = goalkit("review", "c1", "2026-Q1", *without, *words)
    assert done.exit_code == 0, done.output
    page = (home / "c1-2026-Q1.html").read_text(encoding="utf-8")
    assert 'alt="Logo of Kim Sample"' in page
    assert "<dd>Kim Sample</dd>" in page
    assert "What comes next" in page
    assert "In their own words" not in page
    assert "Appendix" not in page


def test_an_encrypted_practice_is_reviewed_with_the_passphrase_of_the_environment(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = (Client(id="c1", name="Robin Example"), goal(), reach(), reading("m1", date(2026, 1, 1), 7))
    secret = make_practice(home / "secret.goalkit", *records, passphrase=PASSPHRASE)
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    done = goalkit("review", "c1", "2026-01", "--format", "html", "--practice", secret)
    assert done.exit_code == 0, done.output
    assert "Robin Example" in (home / "c1-2026-01.html").read_text(encoding="utf-8")


def test_a_review_as_of_a_day_shows_nothing_recorded_later(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    """The reading is of March; it was written down in April."""
    late = reading("m1", date(2026, 3, 2), 9, note="counted late")
    with open_practice(practice) as opened:
        opened.record("c1", late, at=datetime(2026, 4, 2, tzinfo=UTC))
    words = ("review", "c1", "2026-Q1", "--format", "html", "--practice", practice)
    assert goalkit(*words, "--as-of", "2026-03-31").exit_code == 0
    assert "counted late" not in (home / "c1-2026-Q1.html").read_text(encoding="utf-8")
    with open_practice(practice) as opened:
        assert opened.draft("c1", PRINTED) == ""
    assert goalkit(*words).exit_code == 0
    assert "counted late" in (home / "c1-2026-Q1.html").read_text(encoding="utf-8")
    with open_practice(practice) as opened:
        assert opened.draft("c1", PRINTED) == "2026-Q1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("c1", "2026-5"), "'2026-5' is not a period"),
        (("c9", "2026-Q1"), "('c1')"),
        (("c1", "2026-Q2", "--as-of", "2026-03-31"), "'2026-Q2' had not begun on '2026-03-31'"),
        (("c1", "2199-Q1"), "'2199-Q1' had not begun"),
        (("c1", "2026-Q1", "--as-of", "2199-01-01"), "'2199-01-01' is later than today"),
        (("c1", "2026-Q1", "--as-of", "March"), "'March' is not a date"),
        (("c1", "2026-Q1", "--notebook", "none.ipynb"), "none.ipynb"),
        (("c1", "2026-Q1", "--notebook", "stale.ipynb"), "'practice'"),
        (("c1", "2026-Q1", "--without", "Apendix"), "'Apendix' is no part of this report"),
        (("c1", "2026-Q1", "--logo", "stale.ipynb"), "neither PNG, JPEG nor SVG"),
        (("c1", "2026-Q1", "--format", "odt"), "odt"),
        (("c1", "2026-Q1", "--paper", "a3"), "a3"),
    ],
)
def test_what_cannot_be_reviewed_is_said_and_nothing_is_printed(
    words: tuple[str, ...], said: str, practice: Path, home: Path, goalkit: Goalkit
) -> None:
    copy_of_the_review(home / "stale.ipynb", "practice")
    before = contents(home)
    done = goalkit("review", *words, "--practice", practice)
    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert contents(home) == before


def test_without_a_browser_it_is_said_and_nothing_is_printed(
    practice: Path, home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(home / "no-browser"))
    before = contents(home)
    done = goalkit("review", "c1", "2026-Q1", "--practice", practice)
    assert done.exit_code == 2
    assert "BROWSER_PATH" in done.stderr
    assert contents(home) == before


def test_a_folder_that_cannot_be_made_is_said(practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("review", "c1", "2026-Q1", "--out", practice / "in-a-file", "--practice", practice)
    assert done.exit_code == 2, done.output
    assert "lies in a file: give a folder" in done.stderr


def test_a_file_is_no_folder_to_write_into_and_that_is_said_before_the_notebook_runs(
    practice: Path, goalkit: Goalkit
) -> None:
    done = goalkit("review", "c1", "2026-Q1", "--out", practice, "--practice", practice)
    assert done.exit_code == 2
    assert f"'{practice}' is a file: give a folder" in done.stderr
    assert "Getting ready" not in done.stderr


def test_the_name_of_a_file_is_taken_for_no_folder(practice: Path, goalkit: Goalkit) -> None:
    """What comes out is named after the client, the period and who reads it."""
    file = practice.with_name("review.PDF")
    done = goalkit("review", "c1", "2026-Q1", "--out", file, "--practice", practice)
    assert done.exit_code == 2
    assert f"'{file}' is the name of a file: give a folder" in done.stderr
    assert not file.exists()


@pytest.mark.parametrize("client", ["../../c1", "c:1", "c 1", "ключ"])
def test_no_id_leads_out_of_the_folder(client: str) -> None:
    name = file_name(client, " 2026-Q3 ", Format.PDF)
    assert Path(name).name == name
    assert name.isascii()
    assert name.endswith("-2026-Q3.pdf")


def test_a_locked_review_opens_with_its_passphrase_alone(practice: Path, home: Path) -> None:
    words = ["review", "c1", "2026-Q1", "--depth", "one-page", "--lock", "--practice", str(practice)]
    typed(*words, lines=[PASSPHRASE, PASSPHRASE])
    printed = home / "c1-2026-Q1-one-page.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(printed)
    pikepdf.open(printed, password=PASSPHRASE).close()


def test_a_page_for_the_browser_cannot_be_locked(practice: Path, home: Path, goalkit: Goalkit) -> None:
    before = contents(home)
    done = goalkit("review", "c1", "2026-Q1", "--format", "html", "--lock", "--practice", practice)
    assert done.exit_code != 0
    assert "Only a PDF can be locked" in done.stderr
    assert contents(home) == before
