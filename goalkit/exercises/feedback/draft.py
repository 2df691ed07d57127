"""What is typed of a round of feedback: its day, one or two behaviours, and the answers."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.feedback.people import others_of
from goalkit.model import Feedback, Record, Stakeholder, Workbook
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


# ---- rounds


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
