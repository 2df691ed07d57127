"""What the documentation tells to type is typed: every fenced command is run, page by page, from its top.

A page is run by a shell in a home of its own. What its reader has by then is put there first (`SETUP`). The
few commands that take minutes, install or never end are named in `LONG` with the reason, and only looked at:
their program and options have to be there.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import typer

from goalkit.api.example import write_example
from goalkit.cli.app import COMMANDS, app
from goalkit.errors import ImportRefusedError
from goalkit.store import import_client, open_practice
from tests.importing.incoming import came_in, found_in, table_of, told
from tests.project import HOME, text_of

HOW_TO = HOME / "docs" / "how-to"
BRINGING_IN = HOW_TO / "bring-in-readings.md"
TUTORIALS = sorted((HOME / "docs" / "tutorials").glob("*.ipynb"))
PAGES = [HOME / "README.md", HOME / "CONTRIBUTING.md", *sorted((HOME / "docs").rglob("*.md")), *TUTORIALS]
LONG = {
    r"python3 start\.py( demo --open)?$": "JupyterLab goes on until it is ended: tests/browser opens it",
    r"goalkit (passphrase|encrypt)$": "they ask in a terminal: tests/cli/test_keys.py answers",
    r"python3 start\.py (test|docs)\b": "these are the tests; tests/browser/test_site.py builds the site",
    r"goalkit .*postgresql://|pip install ": "they need a server: tests/cli/test_server.py has one",
    r"(OMP_NUM_THREADS=1 )?\.venv/bin/python tests/benchmarks/": "a benchmark takes its time",
    r"\.venv/bin/ruff ": "it would mend the project while it is tested: tests/test_rules.py runs it",
    r"(dask|export DASK_\w+=|goalkit review .*--scheduler)": "other machines: tests/report/test_cluster.py",
    r"(python3\.11|build/pins/bin/python) -m (venv|pip) ": "it installs",
}
"""Commands that are not run, as patterns, each with the reason."""
REFUSED = """date,value,note
2026-10-32,48.5,
2026-10-09,forty,
,50,
2026-10-23,40,late, again
"""


def fenced(page: Path, language: str) -> list[str]:
    """The blocks of a page in one language, without the indent that a list gives them."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", text_of(page), flags=re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def typed(page: Path) -> list[str]:
    """The lines that a page tells to type into a terminal, without what a `#` says about them."""
    lines = [line for block in fenced(page, "(?:console|bash)") for line in block.splitlines()]
    return [bare for line in lines if (bare := re.sub(r"\s+#.*", "", line).strip())]


def is_long(line: str) -> bool:
    return any(re.match(pattern, line) for pattern in LONG)


# ------------------------------------------------------------------------------------ what is run


def small_client(home: Path) -> None:
    (home / "c7.json").write_text(fenced(BRINGING_IN, "json")[0], encoding="utf-8")


def small_client_and_readings(home: Path) -> None:
    small_client(home)
    (home / "hours.csv").write_text(fenced(BRINGING_IN, "csv")[0], encoding="utf-8")
    (home / "team.csv").write_text("date,value,note\n2026-10-30,5,First hire\n", encoding="utf-8")


def own_practice(home: Path) -> None:
    path = home / ".local/share/goalkit/practice.goalkit"
    path.parent.mkdir(parents=True)
    with open_practice(path, create=True) as practice:
        import_client(practice, fenced(BRINGING_IN, "json")[0])
    (home / "stick").mkdir()


