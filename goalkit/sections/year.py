"""The parts of a year in review that bring its reviews together."""

from collections.abc import Iterator

import pandas as pd

from goalkit.analysis.progress import MeasureRow
from goalkit.blocks import Card, Cards, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.measure_text import goal_standing_text
from goalkit.model import Review
from goalkit.period import Period
from goalkit.sections.cover import goals_standing
from goalkit.sections.goals import NO_GOALS, measure_parts, timelines
from goalkit.sections.looking_back import actions_since
from goalkit.sections.people import reached_milestones, thanks_said
from goalkit.sections.section import Part, Section, listed
from goalkit.tables import actions_table, decision_table, ledger_table, quarters_table
from goalkit.terms import OVER, MilestoneState, Status
from goalkit.wording import day_text

MOST_ON_THE_PAGE = 12
"""How many wins, and as many learnings, stand on the page of the year."""
NO_REVIEW = "No review of this year has been answered."


def year_on_one_page(year: PeriodFacts) -> Section:
    """The wins and learnings of all reviews of the year above the goals with their status."""
    each = max(1, MOST_ON_THE_PAGE // max(len(year.reviews), 1))
    wins = tuple(_of_review(one, text) for one in year.reviews for text in one.wins[:each])
    learnings = tuple(_of_review(one, text) for one in year.reviews for text in one.learnings[:each])
    cards = (
        Card(title="Wins of the year", items=wins, empty="Not answered yet."),
        Card(title="Learnings of the year", items=learnings, empty="Not answered yet."),
    )
    return Section((Cards(cards=cards), *goals_standing(year)))


def _of_review(review: Review, text: str) -> str:
    """A line of a review with the part of the year it is about: `Q3: The vacancy is filled.`."""
    part = _span(review).label.rpartition(" ")[0]
    return f"{part}: {text}" if part else text


def _span(review: Review) -> Period:
    return Period.parse(review.period)


def goals_over_the_year(year: PeriodFacts) -> Section:
    """The status of each goal at the end of each quarter, then each goal with its charts."""
    if year.goals.empty:
        return Section((Note(text=NO_GOALS),))
    parts = [part for _, goal in year.goals.iterrows() for part in _goal(year, goal)]
    quarters = {_column(year, quarter): quarter.goals for quarter in year.quarters}
    return Section((quarters_table(year.goals, quarters), *parts))


def _column(year: PeriodFacts, quarter: PeriodFacts) -> str:
    running = quarter.as_of < quarter.period.last_day
    name = quarter.period.label.removesuffix(f" {year.period}")
    return f"{name} so far" if running else name


def _goal(year: PeriodFacts, goal: pd.Series) -> Iterator[Part]:
    yield Heading(level=2, text=goal["statement"])
    standing = goal_standing_text(goal, year.progress)
    yield Paragraph(text=f"{Status(goal['status']).label}: {standing}")
    for measure in MeasureRow.all_of(year.progress[year.progress["goal"] == goal["goal"]]):
        yield from measure_parts(year, measure)
    yield from timelines(year, goal["goal"])
    changes = year.ledger[year.ledger["goal"] == goal["goal"]]
    of_year = changes[changes["since"] >= pd.Timestamp(year.period.start)]
    if not of_year.empty:
        yield ledger_table(of_year)


def milestones_of_the_year(year: PeriodFacts) -> Section:
    """What was reached in the year, with its reward, and all who were thanked in its reviews."""
    thanks = tuple(dict.fromkeys(text for review in year.reviews for text in review.thanks))
    return Section((*reached_milestones(year), *thanks_said(thanks)))


def decisions_of_the_year(year: PeriodFacts) -> Section:
    """What was decided in each review of the year."""
    decided = [review for review in year.reviews if review.decisions]
    parts = [part for review in decided for part in _decisions(review)]
    return Section(tuple(parts) or (Note(text=NO_REVIEW),))


def _decisions(review: Review) -> Iterator[Part]:
    yield Heading(level=2, text=f"{_span(review).label}, on {day_text(review.held_on)}")
    yield decision_table(review.decisions)


def carried_over(year: PeriodFacts) -> Section:
    """What goes on after the year: focus, goals, milestones ahead and open actions."""
    parts = (*_focus(year), *_goals_going_on(year), *_milestones_ahead(year), *_open_actions(year))
    return Section(parts or (Note(text="Nothing is carried over: next year starts with a clean slate."),))


def _focus(year: PeriodFacts) -> Iterator[Part]:
    set_last = [review.next_focus for review in year.reviews if review.next_focus]
    yield from listed("Focus", set_last[-1] if set_last else ())


def _goals_going_on(year: PeriodFacts) -> Iterator[Part]:
    goals = year.frames.goals
    going_on = goals[~goals["state"].isin(OVER) & (goals["due"] > pd.Timestamp(year.period.last_day))]
    lines = (_until(goal["statement"], goal["due"]) for _, goal in going_on.iterrows())
    yield from listed("Goals that go on", lines)


def _milestones_ahead(year: PeriodFacts) -> Iterator[Part]:
    ahead = year.milestones[year.milestones["state"] != MilestoneState.REACHED].sort_values("due")
    lines = (_until(step["title"], step["due"]) for _, step in ahead.iterrows())
    yield from listed("Milestones ahead", lines)


def _until(title: str, due: pd.Timestamp) -> str:
    return f"{title} (due {day_text(due.date())})"


def _open_actions(year: PeriodFacts) -> Iterator[Part]:
    still_open = tuple(
        action
        for action in actions_since(year, year.as_of)
        if action.done_on is None or action.done_on > year.as_of
    )
    if still_open:
        yield Heading(level=2, text="Open actions")
        yield actions_table(still_open, as_of=year.as_of)
