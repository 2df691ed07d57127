"""Pages lie in a folder of the person's own; what somebody made or changed there stays."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from goalkit import shipped
from goalkit.errors import FileError
from goalkit.lab.notebook_folder import lay_pages, notebook_folder
from goalkit.lab.server_extension import remove_answers
from goalkit.report.outline import reports_in
from tests.project import HOME

CHECK_IN = "40_check_in.ipynb"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped pages, where a test may make them those of a later version."""
    copytree(HOME / "notebooks", tmp_path / "shipped/notebooks")
    monkeypatch.setattr(shipped, "_PLACES", (tmp_path / "shipped",))
    return tmp_path / "shipped/notebooks"


@pytest.fixture
def folder(source: Path, tmp_path: Path) -> Path:
    """A folder with the pages of now."""
    assert source.exists()
    assert lay_pages(tmp_path / "mine") == ()
    return tmp_path / "mine"


def add_cell(page: Path, text: str) -> None:
    """Change a page as somebody does who writes into it, or as a later version is another one."""
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "id": "added", "source": [text]})
    page.write_text(json.dumps(notebook), encoding="utf-8")


def has(page: Path, text: str) -> bool:
    return text in page.read_text(encoding="utf-8")


def test_every_page_is_there_and_only_the_person_can_look_into_the_folder(source: Path, folder: Path) -> None:
    assert {page.name for page in folder.iterdir()} == {page.name for page in source.glob("*.ipynb")}
    assert folder.stat().st_mode & 0o077 == 0
    assert [report.path.name for report in reports_in(folder)] == [
        report.path.name for report in reports_in(source)
    ]


def test_another_start_writes_nothing(folder: Path) -> None:
    before = {page: (page.stat().st_ino, page.stat().st_mtime_ns) for page in folder.iterdir()}
    assert lay_pages(folder) == ()
    assert {page: (page.stat().st_ino, page.stat().st_mtime_ns) for page in folder.iterdir()} == before


def test_a_page_that_somebody_changed_stays_as_it_is_while_there_is_no_newer_one(folder: Path) -> None:
    add_cell(folder / CHECK_IN, "My words")
    assert lay_pages(folder) == ()
    assert has(folder / CHECK_IN, "My words")


def test_a_later_version_brings_its_pages_and_keeps_what_is_changed_beside_them(
    source: Path, folder: Path
) -> None:
    add_cell(folder / CHECK_IN, "My words")
    (folder / "my-review.ipynb").write_bytes((folder / "90_quarterly_review.ipynb").read_bytes())
    for name in (CHECK_IN, "90_quarterly_review.ipynb", "20_goals.ipynb"):
        add_cell(source / name, "New in this version")
    yours = folder / "40_check_in (yours).ipynb"
    assert lay_pages(folder) == (yours,)
    assert has(yours, "My words")
    assert not has(folder / "my-review.ipynb", "New in this version")
    for name in (CHECK_IN, "90_quarterly_review.ipynb", "20_goals.ipynb"):
        assert has(folder / name, "New in this version")
        assert not has(folder / name, "My words")
    add_cell(folder / CHECK_IN, "More of mine")
    add_cell(source / CHECK_IN, "Newer still")
    assert lay_pages(folder) == (folder / "40_check_in (yours 2).ipynb",)
    assert has(yours, "My words")


def test_a_page_that_was_only_saved_is_not_taken_for_a_changed_one(source: Path, folder: Path) -> None:
    page = folder / CHECK_IN
    notebook = json.loads(page.read_text(encoding="utf-8"))
    remove_answers(model={"type": "notebook", "content": notebook})
    notebook["metadata"]["language_info"]["version"] = "3.14"
    page.write_text(json.dumps(notebook, sort_keys=True), encoding="utf-8")
    add_cell(source / CHECK_IN, "New in this version")
    assert lay_pages(folder) == ()
    assert has(page, "New in this version")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1, "metadata": {}}', '{"cells": []}'])
def test_what_lies_there_and_is_no_page_is_kept_too(folder: Path, content: str) -> None:
    (folder / CHECK_IN).write_text(content, encoding="utf-8")
    assert lay_pages(folder) == (folder / "40_check_in (yours).ipynb",)
    assert (folder / "40_check_in (yours).ipynb").read_text(encoding="utf-8") == content


def test_a_page_that_was_deleted_comes_back_and_a_duplicate_does_not(source: Path, tmp_path: Path) -> None:
    (source / "90_quarterly_review-Copy1.ipynb").write_bytes((source / CHECK_IN).read_bytes())
    mine = tmp_path / "mine"
    lay_pages(mine)
    assert (mine / "90_quarterly_review-Copy1.ipynb").exists()
    for page in mine.iterdir():
        if page.name in (CHECK_IN, "90_quarterly_review-Copy1.ipynb"):
            page.unlink()
    lay_pages(mine)
    assert (mine / CHECK_IN).exists()
    assert not (mine / "90_quarterly_review-Copy1.ipynb").exists()


def test_the_shipped_folder_itself_is_left_as_it_is(source: Path) -> None:
    before = (source / CHECK_IN).read_bytes()
    assert lay_pages(source) == ()
    assert (source / CHECK_IN).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(source: Path, tmp_path: Path) -> None:
    assert source.exists()
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="file"):
        lay_pages(tmp_path / "file" / "notebooks")


def test_it_is_the_one_given_else_the_one_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALKIT_NOTEBOOKS", str(tmp_path / "named"))
    assert notebook_folder() == tmp_path / "named"
    assert notebook_folder(tmp_path) == tmp_path
