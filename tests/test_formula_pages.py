"""The page of a formula beside its figure."""

import re

import pytest

from goalkit.errors import NotShippedError
from goalkit.formula_pages import FormulaPages, formula_html, formula_title
from tests.project import HOME

NAMES = sorted(path.stem for path in (HOME / "docs/reference/formulas").glob("*.md") if path.stem != "README")


def html_of(*names: str) -> str:
    return FormulaPages(names=names)._repr_mimebundle_()["text/html"]


def test_a_page_is_closed_at_first_and_named() -> None:
    html = html_of("gap-rule", "forecast")
    assert "<details>" in html
    assert "<summary>How this is computed: Gap rule · Forecast</summary>" in html


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_shown_whole_below_its_title(name: str) -> None:
    html = formula_html(name)
    source = (HOME / "docs/reference/formulas" / f"{name}.md").read_text(encoding="utf-8")
    assert source.startswith(f"# {formula_title(name)}\n")
    assert re.findall(r"<h5>(.*?)</h5>", html) == re.findall(r"^## (.*)$", source, flags=re.MULTILINE)
    assert "<h1" not in html


@pytest.mark.parametrize("name", NAMES)
def test_a_link_that_would_lead_out_of_the_workbook_is_plain_words(name: str) -> None:
    assert "<a " not in formula_html(name)
    assert "](" not in formula_html(name)


def test_a_page_that_is_not_there_is_named() -> None:
    with pytest.raises(NotShippedError, match=r"formulas/no-such\.md"):
        formula_title("no-such")
