"""The goals of a client on a page: which there are, which one is worked on, and how to begin a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ipywidgets as ipw

from goalkit.analysis.goal_steps import GoalSteps
from goalkit.terms import GoalState
from goalkit.widgets.controls import box, button, marked, words
from goalkit.widgets.guard import guarded
from goalkit.widgets.message import Message

STATE_LABELS = {
    GoalState.ACTIVE: "▸ active",
    GoalState.PAUSED: "‖ paused",
    GoalState.REACHED: "✓ reached",
    GoalState.DROPPED: "✕ dropped",
}
NO_GOAL = "There is no goal yet. Write the first one below, in your own words or from a template."
NEW, OWN_WORDS = "A new goal", "my own words"


@dataclass(frozen=True, kw_only=True)
class GoalEntry:
    """A goal in the list: its sentence, its state, and how far it is written."""

    id: str
    statement: str
    state: GoalState
    steps: GoalSteps

    @property
    def facts(self) -> str:
        """State and how far it is written, as HTML."""
        done = "met" if self.steps.is_complete else "open"
        return (
            f"{marked(STATE_LABELS[self.state], 'open', 'span')} · {marked(self.steps.label, done, 'span')}"
        )


class GoalChooser:
    """The list of goals, "A new goal", and the goal that is open. `view` is what is shown.

    `open_goal` is called with the id of a goal and gives what is shown for it. `begin` is called with
    the title of a template, or empty for own words, and gives the id of a new goal and the same for it.
    """

    def __init__(
        self,
        entries: Callable[[], Sequence[GoalEntry]],
        templates: Sequence[str],
        *,
        open_goal: Callable[[str], Sequence[ipw.Widget]],
        begin: Callable[[str], tuple[str, Sequence[ipw.Widget]]],
    ) -> None:
        self._entries, self._open_goal, self._begin = entries, open_goal, begin
        self._rows: dict[str, tuple[ipw.Button, ipw.HTML]] = {}
        self._current = ""
        self._list, self._empty = box("goals"), box("place", words(NO_GOAL, "help"))
        self._open_title = ipw.HTML()
        self._message, self._place = Message(), box("place")
        options = [(OWN_WORDS, ""), *((title, title) for title in templates)]
        self.template = ipw.Dropdown(description="Begin a new goal with", options=options)
        self.new_button = button(NEW, lambda: self.begin(self.template.value))
        title = words("Goals", "part", "h3")
        new = box("field", box("line", self.template, self.new_button))
        work = box("work", self._open_title, self._message.view, self._place)
        self.view = box("place", title, self._empty, self._list, new, work)
        self.refresh()

    @property
    def buttons(self) -> dict[str, ipw.Button]:
        """The button of each goal, by id."""
        return {key: pressed for key, (pressed, _) in self._rows.items()}

    def refresh(self) -> None:
        """Show the goals as they are now."""
        entries = self._entries()
        self._rows = {one.id: self._rows.get(one.id) or self._row(one.id) for one in entries}
        for one in entries:
            pressed, facts = self._rows[one.id]
            pressed.description, pressed.tooltip, facts.value = one.statement, one.statement, one.facts
            (pressed.add_class if one.id == self._current else pressed.remove_class)("goalkit-current")
        self._list.children = tuple(part for row in self._rows.values() for part in row)
        self._empty.layout.display = "none" if entries else None
        open_now = next((one.statement for one in entries if one.id == self._current), NEW)
        self._open_title.value = marked(open_now, "statement", "h3")

    def open(self, goal_id: str) -> None:
        """Work on the goal of this id."""
        self._show(lambda: (goal_id, self._open_goal(goal_id)))

    def begin(self, template: str = "") -> None:
        """Work on a new goal."""
        self._show(lambda: self._begin(template))

    def _row(self, goal_id: str) -> tuple[ipw.Button, ipw.HTML]:
        return button("", lambda: self.open(goal_id)), ipw.HTML()

    def _show(self, opened: Callable[[], tuple[str, Sequence[ipw.Widget]]]) -> None:
        self._message.clear()
        with guarded(self._message.say):
            self._current, views = opened()
            self._place.children = tuple(views)
        self.refresh()
