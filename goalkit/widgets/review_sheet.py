"""Drafts of the answers of a review: each fills a part of one record, and leaves the other parts alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from traitlets import Unicode

from goalkit.model import Decision, Record, Review, Workbook
from goalkit.model.review import latest_review
from goalkit.terms import Choice
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import typed_lines

MOST_FOCUS = 3


@dataclass(frozen=True, kw_only=True)
class ReviewSheet:
    """The answers to one period: `now` gives the workbook as it is known, a new review is of `today`."""

    period: str
    today: date
    now: Callable[[], Workbook]

    def review_in(self, workbook: Workbook) -> Review:
        """The review of the period there, or one without answers."""
        known = latest_review(workbook.reviews, self.period)
        return known or Review(id=f"review-{self.period}", period=self.period, held_on=self.today)

    @property
    def review(self) -> Review:
        """The review as it is known now."""
        return self.review_in(self.now())


class AnswersDraft(RecordsDraft):
    """A part of the answers: those in `fields` of the record."""

    fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, sheet: ReviewSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.saw(sheet.review)
        self._shown = self._own(sheet.review)

    def answers(self) -> dict[str, Any]:
        """By field of the record what is typed."""
        return {}

    def built(self) -> Iterator[tuple[str, Record]]:
        there = self.sheet.review
        typed = replace(there, **self.answers())
        if typed != there or there in self.sheet.now().reviews:
            yield self.first_field, typed

    @property
    def first_field(self) -> str:
        """The field beside which is said what somebody else saved."""
        return self.fields[0]

    def replaced(self, workbook: Workbook) -> dict[str, str]:
        there = self.sheet.review_in(workbook)
        if self._own(there) == self._shown:
            self.saw(there)  # another part of it was answered: nothing here is replaced
        return super().replaced(workbook)

    def said(self, there: Record, typed: Record) -> str:
        if not isinstance(there, Review):
            return super().said(there, typed)
        texts = (f"“{text}”" for name in self.fields for text in _texts(getattr(there, name)))
        return f"Saved meanwhile: {', '.join(texts) or 'nothing here'}."

    def follow(self, workbook: Workbook) -> None:
        self._shown = self._own(self.sheet.review_in(workbook))

    def _own(self, review: Review) -> list[Any]:
        return [getattr(review, name) for name in self.fields]


class LinesDraft(AnswersDraft):
    """Lists of lines: a field of several lines for each field of the record."""

    def __init__(self, sheet: ReviewSheet) -> None:
        super().__init__(sheet)
        self.add_traits(**{name: Unicode().tag(typed=True) for name in self.fields})
        for name in self.fields:
            setattr(self, name, "\n".join(getattr(sheet.review, name)))

    def answers(self) -> dict[str, Any]:
        return {name: typed_lines(getattr(self, name)) for name in self.fields}


class LookingBackDraft(LinesDraft):
    """What went well, what was learned, what did not work."""

    fields = ("wins", "learnings", "did_not_work")


class LookingAheadDraft(AnswersDraft):
    """What is started, the next focus in three lines, plans and thanks."""

    fields = ("next_focus", "plans", "thanks", "decisions")
    start, focus_1, focus_2, focus_3, plans, thanks = (Unicode().tag(typed=True) for _ in range(6))

    def __init__(self, sheet: ReviewSheet) -> None:
        super().__init__(sheet)
        review = sheet.review
        self.start = "\n".join(one.what for one in review.decisions if one.choice is Choice.START)
        self.plans, self.thanks = "\n".join(review.plans), "\n".join(review.thanks)
        for number, text in enumerate(review.next_focus[:MOST_FOCUS], start=1):
            setattr(self, f"focus_{number}", text)

    @property
    def first_field(self) -> str:
        return "start"

    def answers(self) -> dict[str, Any]:
        focus = (getattr(self, f"focus_{number}").strip() for number in range(1, MOST_FOCUS + 1))
        return {
            "next_focus": tuple(filter(None, focus)) + self.sheet.review.next_focus[MOST_FOCUS:],
            "plans": typed_lines(self.plans),
            "thanks": typed_lines(self.thanks),
            "decisions": tuple(self._decisions()),
        }

    def _decisions(self) -> Iterator[Decision]:
        """Decisions about goals as they are; what is started as typed, with the reason it had."""
        there = self.sheet.review.decisions
        yield from (one for one in there if one.choice is not Choice.START)
        known = {one.what: one for one in there if one.choice is Choice.START}
        for line in typed_lines(self.start):
            yield known.get(line) or Decision(choice=Choice.START, what=line)


class WordsDraft(AnswersDraft):
    """The words of client and coach."""

    fields = ("client_words", "coach_words")
    client_words, coach_words = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, sheet: ReviewSheet) -> None:
        super().__init__(sheet)
        self.client_words, self.coach_words = sheet.review.client_words, sheet.review.coach_words

    def answers(self) -> dict[str, Any]:
        return {name: getattr(self, name).strip() for name in self.fields}


def _texts(answer: Any) -> Iterator[str]:
    """The texts of one field of a review."""
    if isinstance(answer, str):
        yield from filter(None, (answer,))
        return
    yield from (f"{one.choice}: {one.what}" if isinstance(one, Decision) else one for one in answer)
