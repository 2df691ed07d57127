"""A round of feedback: its day, one or two behaviours, the words to ask with, and the answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.feedback.people import others_of
from goalkit.model import Client, Feedback, Record, Stakeholder, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Group
from goalkit.wording import day_text, signed_text

FIRST, SECOND = PLACES = ("first", "second")
"""The behaviours of a round: one, or two."""
RATINGS = (
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
ANSWER = ui.form(Feedback, only=["rating", "suggestion"], rating=ui.Choice(RATINGS, int))
BEHAVIOURS = {
    FIRST: ui.Text(
        label="What others can see me do better",
        needed="Write one behaviour that others can see, such as: listens to the end.",
    ),
    SECOND: ui.Text(label="A second behaviour (optional)"),
}
NO_NUMBER = "You wrote a suggestion: choose a number too, or empty the suggestion."
NO_ANSWER = "No answer is written down yet, so there is nothing to save: what you typed is kept as a draft."
WHAT_TO_DO = (
    "Ask your stakeholders with the words below, in person or by message, and write down each answer here as "
    "it comes in. Save as often as you like: the round stays open."
)

# ---- words to ask with

SPAN = "Over the past eight weeks"
SCALE = "−3 (much worse) over 0 (no change) to +3 (much better)"
UNSIGNED = "[your name]"
LEFT_OUT = "The name is left out of these words while names are hidden: put it in before you send them."


def words_to_ask(behaviours: Sequence[str], client: Client) -> str:
    """A message that asks about these behaviours, and tells the truth about who sees the answers."""
    asked = "\n".join(f"{number}. {text}" for number, text in enumerate(behaviours or ("…",), start=1))
    collected = (
        f"{client.coach} collects the answers. I see"
        if client.coach
        else "I collect the answers myself. Others see"
    )
    seen = f"{collected} them by group and all together, but never fewer than three."
    return (
        f"{SPAN}, have I become better at this?\n\n{asked}\n\n"
        f"Please answer each with a number from {SCALE}, and with one suggestion for the weeks ahead.\n\n"
        f"{seen} Thank you! {client.name}"
    )


# ---- what is typed


class RoundDraft(ui.DayDraft):
    """A round of feedback: the one of day `round_on`, or without it a new one that begins today.

    The answers are parts by person and place of the behaviour. An answer that is emptied is taken back.
    A round that is moved to another day takes its answers along.
    """

    def __init__(self, workbook: Workbook, round_on: date | None, *, today: date) -> None:
        asked = behaviours_of(workbook, round_on or max(rounds_of(workbook, today), default=None))
        self._begun = dict(zip(PLACES, asked, strict=True)) | {"on": (round_on or today).isoformat()}
        day = ui.Day(label="Day of the round", needed="Write the day of the round.")
        super().__init__(day, today=today, fields=BEHAVIOURS, start=self._begun)
        self.round_on = self._before = round_on
        new = Stakeholder(id="self", name=workbook.client.name, group=Group.SELF)
        own = next((one for one in workbook.stakeholders if one.group is Group.SELF), new)
        self.people = (own, *others_of(workbook))
        """Who is asked: the client first, then everybody else in the order in which they came."""
        self._other_days = days_of(workbook) - {round_on}
        self.answers = [AnswerDraft(person, place, self) for person in self.people for place in PLACES]
        self.parts = {answer.name: answer for answer in self.answers}

    @property
    def behaviours(self) -> dict[str, str]:
        """The behaviours that are typed, by their place."""
        return {place: self[place].strip() for place in PLACES if self[place].strip()}

    def is_answered(self, place: str) -> bool:
        """Whether anybody answered about the behaviour at a place."""
        return any(answer["rating"] for answer in self.answers if answer.place == place)

    def held(self, workbook: Workbook) -> dict[str, Feedback]:
        """The answers of the round there, by part; of somebody's two the later recorded."""
        day = self.round_on or self.day
        if self.round_on is None and day in self._other_days:
            return {}  # that is another round
        places = self._places(behaviours_of(workbook, day))
        return {
            f"{answer.stakeholder_id} {places[answer.behaviour]}": answer
            for answer in workbook.feedback
            if answer.round_on == day and answer.behaviour in places
        }

    def shown(self, workbook: Workbook) -> dict[str, Any]:
        held = self.held(workbook)
        texts = {key.rpartition(" ")[2]: answer.behaviour for key, answer in held.items()}
        day = next((answer.round_on.isoformat() for answer in held.values()), None)
        return ({"on": day} if day else {}) | texts

    def follow(self, workbook: Workbook, mode: ui.Mode = ui.Mode.MERGE) -> None:
        if mode is ui.Mode.REPLACE:  # the round that was just saved stays in sight
            self._before, self.round_on = self.round_on, self.day
            self._other_days = days_of(workbook) - {self.day}
            self._start = {name: self[name] for name in self.fields}
        elif mode is ui.Mode.BACK and self.round_on not in days_of(workbook):  # its save was taken back
            self._start = dict(self._begun)
            self._before, self.round_on = self.round_on, self._before
        super().follow(workbook, mode)

    def check(self) -> dict[str, str]:
        first, second = self[FIRST].strip(), self[SECOND].strip()
        if self.day in self._other_days:
            return {"on": f"There is a round of {day_text(self.day)} already: choose it in the list above."}
        if second and second == first:
            return {SECOND: "This is the first one again: write another, or leave it empty."}
        if not second and self.is_answered(SECOND):
            return {SECOND: "There are answers to a second behaviour: write it, or empty them."}
        begun = any(answer["rating"] or answer.known for answer in self.answers)
        return {} if begun or not self.is_touched else {FIRST: NO_ANSWER}

    def own_records(self) -> Iterator[Record]:
        """The client, as one of those who answer, where that is new."""
        client = self.people[0]
        typed = any(answer["rating"] for answer in self.answers if answer.person is client)
        if typed and not self.workbook.newest(Stakeholder, client.id):
            yield client

    def _places(self, asked: Iterable[str]) -> dict[str, str]:
        """By behaviour its place: the one where it stands, else one that stands for none that was asked."""
        known = [behaviour for behaviour in asked if behaviour]
        stands = {text: place for place, text in self.behaviours.items() if text in known}
        free = (place for place in PLACES if place not in stands.values())
        return stands | dict(zip((text for text in known if text not in stands), free, strict=False))


