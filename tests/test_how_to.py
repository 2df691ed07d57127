"""What the documentation tells to type works: its commands are there, its files can be imported."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from goalkit.cli.app import COMMANDS, app
from goalkit.errors import ImportRefusedError
from goalkit.store import import_check_ins, import_client, open_practice
from goalkit.store.readings_csv import read_readings
from tests.project import HOME

PAGES = [HOME / "README.md", *sorted((HOME / "docs" / "how-to").glob("*.md"))]
BRINGING_IN = HOME / "docs" / "how-to" / "bring-in-readings.md"
REFUSED = """date,value,note
2026-10-02,"48,5",
09.10.2026,51,
2026-10-16,,
2026-10-23,forty,late, again
"""


def fenced(page: Path, language: str) -> list[str]:
    """The blocks of a page in one language, without the indent that a list gives them."""
    found = re.findall(
        rf"^( *)```{language}\n(.*?)^ *```", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def commands(page: Path) -> list[list[str]]:
    """The words of each goalkit command that a page tells to type."""
    lines = [line for block in fenced(page, "console") for line in block.splitlines()]
    lines += re.findall(r"`(goalkit [a-z][^`…]*)`", page.read_text(encoding="utf-8"))
    typed = [shlex.split(re.sub(r"^python3 start\.py", "goalkit", line), comments=True) for line in lines]
    return [words[1:] for words in typed if words[0] == "goalkit" and len(words) > 1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_tells_only_commands_and_options_that_are_there(page: Path) -> None:
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined] # of a group
    for command, *words in commands(page):
        if command == "--help":
            continue
        assert command in COMMANDS
        options = {option for each in known[command].params for option in each.opts}
        assert {word for word in words if word.startswith("--")} <= options, (command, words)


def test_the_small_client_can_be_imported_with_readings_and_shown() -> None:
    client, _ = fenced(BRINGING_IN, "json")
    with open_practice(":memory:") as practice:
        assert import_client(practice, client) == "c7"
        assert import_check_ins(practice, "c7", "m1", "date,value,note\n2026-10-30,5,First hire\n") == 1
        assert [goal.id for goal in practice.load("c7").goals] == ["g1"]


def test_answers_added_to_the_client_are_imported_as_a_review() -> None:
    client, answers = fenced(BRINGING_IN, "json")
    whole = client.replace('"records": {', f'"records": {{{answers.strip()},')
    with open_practice(":memory:") as practice:
        import_client(practice, whole)
        assert [review.wins for review in practice.load("c7").reviews] == [("The first hire",)]


def test_the_readings_of_the_page_are_taken() -> None:
    (readings,) = fenced(BRINGING_IN, "csv")
    assert [reading.value is None for reading in read_readings(readings)] == [False, False, True]


def test_what_is_refused_is_said_in_the_words_of_the_page() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_readings(REFUSED)
    told = "".join(f"    {line}\n" for line in str(refused.value).splitlines())
    assert told in BRINGING_IN.read_text(encoding="utf-8")
