"""The forms of alignment: objectives, one goal against everything it may serve, hours, and tensions."""

from collections.abc import Iterator, Mapping
from functools import partial

import ipywidgets as ipw

from goalkit.terms import AlignedWith, TensionDecision
from goalkit.widgets.alignment_draft import (
    ObjectivesDraft,
    RatingsDraft,
    Target,
    TensionsDraft,
)
from goalkit.widgets.alignment_hours_draft import HoursDraft, part_of
from goalkit.widgets.controls import area_field, box, choice_field, text_field, words
from goalkit.widgets.form import Book, Form
from goalkit.widgets.labels import Label
from goalkit.widgets.paged import Paged
from goalkit.widgets.rated import RatedRow
from goalkit.widgets.rows import Rows
from goalkit.wording import signed_text

RATINGS = (
    ("not rated", ""),
    ("+2 serves it strongly", "2"),
    ("+1 serves it a little", "1"),
    ("0 no link", "0"),
    ("-1 pulls against it a little", "-1"),
    ("-2 pulls against it strongly", "-2"),
)
"""The choices, with plain signs: they can be typed to choose."""
UNIT = "h/week"
MOST_RATED = 16
"""How many are rated at once of one kind."""
DECISIONS = (
    ("not decided yet", ""),
    ("drop: one of the two is let go", TensionDecision.DROP),
    ("defer: one of the two waits", TensionDecision.DEFER),
    ("renegotiate: ask for other terms", TensionDecision.RENEGOTIATE),
    ("redesign: reach it in another way", TensionDecision.REDESIGN),
)
ASKED = {
    AlignedWith.OBJECTIVE: "Does it serve the organisation's objectives?",
    AlignedWith.VALUE: "Does it go together with what matters to you?",
    AlignedWith.GOAL: "Does it help or hinder your other goals?",
}


def objectives_form(draft: ObjectivesDraft, book: Book) -> Form:
    """What the organisation aims at: one row an objective."""
    form = Form(draft, book, name="objectives")
    numbers: dict[str, int] = {}

    def row(key: str) -> ipw.Widget:
        number = numbers.setdefault(key, len(numbers) + 1)
        title = form.add(f"objectives.{key}.title", text_field, f"Objective {number}")
        owner = form.add(
            f"objectives.{key}.owner", text_field, Label(f"Objective {number}", "Who answers for it?")
        )
        return box("row", title.view, owner.view)

    rows = Rows(form, "objectives", row, another="Another objective", what="objective")
    if not draft.rows.rows:
        rows.add()
    hint = "What does your organisation want to reach? Three to five are enough to think with."
    form.lay_out(words(hint, "help", "p"), rows.view)
    return form


def ratings_form(draft: RatingsDraft, book: Book, goal_id: str, statement: str) -> Form:
    """One goal: how it goes together with each target, and why."""
    form = Form(draft, book, name=f"alignment of {goal_id}")
    form.lay_out(words(statement, "statement", "p"), *_ratings(form, draft))
    return form


def _ratings(form: Form, draft: RatingsDraft) -> Iterator[ipw.Widget]:
    for kind, question in ASKED.items():
        targets = [target for target in draft.targets if target.link[1] is kind]
        if targets:
            rows = {target.key: partial(_rating, form, target) for target in targets}
            asked = Paged(form, rows, what=kind.value, most=MOST_RATED)
            yield box("rows", words(question, "part", "h4"), *asked.views)


def _rating(form: Form, target: Target) -> ipw.Widget:
    return RatedRow(form, target.key, (target.title, Label(target.title, "Why?")), RATINGS).view


def hours_form(draft: HoursDraft, book: Book, goals: Mapping[str, str]) -> Form:
    """The limit, then the hours a week of each goal by its statement."""
    form = Form(draft, book, name="hours")
    how_many = "How many hours in an ordinary week are really there for your goals?"
    limit = form.add(f"{part_of(None)}.hours", text_field, "All goals together, at most", unit=UNIT)
    each = [
        form.add(f"{part_of(goal)}.hours", text_field, statement, unit=UNIT)
        for goal, statement in goals.items()
    ]
    for field in (limit, *each):
        field.view.add_class("goalkit-number")
    limit.view.add_class("goalkit-main")
    form.lay_out(words(how_many, "help", "p"), limit.view, box("rows", *(field.view for field in each)))
    return form


def tensions_form(draft: TensionsDraft, book: Book, titles: Mapping[str, str]) -> Form:
    """A decision for each tension; `titles` are the statements of the goals by id."""
    form = Form(draft, book, name="tensions")
    rows = [
        _tension(form, draft, number, titles[tension.link[0]])
        for number, tension in enumerate(draft.tensions, start=1)
    ]
    form.lay_out(*rows)
    return form


def _tension(form: Form, draft: TensionsDraft, number: int, goal: str) -> ipw.Widget:
    tension = draft.tensions[number - 1]
    last = draft.last[tension.link]
    fact = f"{number}. “{goal}” pulls against “{tension.title}” ({signed_text(last.rating)}). {last.reason}"
    decision = form.add(
        f"{tension.key}.decision", choice_field, Label(f"Tension {number}", "Decision"), options=DECISIONS
    )
    note = form.add(f"{tension.key}.note", area_field, Label(f"Tension {number}", "What exactly?"), rows=2)
    return box("rows", words(fact.strip(), "fact", "p"), box("rated", decision.view, note.view))
