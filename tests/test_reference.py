"""The reference is complete: every record and field, every command and option is told where it belongs."""

import re
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import typer

from goalkit import terms
from goalkit.analysis.rules import RULES, StatusRule
from goalkit.cli.app import COMMANDS, app
from goalkit.model.goal import Versioned
from goalkit.model.record import Record
from goalkit.model.workbook import RECORD_TYPES
from goalkit.terms import Status
from tests.project import HOME, text_of

REFERENCE = HOME / "docs" / "reference"
DESIGN = (HOME / "docs" / "design.md").read_text(encoding="utf-8")
EVERYWHERE = {field.name for field in (*fields(Record), *fields(Versioned))}

every_collection = pytest.mark.parametrize("name", RECORD_TYPES)
every_command = pytest.mark.parametrize("name", COMMANDS)


def parts(page: str) -> dict[str, str]:
    """The text below each heading of the second level."""
    _, *found = re.split(r"^## ", (REFERENCE / page).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {title.strip(): text for title, _, text in (part.partition("\n") for part in found)}


def told_fields(text: str) -> set[str]:
    """The names in the first column of the tables of a text."""
    cells = re.findall(r"^\| (`[^|]+?) \|", text, flags=re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def said(text: str) -> set[str]:
    """Whatever stands between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def classes_in(wanted: Any) -> list[type]:
    """The classes in the type of a field: in `tuple[Decision, ...]` it is Decision."""
    inner = [kind for argument in get_args(wanted) for kind in classes_in(argument)]
    return inner or ([wanted] if isinstance(wanted, type) else [])


@every_collection
def test_the_client_file_tells_exactly_the_fields_of_each_record(name: str) -> None:
    record = RECORD_TYPES[name]
    own = {field.name for field in fields(record)} - {"id"}
    own -= EVERYWHERE if issubclass(record, Versioned) else set()
    assert told_fields(parts("client-file.md")[name]) == own


def test_the_client_file_tells_what_every_record_has() -> None:
    assert told_fields(parts("client-file.md")["What every record has"]) == EVERYWHERE | {
        "recorded_at",
        "superseded_at",
    }


@every_collection
def test_the_client_file_tells_each_word_and_inner_field_that_a_record_takes(name: str) -> None:
    told = said(parts("client-file.md")[name])
    kinds = [kind for wanted in get_type_hints(RECORD_TYPES[name]).values() for kind in classes_in(wanted)]
    words = {word.value for kind in kinds if issubclass(kind, StrEnum) for word in kind}
    inner = {field.name for kind in kinds if is_dataclass(kind) for field in fields(kind)}
    assert (words | inner) - told == set()


@every_command
def test_each_command_is_told_with_its_words_and_options(name: str) -> None:
    words = typer.main.get_command(app).commands[name].params  # type: ignore[attr-defined] # of a group
    named = {word.opts[0] if word.param_type_name == "option" else word.metavar for word in words}
    told = set(re.findall(r"^\| `(\S+?)[` ]", parts("commands.md")[name], flags=re.MULTILINE))
    assert told == named


def test_the_design_says_what_every_folder_and_module_is_for() -> None:
    rows = "".join(re.findall(r"^\| `.*", DESIGN, flags=re.MULTILINE))
    modules = {path.name for path in (HOME / "goalkit").glob("*.py")}
    folders = {f"{path.parent.name}/" for path in (HOME / "goalkit").glob("*/__init__.py")}
    assert set(re.findall(r"`(\w+(?:/|\.py))`", rows)) == modules | folders


def test_no_command_is_told_that_is_not_there() -> None:
    assert set(parts("commands.md")) - set(COMMANDS) == {"Exit codes", "Variables"}


def test_every_status_is_told_with_its_symbol() -> None:
    told = parts("measures-and-statuses.md")
    assert [status for status in Status if status.label not in "".join(told.values())] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_is_told_with_its_thresholds(rule: StatusRule) -> None:
    lines = parts("measures-and-statuses.md")["The three rules"].splitlines()
    (row,) = [line for line in lines if line.startswith(f"| `{rule.name}`")]
    numbers = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", row)}
    assert numbers == {rule.on_track * 100, rule.behind * 100}
    assert rule.source in row


def test_every_word_of_a_measure_is_told() -> None:
    told = (REFERENCE / "measures-and-statuses.md").read_text(encoding="utf-8")
    vocabularies = (terms.Kind, terms.Direction, terms.Cadence, terms.Join)
    assert [word for vocabulary in vocabularies for word in vocabulary if word not in told] == []


LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
PAGES = [HOME / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((HOME / "docs").rglob("*.md")) + sorted((HOME / "docs").rglob("*.ipynb"))


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page can be linked to."""
    titles = re.findall(r"^#+ (.+)$", text_of(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOME)))
def test_every_link_of_the_documentation_leads_somewhere(page: Path) -> None:
    for place, heading in LINK.findall(text_of(page)):
        target = (page.parent / place).resolve() if place else page
        assert target.exists(), place
        assert not heading or heading in anchors(target), f"{place}#{heading}"
