"""The rules of the code, each checked by a tool."""

import re
import subprocess
import sys
from pathlib import Path

import grimp
from importlinter.cli import lint_imports

from tests.project import HOME, run_tool, written_files

LONG_FILES = {
    "goalkit/errors.py": "the tree of errors is read as one piece",
}
"""Files of goalkit that may be longer than `MOST_LINES`, each with the reason."""
MOST_LINES = 400
SMALL_WITH_ONE_USER = {
    "goalkit.analysis.actions": "each kind of record that is judged has a module of its own",
    "goalkit.exercises.alignment.hours": "each step of the page has a file of its own",
    "goalkit.report.milestone_card": "what is printed is put together apart from the pages",
    "goalkit.report.practice_sheet": "what is printed is put together apart from the pages",
    "goalkit.store.check_ins_csv": "each format that is written has a module of its own",
}
"""Modules of fewer than `FEWEST_LINES` lines that only one other imports, each with its reason."""
FEWEST_LINES = 40

STANDARD_LIBRARY_ONLY = {
    "goalkit.errors", "goalkit.escaping", "goalkit.look", "goalkit.model", "goalkit.period",
    "goalkit.shipped", "goalkit.terms", "goalkit.wording",
}  # fmt: skip
UNCLEAR_NAMES = {"utils", "util", "helpers", "helper", "manager", "data", "process", "misc", "common"}
EXCEPTION = re.compile(r"[#] (?:noqa|type: ignore|pragma: no)\b")
REASON = re.compile(r"[#] noqa: [A-Z0-9, ]+ - \w|[#] type: ignore\[[\w, -]+\] +# \w|[#] pragma: no \w+ - \w")
MACHINE_PATH = re.compile(r"(?<![\w.~<])/(?:home|root|Users|opt|work|tmp|mnt)/\w")
ESCAPES = re.compile(
    r"^\s*(?:import|from) (?:html|markupsafe|xml\.sax)\b|html\.escape|&(?:lt|amp|quot);|Markup\("
)
SAFE = re.compile(r"[|] safe\b")
MARKUP_IN_TEMPLATES = {
    "{{ look.FONT_STACK | safe }}": "the names of fonts, quotes and all",
    "{{ page | safe }}": "a page of formulas that comes with goalkit",
    "{{ element.svg | safe }}": "a drawing",
}
"""What templates put in unescaped, each with what it is."""
PACKAGE_INDEX = re.compile(r"index[-_]url|trusted[-_]host|find[-_]links|\b(?:pypi|pythonhosted|npmjs)\.\w")


def test_imports_run_downward_only() -> None:
    assert lint_imports(config_filename=str(HOME / "pyproject.toml"), no_cache=True) == 0


def test_below_frames_only_the_standard_library_is_used() -> None:
    graph = grimp.build_graph("goalkit", include_external_packages=True, cache_dir=None)
    low = set().union(*({name, *graph.find_descendants(name)} for name in STANDARD_LIBRARY_ONLY))
    used = {name for module in low for name in graph.find_modules_directly_imported_by(module)}
    assert {name for name in used if not name.startswith("goalkit")} <= sys.stdlib_module_names


def test_ruff_has_nothing_to_say() -> None:
    code, said = run_tool("-m", "ruff", "check", "--quiet", ".")
    assert code == 0, said


def test_every_exception_from_a_rule_says_why() -> None:
    """The reason stands on the same line, behind the name of the rule."""
    lines = [
        f"{path.relative_to(HOME)}: {line.strip()}"
        for path in written_files()
        if path.suffix == ".py"
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    marked = [line for line in lines if EXCEPTION.search(line)]
    assert [line for line in marked if not REASON.search(line)] == []


def test_the_code_is_formatted() -> None:
    code, said = run_tool("-m", "ruff", "format", "--check", "--quiet", ".")
    assert code == 0, said


def test_types_hold_in_strict_mode() -> None:
    code, said = run_tool("-m", "mypy")
    assert code == 0, said


def test_importing_goalkit_loads_nothing_heavy() -> None:
    code = "import sys, goalkit; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pandas", "numpy", "plotly", "IPython", "jupyterlab", "ipywidgets", "sqlalchemy", "papermill"}
    assert heavy.isdisjoint(done.stdout.split())


def test_files_are_short() -> None:
    lengths = {path.relative_to(HOME).as_posix(): _lines(path) for path in (HOME / "goalkit").rglob("*.py")}
    assert {name for name, length in lengths.items() if length > MOST_LINES} == set(LONG_FILES)


def test_no_small_module_is_there_for_one_other_without_a_reason() -> None:
    graph = grimp.build_graph("goalkit", cache_dir=None)
    small = set()
    for module in graph.modules:
        path = HOME / f"{module.replace('.', '/')}.py"
        if path.is_file() and _lines(path) < FEWEST_LINES and len(_users(graph, module)) == 1:
            small.add(module)
    assert small == set(SMALL_WITH_ONE_USER)


def _users(graph: grimp.ImportGraph, module: str) -> set[str]:
    """The modules that import another one."""
    return set(graph.find_modules_that_directly_import(module))


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without `__init__.py` is not seen by the tools that check the rules."""
    folders = {path.parent for path in (HOME / "goalkit").rglob("*.py")}
    assert {folder.name for folder in folders if not (folder / "__init__.py").is_file()} == set()


def test_modules_are_named_after_what_they_know() -> None:
    paths = [path.relative_to(HOME).with_suffix("") for path in (HOME / "goalkit").rglob("*.py")]
    names = {part for path in paths for part in path.parts}
    assert names.isdisjoint(UNCLEAR_NAMES)


def test_no_file_names_a_machine_or_a_package_index() -> None:
    """What is written here is right on every machine: no absolute folder, no address of an index."""
    found = []
    for path in written_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE_PATH.search(line) or PACKAGE_INDEX.search(line):
                found.append(f"{path.relative_to(HOME)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


def test_text_is_escaped_in_one_module() -> None:
    """So that one place shows what can become markup, a formula or an order to a terminal."""
    found = [
        f"{path.relative_to(HOME)}: {line.strip()}"
        for path in (HOME / "goalkit").rglob("*.py")
        if path.name != "escaping.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if ESCAPES.search(line)
    ]
    assert found == []


def test_what_a_template_does_not_escape_is_known() -> None:
    lines = [
        line.strip()
        for path in (HOME / "goalkit" / "templates").iterdir()
        for line in path.read_text(encoding="utf-8").splitlines()
        if SAFE.search(line)
    ]
    unknown = [line for line in lines if not any(known in line for known in MARKUP_IN_TEMPLATES)]
    assert unknown == []