class AnswerDraft(ui.RecordDraft[Feedback]):
    """What a person answers about one behaviour; its words and the day are those of the round."""

    def __init__(self, person: Stakeholder, place: str, draft: RoundDraft) -> None:
        self.person, self.place, self._round = person, place, draft
        self.name = f"{person.id} {place}"
        super().__init__(
            ANSWER, find=lambda workbook: draft.held(workbook).get(self.name), optional=("rating",)
        )

    @property
    def is_wanted(self) -> bool:
        return not self.is_emptied

    def own_problems(self) -> dict[str, str]:
        if self["suggestion"].strip() and not self["rating"]:
            return {"rating": NO_NUMBER}
        return super().own_problems()

    def whole(self) -> dict[str, Any]:
        day, person = self._round.day, self.person.id
        behaviour = self._round.behaviours.get(self.place, "…")  # what is missing is said there
        is_moved = self.known is None or self.known.round_on != day
        own_id = {"id": f"{person}-{day.isoformat()}-{self.place}"} if is_moved else {}
        given = {"stakeholder_id": person, "round_on": day, "behaviour": behaviour}
        return super().whole() | given | own_id

    def own_removed(self) -> tuple[Record, ...]:
        is_moved = self.known is not None and self.is_wanted and self.made().id != self.known.id
        return self.saved if is_moved or self.is_emptied else ()

    def conflict(self, name: str, workbook: Workbook) -> str:
        there = self.find(workbook)
        if there is None or name != "rating":
            return super().conflict(name, workbook)
        suggestion = f", “{there.suggestion}”" if there.suggestion else ""
        return f"Saved meanwhile: {signed_text(there.rating)}{suggestion}."


# ---- the form


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


# ---- rounds and who is asked


def days_of(workbook: Workbook) -> set[date]:
    """The days of all rounds."""
    return {answer.round_on for answer in workbook.feedback}


def rounds_of(workbook: Workbook, today: date) -> list[date]:
    """The days of the rounds up to today, the newest first."""
    return sorted((day for day in days_of(workbook) if day <= today), reverse=True)


def behaviours_of(workbook: Workbook, round_on: date | None) -> tuple[str, str]:
    """The first two behaviours that a round asked about, empty where there are fewer."""
    asked = dict.fromkeys(one.behaviour for one in workbook.feedback if one.round_on == round_on)
    first, second, *_ = (*asked, "", "")
    return first, second
