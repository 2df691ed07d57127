"""Feedback: who is asked for which support, rounds of answers, and what they tell."""

from dataclasses import replace
from datetime import date
from typing import Any

from goalkit import forms as ui
from goalkit.analysis.feedback import is_time_to_ask
from goalkit.charts import support_map
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.feedback.draft import rounds_of
from goalkit.exercises.feedback.people import others_of, people_form
from goalkit.exercises.feedback.pulse import pulse_step
from goalkit.exercises.feedback.round import RoundForm
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.facts.period import PeriodFacts
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import Section, feedback_results
from goalkit.tables.facts import answers_table
from goalkit.terms import Group
from goalkit.wording import count_text, day_text

NEW = "new"
HIDE_ANSWERS, SHOW_ANSWERS = "Hide the answers", "Show each answer, for whoever typed them"
EACH_ANSWER = (
    "For whoever collected the answers, and for nobody else: that was promised to the people who gave them. "
    "It is never printed."
)
NOBODY = "Name the people who see you at work first, in step 1. Then they can be asked."


def feedback_steps(book: OpenWorkbook) -> ui.Steps:
    """The steps for one client."""
    support = ui.Showcase()

    def draw_support() -> None:
        others = others_of(book.workbook)
        support.show(Section((support_map(others),)).with_sentences if others else ())

    def people() -> Any:
        draw_support()
        return people_form(book), support

    def was_asked_lately() -> bool:
        last = max(rounds_of(book.workbook, book.today), default=None)
        return not is_time_to_ask(last, on=book.today)

    def what_they_say() -> tuple[Any, ...]:
        facts = running_quarter(book)
        return ui.Showcase(*feedback_results(facts).with_sentences), _each_answer(facts)

    steps = ui.Steps(
        ui.Step("People and support", people, lambda: others_of(book.workbook)),
        ui.Step("Round", lambda: _rounds(book) if others_of(book.workbook) else NOBODY, was_asked_lately),
        ui.Step("What they say", what_they_say),
        ui.Step("Team pulse", lambda: pulse_step(book)),
    )
    book.when_saved(steps.refresh)
    book.when_saved(draw_support)
    return steps


def _each_answer(facts: PeriodFacts) -> ui.Collapsible | None:
    """Each answer of the newest round, out of sight at first; None where there is no round."""
    if not facts.rounds:
        return None
    last, client = facts.rounds[-1], facts.workbook.client
    answers = tuple(one for one in facts.workbook.feedback if one.round_on == last)
    people = {
        one.id: replace(one, name=client.name) if one.group is Group.SELF else one
        for one in facts.workbook.stakeholders
    }
    inside = ui.box("place", EACH_ANSWER, ui.Showcase(answers_table(answers, people)))
    return ui.Collapsible(inside, (HIDE_ANSWERS, SHOW_ANSWERS), hidden=True, then=lambda _: None)


def _rounds(book: OpenWorkbook) -> ui.Chooser:
    """A choice of round: one that was begun or a new one, or the last one until it is time to ask again."""
    others, rounds = {one.id for one in others_of(book.workbook)}, rounds_of(book.workbook, book.today)
    options = [("A new round", NEW)]
    for day in rounds:
        asked = {one.stakeholder_id for one in book.workbook.feedback if one.round_on == day} & others
        many = count_text(len(asked), "person", "people")
        options.append((f"{day_text(day)} ({many} answered)", day.isoformat()))
    is_begun = bool(book.draft(f"feedback round {NEW}"))
    is_open = rounds and not is_begun and not is_time_to_ask(rounds[0], on=book.today)

    def open_for(chosen: str) -> ui.Form:
        day = None if chosen == NEW else date.fromisoformat(chosen)
        return RoundForm(book, day, name=f"feedback round {chosen}")

    return ui.Chooser("Which round?", options, open_for, chosen=rounds[0].isoformat() if is_open else NEW)


def _headway(work: WorkSoFar) -> Done:
    people = len(work.workbook.stakeholders)
    rounds = len({answer.round_on for answer in work.workbook.feedback if answer.round_on <= work.on})
    asked = f"{count_text(rounds, 'round') if rounds else 'no round'} of feedback{'' if rounds else ' yet'}"
    words = f"{count_text(people, 'person', 'people')}, {asked}" if people else "Nobody named yet"
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
    show=feedback_steps,
    headway=_headway,
    due=_due,
    urgency=90,
    drafts={
        "stakeholders": "people and support",
        f"feedback round {NEW}": "a new round",
        "feedback round {day}": "the round of {day}",
        f"team pulse {NEW}": "a new team pulse",
        "team pulse {day}": "the team pulse of {day}",
    },
)
