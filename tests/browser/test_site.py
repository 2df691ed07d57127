"""The documentation as a site: it builds without a warning, and asks for nothing from anywhere else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

import goalkit
import start
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_every_page import finds_none
from tests.project import HOME

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}
LOOKED_AT = (
    "docs/README", "docs/tutorials/first-client", "docs/how-to/write-a-goal", "docs/reference/api",
    "docs/reference/formulas/forecast", "docs/decisions/README", "README", "CONTRIBUTING", "search",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `python3 start.py docs` builds it: a warning fails it."""
    folder = tmp_path_factory.mktemp("site") / "docs"
    program = [sys.executable, "-m", "sphinx", "--quiet", *start.SITE, str(folder)]
    done = subprocess.run(program, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


class Links:
    """Where a page leads, and the names under which its own parts can be linked to."""

    def __init__(self, page: Path) -> None:
        tags = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select("*")
        self.ids = {str(tag["id"]) for tag in tags if tag.has_attr("id")}
        self.targets = {str(tag[said]) for tag in tags for said in ("href", "src") if tag.has_attr(said)}


def test_every_page_of_the_documentation_is_on_the_site(site: Path) -> None:
    sources = [*HOME.glob("*.md"), *(HOME / "docs").rglob("*.md"), *(HOME / "docs").rglob("*.ipynb")]
    pages = {path.relative_to(site).with_suffix("") for path in site.rglob("*.html")}
    assert {path.relative_to(HOME).with_suffix("") for path in sources} - pages == set()


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    pages = {path: Links(path) for path in site.rglob("*.html")}
    lost = set()
    for page, links in pages.items():
        for target in map(urlsplit, links.targets):
            if target.scheme or target.netloc:
                continue
            place = (page.parent / unquote(target.path)).resolve() if target.path else page
            found = place.is_file() and (place not in pages or target.fragment in {"", *pages[place].ids})
            lost |= set() if found else {f"{page.relative_to(site)}: {target.geturl()}"}
    assert lost == set()


def test_every_public_name_stands_in_the_api_reference(site: Path) -> None:
    names = {
        f"goalkit.{name}.{inner}" if isinstance(thing, ModuleType) else f"goalkit.{name}"
        for name, thing in public(goalkit).items()
        for inner in (public(thing) if isinstance(thing, ModuleType) else [""])
    }
    assert {"goalkit.progress", "goalkit.plot.balance", "goalkit.Goal", "goalkit.errors.RecordError"} <= names
    assert names - Links(site / "docs/reference/api.html").ids == set()


def public(module: ModuleType) -> dict[str, object]:
    """What a module names in `__all__`, else the classes that it defines."""
    home = module.__name__
    own = [name for name, thing in vars(module).items() if getattr(thing, "__module__", "") == home]
    names = getattr(module, "__all__", own)
    return {name: getattr(module, name) for name in names if not name.startswith("_")}


@pytest.mark.parametrize("size", [WIDE, NARROW, PHONE], ids=["wide", "narrow", "phone"])
def test_pages_are_drawn_without_asking_for_anything_elsewhere(
    site: Path, page: Page, size: dict[str, int]
) -> None:
    """`page` fails on a request to another machine and on an error in the console."""
    page.set_viewport_size(size)
    for name in LOOKED_AT:
        page.goto((site / f"{name}.html").as_uri())
        finds_none(page, f"[document.documentElement.scrollWidth].filter(wide => wide > {size['width']})")


def test_no_page_holds_the_address_of_a_script_a_font_or_a_style_elsewhere(site: Path) -> None:
    fetched = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["'](?:https?:)?//""")
    held = {path.name for path in site.rglob("*.html") if fetched.search(path.read_text(encoding="utf-8"))}
    held |= {
        path.name
        for path in site.rglob("*.css")
        if re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", path.read_text(encoding="utf-8"))
    }
    assert held == set()


def test_the_charts_of_a_tutorial_are_drawn(site: Path, page: Page) -> None:
    for source in (HOME / "docs/tutorials").glob("*.ipynb"):
        page.goto((site / f"docs/tutorials/{source.stem}.html").as_uri())
        page.locator(".js-plotly-plot .main-svg").first.wait_for()


def test_the_search_finds_a_page(site: Path, page: Page) -> None:
    page.goto((site / "search.html").as_uri() + "?q=passphrase")
    page.get_by_role("link", name="Keep it confidential", exact=True).last.wait_for()
