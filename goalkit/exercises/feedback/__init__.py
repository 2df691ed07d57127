"""Feedback: who is asked for which support, rounds of answers, and what they tell."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from goalkit.analysis.feedback import is_time_to_ask
from goalkit.charts import support_map
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.feedback.people import people_form
from goalkit.exercises.feedback.round import RoundDraft, RoundForm, last_round, rounds_of
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.forms import Chooser, Form, Showcase, Step, Steps, words
from goalkit.model import Stakeholder
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import Section, feedback_results
from goalkit.terms import Group
from goalkit.wording import count_text, day_text

NEW = "new"
NOBODY = "Name the people who see you at work first, in step 1. Then they can be asked."


class FeedbackSteps:
    """The steps for one client. `form` is the one that is open, `view` is what is shown."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book, self._map = book, Showcase()
        self.form: Form | None = None
        self.rounds: Chooser | None = None
        self.steps = Steps(
            Step(title="People and support", open=self._people, is_done=lambda: bool(self._others)),
            Step(title="Round", open=self._round, is_done=self._was_asked_lately),
            Step(title="What they say", open=self._results, is_done=lambda: False),
        )
        self.view = self.steps.view
        book.when_saved(self.steps.refresh)
        book.when_saved(self._draw_map)

    @property
    def _others(self) -> dict[str, Stakeholder]:
        people = self._book.workbook.stakeholders
        return {one.id: one for one in people if one.group is not Group.SELF}

    def _people(self) -> Sequence[Any]:
        self.form = people_form(self._book)
        self._draw_map()
        return (self.form.view, self._map.view)

    def _draw_map(self) -> None:
        parts = Section((support_map([*self._others.values()]),)).with_sentences if self._others else ()
        self._map.show(parts)

    def _round(self) -> Sequence[Any]:
        if not self._others:
            return (words(NOBODY, "help", "p"),)
        options = [
            (self._named(day), day.isoformat()) for day in rounds_of(self._book.workbook, self._book.today)
        ]
        self.rounds = Chooser(
            "Which round?", [("A new round", NEW), *options], self._open, chosen=self._chosen()
        )
        return (self.rounds.view,)

    def _open(self, chosen: str) -> Sequence[Any]:
        book, day = self._book, None if chosen == NEW else date.fromisoformat(chosen)
        draft = RoundDraft(book.workbook, day, today=book.today)
        self.form = RoundForm(draft, book, name=f"feedback round {chosen}").form
        return (self.form.view,)

    def _chosen(self) -> str:
        """A new round that was begun, else the last one until it is time to ask again."""
        last = last_round(self._book.workbook, self._book.today)
        begun = self._book.draft(f"feedback round {NEW}")
        if last is None or begun or is_time_to_ask(last, on=self._book.today):
            return NEW
        return last.isoformat()

    def _named(self, day: date) -> str:
        answers = self._book.workbook.feedback
        many = len({one.stakeholder_id for one in answers if one.round_on == day} & {*self._others})
        return f"{day_text(day)} ({count_text(many, 'person', 'people')} answered)"

    def _results(self) -> Sequence[Any]:
        return (Showcase(*feedback_results(running_quarter(self._book)).with_sentences).view,)

    def _was_asked_lately(self) -> bool:
        today = self._book.today
        return not is_time_to_ask(last_round(self._book.workbook, today), on=today)


def _headway(work: WorkSoFar) -> Done:
    people = len(work.workbook.stakeholders)
    rounds = len({answer.round_on for answer in work.workbook.feedback if answer.round_on <= work.on})
    words = f"{count_text(people, 'person', 'people')}, {count_text(rounds, 'round')} of feedback"
    return headway(words, done=rounds and not is_time_to_ask(work.last_round, on=work.on), begun=people)


def _due(work: WorkSoFar) -> str:
    if not work.goals:
        return ""
    if work.last_asked is None:
        return "Nobody has been asked for feedback yet: the people who see you at work see what you cannot."
    if not is_time_to_ask(work.last_asked, on=work.on):
        return ""
    if work.last_round is None:
        return f"You asked for support on {day_text(work.last_asked)} and have had no feedback since."
    return f"The last round of feedback was on {day_text(work.last_round)}: it is time to ask again."


feedback = Exercise(
    title="Feedback",
    notebook="50_feedback.ipynb",
    show=lambda book: (FeedbackSteps(book).view,),
    headway=_headway,
    due=_due,
    urgency=90,
    drafts={
        "stakeholders": "people and support",
        f"feedback round {NEW}": "a new round",
        "feedback round {day}": "the round of {day}",
    },
)
