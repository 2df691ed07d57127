"""What is typed in a coaching session: the conversation along GROW, actions old and new, and the close."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from traitlets import Unicode

from goalkit.model import Action, CoachingSession, Record, Workbook
from goalkit.model.record import new_id
from goalkit.widgets.action_drafts import ActionDraft, CarriedDraft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.typed import TypedError, typed_day, typed_text, typed_whole
from goalkit.wording import day_text

NEEDS_GOAL = "Write in a few words what this conversation is about."


class SessionDraft(RecordsDraft):
    """A session: that of `today` is continued where there is one. `key` is the id of its record."""

    key, on, goal, reality, options, will = (Unicode().tag(typed=True) for _ in range(6))
    learning, commitment, support, next_on = (Unicode().tag(typed=True) for _ in range(4))

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        super().__init__()
        self.today, self._workbook = today, workbook
        session = session_on(workbook, today)
        self.on = today.isoformat()
        self._begin(session.id if session else _free_id(workbook, today))
        actions = RowsDraft(self._action_draft, self._promised)
        self.parts = {"actions": actions, **{f"carried {one.id}": CarriedDraft(one) for one in self._open()}}
        if not actions.rows:
            actions.add()
        self.actions = actions
        if session is not None:
            self._show(session)

    @property
    def carried(self) -> dict[str, CarriedDraft]:
        """What was promised elsewhere and not done before this day, by the name of its part."""
        found = {name: part for name, part in self.parts.items() if isinstance(part, CarriedDraft)}
        return {name: part for name, part in found.items() if part.action.session_id != self.key}

    @property
    def is_of_today(self) -> bool:
        """Whether it is the session of today, and not one left unsaved on an earlier day."""
        return self.on == self.today.isoformat()

    def checks(self) -> dict[str, Callable[[], object]]:
        checks: dict[str, Callable[[], object]] = {"on": self._day, "next_on": self._next_day}
        checks["commitment"] = self._commitment
        return {**checks, "goal": self._goal} if self._has_session else checks

    def built(self) -> Iterator[tuple[str, Record]]:
        on = self._day()
        if self._has_session:
            yield "goal", self._session(on)
        for key, row in self.actions.rows.items():
            if not row.is_blank:
                known = self._promised.get(key)
                typed = row.action(known) if known else row.new_action(key, self.key)
                yield f"actions.{key}.text", typed
        for name, part in self.carried.items():
            if (typed := part.typed_action(on)) != part.action:
                yield f"{name}.done", typed

    def gone(self) -> tuple[Record, ...]:
        away = {key for key, row in self.actions.rows.items() if row.is_blank} | {*self.actions.taken_away}
        return tuple(action for key, action in self._promised.items() if key in away)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, Action) and there.done_on:
            return f"It is noted as done on {day_text(there.done_on)}."
        return super().said(there, typed)

    def restore(self, typed: dict[str, Any]) -> None:
        self._begin(typed.get("key") or self.key)
        super().restore({"key": self.key, **typed})

    def _begin(self, key: str) -> None:
        self.key = key
        self.follow(self._workbook)
        self.saw(*self._promised.values())

    def follow(self, workbook: Workbook) -> None:
        actions = {action.id: action for action in workbook.actions}
        self._known = any(session.id == self.key for session in workbook.coaching_sessions)
        self._promised = {key: one for key, one in actions.items() if one.session_id == self.key}
        for part in self.parts.values():
            if isinstance(part, CarriedDraft):
                part.action = actions.get(part.action.id, part.action)

    def _open(self) -> list[Action]:
        waiting = [one for one in self._workbook.actions if one.done_on in (None, self.today)]
        carried = sorted((one for one in waiting if one.session_id != self.key), key=lambda one: one.due)
        self.saw(*carried)
        return carried

    def _show(self, session: CoachingSession) -> None:
        for name in ("goal", "reality", "options", "will", "learning", "support"):
            setattr(self, name, getattr(session, name))
        self.commitment = "" if session.commitment is None else str(session.commitment)
        self.next_on = "" if session.next_on is None else session.next_on.isoformat()
        self.saw(session)

    def _action_draft(self, key: str) -> ActionDraft:
        return ActionDraft(self._promised.get(key), self._first_day)

    @property
    def _has_session(self) -> bool:
        """Whether there is a session to save, and not only an older action that was done."""
        answers = (self.goal, self.reality, self.options, self.will, self.learning, self.commitment)
        typed = any(text.strip() for text in (*answers, self.support, self.next_on))
        return typed or self._known or any(not row.is_blank for row in self.actions.rows.values())

    def _session(self, on: date) -> CoachingSession:
        return CoachingSession(
            id=self.key,
            held_on=on,
            goal=self._goal(),
            reality=self.reality.strip(),
            options=self.options.strip(),
            will=self.will.strip(),
            learning=self.learning.strip(),
            commitment=self._commitment(),
            support=self.support.strip(),
            next_on=self._next_day(),
        )

    def _goal(self) -> str:
        return typed_text(self.goal, NEEDS_GOAL)

    def _commitment(self) -> int | None:
        return typed_whole(self.commitment, 1, 10) if self.commitment.strip() else None

    def _next_day(self) -> date | None:
        return typed_day(self.next_on, earliest=self._first_day()) if self.next_on.strip() else None

    def _day(self) -> date:
        return typed_day(self.on, latest=self.today)

    def _first_day(self) -> date:
        """The day of the session; today as long as it cannot be read."""
        try:
            return self._day()
        except TypedError:
            return self.today


def session_on(workbook: Workbook, day: date) -> CoachingSession | None:
    """The session of a day, the later recorded of two."""
    held = (session for session in reversed(workbook.coaching_sessions) if session.held_on == day)
    return next(held, None)


def _free_id(workbook: Workbook, day: date) -> str:
    """The same in two windows, so that they notice each other; another where the session was moved away."""
    wanted = f"session-{day.isoformat()}"
    return new_id() if any(one.id == wanted for one in workbook.coaching_sessions) else wanted
