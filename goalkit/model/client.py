"""Who the workbook is about, and what was agreed with them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record
from goalkit.terms import DayCount, Rule


@dataclass(frozen=True, kw_only=True)
class Client(Record):
    """The person the workbook is about. `coach` is empty for a person alone.

    `fiscal_start` is the month (1-12) in which the years of the organisation start. `rule` and
    `day_count` judge the goals that have none of their own; None leaves it to the practice.
    """

    name: str
    role: str = ""
    organisation: str = ""
    coach: str = ""
    fiscal_start: int = 1
    rule: Rule | None = None
    day_count: DayCount | None = None

    def check(self) -> None:
        self.require_text("name")
        self.require_range("fiscal_start", 1, 12)


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """What coach, client and sponsor agreed.

    `may_see` says who may read what; records are kept `keep_years` years after `ends_on`.
    """

    purpose: str
    signed_on: date
    ends_on: date
    sponsor: str = ""
    may_see: str = ""
    keep_years: int = 3

    def check(self) -> None:
        self.require_text("purpose")
        self.require_order("signed_on", "ends_on")
        self.require_range("keep_years", 0, 30)

    @property
    def kept_until(self) -> date:
        """The day until which the records are kept."""
        year, month = self.ends_on.year + self.keep_years, self.ends_on.month
        return date(year, month, min(self.ends_on.day, monthrange(year, month)[1]))
