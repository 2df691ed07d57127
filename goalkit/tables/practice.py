"""What a coach would say of each client of a practice."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from goalkit.facts.practice import ClientState
from goalkit.wording import count_text, day_text

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