def own_notebook(home: Path) -> None:
    shutil.copytree(HOME / "notebooks", home / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copy(home / "notebooks/90_quarterly_review.ipynb", home / "notebooks/my-review.ipynb")


SETUP: dict[str, Callable[[Path], None]] = {
    "README.md": small_client,
    "docs/how-to/back-up-and-restore.md": own_practice,
    "docs/how-to/bring-in-readings.md": small_client_and_readings,
    "docs/how-to/change-the-passphrase.md": own_practice,
    "docs/how-to/change-the-review.md": own_notebook,
    "docs/how-to/correct-an-entry.md": own_practice,
    "docs/how-to/keep-it-confidential.md": own_practice,
    "docs/how-to/numbers-of-your-country.md": own_practice,
    "docs/how-to/print-every-review.md": own_practice,
    "docs/how-to/review-a-quarter.md": own_practice,
}
"""What a reader of a page has before its first command, beside the folder of `goalkit demo`."""
AS_TYPED_HERE = {
    "python3 start.py": "goalkit",
    "/media/stick": "stick",
    "import c7.json": "import c7.json --plain",
    "erase c7": "erase c7 --yes",
}
"""`start.py` would install; a stick is a folder here, and nobody is there to be asked for a passphrase."""
BEFORE_THE_PYTHON = {
    "docs/how-to/change-the-review.md": """
from goalkit.open_workbook import open_workbook
client, period, practice, as_of = "example", "2026-Q3", "goalkit-demo/example.goalkit", None
review = open_workbook(client, practice=practice, as_of=as_of).review(period)
"""
}
"""What stands in the notebook above the cells that a page shows."""


def short(page: Path) -> list[str]:
    """The commands of a page that are run."""
    return [line for line in typed(page) if not is_long(line)]


def cells(page: Path) -> list[str]:
    """The Python that a page tells to run; CONTRIBUTING shows what to write into a file."""
    return [] if page.name == "CONTRIBUTING.md" else fenced(page, "python")


def name_of(page: Path) -> str:
    return page.relative_to(HOME).as_posix()


@pytest.fixture
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The home folder of somebody who reads a page."""
    write_example(tmp_path / "goalkit-demo/example.goalkit")
    SETUP.get(name_of(request.getfixturevalue("page")), lambda _: None)(tmp_path)
    return tmp_path


def run(program: list[str], home: Path) -> str:
    """What a program says; it has to end well."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    place = {"HOME": str(home), "PATH": path, "COLUMNS": "160"}
    not_ours = {"GOALKIT_PRACTICE", "GOALKIT_PASSPHRASE", "XDG_DATA_HOME", "XDG_STATE_HOME"}
    kept = {name: value for name, value in os.environ.items() if name not in not_ours}
    done = subprocess.run(
        program,
        cwd=home,
        env=kept | place,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="pages are written for a shell and the folders of Linux")
@pytest.mark.parametrize("page", [page for page in PAGES if short(page) or cells(page)], ids=name_of)
def test_the_commands_of_a_page_work_one_after_the_other(page: Path, home: Path) -> None:
    """Then its cells of Python, which count on what the commands have made."""
    lines = "\n".join(["set -x", *short(page)])
    for shown, here in AS_TYPED_HERE.items():
        lines = lines.replace(shown, here)
    said = run(["bash", "-eu", "-c", lines], home)
    for line in re.findall(r"```\n\n {4}(.+)\n", text_of(page)):
        assert line in said
    code = "\n".join([BEFORE_THE_PYTHON.get(name_of(page), ""), *cells(page)])
    run([sys.executable, "-W", "error", "-c", code.replace("/media/stick", "stick")], home)


def test_a_command_is_only_left_out_with_a_reason_and_where_it_stands() -> None:
    lines = [line for page in PAGES for line in typed(page)]
    assert [pattern for pattern in LONG if not any(re.match(pattern, line) for line in lines)] == []


@pytest.mark.parametrize("line", sorted({line for page in PAGES for line in typed(page) if is_long(line)}))
def test_the_program_and_options_of_a_command_that_is_left_out_are_there(line: str) -> None:
    assert [name for name in re.findall(r"\S+\.py\b", line) if not (HOME / name).is_file()] == []
    for tool, words in re.findall(r"(?:-m |bin/)(venv|pip \w+|ruff \w+)([^&]*)", line):
        told = subprocess.check_output([sys.executable, "-m", *tool.split(), "--help"], text=True)
        assert [option for option in re.findall(r"--\w[\w-]*", words) if option not in told] == []


# ------------------------------------------------------------------------- what is only mentioned


def mentioned(page: Path) -> list[list[str]]:
    """The words of each goalkit command that stands in a sentence of a page."""
    lines = re.findall(r"`(goalkit [a-z][^`…]*)`", text_of(page))
    return [words for _, *words in map(shlex.split, lines)]


@pytest.mark.parametrize("page", [page for page in PAGES if mentioned(page)], ids=name_of)
def test_a_page_mentions_only_commands_and_options_that_are_there(page: Path) -> None:
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined] # of a group
    for command, *words in mentioned(page):
        assert command in COMMANDS
        options = {option for each in known[command].params for option in each.opts}
        assert {word for word in words if word.startswith("--")} <= options, (command, words)


def test_the_small_client_can_be_imported_with_readings_and_shown() -> None:
    client, _ = fenced(BRINGING_IN, "json")
    with open_practice(":memory:") as practice:
        assert import_client(practice, client) == "c7"
        preview = came_in(practice, "c7", "m1", "date,value,note\n2026-10-30,5,First hire\n")
        assert len(preview.new) == 1
        assert [goal.id for goal in practice.load("c7").goals] == ["g1"]


def test_answers_added_to_the_client_are_imported_as_a_review() -> None:
    client, answers = fenced(BRINGING_IN, "json")
    whole = client.replace('"records": {', f'"records": {{{answers.strip()},')
    with open_practice(":memory:") as practice:
        import_client(practice, whole)
        assert [review.wins for review in practice.load("c7").reviews] == [("The first hire",)]


def test_the_readings_of_the_page_are_taken() -> None:
    (readings,) = fenced(BRINGING_IN, "csv")
    found = told(found_in(table_of(readings), measure="m1"))
    assert [value for _, _, value, _ in found] == [Decimal(48), Decimal("51.5"), None]


def test_what_is_refused_is_said_in_the_words_of_the_page() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        told(found_in(table_of(REFUSED), measure="m1"))
    lines = "".join(f"    {line}\n" for line in str(refused.value).splitlines())
    assert lines in BRINGING_IN.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", TUTORIALS, ids=name_of)
def test_a_tutorial_is_kept_without_results(page: Path) -> None:
    """The site runs it whenever it is built."""
    code = [cell for cell in json.loads(page.read_text(encoding="utf-8"))["cells"] if "outputs" in cell]
    assert code
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"]] == []
