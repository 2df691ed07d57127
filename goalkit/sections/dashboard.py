"""The dashboard: what was just reached, where everything stands, and under which rule."""

from collections.abc import Iterator
from datetime import timedelta

import pandas as pd

from goalkit.blocks import Card, Cards, Heading
from goalkit.facts.period import PeriodFacts
from goalkit.frames import FrameRow, rows_of
from goalkit.sections.alignment import alignment
from goalkit.sections.balance import attainment, balance
from goalkit.sections.forecast import confidence, forecast
from goalkit.sections.goals import goals
from goalkit.sections.people import feedback
from goalkit.sections.section import Part, Section, paged, section
from goalkit.sections.vision import vision
from goalkit.wording import count_text, day_text

JUST_REACHED_DAYS = 30
_CARDS_A_ROW = 3

PARTS = {
    "Where the goals are heading": forecast,
    "Balance": balance,
    "Vision and values": vision,
    "Alignment": alignment,
    "Attainment": attainment,
    "How sure you were": confidence,
    "Feedback and support": feedback,
}
"""What the dashboard shows beside the goals, under the heading it has on paper."""


@section
def just_reached(review: PeriodFacts) -> Iterator[Part]:
    """The milestones of the last thirty days, each with its reward, who helped and whom to thank."""
    since = pd.Timestamp(review.as_of - timedelta(days=JUST_REACHED_DAYS))
    recent = review.milestones[review.milestones["reached_on"].between(since, pd.Timestamp(review.as_of))]
    if recent.empty:
        return
    yield Heading(level=2, text=f"Time to celebrate: {count_text(len(recent), 'milestone')} reached")
    for row in paged(recent.sort_values("reached_on", ascending=False, kind="stable"), _CARDS_A_ROW):
        yield Cards(cards=tuple(map(_celebrated, rows_of(row))))


def _celebrated(step: FrameRow) -> Card:
    reward = "No reward was planned. What would be a good way to celebrate?"
    if step.reward:
        reward = f"Your reward: {step.reward}"
    thanks = (f"To thank: {step.helped_by}",) if step.helped_by else ()
    said = (f"Reached on {day_text(step.reached_on)}", reward, *thanks)
    return Card(title=f"✓ {step.title}", items=said, empty="")


def standing(review: PeriodFacts) -> Section:
    """Every goal with its status, the rule in words, and where another rule would say something else."""
    return Section((Heading(level=2, text="Goals at a glance"),)) + goals(review)


def dashboard_part(review: PeriodFacts, name: str) -> Section:
    """One of `PARTS` under its name."""
    return Section((Heading(level=2, text=name),)) + PARTS[name](review)
