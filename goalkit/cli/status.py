"""`goalkit clients` and `goalkit status`: who is there, and where the goals of one client stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, RuleOption, known_day, opened
from goalkit.cli.terminal import say, say_aside, show_table, status_shown
from goalkit.period import Period
from goalkit.terms import Kind, Status
from goalkit.wording import day_text, list_text, number_text

if TYPE_CHECKING:
    import pandas as pd

    from goalkit.facts.period import PeriodFacts


def clients(practice: PracticeOption = None) -> None:
    """Tell who is in the practice, with the id that the other commands take."""
    with opened(practice) as place:
        found = place.clients()
    if not found:
        say_aside("No client yet: bring one in with `goalkit import FILE`, or look at `goalkit demo`.")
        return
    show_table(("id", "name", "role", "coach"), [(one.id, one.name, one.role, one.coach) for one in found])


def status(
    client: ClientArgument,
    as_of: AsOfOption = None,
    rule: RuleOption = None,
    practice: PracticeOption = None,
) -> None:
    """Show where each goal of a client stands, judged over the quarter so far."""
    from goalkit.open_workbook import OpenWorkbook

    on = known_day(as_of)
    with opened(practice) as place:
        workbook = OpenWorkbook(place, client, today=on, known_on=as_of)
        quarter = Period.quarter_of(on, fiscal_start=workbook.workbook.client.fiscal_start)
        facts = workbook.review(quarter.text, rule=rule or "")
        lines = status_lines(facts)
    if not lines:
        say_aside(f"'{client}' has no goal yet.")
        return
    rules = list_text(tuple(rule.title for rule in facts.rules))
    say(f"'{client}' on {day_text(on)}, judged by the {rules}")
    rows = [(line.goal, line.measure, line.now, status_shown(line.status), line.why) for line in lines]
    show_table(("goal", "measure", "now", "status", "why"), rows)


# ---------------------------------------------------------------- the goals as lines


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """One line: a goal, or one of its measures under it; then `goal` and `why` are empty."""

    goal: str = ""
    measure: str = ""
    now: str = ""
    status: Status
    why: str = ""


def status_lines(review: "PeriodFacts") -> tuple[StatusLine, ...]:
    """The lines of all goals; a goal with one measure shares its line with it."""
    return tuple(line for _, goal in review.goals.iterrows() for line in _goal_lines(review, goal))


def _goal_lines(review: "PeriodFacts", goal: "pd.Series") -> Iterator[StatusLine]:
    from goalkit.measure_text import goal_status_reason

    rows = review.progress[review.progress["goal"] == goal["goal"]]
    measures = [_measure_line(review, row) for _, row in rows.iterrows()]
    only = measures[0] if len(measures) == 1 else StatusLine(status=Status(goal["status"]))
    yield StatusLine(
        goal=goal["statement"],
        measure=only.measure,
        now=only.now,
        status=Status(goal["status"]),
        why=goal_status_reason(goal),
    )
    yield from measures if len(measures) > 1 else ()


def _measure_line(review: "PeriodFacts", row: "pd.Series") -> StatusLine:
    return StatusLine(measure=row["title"], now=_now_text(review, row), status=Status(row["status"]))


def _now_text(review: "PeriodFacts", row: "pd.Series") -> str:
    """The last reading beside what is wanted; of milestones how many of how many."""
    from goalkit.analysis.progress import MeasureRow
    from goalkit.measure_text import now_text

    if row["kind"] == Kind.MILESTONES:
        count = (review.frames.milestones["goal"] == row["goal"]).sum()
        return f"{number_text(row['actual'])} of {count} milestones"
    return now_text(MeasureRow.of(row))
