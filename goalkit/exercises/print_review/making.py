"""A button that has files made while the page goes on answering: how far they are, and Cancel."""

from collections.abc import Callable
from functools import partial

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.errors import StoppedError
from goalkit.forms.debounce import Post
from goalkit.report import CancelToken
from goalkit.wording import left_text

CANCEL = "Cancel"


class Making:
    """A button with `label` that calls `make`. Beside it are Cancel, and how far it is.

    `make` begins the work, which runs in a thread of its own; the page is only touched by what it posts.
    `how_far` says to a screen reader what the bar shows, `stopped` what is said after Cancel.
    """

    def __init__(self, label: str, how_far: str, stopped: str) -> None:
        self._stopped, self._token, self._said = stopped, CancelToken(), ui.Said()
        self.make_button = ui.button(label, self.make, primary=True)
        self.cancel_button = ui.button(CANCEL, self.cancel)
        self.progress = ProgressBar(how_far)
        self._ends()

    def make(self) -> None:
        """Make what is chosen."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Make it no more; what runs is ended at once."""
        self.cancel_button.disabled = True
        self.progress.say("Stopping")
        self._token.cancel()

    def _bar(self, *told: object) -> ipw.Widget:
        return ui.box("bar", self._said.message, (self.make_button, self.cancel_button, self.progress), told)

    def _begin(self, work: Callable[[CancelToken, Post], None]) -> None:
        """Have the work done; where it raises StoppedError, that is said."""
        self._token = token = CancelToken()
        self._said.say("")
        self.make_button.disabled, self.cancel_button.disabled = True, False
        self.progress.show(0, "Getting ready")

        def run(post: Post) -> None:
            with ui.guarded(lambda sentence: post(partial(self._fails, sentence))):
                try:
                    work(token, post)
                except StoppedError:
                    post(partial(self._ends, self._stopped))

        ui.in_background(run)

    def _ends(self, said: str = "") -> None:
        """Show that nothing is being made, and what became of it."""
        self.make_button.disabled, self.cancel_button.disabled = False, True
        self.progress.close(said)

    def _fails(self, sentence: str) -> None:
        self._ends()
        self._said.say(sentence)


class ProgressBar:
    """A bar with what is being done beside it. `view` is what is shown; nothing before it is begun."""

    def __init__(self, label: str) -> None:
        self._label, self._bar, self._words = label, ipw.HTML(), ipw.HTML()
        self.view = ui.box("progress", self._bar, self._words)

    def show(self, share: float, said: str) -> None:
        """Show that this share (0 to 1) is done, and what comes now."""
        done = f'max="100" value="{100 * share:.0f}"'
        self._bar.value = f'<progress {done} aria-label="{self._label}"></progress>'
        self.say(said)

    def say(self, said: str) -> None:
        """Change the words alone."""
        self._words.value = ui.status(said)

    def close(self, said: str = "") -> None:
        """Show no bar any more, only these words."""
        self._bar.value = ""
        self.say(said)


class TimeLeft:
    """How long the rest of many takes, of which so many are made `at_a_time`.

    The first ones are no measure of the others: it is told after three times as many. Where it turns out to
    be a little more than what was told, that stays.
    """

    def __init__(self, at_a_time: int) -> None:
        self._at_a_time, self._over, self._since, self._told = at_a_time, 0, 0.0, 0.0

    def after(self, left: int, *, at: float, is_new: bool) -> str:
        """The time in words once one is over, at so many seconds, and so many are left; else nothing.

        Those that are over before the first `is_new` took no time.
        """
        self._over += is_new or self._over > 0
        measured = self._over - self._at_a_time
        self._since = self._since if measured > 0 else at
        if measured < 2 * self._at_a_time or not left:
            return ""
        seconds = (at - self._since) / measured * left
        if not self._told <= seconds < 1.25 * self._told:
            self._told = seconds
        return left_text(self._told)
