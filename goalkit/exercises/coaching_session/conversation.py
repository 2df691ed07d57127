"""The form of a coaching session: what was promised before, the conversation, new actions, the close."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.escaping import html_text
from goalkit.model import Action, CoachingSession, Goal, Workbook
from goalkit.model.record import latest, new_id
from goalkit.wording import day_text

FOR_THE_LOG = ("starts_at", "minutes", "fee", "people")
SESSION = ui.form(
    CoachingSession,
    only=[
        "goal",
        "reality",
        "options",
        "will",
        "learning",
        "support",
        ("commitment", "next_on"),
        FOR_THE_LOG,
    ],
    goal=ui.Text(
        rows=5,
        label="Goal: what is this conversation about?",
        needed="Write in a few words what this conversation is about.",
    ),
    reality=ui.Text(rows=5, label="Reality: how is it now?"),
    options=ui.Text(rows=5, label="Options: what could you do?"),
    will=ui.Text(rows=5, label="Will: what will you do?"),
    learning=ui.Text(rows=3, label="Learning: what do you take away from this?"),
    support=ui.Text(rows=2, label="Support: what do you need until then, and from whom?"),
    commitment=ui.Rating(1, 10, help="1 hardly, 10 fully"),
    next_on=ui.Field(help="Leave it empty if it is not fixed."),
    starts_at=ui.Clock(help="Such as 14:30."),
    minutes=ui.Whole(1, 600, help="Left empty, the session is not in the log."),
    people=ui.Whole(
        1, 100, help="1, or more in a group.", needed="Write how many were coached: 1, or more in a group."
    ),
)
ACTION = ui.form(
    Action,
    only=[("text", "due", "goal_id")],
    text=ui.Text(needed="Write what will be done."),
    goal_id=ui.Choice(),
)
CARRIED = ui.form(Action, only=["done_on", "due"], due=ui.Field(label="Due on"))
USUAL = FOR_THE_LOG[1:]
"""What a new session has from the one before."""
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


class SessionDraft(ui.DayDraft):
    """A session: that of `today` is continued where there is one. `key` is the id of its record.

    Its parts are the session itself, the actions promised in it, and those carried over from earlier ones,
    which are done today or due on another day; `carried` has them by their part.
    """

    def __init__(self, workbook: Workbook, *, today: date) -> None:
        example = f"Such as {today.isoformat()} or {day_text(today)}."
        needed = f"Write the day of the session. {example}"
        super().__init__(ui.Day(label="Day of the session", help=example, needed=needed), today=today)
        self.workbook = workbook
        held = [one.id for one in workbook.coaching_sessions if one.held_on == today]
        wanted = f"session-{today.isoformat()}"  # the same in two windows, so that they notice each other
        is_taken = workbook.newest(CoachingSession, wanted)  # by one that was moved to another day
        self._begin(held[-1] if held else new_id() if is_taken else wanted)

    def _begin(self, key: str) -> None:
        """Show the session of this key, with its actions and those of others that are open."""
        self.key, known = key, self.workbook.actions
        promised = [one.id for one in known if one.session_id == key]
        others = (one for one in known if one.session_id != key and one.done_on in (None, self.today))
        self.carried = {f"carried {one.id}": one for one in sorted(others, key=lambda one: one.due)}
        self.actions = ui.RowsDraft(lambda action: PromisedDraft(action, self), promised)
        fields = CARRIED.given(done_on=ui.TickedOn(on=lambda: self.day))
        carried = {name: ui.RecordDraft(fields, one.id) for name, one in self.carried.items()}
        self.parts = {"session": ConversationDraft(self), "actions": self.actions, **carried}
        self.follow(self.workbook)

    @property
    def is_of_today(self) -> bool:
        """Whether it is the session of today, and not one left unsaved on an earlier day."""
        return bool(self["on"] == self.today.isoformat())

    def changes(self) -> dict[str, Any]:
        """The touched fields, and of which session they are: on another day it is another one."""
        found = super().changes()
        return {**found, "key": self.key} if found else {}

    def restore(self, changes: Mapping[str, Any]) -> None:
        if "key" in changes:
            self._begin(changes["key"])
        super().restore(changes)


class ConversationDraft(ui.RecordDraft[CoachingSession]):
    """The session itself; it is there once something is said in it, or promised.

    A new one is as long, paid for, and for as many people as the last one, until something else is typed.
    """

    def __init__(self, draft: SessionDraft) -> None:
        self._draft = draft
        known = latest(draft.workbook.coaching_sessions, lambda one: one.held_on)
        usual = {name: SESSION.fields[name].write(getattr(known, name)) for name in USUAL} if known else {}
        fields = SESSION.given(next_on=ui.Day(between=lambda: (draft.day, None)))
        super().__init__(fields, draft.key, start={"people": "1", **usual})

    @property
    def is_wanted(self) -> bool:
        if self.known is not None:
            return self.known.held_on != self._draft.day or super().is_wanted
        return super().is_wanted or not all(row.is_emptied for row in self._draft.actions.rows.values())

    def whole(self) -> dict[str, Any]:
        return super().whole() | {"held_on": self._draft.day}


class PromisedDraft(ui.RecordDraft[Action]):
    """An action promised in this session. A row without a word in it is no action."""

    def __init__(self, key: str, draft: SessionDraft) -> None:
        due = ui.Day(needed="Write the day by which.", between=lambda: (draft.day, None))
        given = {"session_id": draft.key}
        super().__init__(ACTION.given(due=due), key, given=given, optional=("text", "due"))


def session_form(
    draft: SessionDraft, book: ui.Book, goals: tuple[Goal, ...], after_save: ui.AfterSave
) -> ui.Form:
    """The form of a session; an action can be for one of `goals`."""
    made = ui.Form(draft, book, name="coaching session", after_save=after_save)
    return made.lay_out(
        made.add("on").styled("day"),
        draft.carried and ui.words("Promised before: tick what is done, or move the day", "part", "h3"),
        _carried(made, draft),
        ui.words("The conversation", "part", "h3"),
        [ui.box("row", made.add(f"session.{name}"), _asked(each)) for name, each in QUESTIONS.items()],
        ui.words("What is promised today", "part", "h3"),
        _actions(made, goals),
        ui.words("The close", "part", "h3"),
        made.add_all("session", "learning", "support"),
        ui.box("row", made.add_all("session", "commitment", "next_on")),
        ui.words("For the coaching log", "part", "h3"),
        ui.box("row", made.add_all("session", "starts_at", "minutes")),
        ui.box("row", made.add_all("session", "fee", "people")),
    )


def _carried(made: ui.Form, draft: SessionDraft) -> Iterator[ipw.Widget]:
    for number, (name, action) in enumerate(draft.carried.items(), start=1):
        late = action.due < draft.today
        standing = f"{'✕ overdue since' if late else '○ due'} {day_text(action.due)}"
        tick = made.add(f"{name}.done_on", f"{number}. {action.text}", help=standing)
        yield ui.box("row", tick, made.add(f"{name}.due", of=f"Action {number}"))


def _asked(questions: tuple[str, ...]) -> ipw.Widget:
    items = "".join(f"<li>{html_text(question)}</li>" for question in questions)
    return ipw.HTML(f'<ul class="goalkit-asked" aria-label="Questions that help">{items}</ul>')


def _actions(made: ui.Form, goals: tuple[Goal, ...]) -> ui.Rows:
    options = (("no particular goal", ""), *((goal.statement, goal.id) for goal in goals))

    def row(key: str, number: int) -> ipw.Widget:
        part, of = f"actions.{key}", f"New action {number}"
        goal = made.add(f"{part}.goal_id", of=of, options=options)
        return ui.box("row", made.add_all(part, "text", "due", of=of), goal)

    return ui.Rows(made, "actions", row, what="action", one=True)
