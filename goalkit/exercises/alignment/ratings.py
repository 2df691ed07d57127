"""Objectives, how one goal goes together with them, with values and other goals, and what is decided."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import ipywidgets as ipw

from goalkit.exercises.alignment.targets import Target
from goalkit.forms import (
    Book,
    Draft,
    Form,
    Label,
    Paged,
    RatedRow,
    RecordDraft,
    Rows,
    RowsDraft,
    Text,
    area,
    box,
    choice,
    form,
    words,
)
from goalkit.model import Alignment, Objective, Record, Workbook
from goalkit.model.alignment import Link, latest_alignments
from goalkit.terms import AlignedWith, TensionDecision
from goalkit.wording import day_text, signed_text

# ---- what the organisation aims at

OBJECTIVE = form(
    Objective,
    only=[("title", "owner")],
    labels={"title": "What is the aim?", "owner": "Who is responsible for it?"},
    title=Text(needed="Say what the aim is, or remove this one."),
)
HINT = "What does your organisation want to achieve? Three to five are enough to think with."


class ObjectivesDraft(Draft):
    """The organisation's objectives, one row each. One that is removed takes its ratings along."""

    def __init__(self, workbook: Workbook) -> None:
        self.rows = RowsDraft(
            lambda key: RecordDraft(OBJECTIVE, key), [one.id for one in workbook.objectives]
        )
        super().__init__(parts={"objectives": self.rows})

    def follow(self, workbook: Workbook, *mode: Any) -> None:
        self._alignments = workbook.alignments
        super().follow(workbook, *mode)

    def own_removed(self) -> tuple[Record, ...]:
        away = self.rows.away
        return tuple(
            one
            for one in self._alignments
            if one.aligned_with is AlignedWith.OBJECTIVE and one.target_id in away
        )


def objectives_form(book: Book) -> Form:
    """What the organisation aims at: one row an objective."""
    made = Form(ObjectivesDraft(book.workbook), book, name="objectives")

    def row(key: str, number: int) -> ipw.Widget:
        return box("place", *made.rows(f"objectives.{key}", of=f"Objective {number}"))

    rows = Rows(made, "objectives", row, what="objective", one=True)
    return made.lay_out(words(HINT, "help", "p"), rows.view)


# ---- one goal against everything it may serve

RATINGS = (
    ("not rated", ""),
    ("+2 serves it strongly", "2"),
    ("+1 serves it a little", "1"),
    ("0 no link", "0"),
    ("-1 pulls against it a little", "-1"),
    ("-2 pulls against it strongly", "-2"),
)
"""The choices, with plain signs: they can be typed to choose."""
RATING = form(Alignment, only=["rating", "reason"], labels={"reason": "Why?"}, rating=choice(RATINGS, int))
NO_NUMBER = "You wrote a reason: choose a number as well, or empty the reason."
MOST_RATED = 16
"""How many are rated at once of one kind."""
ASKED = {
    AlignedWith.OBJECTIVE: "Does it serve the organisation's objectives?",
    AlignedWith.VALUE: "Does it go together with what matters to you?",
    AlignedWith.GOAL: "Does it help or hinder your other goals?",
}


class LinkDraft(RecordDraft[Alignment]):
    """A rated link, as it was rated last. A change gets the day of today; the same day it is corrected."""

    def __init__(self, declared: Any, link: Link, *, today: date) -> None:
        goal, kind, target = link
        dated = {"id": f"{'-'.join(link)}-{today.isoformat()}", "rated_on": today}
        super().__init__(
            declared,
            find=lambda workbook: latest_alignments(workbook.alignments, on=today).get(link),
            given={"goal_id": goal, "aligned_with": kind, "target_id": target},
            dated=dated,
        )


class RatingDraft(LinkDraft):
    """How a goal goes together with something, and why. A rating that is not below zero ends a tension."""

    def own_problems(self) -> dict[str, str]:
        if self.is_wanted and not self["rating"]:
            return {"rating": self._needed()}
        return super().own_problems()

    def _needed(self) -> str:
        if self.known is None:
            return NO_NUMBER
        rated = f"It was rated {signed_text(self.known.rating)} on {day_text(self.known.rated_on)}"
        return f"{rated}: choose 0 where there is no link any more."

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        return whole | ({"decision": None, "decision_note": ""} if whole["rating"] >= 0 else {})

    def conflict(self, name: str, workbook: Workbook) -> str:
        there = self.find(workbook)
        if there is None or name != "rating":
            return super().conflict(name, workbook)
        reason = f", “{there.reason}”" if there.reason else ""
        return f"Saved meanwhile: {signed_text(there.rating)}{reason}."


def ratings_form(book: Book, goal_id: str, statement: str, targets: list[Target], *, today: date) -> Form:
    """One goal: how it goes together with each target, and why."""
    draft = Draft(parts={one.key: RatingDraft(RATING, one.link, today=today) for one in targets})
    made = Form(draft, book, name=f"alignment of {goal_id}")
    return made.lay_out(words(statement, "statement", "p"), *_ratings(made, targets))


def _ratings(made: Form, targets: list[Target]) -> Iterator[ipw.Widget]:
    for kind, question in ASKED.items():
        rows = {one.key: partial(_rating, made, one) for one in targets if one.link[1] is kind}
        if rows:
            asked = Paged(made, rows, what=kind.value, most=MOST_RATED)
            yield box("rows", words(question, "part", "h4"), *asked.views)


def _rating(made: Form, target: Target) -> ipw.Widget:
    labels = (target.title, Label(target.title, "Why?"))
    return RatedRow(made, f"{target.key}.rating", f"{target.key}.reason", labels).view


# ---- what is decided where a goal pulls against something

DECISIONS = (
    ("not decided yet", ""),
    ("drop: let one of the two go", TensionDecision.DROP.value),
    ("defer: let one of the two wait", TensionDecision.DEFER.value),
    ("renegotiate: ask for other terms", TensionDecision.RENEGOTIATE.value),
    ("redesign: reach it in another way", TensionDecision.REDESIGN.value),
)
DECISION = form(
    Alignment,
    only=["decision", "decision_note"],
    labels={"decision_note": "What exactly?"},
    decision=choice(DECISIONS, TensionDecision),
    decision_note=area(2),
)


def tensions_form(book: Book, tensions: list[Target], titles: Mapping[str, str], *, today: date) -> Form:
    """A decision for each tension; `titles` are the statements of the goals by id."""
    draft = Draft(parts={one.key: LinkDraft(DECISION, one.link, today=today) for one in tensions})
    made = Form(draft, book, name="tensions")
    last = latest_alignments(book.workbook.alignments, on=today)
    rows = (
        _tension(made, number, one, titles[one.link[0]], last[one.link])
        for number, one in enumerate(tensions, start=1)
    )
    return made.lay_out(*rows)


def _tension(made: Form, number: int, tension: Target, goal: str, last: Alignment) -> ipw.Widget:
    fact = f"{number}. “{goal}” pulls against “{tension.title}” ({signed_text(last.rating)}). {last.reason}"
    fields = made.views(tension.key, *DECISION.fields, of=f"Tension {number}")
    return box("rows", words(fact.strip(), "fact", "p"), box("rated", *fields))
