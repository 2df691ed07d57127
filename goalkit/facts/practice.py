"""Where every client of a practice stands on a day: one row a client."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from goalkit.analysis.cadence import readings_asked
from goalkit.analysis.pace import paused_days, pauses
from goalkit.analysis.progress import progress
from goalkit.analysis.rules import StatusRule
from goalkit.analysis.status import goal_status
from goalkit.frames import frames_of
from goalkit.model import Workbook
from goalkit.model.record import latest
from goalkit.model.review import latest_review
from goalkit.model.workbook import last_quarter
from goalkit.period import Period
from goalkit.terms import GoalState, Status

OFF = (Status.MISSED, Status.AT_RISK, Status.BEHIND)
"""The statuses of a goal that needs a decision."""


@dataclass(frozen=True, kw_only=True)
class ClientState:
    """Where one client stands.

    Of `goals` active goals so many are `off` (missed, at risk or behind) and so many `stale`; of
    `readings_due` measures the span of today has no reading yet. `overdue` of `open_actions` actions are
    past their day. `to_review` is the last quarter that is over where nobody has looked back on it. Days are
    None where there is none.
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
    to_review: Period | None
    agreement_ends: date | None


def client_states(workbooks: Sequence[Workbook], *, on: date, rule: StatusRule) -> tuple[ClientState, ...]:
    """The state of each client on day `on`, in the order of `workbooks`.

    Statuses are those of the running quarter of the client; `rule` judges the goals for which neither goal
    nor client has one. All clients with the same quarter are computed at once.
    """
    counts: dict[str, dict[str, int]] = {}
    fiscal = {book.client.id: book.client.fiscal_start for book in workbooks}
    for start in set(fiscal.values()):
        books = [book for book in workbooks if book.client.fiscal_start == start]
        since = Period.quarter_of(on, fiscal_start=start).start
        counts.update(_counts(books, on, since, rule))
    return tuple(_state(book, counts.get(book.client.id, {}), on) for book in workbooks)


def _counts(books: Sequence[Workbook], on: date, since: date, rule: StatusRule) -> dict[str, dict[str, int]]:
    frames = frames_of(books, on=on)
    active = frames.goals[frames.goals["state"] == GoalState.ACTIVE]
    paused = paused_days(pauses(frames.goal_versions, as_of=on))
    rows = progress(
        frames.measures, frames.check_ins, frames.milestones, as_of=on, since=since, rule=rule, paused=paused
    )
    status = goal_status(active, rows)["status"]
    asked = readings_asked(frames.goals, frames.measures, frames.check_ins, as_of=on)
    of_client = frames.measures.set_index("measure")["client"]
    due = asked.loc[asked["due"], "measure"].map(of_client).value_counts()
    found = pd.DataFrame(
        {
            "client": active["client"].array,
            "goals": 1,
            "off": status.isin(OFF),
            "stale": status == Status.STALE,
        }
    )
    summed = found.groupby("client").sum()
    summed = summed.assign(readings_due=due.reindex(summed.index).fillna(0)).astype("int64")
    names = [str(name) for name in summed]
    return {str(client): dict(zip(names, row, strict=True)) for client, *row in summed.itertuples()}


def _state(book: Workbook, counts: dict[str, int], on: date) -> ClientState:
    sessions = [one for one in book.coaching_sessions if one.held_on <= on]
    last = latest(sessions, lambda one: one.held_on)
    planned = [one.held_on for one in book.coaching_sessions if one.held_on > on]
    announced = [last.next_on] if last and last.next_on and last.next_on >= on else []
    actions = [one for one in book.actions if one.done_on is None]
    agreement = latest(book.agreements, lambda one: one.signed_on)
    return ClientState(
        client=book.client.id,
        **counts,
        last_check_in=max((one.on for one in book.check_ins if one.on <= on), default=None),
        last_session=last.held_on if last else None,
        next_session=min((*planned, *announced), default=None),
        open_actions=len(actions),
        overdue=sum(one.due < on for one in actions),
        to_review=_to_review(book, on),
        agreement_ends=agreement.ends_on if agreement else None,
    )


def _to_review(book: Workbook, on: date) -> Period | None:
    over = last_quarter(book, on)
    return None if over and latest_review(book.reviews, over.text) else over
