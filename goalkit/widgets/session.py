"""A coaching session as a form: what was promised before, the conversation, new actions, the close."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import count

import ipywidgets as ipw

from goalkit.model import Action, Goal
from goalkit.widgets.controls import (
    area_field,
    box,
    choice_field,
    rating_field,
    text_field,
    tick_field,
    words,
)
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.labels import Label
from goalkit.widgets.rows import Rows
from goalkit.widgets.session_draft import SessionDraft
from goalkit.wording import day_text

NAME = "coaching session"
GROW = (
    (
        "goal",
        "Goal: what is this conversation about?",
        (
            "What would make this hour worth it for you?",
            "What do you want to know or decide when we close the door?",
            "Which of your goals does it serve?",
        ),
    ),
    (
        "reality",
        "Reality: how is it now?",
        (
            "What happens, and how often?",
            "What have you tried so far, and what did it change?",
            "Which part of it is in your hands?",
        ),
    ),
    (
        "options",
        "Options: what could you do?",
        (
            "What comes to mind if nobody has to agree?",
            "And what else?",
            "What would you advise a friend in your place?",
        ),
    ),
    (
        "will",
        "Will: what will you do?",
        (
            "Which of these do you choose, and what is the first small step?",
            "What could come between, and what will you do then?",
            "Who shall know about it?",
        ),
    ),
)
"""By field of the session: the label, and open questions that help to fill it."""


def session_form(
    draft: SessionDraft,
    book: Book,
    goals: tuple[Goal, ...],
    after_save: AfterSave,
) -> Form:
    """The form of a session; an action can be for one of `goals`."""
    form = Form(draft, book, name=NAME, after_save=after_save)
    form.lay_out(*_opening(form, draft), *_conversation(form), *_actions(form, goals), *_close(form))
    return form


def _opening(form: Form, draft: SessionDraft) -> Iterator[ipw.Widget]:
    example = f"Such as {draft.today.isoformat()} or {day_text(draft.today)}."
    day = form.add("on", text_field, "Day of the session", help_text=example)
    day.view.add_class("goalkit-day")
    yield day.view
    if draft.carried:
        yield words("Promised before: tick what is done, or move the day", "part", "h3")
    for number, (name, part) in enumerate(draft.carried.items(), start=1):
        yield _carried(form, name, f"{number}. {part.action.text}", _standing(part.action, draft.today))


def _carried(form: Form, name: str, title: str, standing: str) -> ipw.Widget:
    tick = form.add(f"{name}.done", tick_field, title, help_text=standing)
    due = form.add(f"{name}.due", text_field, Label(f"Action {title.partition('.')[0]}", "Due on"))
    return box("row", tick.view, due.view)


def _standing(action: Action, today: date) -> str:
    return f"{'✕ overdue since' if action.due < today else '○ due'} {day_text(action.due)}"


def _conversation(form: Form) -> Iterator[ipw.Widget]:
    yield words("The conversation", "part", "h3")
    for field, label, questions in GROW:
        yield box("row", form.add(field, area_field, label, rows=5).view, _asked(questions))


def _asked(questions: tuple[str, ...]) -> ipw.Widget:
    items = "".join(f"<li>{escape(question)}</li>" for question in questions)
    return ipw.HTML(f'<ul class="goalkit-asked" aria-label="Questions that help">{items}</ul>')


def _actions(form: Form, goals: tuple[Goal, ...]) -> Iterator[ipw.Widget]:
    options = (("no single goal", ""), *((goal.statement, goal.id) for goal in goals))
    numbers = count(1)

    def show_row(key: str) -> ipw.Widget:
        action = f"New action {next(numbers)}"
        what = form.add(f"actions.{key}.text", text_field, Label(action, "What will be done?"))
        due = form.add(f"actions.{key}.due", text_field, Label(action, "By when?"))
        goal = form.add(
            f"actions.{key}.goal_id",
            choice_field,
            Label(action, "For which goal?"),
            options=options,
        )
        return box("row", what.view, due.view, goal.view)

    yield words("What is promised today", "part", "h3")
    yield Rows(form, "actions", show_row, another="Another action", what="action").view


def _close(form: Form) -> Iterator[ipw.Widget]:
    yield words("The close", "part", "h3")
    yield form.add("learning", area_field, "Learning: what do you take with you?").view
    meanings = "1 hardly, 10 fully"
    firm = form.add(
        "commitment", rating_field, "How firmly do you stand behind it?", low=1, high=10, meanings=meanings
    )
    until = form.add("next_on", text_field, "Next session on", help_text="Leave it empty if it is not fixed.")
    yield form.add("support", area_field, "Support: what do you need until then, and from whom?", rows=2).view
    yield box("row", firm.view, until.view)
