"""What did not work, what comes next, the words of client and coach, and what is still to be answered."""

from collections.abc import Iterator, Sequence
from datetime import date

from goalkit.blocks import Bullets, Card, Cards, Heading, Note, Paragraph, Quote
from goalkit.facts.period import PeriodFacts
from goalkit.frames import FrameRow, rows_of
from goalkit.model import Action, Goal, Review
from goalkit.sections.section import Part, section
from goalkit.tables.facts import actions_table, decision_table
from goalkit.terms import Choice, GoalState
from goalkit.wording import count_text, day_text, share_text


@section
def lessons(review: PeriodFacts) -> Iterator[Part]:
    """What did not work beside what it taught."""
    answers = review.answers
    if not answers or not (answers.did_not_work or answers.learnings):
        yield Note(text="Nothing has been written here yet. What did not work often teaches the most.")
        return
    sides = (("What did not work", answers.did_not_work), ("What it taught", answers.learnings))
    yield Cards(cards=tuple(Card(title=title, items=each, empty="Nothing named.") for title, each in sides))


NO_ACTION = "No action is open."


@section
def next_steps(review: PeriodFacts) -> Iterator[Part]:
    """Decisions, if-then plans of the review or else of the goals, and actions."""
    answers = review.answers
    decisions, plans = (answers.decisions, answers.plans) if answers else ((), ())
    yield decision_table(decisions) if decisions else Note(text="No decision has been taken yet.")
    yield Heading(level=2, text="If-then plans")
    plans = plans or tuple(_plans_of_goals(review))
    yield Bullets(items=plans) if plans else Note(text="No if-then plan yet.")
    yield Heading(level=2, text="Actions")
    for row in rows_of(review.actions_done):
        yield Paragraph(text=_done_text(row, review.period.label))
    actions = tuple(actions_since(review, review.period.start))
    yield actions_table(actions, as_of=review.as_of) if actions else Note(text=NO_ACTION)


def _plans_of_goals(review: PeriodFacts) -> Iterator[str]:
    """What the goals that are still on their way plan against their obstacles."""
    for goal in rows_of(review.frames.goals):
        if goal.state == GoalState.ACTIVE and goal.plan.strip():
            yield f"“{goal.statement}”: {goal.plan}"


def _done_text(row: FrameRow, period: str) -> str:
    """How many actions were done in time: `Of 6 actions due in Q3 2026, 4 were done by the due day …`."""
    late = f", {row.late} later" if row.late else ""
    left = f"; {row.still_open} {'is' if row.still_open == 1 else 'are'} open" if row.still_open else ""
    were = "was" if row.in_time == 1 else "were"
    said = f"{row.in_time} {were} done by the due day ({share_text(row.share)})"
    return f"Of {count_text(row.judged, 'action')} due in {period}, {said}{late}{left}."


def actions_since(review: PeriodFacts, since: date) -> Iterator[Action]:
    """What was promised by the day of the facts and was open then, or was done from day `since` on."""
    held = {session.id: session.held_on for session in review.workbook.coaching_sessions}
    for action in review.workbook.actions:
        promised = action.session_id is None or held[action.session_id] <= review.as_of
        done_before = action.done_on is not None and action.done_on < since
        if promised and not done_before:
            yield action


@section
def words(review: PeriodFacts) -> Iterator[Part]:
    """The words of client and coach side by side, then the client's reflections of the period."""
    client, answers = review.workbook.client, review.answers
    said = (answers.client_words, answers.coach_words) if answers else ("", "")
    named = (client.name, client.coach)
    yield Cards(
        cards=tuple(
            Card(title=who or "Coach", items=(text,) if text else (), empty="Nothing written yet.")
            for who, text in zip(named, said, strict=True)
            if who or text
        )
    )
    for reflection in review.workbook.reflections:
        if reflection.written_on in review.period and reflection.written_on <= review.as_of:
            yield Quote(text=reflection.text, who=f"{reflection.prompt} ({day_text(reflection.written_on)})")


NOTHING_OPEN = "Every question is answered. The review can be printed."


@section
def still_open(review: PeriodFacts, asked: Sequence[Goal]) -> Iterator[Part]:
    """The questions without an answer, each goal without a decision by its name, then the decisions."""
    answers = review.answers
    if answers is None:
        yield Note(text=f"Nothing has been saved yet for the review of {review.period.label}.")
        return
    waiting = tuple(_open(answers, asked, coached=bool(review.workbook.client.coach)))
    said = "Still open in the" if waiting else "The"
    yield Heading(level=3, text=f"{said} review of {review.period.label}")
    yield Bullets(items=waiting) if waiting else Note(text=NOTHING_OPEN)
    if answers.decisions:
        yield decision_table(answers.decisions)


def _open(answers: Review, asked: Sequence[Goal], *, coached: bool) -> Iterator[str]:
    questions = (
        ("No win named yet: what went well, however small?", answers.wins),
        ("No learning named yet.", answers.learnings),
        ("“What did not work?” is not answered yet.", answers.did_not_work),
        *((f"No decision yet: “{goal.statement}”.", "") for goal in undecided(answers, asked)),
        ("No next focus chosen yet.", answers.next_focus),
        ("The client's own words are missing.", answers.client_words),
        ("The coach's own words are missing.", answers.coach_words or not coached),
    )
    yield from (sentence for sentence, answer in questions if not answer)


def undecided(answers: Review | None, asked: Sequence[Goal]) -> tuple[Goal, ...]:
    """The goals about which it is not decided whether they are kept, changed or stopped."""
    decisions = answers.decisions if answers else ()
    decided = {one.goal_id for one in decisions if one.choice is not Choice.START}
    return tuple(goal for goal in asked if goal.id not in decided)
