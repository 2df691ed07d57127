"""Objectives, how goals go together with them, with values and one another, and what is decided."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit import look
from goalkit.forms.matrix import Level, Matrix
from goalkit.forms.picture import soon
from goalkit.model import Alignment, Objective, Record, Workbook
from goalkit.model.alignment import Link, latest_alignments
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import AlignedWith, TensionDecision
from goalkit.wording import day_text, signed_text

# ---- what the organisation aims at

OBJECTIVE = ui.form(
    Objective, only=[("title", "owner")], title=ui.Text(needed="Say what the aim is, or remove this one.")
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


# ---- every goal against everything it may serve

RATINGS = (
    ("not rated", ""),
    ("+2 serves it strongly", "2"),
    ("+1 serves it a little", "1"),
    ("0 no link", "0"),
    ("-1 pulls against it a little", "-1"),
    ("-2 pulls against it strongly", "-2"),
)
"""The choices, with plain signs: they can be typed to choose."""
RATING = ui.form(Alignment, only=["rating", "reason"], rating=ui.Choice(RATINGS, int))
NO_NUMBER = "You wrote a reason: choose a number as well, or empty the reason."
HOW = (
    "Choose a rating, then click where it holds; hold the button down to draw over several. Below the matrix "
    "you can say why. By keyboard: arrows move, 2, 1, 0, -1 and -2 rate, Delete empties."
)
ASKED = {
    AlignedWith.OBJECTIVE: "Does the goal serve the organisation's objectives?",
    AlignedWith.VALUE: "Does it go together with what matters to you?",
    AlignedWith.GOAL: "Does it help or hinder your other goals?",
}
SOON = 0.2
"""Seconds after which the reason of a cell is asked for, so that drawing over many stays quick."""


class Latest:
    """The rating of each link that counts on a day, worked out once for a workbook."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._workbook: Workbook | None = None
        self._found: dict[Link, Alignment] = {}

    def __call__(self, workbook: Workbook) -> dict[Link, Alignment]:
        """The ratings of this workbook by their links."""
        if workbook is not self._workbook:
            self._workbook, self._found = workbook, latest_alignments(workbook.alignments, on=self.on)
        return self._found


class LinkDraft(ui.RecordDraft[Alignment]):
    """A rated link, as it was rated last. A change gets the day of today; the same day it is corrected."""

    def __init__(self, declared: ui.Declared[Alignment], link: Link, latest: Latest) -> None:
        goal, kind, target = link
        super().__init__(
            declared,
            find=lambda workbook: latest(workbook).get(link),
            given={"goal_id": goal, "aligned_with": kind, "target_id": target},
            dated={"id": f"{'-'.join(link)}-{latest.on.isoformat()}", "rated_on": latest.on},
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


def ratings_form(book: OpenWorkbook, goals: Mapping[str, str], targets: Mapping[Link, str]) -> ui.Form:
    """All goals by their statements in one matrix: how each goes together with its targets, and why."""
    parts, latest = {"-".join(link): link for link in targets}, Latest(book.today)
    draft = ui.Draft(parts={key: RatingDraft(RATING, link, latest) for key, link in parts.items()})
    made, place = ui.Form(draft, book, name="alignment"), ui.box("chosen")
    made.adopt({f"alignment of {goal}" for goal in goals} & {*book.drafts()})  # each had a form of its own

    @cache
    def row(key: str) -> ui.RatedRow:
        about = f"{goals[parts[key][0]]}, {targets[parts[key]]}"
        return ui.RatedRow(made, f"{key}.rating", f"{key}.reason", (about, ui.Label(about, "Why?")))

    def show(*keys: str) -> None:
        place.children = ui.views(row(key) for key in dict.fromkeys(keys))

    def matrix() -> Matrix:
        shown = _matrix(draft, goals, targets)
        asking = ui.Debounce(lambda: show([*parts][shown.chosen]), seconds=SOON)
        shown.observe(lambda _: asking.ask(), names="chosen")
        return shown

    made.when_pointed_at(lambda names: show(*(name.rpartition(".")[0] for name in names)))
    return made.lay_out(HOW, soon(matrix), place)


def _matrix(draft: ui.Draft, goals: Mapping[str, str], targets: Mapping[Link, str]) -> Matrix:
    """The goals beside one another, and below them what they are rated against, question by question."""
    order = list(ASKED)
    titles = {link[1:]: title for link, title in targets.items()}
    rows = sorted(titles, key=lambda one: order.index(one[0]))
    row_of, column_of = ({one: number for number, one in enumerate(names)} for names in (rows, goals))
    return Matrix(
        {
            (row_of[link[1:]], column_of[link[0]]): draft.parts["-".join(link)].states["rating"]
            for link in targets
        },
        rows=[(ASKED[one[0]], titles[one]) for one in rows],
        columns=[*goals.values()],
        levels=[_level(*one) for one in (*RATINGS[1:], RATINGS[0])],
        label="Alignment of goals",
    )


def _level(shown: str, text: str) -> Level:
    """A rating in the colours of the chart."""
    if not text:
        return Level(text="", sign="", words=shown, fill="transparent", ink="inherit")
    rating, words = int(text), shown.partition(" ")[2]
    ink = look.PAPER if abs(rating) == 2 else look.INK
    fill = look.RATING_FILLS[rating]
    return Level(text=text, sign=signed_text(rating), words=words, fill=fill, ink=ink)


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
    decision_note=ui.Text(rows=2),
)


def tensions_form(book: OpenWorkbook, tensions: Mapping[Link, str], titles: Mapping[str, str]) -> ui.Form:
    """A decision for each tension with a target; `titles` are the statements of the goals by id."""
    parts, latest = {"-".join(link): link for link in tensions}, Latest(book.today)
    draft = ui.Draft(parts={key: LinkDraft(DECISION, link, latest) for key, link in parts.items()})
    made, rows = ui.Form(draft, book, name="tensions"), []
    known = latest(book.workbook)
    for number, (key, link) in enumerate(parts.items(), start=1):
        pull = f"“{titles[link[0]]}” pulls against “{tensions[link]}” ({signed_text(known[link].rating)})."
        fact = ui.words(f"{number}. {pull} {known[link].reason}".strip(), "fact", "p")
        fields = made.add_all(key, *DECISION.fields, of=f"Tension {number}")
        rows.append(ui.box("rows", fact, ui.box("rated", fields)))
    return made.lay_out(rows)
