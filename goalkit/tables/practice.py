"""What a coach would say of each client of a practice."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from goalkit.blocks import Table
from goalkit.facts.practice import ClientState
from goalkit.tables import cells
from goalkit.tables.cells import Col, table
from goalkit.wording import NOTHING, count_text, day_text, list_text, number_text

SOON = timedelta(days=30)
"""So long before its end an agreement is spoken of."""


def goals_text(state: ClientState) -> str:
    """How many goals there are, and how many of them need a decision."""
    if not state.goals:
        return "no goal yet"
    goals = count_text(state.goals, "goal")
    return f"{state.off} of {goals} off track" if state.off else f"{goals}, none off track"


def needs(state: ClientState, *, on: date) -> Iterator[str]:
    """What needs the coach or the client, the most pressing first; nothing where all is well."""
    if state.off:
        yield f"{count_text(state.off, 'goal')} behind, at risk or missed"
    if state.overdue:
        yield f"{count_text(state.overdue, 'action')} overdue"
    if state.stale:
        yield f"{count_text(state.stale, 'goal')} without check-ins lately"
    if state.goals and state.last_check_in is None:
        yield "no check-in yet"
    if not state.goals:
        yield "no goal yet"
    if state.to_review:
        yield f"{state.to_review.label} not looked back on"
    yield from _agreement(state.agreement_ends, on)


def _agreement(ends: date | None, on: date) -> Iterator[str]:
    if ends and ends < on:
        yield f"agreement ended on {day_text(ends)}"
    elif ends and ends - on <= SOON:
        yield f"agreement ends on {day_text(ends)}"


def most_pressing_first(state: ClientState, needed: Sequence[str]) -> tuple[object, ...]:
    """What states are sorted by, so that whoever needs most comes first; `needed` is what `needs` gives."""
    return -len(needed), state.last_check_in or date.min, -state.off


def in_order(states: Sequence[ClientState], *, on: date) -> list[tuple[ClientState, tuple[str, ...]]]:
    """Each state with what is needed, so that whoever needs most comes first."""
    needed = [(one, tuple(needs(one, on=on))) for one in states]
    return sorted(needed, key=lambda pair: most_pressing_first(*pair))


def hours_text(minutes: int) -> str:
    """Minutes of coaching as hours, to a tenth."""
    return f"{number_text(round(minutes / 60, 1))} h" if minutes else NOTHING


def summary_text(states: Sequence[ClientState], *, on: date) -> str:
    """How many clients there are, how many of them need something, and the hours of coaching so far."""
    pressing = sum(any(needs(one, on=on)) for one in states)
    return f"{pressing_text(len(states), pressing)} {coaching_text(states, on=on)}"


def pressing_text(count: int, pressing: int) -> str:
    """How many clients there are, and how many of them need something."""
    if pressing == count > 0:
        return f"{count_text(count, 'client')}, who {'needs' if count == 1 else 'all need'} something."
    return f"{count_text(count, 'client')}. Something is needed by {pressing or 'none'} of them."


def coaching_text(states: Sequence[ClientState], *, on: date) -> str:
    """The hours of coaching of all clients in the year so far."""
    minutes = sum(one.minutes for one in states)
    return f"Coaching in {on.year}: {hours_text(minutes)}." if minutes else f"No coaching in {on.year} yet."


def clients_table(states: Sequence[ClientState], names: Mapping[str, str], *, on: date) -> Table:
    """One row a client by the name that is given, whoever needs something first."""
    return table(
        "Where each client stands, and what is needed.",
        in_order(states, on=on),
        Col("Client", 1.5, lambda row: names[row[0].client]),
        Col("Goals", 1.5, lambda row: goals_text(row[0])),
        Col("Last check-in", 1.2, lambda row: cells.day(row[0].last_check_in)),
        Col("Next session", 1.2, lambda row: cells.day(row[0].next_session)),
        Col("Coaching", 1, lambda row: hours_text(row[0].minutes), align="right"),
        Col("What is needed", 3, lambda row: list_text(row[1]) or NOTHING),
    )
