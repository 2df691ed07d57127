"""Objectives, how one goal goes together with them, with values and other goals, and what is decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.model import Alignment, Objective, Record, Workbook
from goalkit.model.alignment import Link, latest_alignments
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import AlignedWith, TensionDecision
from goalkit.wording import day_text, signed_text

# ---- what the organisation aims at

OBJECTIVE = ui.form(
    Objective,
    only=[("title", "owner")],
    title=ui.Text(label="What is the aim?", needed="Say what the aim is, or remove this one."),
    owner=ui.Field(label="Who is responsible for it?"),
)
HINT = "What does your organisation want to achieve? Three to five are enough to think with."


class ObjectivesDraft(ui.Draft):
    """The organisation's objectives, one row each. One that is removed takes its ratings along."""

    def __init__(self, workbook: Workbook) -> None:
        known = [one.id for one in workbook.objectives]
        self.rows = ui.RowsDraft(lambda key: ui.RecordDraft(OBJECTIVE, key), known)
        super().__init__(parts={"objectives": self.rows})

    def own_removed(self) -> tuple[Record, ...]:
        rated = (one for one in self.workbook.alignments if one.aligned_with is AlignedWith.OBJECTIVE)
        return tuple(one for one in rated if one.target_id in self.rows.away)


def objectives_form(book: OpenWorkbook) -> ui.Form:
    """What the organisation aims at: one row an objective."""
    made = ui.Form(ObjectivesDraft(book.workbook), book, name="objectives")

    def row(key: str, number: int) -> ipw.Widget:
        return ui.box("place", made.rows(f"objectives.{key}", of=f"Objective {number}"))

    return made.lay_out(HINT, ui.Rows(made, "objectives", row, what="objective", one=True))


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
RATING = ui.form(
    Alignment, only=["rating", "reason"], rating=ui.Choice(RATINGS, int), reason=ui.Field(label="Why?")
)
NO_NUMBER = "You wrote a reason: choose a number as well, or empty the reason."
MOST_RATED = 16
"""How many are rated at once of one kind."""
ASKED = {
    AlignedWith.OBJECTIVE: "Does it serve the organisation's objectives?",
    AlignedWith.VALUE: "Does it go together with what matters to you?",
    AlignedWith.GOAL: "Does it help or hinder your other goals?",
}


class LinkDraft(ui.RecordDraft[Alignment]):
    """A rated link, as it was rated last. A change gets the day of today; the same day it is corrected."""

    def __init__(self, declared: ui.Declared[Alignment], link: Link, *, today: date) -> None:
        goal, kind, target = link
        super().__init__(
            declared,
            find=lambda workbook: latest_alignments(workbook.alignments, on=today).get(link),
            given={"goal_id": goal, "aligned_with": kind, "target_id": target},
            dated={"id": f"{'-'.join(link)}-{today.isoformat()}", "rated_on": today},
        )


class RatingDraft(LinkDraft):
    """How a goal goes together with something, and why. A rating that is not below zero ends a tension."""

    def own_problems(self) -> dict[str, str]:
        if not self.is_wanted or self["rating"]:
            return super().own_problems()
        if self.known is None:
            return {"rating": NO_NUMBER}
        rated = f"It was rated {signed_text(self.known.rating)} on {day_text(self.known.rated_on)}"
        return {"rating": f"{rated}: choose 0 where there is no link any more."}

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        return whole | ({"decision": None, "decision_note": ""} if whole["rating"] >= 0 else {})

    def conflict(self, name: str, workbook: Workbook) -> str:
        there = self.find(workbook)
        if there is None or name != "rating":
            return super().conflict(name, workbook)
        reason = f", “{there.reason}”" if there.reason else ""
        return f"Saved meanwhile: {signed_text(there.rating)}{reason}."


def ratings_form(book: OpenWorkbook, goal_id: str, statement: str, targets: Mapping[Link, str]) -> ui.Form:
    """One goal: how it goes together with each target, given by its title, and why."""
    parts = {"-".join(link): link for link in targets}
    draft = ui.Draft(parts={key: RatingDraft(RATING, link, today=book.today) for key, link in parts.items()})
    made = ui.Form(draft, book, name=f"alignment of {goal_id}")
    asked = []

    def row(key: str, _: int) -> ui.RatedRow:
        title = targets[parts[key]]
        return ui.RatedRow(made, f"{key}.rating", f"{key}.reason", (title, ui.Label(title, "Why?")))

    for kind, question in ASKED.items():
        if keys := [key for key, link in parts.items() if link[1] is kind]:
            rated = ui.Paged(made, keys, row, what=kind.value, most=MOST_RATED)
            asked.append(ui.box("rows", ui.words(question, "part", "h4"), rated.views))
    return made.lay_out(ui.words(statement, "statement", "p"), asked)


# ---- what is decided where a goal pulls against something

DECISIONS = (
    ("not decided yet", ""),
    ("drop: let one of the two go", TensionDecision.DROP.value),
    ("defer: let one of the two wait", TensionDecision.DEFER.value),
    ("renegotiate: ask for other terms", TensionDecision.RENEGOTIATE.value),
    ("redesign: reach it in another way", TensionDecision.REDESIGN.value),
)
DECISION = ui.form(
    Alignment,
    only=["decision", "decision_note"],
    decision=ui.Choice(DECISIONS, TensionDecision),
    decision_note=ui.Text(rows=2, label="What exactly?"),
)


def tensions_form(book: OpenWorkbook, tensions: Mapping[Link, str], titles: Mapping[str, str]) -> ui.Form:
    """A decision for each tension with a target; `titles` are the statements of the goals by id."""
    parts = {"-".join(link): link for link in tensions}
    draft = ui.Draft(parts={key: LinkDraft(DECISION, link, today=book.today) for key, link in parts.items()})
    made, rows = ui.Form(draft, book, name="tensions"), []
    known = latest_alignments(book.workbook.alignments, on=book.today)
    for number, (key, link) in enumerate(parts.items(), start=1):
        pull = f"“{titles[link[0]]}” pulls against “{tensions[link]}” ({signed_text(known[link].rating)})."
        fact = ui.words(f"{number}. {pull} {known[link].reason}".strip(), "fact", "p")
        fields = made.add_all(key, *DECISION.fields, of=f"Tension {number}")
        rows.append(ui.box("rows", fact, ui.box("rated", fields)))
    return made.lay_out(rows)
