"""`goalkit clients` and `goalkit status`: who is there, and where the goals of one client stand."""

from goalkit.cli.opening import opened
from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, RuleOption, known_day
from goalkit.cli.showing import say, say_aside, show_table, status_shown
from goalkit.period import Period
from goalkit.wording import day_text, list_text


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
    from goalkit.cli.status_lines import status_lines
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
