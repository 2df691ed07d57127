"""The dashboard: what was just reached, where everything stands, and under which rule."""

from datetime import timedelta

import pandas as pd

from goalkit.blocks import Card, Cards, Heading
from goalkit.facts.period import PeriodFacts
from goalkit.sections.alignment import alignment
from goalkit.sections.balance import attainment, balance
from goalkit.sections.forecast import confidence, forecast
from goalkit.sections.goals import goals
from goalkit.sections.people import feedback
from goalkit.sections.section import Section
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


def just_reached(review: PeriodFacts) -> Section:
    """The milestones of the last thirty days, each with its reward, who helped and whom to thank."""
    since = pd.Timestamp(review.as_of - timedelta(days=JUST_REACHED_DAYS))
    recent = review.milestones[review.milestones["reached_on"].between(since, pd.Timestamp(review.as_of))]
    if recent.empty:
        return Section(())
    newest = recent.sort_values("reached_on", ascending=False, kind="stable")
    cards = tuple(_celebrated(step) for _, step in newest.iterrows())
    rows = (cards[first : first + _CARDS_A_ROW] for first in range(0, len(cards), _CARDS_A_ROW))
    heading = f"Time to celebrate: {count_text(len(cards), 'milestone')} reached"
    return Section((Heading(level=2, text=heading), *(Cards(cards=row) for row in rows)))


def _celebrated(step: pd.Series) -> Card:
    helped, reward = step["helped_by"], step["reward"]
    said = (
        f"Reached on {day_text(step['reached_on'])}",
        f"Your reward: {reward}"
        if reward
        else "No reward was planned. What would be a good way to celebrate?",
        f"To thank: {helped}" if helped else "",
    )
    return Card(title=f"✓ {step['title']}", items=tuple(filter(None, said)), empty="")


def standing(review: PeriodFacts) -> Section:
    """Every goal with its status, the rule in words, and where another rule would say something else."""
    return Section((Heading(level=2, text="Goals at a glance"),)) + goals(review)


def dashboard_part(review: PeriodFacts, name: str) -> Section:
    """One of `PARTS` under its name."""
    return Section((Heading(level=2, text=name),)) + PARTS[name](review)
