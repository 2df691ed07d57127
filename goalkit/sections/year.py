"""The parts of a year in review that bring its reviews together."""

from collections.abc import Iterator

import pandas as pd

from goalkit.analysis.progress import MeasureRow
from goalkit.blocks import Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.frames import rows_of
from goalkit.measure_text import goal_label, goal_standing_text
from goalkit.period import Period
from goalkit.sections.cover import answer_cards, goals_standing
from goalkit.sections.goals import NO_GOALS, measure_parts, timelines_of
from goalkit.sections.looking_back import actions_since
from goalkit.sections.people import reached_milestones, thanks_said
from goalkit.sections.section import Part, Section, listed, section
from goalkit.tables.facts import actions_table, decision_table
from goalkit.tables.goals import ledger_table, quarters_table
from goalkit.terms import OVER, MilestoneState
from goalkit.wording import day_text

MOST_ON_THE_PAGE = 12
"""How many wins, and as many learnings, stand on the page of the year."""
NO_REVIEW = "No review of this year has been answered."


@section
def year_on_one_page(year: PeriodFacts) -> Iterator[Part]:
    """The wins and learnings of all reviews of the year above the goals with their status."""
    most = max(1, MOST_ON_THE_PAGE // max(len(year.reviews), 1))
    named = (("Wins of the year", "wins"), ("Learnings of the year", "learnings"))
    yield answer_cards((title, tuple(_answers(year, name, most))) for title, name in named)
    yield from goals_standing(year)


def _answers(year: PeriodFacts, name: str, most: int) -> Iterator[str]:
    """What reviews say, with the part of the year each is about: `Q3: The vacancy is filled.`."""
    for review in year.reviews:
        part = Period.parse(review.period).label.rpartition(" ")[0]
        yield from (f"{part}: {text}" if part else text for text in getattr(review, name)[:most])


@section
def goals_over_the_year(year: PeriodFacts) -> Iterator[Part]:
    """The status of each goal at the end of each quarter, then each goal with its charts."""
    if year.goals.empty:
        yield Note(text=NO_GOALS)
        return
    quarters = {}
    for quarter in year.quarters:
        so_far = " so far" if quarter.as_of < quarter.period.last_day else ""
        quarters[quarter.period.label.removesuffix(f" {year.period}") + so_far] = quarter.goals
    yield quarters_table(year.goals, quarters)
    for goal in rows_of(year.goals):
        yield Heading(level=2, text=goal.statement)
        standing = goal_standing_text(goal, year.progress)
        yield Paragraph(text=f"{goal_label(goal.state, goal.status)}: {standing}")
        for measure in MeasureRow.all_of(year.progress[year.progress["goal"] == goal.goal]):
            yield from measure_parts(year, measure)
        yield from timelines_of(year, goal.goal)
        changes = year.ledger[year.ledger["goal"] == goal.goal]
        of_year = changes[changes["since"] >= pd.Timestamp(year.period.start)]
        if not of_year.empty:
            yield ledger_table(of_year)


@section
def milestones_of_the_year(year: PeriodFacts) -> Iterator[Part]:
    """What was reached in the year, with its reward, and all who were thanked in its reviews."""
    yield from reached_milestones(year)
    yield from thanks_said(tuple(dict.fromkeys(text for review in year.reviews for text in review.thanks)))


@section
def decisions_of_the_year(year: PeriodFacts) -> Iterator[Part]:
    """What was decided in each review of the year."""
    decided = [review for review in year.reviews if review.decisions]
    if not decided:
        yield Note(text=NO_REVIEW)
    for review in decided:
        yield Heading(level=2, text=f"{Period.parse(review.period).label}, on {day_text(review.held_on)}")
        yield decision_table(review.decisions)


def carried_over(year: PeriodFacts) -> Section:
    """What goes on after the year: focus, goals, milestones ahead and open actions."""
    parts = tuple(_going_on(year))
    return Section(parts or (Note(text="Nothing is carried over: next year starts with a clean slate."),))


def _going_on(year: PeriodFacts) -> Iterator[Part]:
    set_last = [review.next_focus for review in year.reviews if review.next_focus]
    yield from listed("Focus", set_last[-1] if set_last else ())
    goals, steps = year.frames.goals, year.milestones
    going_on = goals[~goals["state"].isin(OVER) & (goals["due"] > pd.Timestamp(year.period.last_day))]
    lines = (f"{goal.statement} (due {day_text(goal.due)})" for goal in rows_of(going_on))
    yield from listed("Goals that go on", lines)
    ahead = steps[steps["state"] != MilestoneState.REACHED].sort_values("due")
    lines = (f"{step.title} (due {day_text(step.due)})" for step in rows_of(ahead))
    yield from listed("Milestones ahead", lines)
    promised = actions_since(year, year.as_of)
    still_open = tuple(one for one in promised if one.done_on is None or one.done_on > year.as_of)
    if still_open:
        yield Heading(level=2, text="Open actions")
        yield actions_table(still_open, as_of=year.as_of)
