"""`goalkit clients` and `goalkit status`: who is there, and where the goals of one client stand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, RuleOption, known_day, opened
from goalkit.cli.terminal import say, say_aside, show_table, status_shown
from goalkit.period import Period
from goalkit.store import shown_names
from goalkit.terms import Kind
from goalkit.wording import day_text, list_text, number_text, sentence_text

if TYPE_CHECKING:
    from goalkit.analysis.progress import MeasureRow
    from goalkit.facts.period import PeriodFacts


NO_CLIENT = "No client yet: bring one in with `goalkit import FILE`, or look at `goalkit demo`."


def clients(practice: PracticeOption = None) -> None:
    """Tell who is in the practice, with the id that the other commands take."""
    with opened(practice) as place:
        found = place.clients()
    if not found:
        say_aside(NO_CLIENT)
        return
    show_table(("id", "name", "role", "coach"), [(one.id, one.name, one.role, one.coach) for one in found])


def overview(practice: PracticeOption = None) -> None:
    """Show where every client stands, whoever needs something first."""
    from goalkit.analysis.rules import rule_named
    from goalkit.facts.practice import client_states
    from goalkit.store.settings import practice_rule
    from goalkit.store.standing import standing
    from goalkit.tables.practice import goals_text, most_pressing_first, needs

    with opened(practice) as place:
        on, names = known_day(place, None), shown_names(place)
        states = client_states(standing(place, on=on), on=on, rule=rule_named(*practice_rule(place)))
    if not states:
        say_aside(NO_CLIENT)
        return
    needed = {one.client: tuple(needs(one, on=on)) for one in states}
    rows = [
        (
            *(names[one.client], goals_text(one)),
            *(day_text(day) if day else "" for day in (one.last_check_in, one.next_session)),
            sentence_text(list_text(needed[one.client])),
        )
        for one in sorted(states, key=lambda one: most_pressing_first(one, needed[one.client]))
    ]
    show_table(("client", "goals", "last check-in", "next session", "what is needed"), rows)


def status(
    client: ClientArgument,
    as_of: AsOfOption = None,
    rule: RuleOption = None,
    practice: PracticeOption = None,
) -> None:
    """Show where each goal of a client stands, judged over the quarter so far."""
    from goalkit.open_workbook import OpenWorkbook

    with opened(practice) as place:
        on = known_day(place, as_of)
        workbook = OpenWorkbook(place, client, today=on, known_on=as_of)
        quarter = Period.quarter_of(on, fiscal_start=workbook.workbook.client.fiscal_start)
        facts = workbook.review(quarter.text, rule=rule or "")
        rows = list(goal_rows(facts))
    if not rows:
        say_aside(f"'{client}' has no goal yet.")
        return
    rules = list_text(tuple(rule.title for rule in facts.rules))
    say(f"'{client}' on {day_text(on)}, judged by the {rules}")
    show_table(("goal", "measure", "now", "status", "why"), rows)


def goal_rows(review: "PeriodFacts") -> Iterator[tuple[str, str, str, Text, str]]:
    """A row of goal, measure, now, status and why for each goal.

    A goal with one measure shares its row with it; else each measure has one of its own below.
    """
    from goalkit.analysis.progress import MeasureRow
    from goalkit.measure_text import goal_label, goal_status_reason

    for _, goal in review.goals.iterrows():
        rows = MeasureRow.all_of(review.progress[review.progress["goal"] == goal["goal"]])
        measures = [(one.title, _now_text(review, one), status_shown(one.status.label)) for one in rows]
        title, now, _ = measures[0] if len(measures) == 1 else ("", "", None)
        shown = status_shown(goal_label(goal["state"], goal["status"]))
        yield goal["statement"], title, now, shown, goal_status_reason(goal)
        if len(measures) > 1:
            yield from (("", *measure, "") for measure in measures)


def _now_text(review: "PeriodFacts", row: "MeasureRow") -> str:
    """The last reading beside what is wanted; of milestones how many of how many."""
    from goalkit.measure_text import now_text

    if row.kind is Kind.MILESTONES:
        count = (review.frames.milestones["goal"] == row.goal).sum()
        return f"{number_text(row.actual)} of {count} milestones"
    return now_text(row)
