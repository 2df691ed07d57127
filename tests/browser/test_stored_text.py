"""The worst that can be typed, shown by a real browser: nothing of it runs, and nothing is asked for."""

from collections.abc import Iterable
from itertools import cycle

import pytest
from playwright.sync_api import Browser

from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import import_client, open_practice
from tests.browser.conftest import patient
from tests.test_stored_text import ATTACKS, STRINGS, markdown_html, opened_anew, review_html, typed

SHOWN = """parts => {
    for (const part of parts) document.body.appendChild(document.createElement('div')).innerHTML = part;
}"""
"""Shows HTML as the widget for HTML of a page does."""


def done_by(browser: Browser, parts: Iterable[str], documents: Iterable[str]) -> list[str]:
    """What a browser asks for and says while it shows parts of a page, and documents of their own."""
    done: list[str] = []
    page = patient(browser.new_page())
    page.on("request", lambda asked: done.append(asked.url) if not asked.url.startswith("data:") else None)
    page.on("dialog", lambda dialog: (done.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: done.append(said.text))
    page.set_content("<main></main>")
    page.evaluate(SHOWN, list(parts))
    page.wait_for_load_state("networkidle")
    for document in documents:
        page.set_content(document, wait_until="networkidle")
    page.close()
    return done


@pytest.fixture(scope="module")
def shown() -> tuple[list[str], list[str]]:
    """What pages show where it was typed into every field, and the documents made of it.

    Made before there is a browser: the widgets of a page wait where a loop is running.
    """
    with open_practice(":memory:", create=True) as practice:
        import_client(practice, shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))
        parts = [*typed(practice, cycle(STRINGS)), *opened_anew(practice)]
        return parts, [review_html(practice), markdown_html(practice)]


def test_typed_into_every_field_it_does_nothing(shown: tuple[list[str], list[str]], browser: Browser) -> None:
    parts, documents = shown
    for some in shown:
        assert any("alert(1)" in one for one in some)
    assert done_by(browser, parts, documents) == []


def test_put_there_as_html_it_would_do_much(browser: Browser) -> None:
    done = done_by(browser, ATTACKS, ATTACKS[:4])
    assert "1" in done  # an alert
    assert any("evil.example" in asked for asked in done)
