"""`goalkit clients` and `goalkit status`: who is there, and where the goals of one client stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, RuleOption, known_day, opened
from goalkit.cli.terminal import say, say_aside, show_table, status_shown, steps
from goalkit.period import Period
from goalkit.store import shown_names
from goalkit.wording import day_text, list_text

if TYPE_CHECKING:
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


PdfOption = Annotated[
    Path | None,
    typer.Option("--pdf", metavar="FILE", help="Write it as a new PDF for supervision, with code names."),
]


def overview(pdf: PdfOption = None, practice: PracticeOption = None) -> None:
    """Show where every client stands, whoever needs something first."""
    from goalkit.analysis.rules import rule_named
    from goalkit.facts.practice import client_states
    from goalkit.store.settings import code_names, practice_paper, practice_rule, write_as_chosen
    from goalkit.store.standing import standing
    from goalkit.tables.practice import clients_table, summary_text

    with opened(practice) as place:
        write_as_chosen(place)
        on, names, paper = known_day(place, None), shown_names(place), practice_paper(place)
        found, rule = standing(place, on=on), rule_named(*practice_rule(place))
    states = client_states(found, on=on, rule=rule)
    if not states:
        say_aside(NO_CLIENT)
        return
    shown = clients_table(states, code_names(names) if pdf else names, on=on)
    if pdf is None:
        rows = [[cell.text for cell in row] for row in shown.rows]
        show_table([column.label.lower() for column in shown.columns], rows, minor={"goals", "coaching"})
        say_aside(summary_text(states, on=on))
        return
    from goalkit.charts import levels_bars
    from goalkit.facts.practice import levels_reached
    from goalkit.report import Paper
    from goalkit.report.practice_sheet import practice_sheet
    from goalkit.report.typeset import Page
    from goalkit.store.new_file import write_new

    with steps("Printing"):
        picture, summary = levels_bars(levels_reached(found, on=on)), summary_text(states, on=on)
        page = Page(paper=Paper(paper), language="en", as_of=on)
        sheet = practice_sheet(summary, picture, shown, page=page, on_note=say_aside)
    write_new(pdf, sheet)
    say(f"Written: {pdf.resolve()}")


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
    from goalkit.measure_text import goal_label, goal_status_reason, now_text

    for _, goal in review.goals.iterrows():
        rows = MeasureRow.all_of(review.progress[review.progress["goal"] == goal["goal"]])
        measures = [(one.title, now_text(one), status_shown(one.status.label)) for one in rows]
        title, now, _ = measures[0] if len(measures) == 1 else ("", "", None)
        shown = status_shown(goal_label(goal["state"], goal["status"]))
        yield goal["statement"], title, now, shown, goal_status_reason(goal)
        if len(measures) > 1:
            yield from (("", *measure, "") for measure in measures)
