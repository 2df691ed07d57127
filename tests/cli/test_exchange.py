"""`goalkit import` and `goalkit export`."""

import json
import stat
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.store import open_practice
from goalkit.store.import_limits import LARGEST_FILE
from tests.cli.conftest import Goalkit, write_client
from tests.cli.test_keys import typed
from tests.cli.test_process import POSIX
from tests.store.test_disk import at_most

READINGS = "date,value,note\n2026-02-02,8,two joined\n2026-02-09,9,\n"


def test_a_client_comes_in_and_a_first_practice_is_made_for_it(home: Path, goalkit: Goalkit) -> None:
    done = goalkit("import", write_client(home / "kim.json"), "--plain", "--practice", "new.goalkit")
    assert done.exit_code == 0
    assert "'c2' is in the practice" in done.stdout
    with open_practice(home / "new.goalkit") as opened:
        assert [client.name for client in opened.clients()] == ["Kim Example"]


def test_without_a_terminal_no_practice_is_made_without_encryption_unless_it_is_said(
    home: Path, goalkit: Goalkit
) -> None:
    done = goalkit("import", write_client(home / "kim.json"), "--practice", "new.goalkit")
    assert done.exit_code == 2
    assert "set GOALKIT_PASSPHRASE to make it, or add --plain" in done.stderr
    assert not (home / "new.goalkit").exists()


def test_the_first_practice_is_encrypted_where_a_passphrase_is_set(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "früh auf")
    done = goalkit("import", write_client(home / "kim.json"), "--practice", "new.goalkit")
    assert done.exit_code == 0
    assert b"Kim Example" not in (home / "new.goalkit").read_bytes()
    assert goalkit("clients", "--practice", "new.goalkit").exit_code == 0


def test_a_broken_file_leaves_no_new_practice_behind(home: Path, goalkit: Goalkit) -> None:
    done = goalkit(
        "import", write_client(home / "kim.json", version=9), "--plain", "--practice", "new.goalkit"
    )
    assert done.exit_code == 2
    assert "version: it is not 1" in done.stderr
    assert not (home / "new.goalkit").exists()


def test_a_client_that_is_there_already_is_not_imported_again(practice: Path, goalkit: Goalkit) -> None:
    before = practice.read_bytes()
    done = goalkit("import", write_client(practice.parent / "c1.json", "c1"), "--practice", practice)
    assert done.exit_code == 2
    assert "'c1'" in done.stderr
    assert practice.read_bytes() == before


def test_what_is_exported_comes_in_elsewhere_without_loss(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    assert goalkit("export", "c1", "--out", "c1.json", "--practice", practice).exit_code == 0
    assert goalkit("import", "c1.json", "--plain", "--practice", "other.goalkit").exit_code == 0
    again = goalkit("export", "c1", "--practice", "other.goalkit")
    assert again.stdout == (home / "c1.json").read_text(encoding="utf-8")
    assert json.loads(again.stdout)["client"] == "c1"


def test_check_ins_come_in_once_however_often_they_are_imported(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    (home / "team.csv").write_text(READINGS, encoding="utf-8")
    words = ("import", "team.csv", "--client", "c1", "--measure", "m1", "--practice", practice)
    assert "2 new readings" in goalkit(*words).stdout
    assert "0 new readings" in goalkit(*words).stdout
    shown = goalkit("export", "c1", "--measure", "m1", "--practice", practice).stdout
    assert shown == "date,value,note\n2026-01-01,7,\n" + READINGS.partition("\n")[2]


def test_a_broken_csv_is_refused_whole_with_every_row_and_column(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    (home / "team.csv").write_text("date,value,note\n2026-02-02,8,\n2026-02-30,9,\n2026-03-02,x,\n")
    before = practice.read_bytes()
    done = goalkit("import", "team.csv", "--client", "c1", "--measure", "m1", "--practice", practice)
    assert done.exit_code == 2
    assert "row 3, column 'date'" in done.stderr
    assert "row 4, column 'value'" in done.stderr
    assert practice.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("team.csv",), "--client ID, and --measure ID"),
        (("team.csv", "--client", "c1"), "add --measure ID ('m1', 'm2', 'm3')"),
        (("team.csv", "--client", "c1", "--measure", "m1", "--day", "When"), "no such column"),
        (("team.csv", "--client", "c1", "--measure", "m1", "--sheet", "May"), "no such sheet"),
        (("team.csv", "--client", "c1", "--measure", "m9"), "'m9'"),
        (("team.csv", "--client", "c9", "--measure", "m1"), "'c9'"),
        (("team.xlsx", "--client", "c1"), "no such file"),
        (("kim.json", "--client", "c2"), "leave out --client"),
        (("none.json",), "'none.json' cannot be used: there is no such file"),
        (("none/kim.json",), "there is no folder 'none'"),
        (("none.csv", "--client", "c1", "--measure", "m1"), "none.csv"),
        (("latin.json",), "UTF-8"),
    ],
)
def test_what_cannot_be_imported_is_said_and_nothing_changes(
    words: tuple[str, ...], said: str, practice: Path, home: Path, goalkit: Goalkit
) -> None:
    (home / "team.csv").write_text(READINGS, encoding="utf-8")
    (home / "latin.json").write_bytes("{'name': 'Ünal'}".encode("latin-1"))
    write_client(home / "kim.json")
    before = practice.read_bytes()
    done = goalkit("import", *words, "--practice", practice)
    assert done.exit_code == 2
    assert said in done.stderr
    assert practice.read_bytes() == before


