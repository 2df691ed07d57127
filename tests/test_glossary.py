"""The words of goalkit: each record is in the glossary, so code, labels and docs use the same."""

import re

import goalkit.model
from goalkit.terms import Kind, MilestoneState, Status
from tests.project import HOME

WORDS = {
    "practice", "client", "workbook", "agreement", "vision", "value", "life area", "objective", "goal",
    "measure", "milestone", "check-in", "attainment scale", "alignment", "stakeholder", "feedback",
    "coaching session", "action", "reflection", "period", "review", "share", "kind", "direction",
    "baseline", "target", "cadence", "locale", "import", "preview", "export", "sheet", "calendar file",
    "notebook folder", "worksheet", "coaching log", "file to fill in", "answer file",
}  # fmt: skip


def entries() -> set[str]:
    """The words that the glossary explains: the first column of its tables."""
    text = (HOME / "docs" / "glossary.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| ([^|]+?) \|", text, flags=re.MULTILINE)
    return {word.strip() for cell in cells for word in cell.split(",")}


def test_every_word_of_the_design_is_explained() -> None:
    assert WORDS - entries() == set()


def test_every_record_is_explained_under_its_name() -> None:
    """`CoachingSession` is the word "coaching session"; a hyphen in the word counts as a blank."""
    explained = {word.replace("-", " ") for word in entries()}
    records = [name for name in goalkit.model.__all__ if isinstance(getattr(goalkit.model, name), type)]
    names = {re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower() for name in records}
    assert names - explained == set()


def test_every_kind_status_and_state_is_explained() -> None:
    assert {member.value for member in (*Kind, *Status, *MilestoneState)} - entries() == set()
