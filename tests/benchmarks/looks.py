"""A picture of every notebook with the example client: wide and narrow, light and dark, to be looked at.

No limit and no ratio: whoever changes how a page looks opens all pictures and mends what is ugly, cramped or
cut off. They are written to `build/looks`, which is not kept.
"""

import argparse
from pathlib import Path

from in_lab import HOME, OpenedLab, opened_lab
from playwright.sync_api import Page

from goalkit.api.example import write_example

OUT = HOME / "build" / "looks"
WIDE, NARROW = 1280, 768
SHORTEST, LONGEST = 900, 12_000
"""The heights of a window in pixels: as high as the page is, so that nothing is left to scroll to."""
DRAWN = 4_000
"""Milliseconds after which charts that come last are there."""
DARK = "config/lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"
FOUND = ".goalkit-page :is(input, button, select):enabled, .goalkit-block"
HEIGHT = "Math.max(...[...document.querySelectorAll('.jp-WindowedPanel-inner')].map(one => one.scrollHeight))"


def main() -> None:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", help="numbers such as 60 and 92, by default all")
    wanted = tuple(parser.parse_args().notebooks)
    OUT.mkdir(parents=True, exist_ok=True)
    with opened_lab() as light:
        take(light, wanted, {"wide": WIDE, "narrow": NARROW})
    with opened_lab(write_example_and_dark_theme) as dark:
        take(dark, wanted, {"dark": WIDE, "dark-narrow": NARROW})
    print(f"The pictures are in {OUT}")


def write_example_and_dark_theme(practice: Path) -> None:
    """The example client, and JupyterLab in its dark theme."""
    write_example(practice)
    settings = practice.parent / DARK
    settings.parent.mkdir(parents=True)
    settings.write_text('{"theme": "JupyterLab Dark"}', encoding="utf-8")


def take(opened: OpenedLab, wanted: tuple[str, ...], widths: dict[str, int]) -> None:
    """One picture of each notebook for each width."""
    for notebook in sorted(path.name for path in opened.lab.folder.glob("*.ipynb")):
        if notebook.startswith(wanted or ("",)):
            opened.show(notebook)
            opened.page.locator(FOUND).locator("visible=true").first.wait_for(timeout=90_000)
            for name, width in widths.items():
                show_whole(opened.page, width)
                opened.page.screenshot(path=OUT / f"{Path(notebook).stem}-{name}.png")


def show_whole(page: Page, width: int) -> None:
    """Make the window so wide, and as high as the page is then."""
    page.set_viewport_size({"width": width, "height": SHORTEST})
    page.wait_for_timeout(DRAWN)
    for _ in range(2):  # what comes into sight is drawn then, and may be higher
        height = min(max(page.evaluate(HEIGHT) + 200, SHORTEST), LONGEST)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(DRAWN // 4)


if __name__ == "__main__":
    main()
