"""The first step of a goal: the sentence in the client's own words, its why, its days and its state."""

from collections.abc import Callable
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit.exercises.goals.offers import GoalTemplate, sentence_offer, template_of
from goalkit.exercises.goals.smart import Written, smart_letters, steps_done
from goalkit.exercises.goals.step import Advice, Offer, StepForm, VersionedDraft
from goalkit.exercises.rules import rule_fields
from goalkit.forms import Day, Number, area, box, form, marked, show, words
from goalkit.model import Goal
from goalkit.model.revision import goal_standing
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import GoalState
from goalkit.wording import day_text

WORDS = form(
    Goal,
    only=["statement", "why", ("start", "due", "theme"), ("state", "weight", "rule", "day_count", "reason")],
    labels={
        "statement": "My goal",
        "why": "Why",
        "start": "Starts on",
        "due": "Due on",
        "reason": "What changed, and why?",
    },
    helps={
        "statement": "One sentence, as you would say it. A number, a unit and a day make it easy to read.",
        "why": "Why does it matter to you? The best that will come of it, for you and for others.",
        "theme": "A word or two, such as Balance. May stay empty.",
        "weight": "How much it counts beside your other goals: 1 is usual, 2 twice as much.",
        "reason": "Needed when the sentence, the days, the weight, the rule or the state change. The old "
        "version stays visible.",
    },
    statement=area(2, needed="Write the goal in one sentence."),
    why=area(2),
    start=Day(needed="Write the day it starts, such as 2026-09-12 or 12 Sep 2026."),
    due=Day(needed="Write the day by which you want to reach it, such as 2027-06-30 or 30 Jun 2027."),
    weight=Number(floating=True, needed="Write a number: 1 is usual."),
    special=rule_fields("the client"),
)
NOTHING_READ = (
    "Nothing yet. A number with its unit and a day help, such as: Lead a team of 10 people by June 2027."
)
TAKEN = "Taken. The measures are waiting in step 2; save this step first."


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

    def written(self, *, measured: bool) -> Written:
        """What is typed so far, as far as it can be read."""
        saved = self.known
        return Written(
            statement=self["statement"],
            why=self["why"],
            due=self.read_or("due"),
            measured=measured,
            obstacle=saved.obstacle if saved else "",
            plan=saved.plan if saved else "",
            commitment=saved.commitment if saved else None,
        )


class WordsForm(StepForm):
    """The form of the sentence with what is read in it, and SMART letter by letter.

    `taken` is called when the person wants what was read. A template fills what is empty.
    """

    def __init__(
        self,
        book: OpenWorkbook,
        goal_id: str,
        *,
        template: GoalTemplate | None = None,
        taken: Callable[[], None] = lambda: None,
    ) -> None:
        self._today, self._goal_id, self._tell_taken = book.today, goal_id, taken
        self._taken = False
        self._words = WordsDraft(goal_id, today=book.today)
        self._words.follow(book.workbook)
        super().__init__(self._words, book, name=f"goal {goal_id} words")
        if template:
            self._words.begin_with(template)
        self.offer = Offer("Read in your sentence", "Use these", self.take)
        self.note, self.proposed = ipw.HTML(), ipw.HTML()
        self.smart = Advice("SMART, letter by letter (advice only)")
        begun_with = template_of(self._words["theme"])
        ask = [words(f"To think about first: {begun_with.ask}", "help")] if begun_with else []
        sentence, why, days, self._changes = self.rows()
        self.controls["statement"].styled("main")
        offered = box("place", self.offer.view, self.note)
        self.begin(*ask, sentence, offered, why, days, self.proposed, self._changes, self.smart.view)

    def take(self) -> None:
        """Fill the due day where it is empty; the measures go with the next step."""
        if proposed := self._words.proposed_due:
            self._words["due"] = proposed.isoformat()
        self._taken = True
        self._tell_taken()
        self.note.value = marked(TAKEN, "help")
        self.look()

    def look(self) -> None:
        typed, today = self._words, self._today
        found, due = sentence_offer(typed["statement"], today), typed.proposed_due
        is_empty = not typed["statement"].strip()
        done = steps_done(self._book.workbook, self._goal_id)
        self.offer.show(found.lines or (() if is_empty else (NOTHING_READ,)))
        waiting = found.measures and not (done.measures or self._taken)
        show(self.offer.take_button, shown=bool(due or waiting))
        as_read = f"If you leave “Due on” empty, it will be {day_text(due)}, as you wrote." if due else ""
        self.proposed.value = marked(as_read, "help")
        measured = done.measures or done.milestones or bool(found.measures)
        show(self._changes, shown=typed.known is not None)
        show(self.controls["reason"].view, shown=typed.is_settled)
        letters = smart_letters(typed.written(measured=measured), today=today)
        self.smart.show_letters(() if is_empty else letters)
