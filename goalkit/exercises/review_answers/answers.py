"""The answers of a review: looking back, looking ahead, and a few words. Each step edits a part of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.review_answers.beside import (
    beside,
    did_not_work,
    in_the_way,
    learned,
    went_well,
    who_helped,
)
from goalkit.facts.period import PeriodFacts
from goalkit.model import Decision, Review, Workbook
from goalkit.model.review import latest_review
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Choice, Topic
from goalkit.wording import day_text

ONE_A_LINE = "One per line."
ON_ONE_PAGE = f"{ONE_A_LINE} The first three stand on the one page that sums the report up."
SPONSOR_READS = (
    "The sponsor reads this: since {day} a sponsor's copy has all that is answered here, why something is "
    "decided and your own words too. What is private belongs in the note of a check-in: no sponsor sees it."
)
SPONSOR_READS_CHANGES = (
    "No sponsor reads this, with one exception: why a goal is changed stands with each goal that the sponsor "
    "may see. More than that is allowed on the page Print."
)
NO_SPONSOR_READS = "No sponsor reads this unless you allow it on the page Print."
MOST_FOCUS = 3

BACK = ui.form(
    Review,
    only=["wins", "learnings", "did_not_work"],
    wins=ui.Lines(label="Wins: what went well, and how did you do it?", help=ON_ONE_PAGE),
    learnings=ui.Lines(label="Learnings: what do you know now?", help=ON_ONE_PAGE),
    did_not_work=ui.Lines(label="What did not work?", help=ONE_A_LINE),
)
AHEAD = ui.form(
    Review,
    only=["plans", "thanks"],
    plans=ui.Lines(
        label="If-then plans: what could get in the way, and what will you do then?",
        help=f"{ONE_A_LINE} Such as: If an offer reaches my desk, then I pass it back unread.",
    ),
    thanks=ui.Lines(label="Thanks: who helped, and with what?", help=ONE_A_LINE),
)
FOCUS = {
    f"focus_{number}": ui.Text(rows=2, label=f"Next focus {number}") for number in range(1, MOST_FOCUS + 1)
}
NEXT_FOCUS = "Next focus: three things at most"
START = ui.Lines(label="What will you start?", help=ONE_A_LINE)
WORDS = ui.form(
    Review, only=["client_words", "coach_words"], client_words=ui.Text(rows=5), coach_words=ui.Text(rows=5)
)


def review_of(workbook: Workbook, period: str, *, today: date) -> Review:
    """The review of a period, or one of today without answers."""
    known = latest_review(workbook.reviews, period)
    return known or Review(id=f"review-{period}", period=period, held_on=today)


def who_reads(book: OpenWorkbook) -> str:
    """Whether what is answered in reviews stands in a sponsor's copy, by what the client allows today."""
    consent = book.consent
    if consent is not None and Topic.REVIEWS in consent.topics:
        return SPONSOR_READS.format(day=day_text(consent.given_on))
    return SPONSOR_READS_CHANGES if consent is not None and consent.goal_ids else NO_SPONSOR_READS


class AnswersDraft(ui.RecordDraft[Review]):
    """A part of the answers to a period. A review that is new is of today."""

    def __init__(
        self, declared: ui.Declared[Review], book: OpenWorkbook, period: str, **more: ui.Field
    ) -> None:
        super().__init__(
            declared,
            find=lambda workbook: latest_review(workbook.reviews, period),
            given={"id": f"review-{period}", "period": period, "held_on": book.today},
            more=more,
        )


class AheadDraft(AnswersDraft):
    """What is started, the next focus in three fields, plans and thanks."""

    def texts(self, record: Review) -> dict[str, Any]:
        started = [one.what for one in record.decisions if one.choice is Choice.START]
        focus = dict(zip(FOCUS, record.next_focus, strict=False))
        return super().texts(record) | {"start": START.write(started)} | focus

    def whole(self) -> dict[str, Any]:
        whole = super().whole()
        focus, decisions = whole.get("next_focus", ()), whole.get("decisions", ())
        if any(self.states[name].is_touched for name in FOCUS):
            focus = (*filter(None, map(self.read, FOCUS)), *focus[MOST_FOCUS:])
        if self.states["start"].is_touched:
            decisions = tuple(self._decisions(decisions))
        return whole | {"next_focus": focus, "decisions": decisions}

    def _decisions(self, there: tuple[Decision, ...]) -> Iterator[Decision]:
        """Decisions about goals as they are; what is started as typed, with the reason it had."""
        yield from (one for one in there if one.choice is not Choice.START)
        known = {one.what: one for one in there if one.choice is Choice.START}
        for line in self.read("start"):
            yield known.get(line) or Decision(choice=Choice.START, what=line)


def back_form(facts: PeriodFacts, book: OpenWorkbook, period: str, after_save: ui.AfterSave) -> ui.Form:
    """What went well, what was learned, what did not work, each beside what the records say about it."""
    draft = AnswersDraft(BACK, book, period)
    made = ui.Form(draft, book, name=f"review {period} back", after_save=after_save)
    return made.lay_out(
        beside(made.add("wins"), "What the records say", went_well(facts)),
        beside(made.add("learnings"), "What you learned in sessions", learned(facts)),
        beside(made.add("did_not_work"), "What the records say", did_not_work(facts)),
    )


def ahead_form(facts: PeriodFacts, book: OpenWorkbook, period: str, after_save: ui.AfterSave) -> ui.Form:
    """What is started, the next focus, plans and thanks, with obstacles and helpers that are known."""
    draft = AheadDraft(AHEAD, book, period, start=START, **FOCUS)
    made = ui.Form(draft, book, name=f"review {period} ahead", after_save=after_save)
    title = ui.words(NEXT_FOCUS, "part", "h3")
    return made.lay_out(
        made.add("start"),
        title,
        ui.box("row", made.add_all("", *FOCUS)),
        beside(made.add("plans"), "What your goals say", in_the_way(facts)),
        beside(made.add("thanks"), "Who helped with milestones", who_helped(facts)),
    )


def words_form(book: OpenWorkbook, period: str, after_save: ui.AfterSave) -> ui.Form:
    """The words of the client, and of the coach where there is one."""
    draft = AnswersDraft(WORDS, book, period)
    made = ui.Form(draft, book, name=f"review {period} words", after_save=after_save)
    coach = book.workbook.client.coach
    return made.lay_out(
        made.add("client_words", f"In the words of {book.whose}"),
        coach and made.add("coach_words", f"In the words of {coach}"),
    )
