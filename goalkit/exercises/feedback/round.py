"""A round of feedback: its day, one or two behaviours, the words to ask with, and the answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import ipywidgets as ipw

from goalkit.forms import (
    Book,
    Day,
    Debounce,
    Draft,
    Form,
    Label,
    Mode,
    RatedRow,
    RecordDraft,
    Text,
    box,
    choice,
    form,
    show,
    words,
)
from goalkit.model import Client, Feedback, Record, Stakeholder, Workbook
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
ANSWER = form(Feedback, only=["rating", "suggestion"], rating=choice(RATINGS, int))
BEHAVIOURS = {
    FIRST: Text(
        label="What others can see me do better",
        needed="Write one behaviour that others can see, such as: listens to the end.",
    ),
    SECOND: Text(label="A second behaviour (optional)"),
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
    seen = (
        f"{client.coach} collects the answers. I see them by group, and no group of fewer than three."
        if client.coach
        else "I collect the answers myself. Whoever else sees them sees no group of fewer than three."
    )
    return (
        f"{SPAN}, have I become better at this?\n\n{asked}\n\n"
        f"Please answer each with a number from {SCALE}, and with one suggestion for the weeks ahead.\n\n"
        f"{seen} Thank you! {client.name}"
    )


# ---- what is typed


class RoundDraft(Draft):
    """A round of feedback: the one of day `round_on`, or without it a new one that begins today.

    The answers are parts by person and place of the behaviour. An answer that is emptied is taken back.
    A round that is moved to another day takes its answers along.
    """

    OF_THE_DAY = ("on",)

    def __init__(self, workbook: Workbook, round_on: date | None = None, *, today: date) -> None:
        day = Day(
            label="Day of the round", needed="Write the day of the round.", between=lambda: (None, today)
        )
        asked = behaviours_of(workbook, round_on or last_round(workbook, today))
        begun = dict(zip(PLACES, asked, strict=True)) | {"on": (round_on or today).isoformat()}
        super().__init__({"on": day, **BEHAVIOURS}, start=begun)
        self.today, self._begun = today, begun
        self.round_on = self._before = round_on
        self.people = people_of(workbook)
        self._other_days = days_of(workbook) - {round_on}
        self.answers = {
            part_of(person, place): AnswerDraft(person, place, self)
            for person in self.people
            for place in PLACES
        }
        self.parts = {**self.answers}
        self.follow(workbook)

    @property
    def behaviours(self) -> dict[str, str]:
        """The behaviours that are typed, by their place."""
        return {place: self[place].strip() for place in PLACES if self[place].strip()}

    @property
    def day(self) -> date:
        """The day that is typed; today as long as it cannot be read."""
        day: date = self.read_or("on", self.today)
        return day

    def is_answered(self, place: str) -> bool:
        """Whether anybody answered about the behaviour at a place."""
        return any(self.answers[part_of(person, place)]["rating"] for person in self.people)

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
        days = {"on": next(iter(held.values())).round_on.isoformat()} if held else {}
        return days | texts

    def follow(self, workbook: Workbook, mode: Mode = Mode.MERGE) -> None:
        self._workbook = workbook
        if mode is Mode.REPLACE:  # the round that was just saved stays in sight
            self._before, self.round_on = self.round_on, self.day
            self._other_days = days_of(workbook) - {self.day}
            self._start = {name: self[name] for name in self.fields}
        elif mode is Mode.KEEP:
            self._start = dict(self._begun)
            if self.round_on not in days_of(workbook):  # its save was taken back
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
        begun = any(answer["rating"] or answer.known for answer in self.answers.values())
        return {} if begun or not self.is_touched else {FIRST: NO_ANSWER}

    def own_records(self) -> Iterator[tuple[str, Record]]:
        """The client, as one of those who answer, where that is new."""
        for person in self.people:
            typed = any(self.answers[part_of(person, place)]["rating"] for place in PLACES)
            if person.group is Group.SELF and typed and not self._workbook.newest(Stakeholder, person.id):
                yield FIRST, person

    def _places(self, asked: Iterable[str]) -> dict[str, str]:
        """By behaviour its place: the one where it stands, else one that stands for none that was asked."""
        known = [behaviour for behaviour in asked if behaviour]
        stands = {text: place for place, text in self.behaviours.items() if text in known}
        free = (place for place in PLACES if place not in stands.values())
        return stands | dict(zip((text for text in known if text not in stands), free, strict=False))


class AnswerDraft(RecordDraft[Feedback]):
    """What a person answers about one behaviour; its words and the day are those of the round."""

    def __init__(self, person: Stakeholder, place: str, draft: RoundDraft) -> None:
        self._person, self._place, self._round = person, place, draft
        name = part_of(person, place)
        super().__init__(ANSWER, find=lambda workbook: draft.held(workbook).get(name), optional=True)

    @property
    def is_emptied(self) -> bool:
        return not self["rating"]

    @property
    def is_wanted(self) -> bool:
        return bool(self["rating"])

    def own_problems(self) -> dict[str, str]:
        if self["suggestion"].strip() and not self["rating"]:
            return {"rating": NO_NUMBER}
        return super().own_problems()

    def whole(self) -> dict[str, Any]:
        day, person = self._round.day, self._person.id
        given = {
            "stakeholder_id": person,
            "round_on": day,
            "behaviour": self._round.behaviours.get(self._place, "…"),  # what is missing is said there
        }
        is_moved = self.known is None or self.known.round_on != day
        own_id = {"id": f"{person}-{day.isoformat()}-{self._place}"} if is_moved else {}
        return super().whole() | given | own_id

    def own_removed(self) -> tuple[Record, ...]:
        known = self.known
        is_moved = known is not None and self.is_wanted and self.made().id != known.id
        return (known,) if known is not None and is_moved else super().own_removed()

    def conflict(self, name: str, workbook: Workbook) -> str:
        there = self.find(workbook)
        if there is None or name != "rating":
            return super().conflict(name, workbook)
        suggestion = f", “{there.suggestion}”" if there.suggestion else ""
        return f"Saved meanwhile: {signed_text(there.rating)}{suggestion}."


# ---- the form


class RoundForm:
    """The form of a round, in which the questions follow the behaviours that are typed."""

    def __init__(self, draft: RoundDraft, book: Book, *, name: str) -> None:
        self.form = Form(draft, book, name=name)
        self._draft, self._client = draft, replace(book.workbook.client, name=book.whose)
        self._rows = {
            place: {person.id: self._row(person, place) for person in draft.people} for place in PLACES
        }
        is_hidden = book.whose != book.workbook.client.name
        self._asker = replace(self._client, name=UNSIGNED) if is_hidden else self._client
        self.words = ipw.Textarea(
            description="Words to ask with: copy them, change them as you like", rows=10
        )
        debounce = Debounce(self._follow)
        for place in PLACES:
            draft.states[place].observe(lambda _: debounce.ask(), names="value")
        self._follow()
        self.form.lay_out(*self._head(), *self._answers())

    def _head(self) -> Iterator[ipw.Widget]:
        yield words(WHAT_TO_DO, "help", "p")
        yield box("row", *(self.form.add(place).view for place in PLACES))
        yield self.form.add("on").styled("day").view
        left_out = (words(LEFT_OUT, "help"),) if self._asker.name == UNSIGNED else ()
        yield box("field", box("line", self.words), *left_out)

    def _answers(self) -> Iterator[ipw.Widget]:
        for person in self._draft.people:
            what = "your own view" if person.group is Group.SELF else person.group
            rows = (self._rows[place][person.id].view for place in PLACES)
            title = words(f"{self._name(person)} · {what}", "part", "h4")
            yield box("rows", title, box("answers", *rows))

    def _row(self, person: Stakeholder, place: str) -> RatedRow:
        part = part_of(person, place)
        return RatedRow(self.form, f"{part}.rating", f"{part}.suggestion", self._labels(person, place))

    def _labels(self, person: Stakeholder, place: str) -> tuple[Label, Label]:
        behaviour = self._draft.behaviours.get(place, f"{place} behaviour")
        name = self._name(person)
        return Label(name, behaviour), Label(f"{name}: {behaviour}", "Suggestion")

    def _name(self, person: Stakeholder) -> str:
        """Who answers, as shown on the page."""
        return self._client.name if person.group is Group.SELF else person.name

    def _follow(self) -> None:
        """Name the questions after the behaviours; without a second one leave its questions out."""
        behaviours = self._draft.behaviours
        self.words.value = words_to_ask(tuple(behaviours.values()), self._asker)
        for place, rows in self._rows.items():
            asked = place == FIRST or place in behaviours or self._draft.is_answered(place)
            for person in self._draft.people:
                rows[person.id].rename(self._labels(person, place))
                show(rows[person.id].view, shown=asked)


# ---- rounds and who is asked


def part_of(person: Stakeholder, place: str) -> str:
    """The name of the part with the answer of a person to the behaviour at a place."""
    return f"{person.id} {place}"


def people_of(workbook: Workbook) -> tuple[Stakeholder, ...]:
    """Who is asked: the client first, then everybody else in the order in which they came."""
    own = [one for one in workbook.stakeholders if one.group is Group.SELF]
    new = [Stakeholder(id="self", name=workbook.client.name, group=Group.SELF)]
    return (*(own or new)[:1], *(one for one in workbook.stakeholders if one.group is not Group.SELF))


def days_of(workbook: Workbook) -> set[date]:
    """The days of all rounds."""
    return {answer.round_on for answer in workbook.feedback}


def rounds_of(workbook: Workbook, today: date) -> list[date]:
    """The days of the rounds up to today, the newest first."""
    return sorted((day for day in days_of(workbook) if day <= today), reverse=True)


def last_round(workbook: Workbook, today: date) -> date | None:
    """The day of the newest round."""
    return next(iter(rounds_of(workbook, today)), None)


def behaviours_of(workbook: Workbook, round_on: date | None) -> tuple[str, str]:
    """The first two behaviours that a round asked about, empty where there are fewer."""
    asked = dict.fromkeys(one.behaviour for one in workbook.feedback if one.round_on == round_on)
    first, second, *_ = (*asked, "", "")
    return first, second
