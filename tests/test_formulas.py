"""Every figure has a page: what it says, its formula, an example, its source, and when it misleads."""

import pkgutil
import re

import pytest

from goalkit import analysis
from goalkit.analysis.chance import FEEDBACK, LIFE_AREAS, LIMIT
from goalkit.analysis.rules import RULES, StatusRule
from goalkit.sections.appendix import FORMULAS
from tests.project import HOME

FOLDER = HOME / "docs" / "reference" / "formulas"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.stem != "README")
PARTS = ["What it says", "Formula", "By hand", "Source", "When it misleads"]
SHOWN = {
    "actions": {"actions-done-in-time"},
    "alignment": {"alignment"},
    "attainment": {"t-score", "attainment-levels"},
    "balance": {"balance-and-values"},
    "chance": {"reliable-change"},
    "confidence": {"confidence"},
    "feedback": {"feedback", "team-pulse"},
    "forecast": {"forecast"},
    "keeping": {"share-kept", "habit-strength", "coming-spans"},
    "levels": {"attainment-levels"},
    "milestones": {"next-milestone"},
    "pace": {"share-of-the-way", "expected-share"},
    "progress": {"share-of-the-way", "share-kept", "share-of-the-milestones"},
    "rules": {"gap-rule", "ratio-rule", "threshold-rule"},
    "status": {"status-of-a-goal", "grade"},
}
"""The modules that compute a figure of a page, and the pages that explain it."""
NO_FIGURE = {"cadence", "ledger", "readings", "runs", "spans"}
"""The modules that choose, count or compare days and words, or prepare what others compute."""

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def title(stem: str) -> str:
    return (FOLDER / f"{stem}.md").read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def test_every_module_that_computes_a_figure_has_its_page() -> None:
    modules = {module.name for module in pkgutil.iter_modules(analysis.__path__)}
    assert modules == {*SHOWN, *NO_FIGURE}
    assert set().union(*SHOWN.values()) == {page.stem for page in PAGES}


@every_page
def test_a_page_has_its_parts_and_none_is_empty(page) -> None:
    _, *parts = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [part.partition("\n")[0] for part in parts] == PARTS
    assert all(part.partition("\n")[2].strip() for part in parts)


def test_the_appendix_names_every_page_by_its_title() -> None:
    assert "due in the period" in FORMULAS["Actions done in time"]
    assert "from −2 (pulls against) to +2" in FORMULAS["Alignment"]
    named = set(FORMULAS) | {f"{name.capitalize()} rule" for name in RULES}
    assert named == {title(page.stem) for page in PAGES}


@every_page
def test_the_list_of_pages_leads_to_each(page) -> None:
    assert f"]({page.name})" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_has_its_thresholds_and_source_on_its_page(rule: StatusRule) -> None:
    text = (FOLDER / f"{rule.name}-rule.md").read_text(encoding="utf-8")
    assert all(f"{threshold * 100:g} " in text for threshold in (rule.on_track, rule.behind))
    assert rule.source in text


def test_what_is_assumed_of_noise_is_on_its_page() -> None:
    text = (FOLDER / "reliable-change.md").read_text(encoding="utf-8")
    assert f"> {LIMIT}" in text
    for row, noise in (("life areas", LIFE_AREAS), ("feedback", FEEDBACK)):
        (cells,) = re.findall(rf"^\| {row}.*\| ([\d.]+) \| ([\d.]+) \|", text, flags=re.MULTILINE)
        assert cells == (f"{noise.sd:g}", f"{noise.reliability:g}")
