"""How the site is built: `python3 start.py docs`, or `sphinx-build -W -c docs . build/docs`.

The source is the whole project, so that every link between its Markdown files, the pictures and the README
works on the site as it does in the files. Two things are made while building: the tables of a page of
contents become the navigation, and the API reference is written from `goalkit.__all__`.
"""

import re
from enum import StrEnum
from pathlib import Path
from types import ModuleType

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

import goalkit

project = "goalkit"
author = "the goalkit authors"
root_doc = "docs/README"
include_patterns = ["*.md", "docs/**.md", "docs/**.ipynb", "data/**.md", "goalkit/fonts/README.md"]
exclude_patterns = [".*", "build", "dist", "goalkit/[!f]*", "notebooks", "tests", "**/.*"]
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]

myst_enable_extensions: list[str] = []
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_raise_on_error = True
suppress_warnings = ["mystnb.unknown_mime_type"]  # a chart has its data beside the HTML that is shown
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # the default is fetched from the network

default_role = "code"  # what stands in single backticks in a docstring
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 120

html_theme = "furo"
html_title = "goalkit"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_show_search_summary = False  # it fetches every page that is found
html_copy_source = False
html_show_copyright = False

CONTENTS = re.compile(r"docs/(?:.*/)?README")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s:]+\.(?:md|ipynb))\)")
API = "docs/reference/api"
PARTS = ("Functions", "Objects", "`goalkit.plot`", "Records", "Terms", "Errors")


def add_navigation(_app: Sphinx, name: str, source: list[str]) -> None:
    """Make the tables of a page of contents the navigation: a heading is a group, its links the pages."""
    if not CONTENTS.fullmatch(name):
        return
    first, *others = HEADING.split(source[0])
    for title, text in [("", first), *zip(others[::2], others[1::2], strict=True)]:
        rows = [line for line in text.splitlines() if line.startswith("|")]
        pages = list(dict.fromkeys(page for row in rows for page in LINK.findall(row)))
        caption = [f":caption: {title}"] if title else []
        if pages:
            source[0] += "\n".join(["\n\n```{toctree}", ":hidden:", *caption, "", *pages, "```\n"])


def add_public_names(_app: Sphinx, name: str, source: list[str]) -> None:
    """Write the API reference below its text: every public name of goalkit, in the part it belongs to."""
    if name != API:
        return
    parts: dict[str, list[str]] = {title: [] for title in PARTS}
    for called, thing in public(goalkit):
        if isinstance(thing, ModuleType):
            path = f"goalkit.{called}"
            parts[f"`{path}`"] = [directive(f"{path}.{inner}", what) for inner, what in public(thing)]
        else:
            parts[part_of(thing)].append(directive(f"goalkit.{called}", thing))
    for title, directives in parts.items():
        source[0] += "\n".join([f"\n## {title}\n", "```{eval-rst}", *directives, "```\n"])


def public(module: ModuleType) -> list[tuple[str, object]]:
    """What a module names as public, else what it defines, with its name."""
    home = module.__name__
    own = [name for name, thing in vars(module).items() if getattr(thing, "__module__", "") == home]
    names = getattr(module, "__all__", own)
    return [(name, getattr(module, name)) for name in names if not name.startswith("_")]


def part_of(thing: object) -> str:
    """Under which heading a public name of goalkit stands."""
    if not isinstance(thing, type):
        return "Functions"
    if issubclass(thing, Exception):
        return "Errors"
    homes = {"goalkit.model": "Records", "goalkit.terms": "Terms"}
    return homes.get(".".join(thing.__module__.split(".")[:2]), "Objects")


def directive(name: str, thing: object) -> str:
    """How Sphinx is told to write about a function, a class with its methods, or a term with its words."""
    if not isinstance(thing, type):
        return f".. autofunction:: {name}" if callable(thing) else f".. autodata:: {name}\n   :no-value:\n"
    if issubclass(thing, StrEnum):
        return f".. autoclass:: {name}\n   :undoc-members:\n"
    if issubclass(thing, Exception):
        return f".. autoexception:: {name}\n   :show-inheritance:\n   :no-members:\n"
    return f".. autoclass:: {name}\n   :exclude-members: check\n"


def setup(app: Sphinx) -> None:
    """Hook both into the build, and name the one language that Pygments does not know."""
    app.connect("source-read", add_navigation)
    app.connect("source-read", add_public_names)
    app.connect("build-finished", add_first_page)
    app.add_lexer("csv", TextLexer)


def add_first_page(app: Sphinx, problem: Exception | None) -> None:
    """Whoever opens the folder of the site is led to its start page."""
    if problem is None:
        page = '<!doctype html><meta charset="utf-8"><title>goalkit</title>'
        page += f'<meta http-equiv="refresh" content="0; url={root_doc}.html">'
        Path(app.outdir, "index.html").write_text(page, encoding="utf-8")
