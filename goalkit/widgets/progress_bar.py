"""How far something is, as a bar and in words."""

import ipywidgets as ipw

from goalkit.widgets.controls import box, marked


class ProgressBar:
    """A bar with what is being done beside it. `view` is what is shown; nothing before it is begun."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar, self._words = ipw.HTML(), ipw.HTML()
        self.view = box("progress", self._bar, self._words)

    @property
    def shown(self) -> str:
        """Bar and words, as HTML."""
        return f"{self._bar.value}{self._words.value}"

    def show(self, share: float, said: str) -> None:
        """Show that this share (0 to 1) is done, and what comes now."""
        self._bar.value = (
            f'<progress max="100" value="{100 * share:.0f}" aria-label="{self._label}"></progress>'
        )
        self.say(said)

    def say(self, said: str) -> None:
        """Change the words alone."""
        self._words.value = f'<span role="status">{marked(said, "state", "span")}</span>'

    def close(self, said: str = "") -> None:
        """Show no bar any more, only these words."""
        self._bar.value = ""
        self.say(said)
