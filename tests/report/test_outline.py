"""What a notebook says about itself, and what is left of it when parts are left out."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from goalkit.errors import ChoiceError, NotebookFileError, PartUnknownError
from goalkit.report.elements import REMOVED_TAG
from goalkit.report.job import Depth
from goalkit.report.outline import depths_of, leave_out, outline_of, reports_in
from goalkit.shipped import REVIEW_NOTEBOOK, shipped


def cells() -> list[nbformat.NotebookNode]:
    return [
        new_code_cell('client = ""\nperiod = ""', metadata={"tags": ["parameters"]}),
        new_code_cell("cover"),
        new_markdown_cell("# One *page*\nwords of one"),
        new_code_cell("one"),
        new_markdown_cell("## Below one", metadata={"tags": ["new-page"]}),
        new_code_cell("below"),
        new_markdown_cell("last of one\n\n# Goals\nwords of goals\n\nBalance\n=======\n- # no part\n"),
        new_code_cell("balance"),
    ]


def saved(path: Path, *given: nbformat.NotebookNode, role: str = "report") -> Path:
    nbformat.write(new_notebook(cells=list(given), metadata={"goalkit": {"role": role}}), path)
    return path


def printed(given: list[nbformat.NotebookNode]) -> list[str]:
    """The sources of the cells of which something is printed."""
    return [cell.source for cell in given if REMOVED_TAG not in cell.metadata.get("tags", ())]


def test_parts_are_the_headings_of_the_highest_level_in_order() -> None:
    assert depths_of(cells())[Depth.FULL] == ("One page", "Goals", "Balance")


def test_where_no_part_has_one_sign_those_with_two_are_parts() -> None:
    given = [new_markdown_cell("## Agreed"), new_code_cell("x"), new_markdown_cell("### Under\n## Promised")]
    assert depths_of(given)[Depth.FULL] == ("Agreed", "Promised")


def test_the_parts_of_the_shipped_review_are_known() -> None:
    outline = outline_of(shipped(REVIEW_NOTEBOOK))
    assert outline.parts[Depth.FULL][0] == outline.parts[Depth.ONE_PAGE][0] == "One page"
    assert outline.parts[Depth.FULL][-1] == "Appendix"
    assert set(outline.parts) == set(Depth)
    assert outline.title == "Quarterly review"
    assert outline.parameters == ("client", "period", "practice", "as_of", "depth", "audience")


def test_a_part_that_is_left_out_takes_heading_texts_and_results_with_it() -> None:
    given = cells()
    leave_out(given, ["One page"])
    left = "\n".join(printed(given))
    assert "cover" in left
    assert "words of goals" in left
    for words in ("One", "one", "Below", "below"):
        assert words not in left


def test_a_part_that_shares_a_cell_with_others_goes_alone() -> None:
    given = cells()
    leave_out(given, ["Goals"])
    assert "last of one\n" in printed(given)[-2]
    assert "Balance" in printed(given)[-2]
    assert "oals" not in "".join(printed(given))
    assert printed(given)[-1] == "balance"


def test_all_cells_still_run_and_page_breaks_stay() -> None:
    given = cells()
    leave_out(given, depths_of(given)[Depth.FULL])
    assert [cell.source for cell in given if cell.cell_type == "code"] == [
        cell.source for cell in cells() if cell.cell_type == "code"
    ]
    assert given[4].metadata.tags == ["new-page"]


def in_depths() -> list[nbformat.NotebookNode]:
    given = cells()
    given[2].metadata["tags"] = ["short", "one-page"]
    given[6].metadata["tags"] = ["short"]
    return given


def test_a_depth_keeps_the_parts_that_are_tagged_with_it() -> None:
    given = in_depths()
    leave_out(given, ["Balance"], Depth.SHORT)
    assert depths_of(in_depths())[Depth.ONE_PAGE] == ("One page",)
    assert [words for words in ("one", "goals", "balance") if words in "\n".join(printed(given))] == [
        "one",
        "goals",
    ]
    given = in_depths()
    leave_out(given, (), Depth.ONE_PAGE)
    assert "words of goals" not in "\n".join(printed(given))
    assert "cover" in printed(given)  # what stands before the first part is in every depth


def test_a_depth_that_the_notebook_does_not_have_is_refused() -> None:
    with pytest.raises(ChoiceError, match="short"):
        leave_out(cells(), (), Depth.SHORT)


def test_a_title_that_is_no_part_is_refused_with_those_that_are() -> None:
    with pytest.raises(PartUnknownError, match=r"'Gaols' is no part of this report: .*\('One page', 'Goals'"):
        leave_out(cells(), ["Gaols"])


def test_the_reports_of_a_folder_are_found_with_a_copy_of_ones_own(tmp_path: Path) -> None:
    for name in ("90_quarterly_review", "90_quarterly_review-Copy1", "my_review", "2026"):
        saved(tmp_path / f"{name}.ipynb", *cells())
    saved(tmp_path / "40_check_in.ipynb", role="exercise")
    (tmp_path / "broken.ipynb").write_text("{")
    titles = [report.title for report in reports_in(tmp_path)]
    assert titles == ["2026", "Quarterly review-Copy1", "Quarterly review", "My review"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cells": [{}], "metadata": {}}', '{"cells": 3}', "[" * 100_000]
)
def test_a_file_that_is_no_notebook_has_no_outline(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.ipynb").write_text(text)
    with pytest.raises(NotebookFileError, match=r"'x\.ipynb' .* it is damaged"):
        outline_of(tmp_path / "x.ipynb")
    with pytest.raises(NotebookFileError, match="cannot be opened"):
        outline_of(tmp_path / "none.ipynb")


def test_a_source_in_lines_is_read_as_one(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["# One\n", "words\n", "# Two"]}
    (tmp_path / "x.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}}))
    assert outline_of(tmp_path / "x.ipynb").parts == {Depth.FULL: ("One", "Two")}
