"""The pictures of pages in README and docs, made anew with the example client: look before you keep them.

They replace those in `docs/images`, `wheel-turns.png` among them, which moves.
"""

from io import BytesIO

from in_lab import HOME, opened_lab
from PIL import Image
from playwright.sync_api import Locator, Page

OUT = HOME / "docs" / "images"
SIZE, SCALE = {"width": 1280, "height": 900}, 1.35
SIGHT = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer"
ROW, GOAL = ".goalkit-steps", ":is(h3, h4):has-text('Lead a team of')"
EDGE = 14
"""Pixels around a page that its picture has as well."""
DRAWN = 3_000
"""Milliseconds after which charts that come last are there."""
SENTENCE = "Raise our customer satisfaction from 48.5 to 60 by end of June 2027"
RATED = {"Work": (6, 7), "Partner": (7, 9), "Family": (8, 9), "Friends": (5, 8)} | {
    "Health": (7, 8), "Learning": (8, 8), "Money": (8, 8), "Time for myself": (5, 7)
}  # fmt: skip
TURNED = {"Friends, now": "ArrowUp", "Time for myself, now": "ArrowUp", "Work, now": "ArrowDown"}
STEPS, FRAME, REST = 3, 350, 1_500
"""How often each handle of the moving wheel is pressed, and how long its pictures stand, in milliseconds."""


def main() -> None:
    """Take all of them."""
    with opened_lab() as opened:
        window = opened.page.context.browser
        assert window
        page = window.new_page(viewport=SIZE, device_scale_factor=SCALE)

        def show(notebook: str, *buttons: str) -> Locator:
            page.goto(opened.lab.address(notebook))
            shown = page.locator(".goalkit-page")
            shown.first.wait_for(timeout=90_000)
            for name in buttons:
                page.get_by_role("button", name=name).click()
            page.wait_for_timeout(DRAWN)
            return shown.first

        keep(page, show("00_start.ipynb"), "page-start", top="h1")
        shown = show("20_goals.ipynb", "A new goal")
        page.get_by_label("My goal").fill(SENTENCE)
        keep(page, shown, "page-goal", top=".goalkit-work")
        keep(page, show("30_alignment.ipynb", "2 Ratings"), "page-alignment", top=ROW)
        shown = show("40_check_in.ipynb")
        page.get_by_label("Team size", exact=True).fill("9")
        page.get_by_label("Team size: Note").fill("Nine since Monday")
        keep(page, shown, "page-check-in", top=".goalkit-card")
        keep(page, show("50_feedback.ipynb", "3 What they say"), "page-feedback", top=ROW, foot=893)
        keep(page, show("60_progress.ipynb"), "page-progress", top=GOAL, foot=826)
        keep(page, show("70_coaching_session.ipynb"), "page-session", top="h3:has-text('The conversation')")
        keep(page, show("85_print.ipynb"), "page-print", top="h1")
        keep(page, show("10_vision.ipynb", "2 Values"), "page-values", top=ROW)
        shown = show("10_vision.ipynb", "4 Balance")
        for number, (now, wanted) in enumerate(RATED.values(), start=1):
            page.get_by_label(f"Area {number}: Now", exact=True).select_option(str(now))
            page.get_by_label(f"Area {number}: Wanted", exact=True).select_option(str(wanted))
        keep(page, shown, "page-wheel", top=ROW)
        turn(page)


def keep(page: Page, shown: Locator, name: str, *, top: str, foot: int = SIZE["height"]) -> None:
    """One picture, from the first of `top` in sight to `foot`, by default that of the window."""
    page.wait_for_timeout(DRAWN)
    first = page.locator(f"{SIGHT} {top}").first
    first.evaluate("one => one.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(DRAWN // 3)
    across, down, sight = (one.bounding_box() for one in (shown, first, page.locator(SIGHT)))
    assert across
    assert down
    assert sight
    left, above = across["x"] - EDGE, max(down["y"] - EDGE, sight["y"])
    clip = {"x": left, "y": above, "width": across["width"] + 2 * EDGE, "height": foot - above}
    picture(page, clip).save(OUT / f"{name}.png", optimize=True)


def picture(page: Page, clip: dict[str, float]) -> Image.Image:
    """What is in sight there, with few colours."""
    return Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB").quantize(192)


def turn(page: Page) -> None:
    """The wheel, which turns under the keys."""
    wheel = page.locator(".goalkit-wheel svg")
    wheel.scroll_into_view_if_needed()
    clip = wheel.bounding_box()
    assert clip
    frames, times = [picture(page, clip)], [REST]
    for name, key in TURNED.items():
        page.get_by_role("slider", name=name, exact=True).focus()
        for _ in range(STEPS):
            page.keyboard.press(key)
            page.wait_for_timeout(200)
            frames.append(picture(page, clip))
            times.append(FRAME)
        times[-1] = REST
    first, *others = (one.convert("RGB") for one in frames)
    first.save(OUT / "wheel-turns.png", save_all=True, append_images=others, duration=times, loop=0)


if __name__ == "__main__":
    main()