def test_a_table_that_names_its_measures_needs_the_client_alone(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    text = "Month;Team size;Travel\n28.02.2026;8;x\nTotal;8;\n"
    (home / "team.txt").write_text(text, encoding="utf-8")
    words = ("import", "team.txt", "--client", "c1", "--practice", practice)
    before = practice.read_bytes()
    first = goalkit(*words, "--dry-run")
    assert "Nothing is imported yet: 1 new reading. Left out: 1 row with a total." in first.stdout
    assert practice.read_bytes() == before
    assert "1 new reading." in goalkit(*words).stdout
    assert "0 new readings, 1 there already." in goalkit(*words).stdout


def test_what_no_row_tells_is_asked_for(practice: Path, home: Path, goalkit: Goalkit) -> None:
    (home / "team.csv").write_text('When,How many\n3/2/2026,"1,234"\n', encoding="utf-8")
    words = ("import", "team.csv", "--client", "c1", "--measure", "m1", "--practice", practice)
    for option, asked in (
        ("--day-first", "which day is this, 3 Feb 2026 or 2 Mar 2026? Add --day-first or --month-first"),
        ("--decimal=comma", "1234 or 1.234? Add --decimal comma or --decimal point"),
    ):
        done = goalkit(*words)
        assert done.exit_code == 2
        assert asked in done.stderr
        words = (*words, option)
    assert "1 new reading." in goalkit(*words).stdout
    shown = goalkit("export", "c1", "--measure", "m1", "--practice", practice).stdout
    assert "2026-02-03,1.234,\n" in shown


def test_columns_are_named_where_nothing_says_what_they_are(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    (home / "team.csv").write_text("Sent,Done,Plan,People\n2026-02-02,2026-02-01,9,8\n", encoding="utf-8")
    words = ("--client", "c1", "--measure", "m1", "--day", "done", "--value", "D", "--practice", practice)
    assert "1 new reading." in goalkit("import", "team.csv", *words).stdout
    shown = goalkit("export", "c1", "--measure", "m1", "--practice", practice).stdout
    assert "2026-02-01,8,\n" in shown
    again = goalkit("import", "team.csv", "--client", "c1", "--practice", practice)  # what was said is kept
    assert "0 new readings, 1 there already." in again.stdout


def test_check_ins_make_no_practice(home: Path, goalkit: Goalkit) -> None:
    (home / "team.csv").write_text(READINGS, encoding="utf-8")
    words = ("--client", "c1", "--measure", "m1", "--practice", "new.goalkit")
    assert goalkit("import", "team.csv", *words).exit_code == 2
    assert not (home / "new.goalkit").exists()


def test_an_export_replaces_no_file(practice: Path, goalkit: Goalkit) -> None:
    before = practice.read_bytes()
    done = goalkit("export", "c1", "--out", practice, "--practice", practice)
    assert done.exit_code == 2
    assert "there is a file already" in done.stderr
    assert practice.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_only_its_owner_may_read_an_export(practice: Path, home: Path, goalkit: Goalkit) -> None:
    goalkit("export", "c1", "--out", "c1.json", "--practice", practice)
    assert stat.S_IMODE((home / "c1.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("words", [("c9",), ("c1", "--measure", "m9"), ("c1", "--out", "none/c1.json")])
def test_what_cannot_be_exported_is_said(words: tuple[str, ...], practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("export", *words, "--practice", practice)
    assert done.exit_code == 2
    assert words[-1] in done.stderr


def test_an_export_into_a_folder_that_is_not_there_says_so(practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("export", "c1", "--out", "none/c1.json", "--practice", practice)
    assert "there is no folder 'none'" in done.stderr


def test_a_file_nested_without_end_is_a_sentence(home: Path, goalkit: Goalkit) -> None:
    (home / "deep.json").write_text('{"a": ' * 200_000)
    done = goalkit("import", "deep.json", "--practice", "new.goalkit")
    assert done.exit_code == 2
    assert "nested too deeply" in done.stderr


def test_a_file_larger_than_the_limit_is_not_read(home: Path, goalkit: Goalkit) -> None:
    with (home / "large.json").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    done = goalkit("import", "large.json", "--practice", "new.goalkit")
    assert done.exit_code == 2
    assert "'large.json' cannot be used: it is larger than 50 MB" in done.stderr


@POSIX
def test_an_export_that_does_not_fit_leaves_nothing_and_can_be_made_again(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    words = ("export", "c1", "--out", "c1.json", "--practice", practice)
    before = set(home.iterdir())
    with at_most(100):
        done = goalkit(*words)
    assert done.exit_code == 2
    assert "File too large" in done.stderr
    assert set(home.iterdir()) == before
    assert goalkit(*words).exit_code == 0
    assert json.loads((home / "c1.json").read_text(encoding="utf-8"))["client"] == "c1"


def test_a_zip_needs_no_goalkit_and_comes_back_as_it_was(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    before = goalkit("export", "c1", "--practice", practice).stdout
    done = goalkit("export", "c1", "--format", "zip", "--history", "--practice", practice)
    assert done.exit_code == 0
    assert done.stdout == f"Written: {home / 'c1.zip'}\n"
    assert "not encrypted" in done.stderr
    if sys.platform != "win32":
        assert stat.S_IMODE((home / "c1.zip").stat().st_mode) == 0o600
    done = goalkit("import", "c1.zip", "--plain", "--practice", "other.goalkit")
    assert done.exit_code == 0, done.stderr
    assert goalkit("export", "c1", "--practice", "other.goalkit").stdout == before
    again = goalkit("export", "c1", "--format", "zip", "--practice", practice)
    assert again.exit_code == 2
    assert "there is a file already" in again.stderr


def test_a_locked_zip_asks_for_its_passphrase(practice: Path, home: Path) -> None:
    words = ["export", "c1", "--format", "zip", "--lock", "--practice", str(practice)]
    typed(*words, lines=["früh auf", "früh auf"])
    assert b"Robin" not in (home / "c1.zip.age").read_bytes()
    words = ["import", "c1.zip.age", "--plain", "--practice", "other.goalkit"]
    assert CliRunner().invoke(app, words, input="later\n").exit_code == 2
    done = CliRunner().invoke(app, words, input="früh auf\n")
    assert done.exit_code == 0, done.output
    with open_practice(home / "other.goalkit") as opened:
        assert [one.name for one in opened.clients()] == ["Robin Example"]


def test_sheets_are_of_one_client_or_of_all(practice: Path, home: Path, goalkit: Goalkit) -> None:
    done = goalkit("export", "c1", "--format", "xlsx", "--practice", practice)
    assert done.stdout == f"Written: {home / 'c1.xlsx'}\n"
    assert "not encrypted" in done.stderr
    assert goalkit("export", "--format", "xlsx", "--practice", practice).exit_code == 0
    assert "Check-ins" in load_workbook(home / "practice.xlsx").sheetnames
    assert goalkit("export", "--practice", practice).stderr.startswith("Say whose records")


def test_markdown_is_shown_for_reading(practice: Path, goalkit: Goalkit) -> None:
    shown = goalkit("export", "c1", "--format", "md", "--practice", practice).stdout
    assert shown.startswith("# Robin Example\n")
    assert "### Lead a team of ten" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "zip", "--measure", "m1"), "A measure is written as CSV"),
        (("--history",), "are for a ZIP: add --format zip"),
        (("--lock",), "are for a ZIP: add --format zip"),
        (("--format", "csv"), "add --measure ID"),
    ],
)
def test_words_that_do_not_go_together_are_refused(
    words: tuple[str, ...], said: str, practice: Path, goalkit: Goalkit
) -> None:
    done = goalkit("export", "c1", *words, "--practice", practice)
    assert done.exit_code == 2
    assert said in done.stderr
