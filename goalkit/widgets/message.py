"""What went wrong, in a sentence on the page."""

import ipywidgets as ipw

from goalkit.widgets.controls import box, marked
from goalkit.widgets.same_look import same_look


class Message:
    """Room for a sentence, which a screen reader says at once. `view` is what is shown."""

    def __init__(self) -> None:
        self.view = box("place")

    def say(self, sentence: str) -> None:
        """Show this sentence."""
        alert = f'<div role="alert">{marked(sentence, "message", "p")}</div>'
        self.view.children = (same_look(ipw.HTML, value=alert),)

    def clear(self) -> None:
        """Show nothing."""
        self.view.children = ()
