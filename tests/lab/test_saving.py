"""A goalkit notebook is saved without what it showed."""

from typing import Any

import nbformat.v4 as made
import pytest

from goalkit.lab.server_extension import remove_answers


@pytest.fixture
def used() -> dict[str, Any]:
    """What JupyterLab sends to be saved after a notebook was used."""
    shown = made.new_output("display_data", {"text/plain": "salary"})
    cell = made.new_code_cell("form()", outputs=[shown], execution_count=3, metadata={"execution": {}})
    metadata = {
        "goalkit": {"role": "exercise"},
        "widgets": {"state": "salary"},
        "language_info": {"name": "python", "version": "3.11.2"},
    }
    text = made.new_markdown_cell("# Vision")
    return {"type": "notebook", "content": made.new_notebook(cells=[text, cell], metadata=metadata)}


def test_no_answer_and_no_state_of_a_control_is_left(used: dict[str, Any]) -> None:
    remove_answers(model=used, path="10_vision.ipynb")
    assert "salary" not in str(used)
    notebook = used["content"]
    assert notebook["metadata"] == {"goalkit": {"role": "exercise"}, "language_info": {"name": "python"}}
    assert notebook["cells"][0]["source"] == "# Vision"
    cell = notebook["cells"][1]
    assert (cell["source"], cell["outputs"], cell["execution_count"]) == ("form()", [], None)
    assert cell["metadata"] == {}


def test_a_notebook_of_another_kind_keeps_its_results(used: dict[str, Any]) -> None:
    del used["content"]["metadata"]["goalkit"]
    before = str(used)
    remove_answers(model=used, path="research.ipynb")
    assert str(used) == before


@pytest.mark.parametrize(
    "model",
    [{"type": "file", "content": "words"}, {"type": "directory"}, {"type": "notebook", "content": None}],
)
def test_other_files_are_left_as_they_are(model: dict[str, Any]) -> None:
    before = str(model)
    remove_answers(model=model, path="x")
    assert str(model) == before
