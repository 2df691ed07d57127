"""Tables of what was asked for, promised and decided."""

from datetime import date

from goalkit import look
from goalkit.blocks import Cell, Column, Table
from goalkit.model import Action, Decision, Stakeholder
from goalkit.tables import cells
from goalkit.wording import count_text, day_text


def support_table(stakeholders: tuple[Stakeholder, ...]) -> Table:
    """One row a stakeholder and the support asked of them."""
    return Table(
        caption="Who is asked for which support.",
        columns=(
            Column(label="Who", width=1.7),
            Column(label="Group", width=1.2),
            Column(label="Support asked for", width=4.0),
            Column(label="Asked on", width=1.3),
        ),
        rows=tuple(
            (
                cells.text(person.name),
                cells.text(person.group),
                cells.text(person.support_asked),
                cells.day(person.asked_on),
            )
            for person in stakeholders
        ),
    )


def actions_table(actions: tuple[Action, ...], *, as_of: date) -> Table:
    """One row an action by its due day: done, overdue on `as_of`, or open."""
    ordered = sorted(actions, key=lambda action: (action.due, action.text))
    done = sum(_is_done(action, as_of) for action in actions)
    return Table(
        caption=f"{count_text(len(actions), 'action')}, {done} of them done.",
        columns=(
            Column(label="Action", width=4.6),
            Column(label="Due", width=1.3),
            Column(label="State", width=1.9),
        ),
        rows=tuple(
            (cells.text(action.text), cells.day(action.due), _state(action, as_of)) for action in ordered
        ),
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
    return Table(
        caption=f"What was decided for the time ahead: {count_text(len(decisions), 'decision')}.",
        columns=(
            Column(label="Decision", width=1.0),
            Column(label="What", width=3.4),
            Column(label="Why", width=3.4),
        ),
        rows=tuple(
            (Cell(text=decision.choice, bold=True), cells.text(decision.what), cells.text(decision.reason))
            for decision in decisions
        ),
    )
