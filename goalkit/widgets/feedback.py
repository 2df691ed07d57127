"""The forms of feedback: who is asked for support, and a round with its answers."""

from collections.abc import Iterator
from dataclasses import replace

import ipywidgets as ipw

from goalkit.model import Stakeholder
from goalkit.terms import Group
from goalkit.widgets.controls import box, choice_field, text_field, words
from goalkit.widgets.feedback_people_draft import StakeholdersDraft
from goalkit.widgets.feedback_round_draft import FIRST, PLACES, SECOND, RoundDraft, part_of
from goalkit.widgets.feedback_words import LEFT_OUT, UNSIGNED, words_to_ask
from goalkit.widgets.form import Book, Form
from goalkit.widgets.labels import Label
from goalkit.widgets.later import Later
from goalkit.widgets.rated import RatedRow
from goalkit.widgets.rows import Rows

GROUPS = (("choose", ""), *((group.value, group.value) for group in Group if group is not Group.SELF))
ANSWERS = (
    ("no answer", ""),
    ("+3 much better", "3"),
    ("+2 better", "2"),
    ("+1 a little better", "1"),
    ("0 no change", "0"),
    ("-1 a little worse", "-1"),
    ("-2 worse", "-2"),
    ("-3 much worse", "-3"),
)
"""The choices, with plain signs: they can be typed to choose."""
WHAT_TO_DO = (
    "Ask your stakeholders with the words below, by talk or message, and note each answer here as it comes. "
    "Save as often as you like: the round stays open."
)


def stakeholders_form(draft: StakeholdersDraft, book: Book) -> Form:
    """The people around the client: one row each."""
    form = Form(draft, book, name="stakeholders")
    numbers: dict[str, int] = {}

    def row(key: str) -> ipw.Widget:
        number = numbers.setdefault(key, len(numbers) + 1)
        return box("person", *_person(form, f"people.{key}", f"Person {number}"))

    rows = Rows(form, "people", row, another="Another person", what="person", stays=draft.has_answered)
    if not draft.rows.rows:
        rows.add()
    hint = (
        "Who sees you at work: your manager, peers, those who report to you? Three or more of a group count."
    )
    form.lay_out(words(hint, "help", "p"), rows.view)
    return form


def _person(form: Form, part: str, who: str) -> Iterator[ipw.Widget]:
    yield form.add(f"{part}.name", text_field, Label(who, "Name")).view
    yield form.add(f"{part}.group", choice_field, Label(who, "Group"), options=GROUPS).view
    yield form.add(f"{part}.support", text_field, Label(who, "Support you ask for")).view
    yield form.add(f"{part}.asked_on", text_field, Label(who, "Asked on (day)")).view


class RoundForm:
    """The form of a round, in which the questions follow the behaviours that are typed."""

    def __init__(self, draft: RoundDraft, book: Book, *, name: str) -> None:
        self.form = Form(draft, book, name=name)
        self._draft, self._client = draft, replace(book.workbook.client, name=book.whose)
        self._rows = {place: self._row_of_each(place) for place in PLACES}
        is_hidden = book.whose != book.workbook.client.name
        self._asker = replace(self._client, name=UNSIGNED) if is_hidden else self._client
        self.words = ipw.Textarea(
            description="Words to ask with: copy them, change them as you like", rows=10
        )
        later = Later(self._follow)
        draft.observe(lambda _: later.ask(), names=list(PLACES))
        self._follow()
        self.form.lay_out(*self._head(), *self._answers())

    def _head(self) -> Iterator[ipw.Widget]:
        yield words(WHAT_TO_DO, "help", "p")
        first = self.form.add(FIRST, text_field, "What others can see me do better")
        second = self.form.add(SECOND, text_field, "A second behaviour (may stay empty)")
        yield box("row", first.view, second.view)
        day = self.form.add("on", text_field, "Day of the round")
        day.view.add_class("goalkit-day")
        yield day.view
        left_out = (words(LEFT_OUT, "help"),) if self._asker.name == UNSIGNED else ()
        yield box("field", box("line", self.words), *left_out)

    def _answers(self) -> Iterator[ipw.Widget]:
        for person in self._draft.people:
            rows = (self._rows[place][person.id].view for place in PLACES)
            yield box("rows", words(self._title(person), "part", "h4"), box("answers", *rows))

    def _row_of_each(self, place: str) -> dict[str, RatedRow]:
        return {
            person.id: RatedRow(self.form, part_of(person, place), self._labels(person, place), ANSWERS)
            for person in self._draft.people
        }

    def _labels(self, person: Stakeholder, place: str) -> tuple[Label, Label]:
        behaviour = self._draft.behaviours.get(place, f"{place} behaviour")
        name = self._name(person)
        return Label(name, behaviour), Label(f"{name}: {behaviour}", "Suggestion")

    def _name(self, person: Stakeholder) -> str:
        """Who answers, as shown on the page."""
        return self._client.name if person.group is Group.SELF else person.name

    def _title(self, person: Stakeholder) -> str:
        what = "your own view" if person.group is Group.SELF else person.group
        return f"{self._name(person)} · {what}"

    def _follow(self) -> None:
        """Name the questions after the behaviours; without a second one leave its questions out."""
        self.words.value = words_to_ask(tuple(self._draft.behaviours.values()), self._asker)
        for place, rows in self._rows.items():
            asked = place == FIRST or place in self._draft.behaviours or self._is_answered(place)
            for person in self._draft.people:
                rows[person.id].name_anew(self._labels(person, place))
                rows[person.id].view.layout.display = None if asked else "none"

    def _is_answered(self, place: str) -> bool:
        return any(self._draft.answer(part_of(person, place)).rating for person in self._draft.people)
