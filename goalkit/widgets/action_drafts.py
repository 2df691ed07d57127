"""What is typed about actions: promised in this session, or carried over from an earlier one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from traitlets import Bool, Unicode

from goalkit.model import Action
from goalkit.widgets.draft import Draft
from goalkit.widgets.typed import typed_day, typed_text

NEEDS_TEXT = "Write what will be done."


class ActionDraft(Draft):
    """An action promised in this session. A row without a word in it is no action."""

    text, due, goal_id = (Unicode().tag(typed=True) for _ in range(3))

    def __init__(self, known: Action | None, first_day: Callable[[], date]) -> None:
        super().__init__()
        self._first_day = first_day
        if known is not None:
            self.text, self.due, self.goal_id = known.text, known.due.isoformat(), known.goal_id or ""

    @property
    def is_blank(self) -> bool:
        """Whether neither words nor a day are typed."""
        return not (self.text.strip() or self.due.strip())

    def checks(self) -> dict[str, Callable[[], object]]:
        return {} if self.is_blank else {"text": self._text, "due": self._due}

    def action(self, known: Action) -> Action:
        """The action as typed; what is not typed stays as it is known."""
        return replace(known, text=self._text(), due=self._due(), goal_id=self.goal_id or None)

    def new_action(self, key: str, session_id: str) -> Action:
        """The action as typed, promised in the session of this id."""
        goal_id = self.goal_id or None
        return Action(id=key, text=self._text(), due=self._due(), session_id=session_id, goal_id=goal_id)

    def _text(self) -> str:
        return typed_text(self.text, NEEDS_TEXT)

    def _due(self) -> date:
        return typed_day(self.due, earliest=self._first_day())


class CarriedDraft(Draft):
    """An action of an earlier session: done today, or due on another day."""

    done = Bool().tag(typed=True)
    due = Unicode().tag(typed=True)

    def __init__(self, action: Action) -> None:
        super().__init__()
        self.action = action
        self.done, self.due = action.done_on is not None, action.due.isoformat()

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"due": self._due}

    def restore(self, typed: dict[str, Any]) -> None:
        if typed:  # else it was promised after that draft was typed
            super().restore(typed)

    def typed_action(self, on: date) -> Action:
        """The action as typed on that day."""
        return replace(self.action, done_on=on if self.done else None, due=self._due())

    def _due(self) -> date:
        return typed_day(self.due)
