"""What a measure asks for while it is written: the even pace or the limits, milestones, next check-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.escaping import chart_text
from goalkit.measure_text import often_text, wanted_text
from goalkit.terms import EVERY_DAY, Cadence, Direction, Kind, Weekday
from goalkit.wording import day_text, first_text, quantity_text

FREQUENCIES = {
    Cadence.DAY: "D", Cadence.WEEK: "W-SUN", Cadence.MONTH: "M", Cadence.QUARTER: "Q", Cadence.YEAR: "Y",
}  # fmt: skip
"""How pandas calls the spans of a cadence."""
MEAN_DAYS = {
    Cadence.DAY: 1, Cadence.WEEK: 7, Cadence.MONTH: 365.25 / 12, Cadence.QUARTER: 365.25 / 4,
    Cadence.YEAR: 365.25,
}  # fmt: skip
RIGHT = 116


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A measure of numbers as it is being written; numbers in `unit`, a maintain measure has no baseline.

    `milestones` are the days of those still ahead with what will be reached.
    """

    kind: Kind
    direction: Direction
    unit: str
    baseline: float = 0.0
    target: float
    target_high: float | None = None
    cadence: Cadence
    weekdays: Sequence[Weekday] = EVERY_DAY
    start: date
    due: date
    milestones: Sequence[tuple[date, str]] = ()

    def next_check_in(self, today: date) -> date:
        """The last day of the span of its cadence in which today lies, or its start where that is ahead."""
        day = max(today, self.start)
        last = pd.Period(day, FREQUENCIES[self.cadence]).end_time.date()
        if self.cadence is Cadence.DAY:
            coming = (day + timedelta(days=ahead) for ahead in range(len(EVERY_DAY)))
            last = next(one for one in coming if EVERY_DAY[one.weekday()] in self.weekdays)
        return max(min(last, self.due), self.start)

    @property
    def pace(self) -> tuple[float, str]:
        """How much a day, week, month, quarter or year asks for: of those the shortest that asks for 1."""
        a_day = abs(self.target - self.baseline) / (self.due - self.start).days
        steps = [(a_day * days, span) for span, days in MEAN_DAYS.items()]
        return next((one for one in steps if one[0] >= 1), steps[-1])

    def expected(self, day: date) -> float:
        """Where a reach measure should be on a day, at an even pace."""
        passed = (day - self.start) / (self.due - self.start)
        return self.baseline + (self.target - self.baseline) * min(max(passed, 0.0), 1.0)


def plan_sentence(plan: Plan, today: date) -> str:
    """What is asked for, span after span, and by when the first check-in comes, in plain words."""
    due = day_text(plan.due)
    coming = f"{_which(plan, today).capitalize()} by {day_text(plan.next_check_in(today))}."
    if plan.kind is Kind.MAINTAIN:
        often = often_text(plan.cadence, plan.weekdays)
        return f"{wanted_text(plan).capitalize()}, {often} until {due}. {coming}"
    amount, span = plan.pace
    ends = f"From {first_text(plan.baseline, plan.unit)} to {quantity_text(plan.target, plan.unit)} by {due}"
    return f"{ends}: about {quantity_text(amount, plan.unit)} a {span}. {coming}"


def _which(plan: Plan, today: date) -> str:
    return "first check-in" if plan.start >= today else "next check-in"


def plan_chart(plan: Plan, today: date) -> go.Figure:
    """The even pace dashed to its target, or the limits; milestones as diamonds; the next check-in."""
    is_reach = plan.kind is Kind.REACH
    limits = [limit for limit in (plan.target, plan.target_high) if limit is not None]
    values = [plan.baseline, plan.target] if is_reach else [*limits, min(limits) * 0.8, max(limits) * 1.2]
    chart = theme.figure(
        sentence=plan_sentence(plan, today),
        height=168,
        margin={"l": 52, "r": RIGHT, "t": 26, "b": 30},
        xaxis=scales.day_axis(plan.start, plan.due),
        yaxis=scales.number_axis(values, most=4),
    )
    ends = [plan.start.isoformat(), plan.due.isoformat()]
    if is_reach:
        chart.add_trace(scales.line(ends, [plan.baseline, plan.target], look.GREY, dash="dash", width=1.5))
        limits = [plan.target]
    chart.add_traces([scales.line(ends, [limit, limit], look.INK, width=1) for limit in limits])
    theme.write(chart, [theme.right_of(theme.quantity(limit, plan.unit), y=limit) for limit in limits])
    theme.mark_day(chart, plan.next_check_in(today).isoformat(), _which(plan, today))
    within = [(day, said) for day, said in plan.milestones if plan.start <= day <= plan.due]
    marks = go.Scatter(
        x=[day.isoformat() for day, _ in within],
        y=[plan.expected(day) if is_reach else plan.target for day, _ in within],
        mode="markers",
        marker={"symbol": "diamond", "size": 10, "color": look.ACCENT},
        **theme.hover(f"{chart_text(said)}, {day_text(day)}" for day, said in within),
    )
    chart.add_trace(marks)
    if within:
        theme.key(chart, [("◆", look.ACCENT, "milestone")])
    return chart
