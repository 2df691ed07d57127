"""The form of a coaching session: what was promised before, the conversation, new actions, the close."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit.escaping import html_text
from goalkit.forms import (
    AfterSave,
    Book,
    Day,
    Draft,
    Form,
    Mode,
    RecordDraft,
    Rows,
    RowsDraft,
    Text,
    Tick,
    area,
    box,
    choice,
    form,
    rating,
    words,
)
from goalkit.model import Action, CoachingSession, Goal, Workbook
from goalkit.model.record import new_id
from goalkit.wording import day_text

SESSION = form(
    CoachingSession,
    only=["goal", "reality", "options", "will", "learning", "support", ("commitment", "next_on")],
    labels={
        "goal": "Goal: what is this conversation about?",
        "reality": "Reality: how is it now?",
        "options": "Options: what could you do?",
        "will": "Will: what will you do?",
        "learning": "Learning: what do you take away from this?",
        "support": "Support: what do you need until then, and from whom?",
        "commitment": "How committed are you to it?",
        "next_on": "Next session on",
    },
    helps={"next_on": "Leave it empty if it is not fixed."},
    goal=area(5, needed="Write in a few words what this conversation is about."),
    reality=area(5),
    options=area(5),
    will=area(5),
    learning=area(),
    support=area(2),
    commitment=rating(1, 10, "1 hardly, 10 fully"),
)
ACTION = form(
    Action,
    only=[("text", "due", "goal_id")],
    labels={"due": "By when?", "goal_id": "For which goal?"},
    text=Text(label="What will be done?", needed="Write what will be done."),
    goal_id=choice((("no particular goal", ""),)),
)
CARRIED = form(Action, only=["due"], labels={"due": "Due on"})
QUESTIONS = {
    "goal": (
        "What would make this hour worth it for you?",
        "What do you want to know or decide by the end of it?",
        "Which of your goals does it serve?",
    ),
    "reality": (
        "What happens, and how often?",
        "What have you tried so far, and what did it change?",
        "Which part of it is in your hands?",
    ),
    "options": (
        "What comes to mind if nobody had to agree?",
        "And what else?",
        "What would you advise a friend in your place?",
    ),
    "will": (
        "Which of these do you choose, and what is the first small step?",
        "What could get in the way, and what will you do then?",
        "Who should know about it?",
    ),
}
"""By field of the conversation, open questions that help to fill it (GROW)."""


class SessionDraft(Draft):
    """A session: that of `today` is continued where there is one. `key` is the id of its record.

    Its parts are the session itself, the actions promised in it, and those carried over from earlier ones.
    """

    OF_THE_DAY = ("on",)

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        example = f"Such as {today.isoformat()} or {day_text(today)}."
        on = Day(
            label="Day of the session", help=example, needed=f"Write the day of the session. {example}",
            between=lambda: (None, today),
        )  # fmt: skip
        super().__init__({"on": on}, start={"on": today.isoformat()})
        self.today, self.workbook = today, workbook
        session = session_on(workbook, today)
        self._begin(session.id if session else _free_id(workbook, today))

    def _begin(self, key: str) -> None:
        """Show the session of this key, with its actions and those of others that are open."""
        self.key = key
        promised = [one.id for one in self.workbook.actions if one.session_id == key]
        self.actions = RowsDraft(lambda action: PromisedDraft(action, self), promised)
        carried = [
            one
            for one in self.workbook.actions
            if one.session_id != key and one.done_on in (None, self.today)
        ]
        self.carried = {
            f"carried {one.id}": CarriedDraft(one, self) for one in sorted(carried, key=lambda one: one.due)
        }
        self.session = ConversationDraft(self)
        self.parts = {"session": self.session, "actions": self.actions, **self.carried}
        self.follow(self.workbook)

    @property
    def day(self) -> date:
        """The day of the session; today as long as it cannot be read."""
        day: date = self.read_or("on", self.today)
        return day

    @property
    def is_of_today(self) -> bool:
        """Whether it is the session of today, and not one left unsaved on an earlier day."""
        return bool(self["on"] == self.today.isoformat())

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        self.workbook = workbook
        if mode is Mode.REPLACE:  # the day that was just saved stays in sight
            self._start["on"] = self["on"]
        super().follow(workbook, mode)

    def changes(self) -> dict[str, Any]:
        """The touched fields, and of which session they are: on another day it is another one."""
        found = super().changes()
        return {**found, "key": self.key} if found else {}

    def restore(self, changes: Mapping[str, Any]) -> None:
        if "key" in changes:
            self._begin(changes["key"])
        super().restore(changes)


class ConversationDraft(RecordDraft[CoachingSession]):
    """The session itself; it is there once something is said in it, or promised."""

    def __init__(self, draft: SessionDraft) -> None:
        self._draft = draft
        super().__init__(
            SESSION.given(next_on=Day(between=lambda: (draft.day, None))),
            draft.key,
        )

    @property
    def is_wanted(self) -> bool:
        if self.known is not None and self.known.held_on != self._draft.day:
            return True
        is_promised = any(not row.is_emptied for row in self._draft.actions.rows.values())
        return super().is_wanted or (self.known is None and is_promised)

    def whole(self) -> dict[str, Any]:
        return super().whole() | {"held_on": self._draft.day}


class PromisedDraft(RecordDraft[Action]):
    """An action promised in this session. A row without a word in it is no action."""

    def __init__(self, key: str, draft: SessionDraft) -> None:
        super().__init__(
            ACTION.given(due=Day(needed="Write the day by which.", between=lambda: (draft.day, None))),
            key,
            given={"session_id": draft.key},
            optional=True,
        )

    @property
    def is_emptied(self) -> bool:
        return not (self["text"].strip() or self["due"].strip())


class CarriedDraft(RecordDraft[Action]):
    """An action of an earlier session: done today, or due on another day."""

    def __init__(self, action: Action, draft: SessionDraft) -> None:
        self.action, self._draft = action, draft
        super().__init__(CARRIED, action.id, more={"done": Tick()})

    def texts(self, record: Action) -> dict[str, Any]:
        return super().texts(record) | {"done": record.done_on is not None}

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        return whole | {"done_on": (whole["done_on"] or self._draft.day) if self["done"] else None}


def session_form(draft: SessionDraft, book: Book, goals: tuple[Goal, ...], after_save: AfterSave) -> Form:
    """The form of a session; an action can be for one of `goals`."""
    made = Form(draft, book, name="coaching session", after_save=after_save)
    return made.lay_out(*_opening(made, draft), *_conversation(made), *_actions(made, goals), *_close(made))


def _opening(made: Form, draft: SessionDraft) -> Iterator[ipw.Widget]:
    yield made.add("on").styled("day").view
    if draft.carried:
        yield words("Promised before: tick what is done, or move the day", "part", "h3")
    for number, (name, part) in enumerate(draft.carried.items(), start=1):
        late = part.action.due < draft.today
        standing = f"{'✕ overdue since' if late else '○ due'} {day_text(part.action.due)}"
        tick = made.add(f"{name}.done", f"{number}. {part.action.text}", help=standing)
        yield box("row", tick.view, made.add(f"{name}.due", of=f"Action {number}").view)


def _conversation(made: Form) -> Iterator[ipw.Widget]:
    yield words("The conversation", "part", "h3")
    for name, questions in QUESTIONS.items():
        items = "".join(f"<li>{html_text(question)}</li>" for question in questions)
        asked = ipw.HTML(f'<ul class="goalkit-asked" aria-label="Questions that help">{items}</ul>')
        yield box("row", made.add(f"session.{name}").view, asked)


def _actions(made: Form, goals: tuple[Goal, ...]) -> Iterator[ipw.Widget]:
    options = (("no particular goal", ""), *((goal.statement, goal.id) for goal in goals))

    def row(key: str, number: int) -> ipw.Widget:
        part, of = f"actions.{key}", f"New action {number}"
        goal = made.add(f"{part}.goal_id", of=of, options=options)
        return box("row", *made.views(part, "text", "due", of=of), goal.view)

    yield words("What is promised today", "part", "h3")
    yield Rows(made, "actions", row, what="action", one=True).view


def _close(made: Form) -> Iterator[ipw.Widget]:
    yield words("The close", "part", "h3")
    yield from made.views("session", "learning", "support")
    yield box("row", *made.views("session", "commitment", "next_on"))


def session_on(workbook: Workbook, day: date) -> CoachingSession | None:
    """The session of a day, the later recorded of two."""
    held = (session for session in reversed(workbook.coaching_sessions) if session.held_on == day)
    return next(held, None)


def _free_id(workbook: Workbook, day: date) -> str:
    """The same in two windows, so that they notice each other; another where the session was moved away."""
    wanted = f"session-{day.isoformat()}"
    return new_id() if workbook.newest(CoachingSession, wanted) else wanted
