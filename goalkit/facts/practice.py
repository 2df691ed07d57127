"""Where every client of a practice stands on a day: one row a client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from goalkit.analysis.attainment import attainment_levels
from goalkit.analysis.cadence import readings_asked
from goalkit.analysis.pace import paused_days, pauses
from goalkit.analysis.progress import progress
from goalkit.analysis.rules import StatusRule
from goalkit.analysis.status import goal_status
from goalkit.frames import Frames
from goalkit.model import Client
from goalkit.model.record import latest
from goalkit.model.workbook import last_quarter
from goalkit.period import Period
from goalkit.terms import Status

OFF = (Status.MISSED, Status.AT_RISK, Status.BEHIND)
"""The statuses of a goal that needs a decision."""


class Talk(NamedTuple):
    """A coaching session: its day, and the one announced in it."""

    held_on: date
    next_on: date | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of all clients of a practice, as far as it tells where they stand on a day.

    `frames` hold the goals that are active on that day with all that belongs to them, readings without their
    notes. By client: the first day of which anything is known and the day of the last check-in; the last
    session and later ones, and the days on which open actions are due, in the order in which they came; the
    minutes of coaching in the year so far; when the agreement signed last ends, and the last quarters that
    were looked back on.
    """

    clients: Sequence[Client]
    frames: Frames
    begun: Mapping[str, date]
    last_check_in: Mapping[str, date]
    sessions: Mapping[str, Sequence[Talk]]
    due: Mapping[str, Sequence[date]]
    minutes: Mapping[str, int]
    agreement_ends: Mapping[str, date]
    reviewed: Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class ClientState:
    """Where one client stands.

    Of `goals` active goals so many are `off` (missed, at risk or behind) and so many `stale`; of
    `readings_due` measures the span of today has no reading yet. `overdue` of `open_actions` actions are
    past their day. `minutes` of coaching were held in the year so far. `to_review` is the last quarter that
    is over where nobody has looked back on it. Days are None where there is none.
    """

    client: str
    goals: int = 0
    off: int = 0
    stale: int = 0
    readings_due: int = 0
    last_check_in: date | None
    last_session: date | None
    next_session: date | None
    open_actions: int
    overdue: int
    minutes: int = 0
    to_review: Period | None
    agreement_ends: date | None


@dataclass(frozen=True, kw_only=True)
class Levels:
    """How far the active goals of all clients have come on their scales.

    `goals` says how many have each level, -2 to +2; so many are `without` one. Of the `clients` with an
    active goal so many have not a single level.
    """

    goals: Mapping[int, int]
    without: int
    clients: int
    clients_without: int


def levels_reached(found: Standing, *, on: date) -> Levels:
    """The levels on day `on`, the day of what was `found`. A goal counts once, with its latest level."""
    goals = found.frames.goals[["client", "goal"]]
    then = Period.quarter_of(on).previous.last_day
    now = attainment_levels(found.frames, as_of=on, then=then).dropna(subset=["now"])
    counts = now["now"].value_counts()
    clients = goals["client"].nunique()
    return Levels(
        goals={level: int(counts.get(level, 0)) for level in range(-2, 3)},
        without=len(goals) - len(now),
        clients=clients,
        clients_without=clients - now["client"].nunique(),
    )


def client_states(found: Standing, *, on: date, rule: StatusRule) -> tuple[ClientState, ...]:
    """The state of each client on day `on`, the day of what was `found`, in the order of the clients.

    Statuses are those of the running quarter of the client; `rule` judges the goals for which neither goal
    nor client has one. All clients with the same quarter are computed at once.
    """
    counts: dict[str, dict[str, int]] = {}
    for start in {client.fiscal_start for client in found.clients}:
        of_quarter = [client.id for client in found.clients if client.fiscal_start == start]
        since = Period.quarter_of(on, fiscal_start=start).start
        counts.update(_counts(found.frames, of_quarter, on, since, rule))
    return tuple(_state(client, found, counts.get(client.id, {}), on) for client in found.clients)


def _counts(
    frames: Frames, clients: Sequence[str], on: date, since: date, rule: StatusRule
) -> dict[str, dict[str, int]]:
    goals, measures, versions = (
        rows[rows["client"].isin(clients)].reset_index(drop=True)
        for rows in (frames.goals, frames.measures, frames.goal_versions)
    )
    check_ins, paused = frames.check_ins, paused_days(pauses(versions, as_of=on))
    rows = progress(measures, check_ins, frames.milestones, as_of=on, since=since, rule=rule, paused=paused)
    status = goal_status(goals, rows)["status"]
    asked = readings_asked(goals, measures, check_ins, as_of=on)
    due = asked.loc[asked["due"], "measure"].map(measures.set_index("measure")["client"]).value_counts()
    off, stale = status.isin(OFF), status == Status.STALE
    each = pd.DataFrame({"client": goals["client"].array, "goals": 1, "off": off, "stale": stale})
    summed = each.groupby("client").sum()
    summed = summed.assign(readings_due=due.reindex(summed.index).fillna(0)).astype("int64")
    names = [str(name) for name in summed]
    return {str(client): dict(zip(names, row, strict=True)) for client, *row in summed.itertuples()}


def _state(client: Client, found: Standing, counts: dict[str, int], on: date) -> ClientState:
    talks, due = found.sessions.get(client.id, ()), found.due.get(client.id, ())
    last = latest([one for one in talks if one.held_on <= on], lambda one: one.held_on)
    planned = [one.held_on for one in talks if one.held_on > on]
    announced = [last.next_on] if last and last.next_on and last.next_on >= on else []
    return ClientState(
        client=client.id,
        **counts,
        last_check_in=found.last_check_in.get(client.id),
        last_session=last.held_on if last else None,
        next_session=min((*planned, *announced), default=None),
        open_actions=len(due),
        overdue=sum(one < on for one in due),
        minutes=found.minutes.get(client.id, 0),
        to_review=_to_review(client, found, on),
        agreement_ends=found.agreement_ends.get(client.id),
    )


def _to_review(client: Client, found: Standing, on: date) -> Period | None:
    """The last quarter that is over, unless it was looked back on, or the workbook began later."""
    last = last_quarter(client, found.begun.get(client.id), on)
    return None if last and last.text in found.reviewed.get(client.id, ()) else last
