"""Tables of what was asked for, promised and decided."""

from datetime import date

from goalkit import look
from goalkit.blocks import Cell, Table
from goalkit.model import Action, Decision, Stakeholder
from goalkit.tables import cells
from goalkit.tables.cells import Col, table
from goalkit.wording import count_text, day_text


def support_table(stakeholders: tuple[Stakeholder, ...]) -> Table:
    """One row a stakeholder and the support asked of them."""
    return table(
        "Who is asked for what support.",
        stakeholders,
        Col("Who", 1.7, cells.text, "name"),
        Col("Group", 1.2, cells.text, "group"),
        Col("Support asked for", 4.0, cells.text, "support_asked"),
        Col("Asked on", 1.3, cells.day, "asked_on"),
    )


def actions_table(actions: tuple[Action, ...], *, as_of: date) -> Table:
    """One row an action by its due day: done, overdue on `as_of`, or open."""
    done = sum(_is_done(action, as_of) for action in actions)
    return table(
        f"{count_text(len(actions), 'action')}, {done} of them done.",
        sorted(actions, key=lambda action: (action.due, action.text)),
        Col("Action", 4.6, cells.text, "text"),
        Col("Due", 1.3, cells.day, "due"),
        Col("State", 1.9, lambda action: _state(action, as_of)),
    )


def _is_done(action: Action, as_of: date) -> bool:
    return action.done_on is not None and action.done_on <= as_of


def _state(action: Action, as_of: date) -> Cell:
    if action.done_on is not None and _is_done(action, as_of):
        return Cell(text=f"✓ done {day_text(action.done_on)}", colour=look.GREEN)
    if action.due < as_of:
        return Cell(text="✕ overdue", colour=look.VERMILION)
    return Cell(text="○ open", colour=look.MUTED)


def decision_table(decisions: tuple[Decision, ...]) -> Table:
    """One row a decision: keep, change, stop or start, what and why."""
    return table(
        f"What was decided for the time ahead: {count_text(len(decisions), 'decision')}.",
        decisions,
        Col("Decision", 1.0, lambda choice: Cell(text=choice, bold=True), "choice"),
        Col("What", 3.4, cells.text, "what"),
        Col("Why", 3.4, cells.text, "reason"),
    )
