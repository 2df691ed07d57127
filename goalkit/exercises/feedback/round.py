"""A round of feedback: the words to ask with, the files to send, and a row for each answer."""

from dataclasses import replace
from datetime import date

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.feedback.asking import UNSIGNED, words_to_ask
from goalkit.exercises.feedback.by_file import ByFile
from goalkit.exercises.feedback.draft import FIRST, PLACES, AnswerDraft, RoundDraft
from goalkit.model import Stakeholder
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Group

WHAT_TO_DO = (
    "Ask these people with the words below, in person or by message, and write down each answer here as "
    "it comes in. Or send each of them a file to fill in. Save as often as you like: the round stays open."
)
LEFT_OUT = "The name is left out of these words while names are hidden: put it in before you send them."


class RoundForm(ui.Form):
    """The form of a round, in which the questions follow the behaviours that are typed."""

    draft: RoundDraft

    def __init__(self, book: OpenWorkbook, round_on: date | None, *, name: str) -> None:
        super().__init__(RoundDraft(book.workbook, round_on, today=book.today), book, name=name)
        client = book.workbook.client
        self._whose, is_hidden = book.whose, book.whose != client.name
        self._asker = replace(client, name=UNSIGNED if is_hidden else client.name)
        self._rows = {
            one: ui.RatedRow(self, f"{one.name}.rating", f"{one.name}.suggestion", self._labels(one))
            for one in self.draft.answers
        }
        self.words = ipw.Textarea(
            description="Words to ask with: copy them, change them as you like", rows=10
        )
        debounce = ui.Debounce(self._ask_anew)
        for place in PLACES:
            self.draft.states[place].observe(lambda _: debounce.ask(), names="value")
        self._ask_anew()
        self.lay_out(
            WHAT_TO_DO,
            ui.box("row", self.add_all("", *PLACES)),
            self.add("on").styled("day"),
            ui.box("field", ui.box("line", self.words), is_hidden and LEFT_OUT),
            ByFile(self.draft, book, self._asker),
            map(self._answers, self.draft.people),
        )

    def _answers(self, person: Stakeholder) -> ipw.Widget:
        what = "your own view" if person.group is Group.SELF else person.group
        title = ui.words(f"{self._name(person)} · {what}", "part", "h4")
        rows = (row for answer, row in self._rows.items() if answer.person is person)
        return ui.box("rows", title, ui.box("answers", *rows))

    def _labels(self, answer: AnswerDraft) -> tuple[ui.Label, ui.Label]:
        name = self._name(answer.person)
        behaviour = self.draft.behaviours.get(answer.place, f"{answer.place} behaviour")
        return ui.Label(name, behaviour), ui.Label(f"{name}: {behaviour}", "Suggestion")

    def _name(self, person: Stakeholder) -> str:
        return self._whose if person.group is Group.SELF else person.name

    def _ask_anew(self) -> None:
        """Name the questions after the behaviours; without a second one leave its questions out."""
        draft = self.draft
        self.words.value = words_to_ask(tuple(draft.behaviours.values()), self._asker)
        asked = {place for place in PLACES if place in {FIRST, *draft.behaviours} or draft.is_answered(place)}
        for answer, row in self._rows.items():
            row.rename(self._labels(answer))
            ui.show(row, shown=answer.place in asked)
