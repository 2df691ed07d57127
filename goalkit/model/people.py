"""Who takes part: the client, what was agreed with them, who sees them at work and what these answered."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import Between, Filled, Key, Problem, Record, order_problem
from goalkit.terms import DayCount, Group, Rule, Topic

FEWEST_ANSWERS = 3
"""In a smaller group each could tell who answered what, so nothing of it is shown."""
TOO_FEW = (
    f"Fewer than {FEWEST_ANSWERS} answers are not kept: everybody could tell who said what. "
    "Wait for one more, or talk about it with the team."
)
Count = Annotated[int, Between(0)]


@dataclass(frozen=True, kw_only=True)
class Client(Record):
    """The person the workbook is about. `coach` is empty for a person alone.

    `fiscal_start` is the month (1-12) in which the years of the organisation start. `rule` and
    `day_count` judge the goals that have none of their own; None leaves it to the practice.
    """

    name: Annotated[str, Filled("Write a name.")]
    role: str = ""
    organisation: str = ""
    coach: str = ""
    fiscal_start: Annotated[int, Between(1, 12)] = 1
    rule: Rule | None = None
    day_count: DayCount | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """What coach, client and sponsor agreed.

    `may_see` says who may read what; records are kept `keep_years` years after `ends_on`.
    """

    purpose: Annotated[str, Filled("Say what the coaching is for.")]
    signed_on: date
    ends_on: date
    sponsor: str = ""
    may_see: str = ""
    keep_years: Annotated[int, Between(0, 30)] = 3

    def check(self) -> Iterator[Problem]:
        yield from order_problem(self, "signed_on", "ends_on", "the day of signing")

    @property
    def kept_until(self) -> date:
        """The day until which the records are kept."""
        year, month = self.ends_on.year + self.keep_years, self.ends_on.month
        return date(year, month, min(self.ends_on.day, monthrange(year, month)[1]))


@dataclass(frozen=True, kw_only=True)
class Consent(Record):
    """What the client lets a sponsor see from `given_on` until the next one: nothing that is not named here.

    `goal_ids` are the goals, each with its measures, readings and milestones. One without topics and goals
    takes everything back. What is private is for no sponsor, whatever is named: `goalkit.model.sharing`.
    """

    given_on: date
    topics: tuple[Topic, ...] = ()
    goal_ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stakeholder(Record):
    """A person who sees the client at work; `support_asked` is what is asked of them.

    `influence` on the goals goes from 1 (hardly any) to 5 (decides), `support` of them from -2 (works against
    them) over 0 (neutral) to +2 (works for them). The client is a stakeholder of group self.
    """

    name: Annotated[str, Filled("Write a name.")]
    group: Group
    support_asked: str = ""
    asked_on: date | None = None
    influence: Annotated[int, Between(1, 5)] | None = None
    support: Annotated[int, Between(-2, 2)] | None = None


@dataclass(frozen=True, kw_only=True)
class Feedback(Record):
    """One answer about one behaviour in the round of `round_on`.

    `rating` goes from -3 (much worse) over 0 (no change) to +3 (much better).
    """

    stakeholder_id: Key
    round_on: date
    behaviour: Annotated[str, Filled("Say which behaviour it is about.")]
    rating: Annotated[int, Between(-3, 3)]
    suggestion: str = ""


@dataclass(frozen=True, kw_only=True)
class TeamPulse(Record):
    """How many of a team said on `asked_on` that they would recommend working in it, from 0 to 10.

    `promoters` said 9 or 10, `passives` 7 or 8, `detractors` 0 to 6. Who said what is not kept, and
    nothing of fewer than `FEWEST_ANSWERS`.
    """

    asked_on: date
    promoters: Count
    passives: Count
    detractors: Count

    def check(self) -> Iterator[Problem]:
        if self.promoters + self.passives + self.detractors < FEWEST_ANSWERS:
            yield "promoters", TOO_FEW
