"""The page about the reader tells what it does: each of its example sentences is read as it says."""

import re

import pytest

from goalkit.reader import ParsedGoal, ParsedMeasure, parse_goal
from tests.project import HOME
from tests.reader.told import TODAY, told

PAGE = (HOME / "docs" / "reference" / "goal-reader.md").read_text(encoding="utf-8")


def rows(title: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    _, _, text = PAGE.partition(f"## {title}\n")
    lines = [line for line in text.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize(("sentence", "draft", "due"), rows("How sentences are read"))
def test_each_example_is_read_as_the_page_says(sentence: str, draft: str, due: str) -> None:
    goal = parse_goal(sentence, TODAY)
    assert "; ".join(told(measure) for measure in goal.measures) == draft
    assert (goal.due.isoformat() if goal.due else "") == due


def test_the_page_tells_every_part_of_a_draft() -> None:
    told_names = set(re.findall(r"`(\w+)`", PAGE))
    names = {*ParsedGoal.__dataclass_fields__, *ParsedMeasure.__dataclass_fields__}
    assert names - told_names == set()
