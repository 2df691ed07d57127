"""One list of dependencies, in pyproject.toml; the other files of the set-up are in step with it."""

import re
import tomllib
from importlib.metadata import distributions

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import goalkit
from tests.project import HOME, run_tool

PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FIXED = {"jupyterlab", "ipywidgets", "pandas", "plotly", "papermill"}
"""What the environment takes from conda-forge; everything else comes with the project itself."""
OLDEST_PYTHON = "3.11.0"


def requirements() -> dict[str, SpecifierSet]:
    """Bounds by name, of the project and all its extras."""
    extras = PROJECT["optional-dependencies"].values()
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    return {canonicalize_name(found.name): found.specifier for found in map(Requirement, lines)}


def pins() -> dict[str, str]:
    """Versions by name, as constraints.txt has them."""
    lines = (HOME / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def conda_lines() -> list[str]:
    text = (HOME / "environment.yml").read_text(encoding="utf-8")
    return re.findall(r"^\s*- (.+)$", text.partition("dependencies:")[2], flags=re.MULTILINE)


def test_what_is_said_of_the_project_agrees() -> None:
    cited = yaml.safe_load((HOME / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["title"], cited["version"], cited["abstract"]) == (
        *(PROJECT["name"], goalkit.__version__),
        f"{PROJECT['description']}.",
    )
    assert not {"urls", "url", "repository", "repository-code"} & (
        PROJECT.keys() | cited.keys()
    )  # it has no address
    licences = {path.name for pattern in PROJECT["license-files"] for path in HOME.glob(pattern)}
    fonts = {path.name.split("-")[0] for path in (HOME / "goalkit/fonts").glob("*.ttf")}
    assert licences == {"LICENSE", *(f"{font}-OFL.txt" for font in fonts)}


def test_what_runs_elsewhere_covers_the_pythons_promised_and_calls_what_works_here() -> None:
    workflow = yaml.safe_load((HOME / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["test"]
    named = {each.rpartition(" :: ")[2] for each in PROJECT["classifiers"] if " :: 3." in each}
    assert set(job["strategy"]["matrix"]["python"]) == named
    assert {name.partition("-")[0] for name in job["strategy"]["matrix"]["os"]} == {
        "ubuntu",
        "macos",
        "windows",
    }
    commands = {step["run"].removeprefix("python start.py ") for step in job["steps"] if "run" in step}
    assert commands == {"--version", "demo", "test"}
    for words in (["--version"], ["demo", "--help"]):  # `start.py test` is what runs this
        code, said = run_tool("-m", "goalkit", *words)
        assert code == 0, said


def test_what_runs_before_a_commit_runs_here() -> None:
    hooks = yaml.safe_load((HOME / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0][
        "hooks"
    ]
    for hook in hooks:
        _, *words = hook["entry"].split()
        files = ["start.py"] if hook.get("pass_filenames", True) else ["--version"]
        code, said = run_tool(*words, *files)
        assert code == 0, said


def test_constraints_hold_names_and_versions_only() -> None:
    lines = (HOME / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [
        line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)
    ] == []


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    pinned = pins()
    outside = {name for name, bounds in requirements().items() if pinned.get(name, "") not in bounds}
    assert outside == set()


def test_every_pin_can_be_installed_on_the_oldest_python() -> None:
    """Read from what is installed here, where that is the version that is pinned."""
    pinned = pins()
    present = [
        found for found in distributions() if pinned.get(canonicalize_name(found.name)) == found.version
    ]
    assert len(present) > len(requirements())
    needs = {found.name: SpecifierSet(found.metadata.get("Requires-Python") or "") for found in present}
    assert {name for name, bounds in needs.items() if OLDEST_PYTHON not in bounds} == set()


def test_the_conda_environment_has_the_five_packages_with_the_bounds_of_the_project() -> None:
    bounds = requirements()
    expected = {f"{name}{bounds[name]}" for name in FIXED} | {f"python{PROJECT['requires-python']}"}
    lines, of_pip = set(conda_lines()), {"pip", "pip:", "-e ."}
    assert lines > of_pip
    assert {str(Requirement(line)) for line in lines - of_pip} == expected
