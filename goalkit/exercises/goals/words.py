"""The first step of a goal: the sentence in the client's own words, its why, its days and its state."""

from dataclasses import replace
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.goals.marks import letters_lit, marked_statement
from goalkit.exercises.goals.measures import MeasureDraft, TakenMeasures
from goalkit.exercises.goals.offers import GoalTemplate, sentence_offer, template_of
from goalkit.exercises.goals.smart import Written, smart_letters, steps_done
from goalkit.exercises.goals.step import Advice, Offer, VersionedDraft
from goalkit.exercises.rules import rule_fields
from goalkit.model import Goal
from goalkit.model.revision import goal_standing
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import GoalState
from goalkit.wording import day_text

WORDS = ui.form(
    Goal,
    only=[
        "statement",
        "why",
        ("start", "due", "theme"),
        ("state", "reason"),
        ("weight", "rule", "day_count"),
    ],
    statement=ui.Text(
        rows=2,
        help="One sentence, as you would say it. A number, a unit and a day make it easy to read.",
        needed="Write the goal in one sentence.",
    ),
    why=ui.Text(
        rows=2, help="Why does it matter to you? The best that will come of it, for you and for others."
    ),
    start=ui.Day(needed="Write the day it starts, such as 2026-09-12 or 12 Sep 2026."),
    due=ui.Day(needed="Write the day by which you want to reach it, such as 2027-06-30 or 30 Jun 2027."),
    theme=ui.Field(help="A word or two, such as Balance. May stay empty."),
    weight=ui.Number(
        floating=True,
        help="How much it counts beside your other goals: 1 is usual, 2 twice as much.",
        needed="Write a number: 1 is usual.",
    ),
    reason=ui.Field(
        help="Needed when the sentence, the days, the weight, the rule or the state change. The old "
        "version stays visible."
    ),
    **rule_fields("the client"),
)
NOTHING_READ = (
    "Nothing yet. A number with its unit and a day help, such as: Lead a team of 10 people by June 2027."
)
TAKEN = "Taken. It is saved together with your sentence."


class WordsDraft(VersionedDraft[Goal]):
    """What is typed of a goal; the due day that is read in the sentence counts where none is typed."""

    def __init__(self, goal_id: str, *, today: date) -> None:
        super().__init__(
            WORDS,
            goal_id,
            lambda workbook: goal_standing(workbook, goal_id, today=today),
            given={"since": today},
            start={"start": today.isoformat(), "state": GoalState.ACTIVE.value, "weight": "1"},
        )
        self._today = today
        self.taken: ui.RowsDraft[MeasureDraft] = ui.RowsDraft(
            lambda key: MeasureDraft(key, goal_id, since=self._measured_since, today=today)
        )
        """The measures that were read and are saved together with the goal."""
        self.parts = {"measures": self.taken}

    @property
    def proposed_due(self) -> date | None:
        """The due day that is read in the sentence, None where one is typed."""
        return None if self["due"].strip() else sentence_offer(self["statement"], self._today).due

    def begin_with(self, template: GoalTemplate) -> None:
        """Fill what is empty with what a template says."""
        self["statement"] = self["statement"] or template.statement
        self["theme"] = self["theme"] or template.title

    def read(self, name: str) -> Any:
        return (self.proposed_due if name == "due" else None) or super().read(name)

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        is_first = whole.get("version", 1) == 1
        return whole | ({"since": min(whole["since"], whole["start"])} if is_first else {})

    def _measured_since(self) -> date:
        """The day from which a measure counts: that of the goal, unless that was agreed and read since."""
        begun = self.known.since if self.known else self.read_or("start", self._today)
        return self._today if self.is_settled else min(begun, self._today)

    def written(self, *, measured: bool) -> Written:
        """What is typed so far, as far as it can be read."""
        saved = self.known
        later = {"obstacle": saved.obstacle, "plan": saved.plan} if saved else {}
        return Written(
            statement=self["statement"],
            why=self["why"],
            due=self.read_or("due"),
            measured=measured,
            commitment=saved.commitment if saved else None,
            **later,
        )


class WordsForm(ui.Form):
    """The form of the sentence with what is read in it, and SMART letter by letter.

    Measures that are taken are saved together with it. A template fills what is empty. For who is `closing`
    the goal its state comes first.
    """

    draft: WordsDraft

    def __init__(
        self, book: OpenWorkbook, goal_id: str, *, template: GoalTemplate | None = None, closing: bool = False
    ) -> None:
        self._today, self._goal_id = book.today, goal_id
        draft = WordsDraft(goal_id, today=book.today)
        super().__init__(draft, book, name=f"goal {goal_id} words")
        if template:
            draft.begin_with(template)
        self.offer = Offer("Read in your sentence", "Use these", self.take)
        self.note, self.proposed, self.as_read = ipw.HTML(), ipw.HTML(), ipw.HTML()
        self.taken = TakenMeasures(self, draft.taken)
        self.smart = Advice("SMART, letter by letter (advice only)")
        theme = template_of(draft["theme"])
        ask = theme and f"To think about first: {theme.ask}"
        sentence, why, days, state, judged = self.rows()
        self._changes = state, judged
        sentence.styled("main")
        offered = ui.box("place", self.as_read, self.offer, self.note, self.taken)
        words = ask, sentence, offered, why, days, self.proposed
        self.lay_out(*((state, words, judged) if closing else (words, state, judged)), self.smart)
        self.advise(self.look)

    def take(self) -> None:
        """Fill the due day where it is empty, and take the measures."""
        if proposed := self.draft.proposed_due:
            self.draft["due"] = proposed.isoformat()
        is_measured = steps_done(self._book.workbook, self._goal_id).measures
        self.taken.take(() if is_measured else sentence_offer(self.draft["statement"], self._today).measures)
        self.note.value = ui.marked(TAKEN, "help")
        self.look()

    def look(self) -> None:
        """Show what is read in the sentence, and what could be said better."""
        typed, today = self.draft, self._today
        found, due = sentence_offer(typed["statement"], today), typed.proposed_due
        is_empty = not typed["statement"].strip()
        done = steps_done(self._book.workbook, self._goal_id)
        free = self.taken.free(found.measures)
        left = replace(found, measures=tuple(free)).lines
        self.offer.show(left if found.lines else () if is_empty else (NOTHING_READ,))
        self.taken.look()
        ui.show(self.offer.take_button, shown=due or (free and not done.measures))
        as_read = f"If you leave “Due on” empty, it will be {day_text(due)}, as you wrote." if due else ""
        self.proposed.value = ui.marked(as_read, "help")
        for row in self._changes:
            ui.show(row, shown=typed.known)
        ui.show(self.controls["reason"], shown=typed.is_settled)
        measured = done.measures or done.milestones or bool(found.measures)
        letters = () if is_empty else smart_letters(typed.written(measured=measured), today=today)
        self.as_read.value = letters_lit(letters) + marked_statement(typed["statement"], today)
        self.smart.show_items([ui.marked(one.text, "met" if one.met else "open", "li") for one in letters])
