"""What is typed in a round of feedback: its day, one or two behaviours, and the answers to them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from traitlets import Unicode

from goalkit.model import Feedback, Record, Stakeholder, Workbook
from goalkit.terms import Group
from goalkit.widgets.rated import RatedDraft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import TypedError, typed_day, typed_text
from goalkit.wording import day_text, signed_text

FIRST, SECOND = "first", "second"
PLACES = (FIRST, SECOND)
"""The behaviours of a round: one, or two."""


class RoundDraft(RecordsDraft):
    """A round of feedback: the one of day `round_on`, or without it a new one that begins today.

    The answers are parts by person and place of the behaviour. An answer that is emptied is taken back.
    A round that is moved to another day takes its answers along.
    """

    on, first, second = (Unicode().tag(typed=True) for _ in range(3))

    def __init__(self, workbook: Workbook, round_on: date | None = None, *, today: date) -> None:
        super().__init__()
        self.today = today
        self.people = people_of(workbook)
        self.on = (round_on or today).isoformat()
        self._other_days = {answer.round_on for answer in workbook.feedback} - {round_on}
        self.first, self.second = behaviours_of(workbook, round_on or last_round(workbook, today))
        self.parts = {part_of(person, place): RatedDraft() for person in self.people for place in PLACES}
        self._held: dict[str, Feedback] = {}
        self._hold(workbook, round_on)
        for name, answer in self._held.items():
            part = self.answer(name)
            part.rating, part.note = str(answer.rating), answer.suggestion
            self.saw(answer)

    def answer(self, name: str) -> RatedDraft:
        """The answer of a person to a behaviour, by the name of its part."""
        part = self.parts[name]
        assert isinstance(part, RatedDraft)  # noqa: S101 - there are no other parts
        return part

    @property
    def behaviours(self) -> dict[str, str]:
        """The behaviours that are typed, by their place."""
        typed = {place: getattr(self, place).strip() for place in PLACES}
        return {place: text for place, text in typed.items() if text}

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"on": self._day, FIRST: self._first, SECOND: self._second}

    def built(self) -> Iterator[tuple[str, Record]]:
        on = self._day()
        answers = list(self._answers(on))
        for person in self.people:
            if person.group is Group.SELF and any(
                answer.stakeholder_id == person.id for _, answer in answers
            ):
                yield f"{part_of(person, FIRST)}.rating", person
        yield from ((f"{name}.rating", answer) for name, answer in answers)

    def gone(self) -> tuple[Record, ...]:
        staying = {answer.id for _, answer in self._answers(self._day())}
        return tuple(answer for answer in self._held.values() if answer.id not in staying)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, Feedback):
            suggestion = f", “{there.suggestion}”" if there.suggestion else ""
            return f"Saved meanwhile: {signed_text(there.rating)}{suggestion}."
        return super().said(there, typed)

    def saved(self, workbook: Workbook) -> None:
        self._hold(workbook, self._day())
        super().saved(workbook)

    def _answers(self, on: date) -> Iterator[tuple[str, Feedback]]:
        for person in self.people:
            for place, behaviour in self.behaviours.items():
                name = part_of(person, place)
                part, held = self.answer(name), self._held.get(name)
                if part.number is not None:
                    same_day = held is not None and held.round_on == on
                    yield (
                        name,
                        Feedback(
                            id=held.id if held and same_day else f"{person.id}-{on.isoformat()}-{place}",
                            stakeholder_id=person.id,
                            round_on=on,
                            behaviour=behaviour,
                            rating=part.number,
                            suggestion=part.words,
                        ),
                    )

    def _hold(self, workbook: Workbook, round_on: date | None) -> None:
        """Know the answers of the round by place; of somebody's two the later recorded."""
        places = self._places(behaviours_of(workbook, round_on))
        self._held = {
            f"{answer.stakeholder_id} {places[answer.behaviour]}": answer
            for answer in workbook.feedback
            if answer.round_on == round_on and answer.behaviour in places
        }

    def _places(self, asked: Iterable[str]) -> dict[str, str]:
        """By behaviour its place: the one where it stands, else one that stands for none that was asked."""
        known = [behaviour for behaviour in asked if behaviour]
        stands = {text: place for place, text in self.behaviours.items() if text in known}
        free = (place for place in PLACES if place not in stands.values())
        return stands | dict(zip((text for text in known if text not in stands), free, strict=False))

    def _day(self) -> date:
        day = typed_day(self.on, latest=self.today)
        if day in self._other_days:
            raise TypedError(f"There is a round of {day_text(day)} already: choose it in the list above.")
        return day

    def _first(self) -> str:
        return typed_text(self.first, "Write one behaviour that others can see, such as: listens to the end.")

    def _second(self) -> None:
        second = self.second.strip()
        if second and second == self.first.strip():
            raise TypedError("This is the first one again: write another, or leave it empty.")
        if not second and any(self.answer(part_of(person, SECOND)).rating for person in self.people):
            raise TypedError("There are answers to a second behaviour: write it, or empty them.")


def part_of(person: Stakeholder, place: str) -> str:
    """The name of the part with the answer of a person to the behaviour at a place."""
    return f"{person.id} {place}"


def people_of(workbook: Workbook) -> tuple[Stakeholder, ...]:
    """Who is asked: the client first, then everybody else in the order in which they came."""
    own = [one for one in workbook.stakeholders if one.group is Group.SELF]
    new = [Stakeholder(id="self", name=workbook.client.name, group=Group.SELF)]
    return (*(own or new)[:1], *(one for one in workbook.stakeholders if one.group is not Group.SELF))


def rounds_of(workbook: Workbook, today: date) -> list[date]:
    """The days of the rounds up to today, the newest first."""
    return sorted({one.round_on for one in workbook.feedback if one.round_on <= today}, reverse=True)


def last_round(workbook: Workbook, today: date) -> date | None:
    """The day of the newest round."""
    return next(iter(rounds_of(workbook, today)), None)


def behaviours_of(workbook: Workbook, round_on: date | None) -> tuple[str, str]:
    """The first two behaviours that a round asked about, empty where there are fewer."""
    asked = dict.fromkeys(one.behaviour for one in workbook.feedback if one.round_on == round_on)
    first, second, *_ = (*asked, "", "")
    return first, second


def answered(people: Iterable[Stakeholder], workbook: Workbook, round_on: date) -> tuple[Stakeholder, ...]:
    """Those who answered in a round, in their order."""
    ids = {one.stakeholder_id for one in workbook.feedback if one.round_on == round_on}
    return tuple(person for person in people if person.id in ids)
