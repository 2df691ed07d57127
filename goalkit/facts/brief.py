"""What a coach looks at before a session: where the client stands, and where that was at the last one."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from goalkit.analysis.readings import readings_since
from goalkit.analysis.rules import GAP, StatusRule
from goalkit.analysis.status import status_changes
from goalkit.facts.period import PeriodFacts
from goalkit.model import CoachingSession, Workbook
from goalkit.period import Period

DAYS_WITHOUT_SESSION = 30
"""How many days a brief looks back where no session is written down."""


@dataclass(frozen=True, kw_only=True)
class BriefFacts:
    """The facts of today, `now`, and of the day of the session before, `then`.

    Statuses are judged over the quarter so far, on either day. `last` is that session, None without one.
    """

    now: PeriodFacts
    then: PeriodFacts
    last: CoachingSession | None

    @property
    def workbook(self) -> Workbook:
        """The records."""
        return self.now.workbook

    @property
    def since(self) -> date:
        """The day of the session before; what happened later is told."""
        return self.then.as_of

    def is_new(self, day: date | None) -> bool:
        """Whether a day lies after the session before, and not in the time to come."""
        return day is not None and self.since < day <= self.now.as_of

    @cached_property
    def goals(self) -> pd.DataFrame:
        """One row a goal with its status then and now."""
        return status_changes(self.now.goals, self.then.goals)

    @cached_property
    def readings(self) -> pd.DataFrame:
        """One row a measure that was read since."""
        return readings_since(self.now.progress, self.then.progress, self.now.readings, since=self.since)


def brief_facts(workbook: Workbook, *, today: date, rule: StatusRule = GAP) -> BriefFacts:
    """The facts for a session on day `today`; a session of this very day is not the one before.

    `rule` judges the goals for which neither goal nor client has one.
    """
    held = [session for session in workbook.coaching_sessions if session.held_on < today]
    last = max(held, key=lambda session: session.held_on, default=None)
    since = last.held_on if last else today - timedelta(days=DAYS_WITHOUT_SESSION)
    now, then = (
        PeriodFacts(
            workbook=workbook,
            period=Period.quarter_of(on, fiscal_start=workbook.client.fiscal_start),
            as_of=on,
            known_on=today,
            rule=rule,
        )
        for on in (today, since)
    )
    return BriefFacts(now=now, then=then, last=last)
