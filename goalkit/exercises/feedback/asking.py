"""The words to ask with: a message, and the page that people without an account fill in.

The page is one HTML file. It works offline, loads and sends nothing, and has nothing of the client but the
questions and a code. All that it says stands here.
"""

import base64
import hashlib
from collections.abc import Sequence

from bs4 import BeautifulSoup

from goalkit.blocks import template
from goalkit.exercises.feedback.draft import RATINGS
from goalkit.model import Client

SPAN = "Over the past eight weeks"
ASKS = f"{SPAN}, have I become better at this?"
SCALE = "−3 (much worse) over 0 (no change) to +3 (much better)"
UNSIGNED = "[your name]"
HOW_SEEN = "by group and all together, but never fewer than three"
MOST_TYPED = 2_000
"""Characters of a suggestion on the page."""
PAGE = {
    "title": "Feedback",
    "lead": f"{SPAN}, has the person who asked you become better at this?",
    "how": "It takes a few minutes. What you write stays on this page until you save it and send it.",
    "cannot_say": "I cannot say",
    "suggestion": "One suggestion for the weeks ahead (optional)",
    "save": "Save my answers as a file",
    "show": "Show them as text for a mail",
    "text": "The text for your mail",
    "copy_text": "Copy the text",
    "seen": f"Whoever collects the answers knows by a code that these are yours. Others see them {HOW_SEEN}.",
    "code": "Code:",
    "no_script": (
        "This page cannot be filled in here: save the file and open it in a browser. Or answer in a mail, "
        f"with a number from {SCALE}, and with one suggestion."
    ),
}
"""What the page says."""
SAID = {
    "choose": "Choose one of these, or “I cannot say”.",
    "number": "You wrote a suggestion: choose a number to go with it.",
    "missing": "Nothing is saved yet: something is missing above.",
    "saved": "Saved among your downloads. Now send that file back, named:",
    "copied": "Copied. Now paste it into a mail and send it back.",
    "marked": "The text is marked: copy it with Ctrl+C or ⌘C, paste it into a mail and send it back.",
    "keep": "Please leave the lines below as they are.",
}
"""What the page says about what is done on it."""


def words_to_ask(behaviours: Sequence[str], client: Client) -> str:
    """A message that asks about these behaviours, and tells the truth about who sees the answers."""
    asked = "\n".join(f"{number}. {text}" for number, text in enumerate(behaviours or ("…",), start=1))
    return (
        f"{ASKS}\n\n{asked}\n\n"
        f"Please answer each with a number from {SCALE}, and with one suggestion for the weeks ahead.\n\n"
        f"{_who_sees(client)} Thank you! {client.name}"
    )


def words_with_file(client: Client) -> str:
    """The message that a file to fill in is sent with."""
    return (
        "Would you give me a few minutes? Please save the attached file, open it in your browser and answer "
        f"what it asks about me. Then send {client.coach or 'me'} the file that it saves.\n\n"
        f"{_who_sees(client)} Thank you! {client.name}"
    )


def _who_sees(client: Client) -> str:
    collected = (
        f"{client.coach} collects the answers. I see"
        if client.coach
        else "I collect the answers myself. Others see"
    )
    return f"{collected} them {HOW_SEEN}."


def page_to_fill_in(questions: Sequence[str], code: str) -> str:
    """The page with these questions for whoever has this code, as HTML."""
    style, script = (template(f"feedback_page.{kind}.j2").render() for kind in ("css", "js"))
    return template("feedback_page.html.j2").render(
        questions=questions,
        scale=[
            *((text.replace("-", "−"), value) for text, value in RATINGS if value),
            (PAGE["cannot_say"], ""),
        ],
        page=PAGE,
        said=SAID | {"code": code, "file": f"feedback-answers-{code}.json"},
        longest=MOST_TYPED,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def page_words(page: str) -> list[str]:
    """All words that stand on such a page, line by line."""
    shown = BeautifulSoup(page, "html.parser")("main")
    return [text for part in shown for text in part.stripped_strings]


def _hash(text: str) -> str:
    """By which a browser knows the only style and the only script that it may use."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
