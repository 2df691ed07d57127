"""Attainment line: the T-score of the attainment scales over review days, 50 is as expected."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.wording import count_text, day_text, number_text

LOW, HIGH = 20.0, 80.0
AIR = 18.0
"""Points of the T-score between a line and the edge: two lines of a label."""


def attainment_line(attainment: pd.DataFrame) -> go.Figure:
    """T-scores over the days of rating, each with how many goals it is over; 50, and the band from 40 to 60.

    `attainment`: rated_on, t (no unit; 50 is as expected, 10 one standard deviation), goals.
    """
    known = attainment.dropna(subset=["t"]).sort_values("rated_on", kind="stable")
    days = [scales.as_day(day) for day in known["rated_on"]]
    chart = _frame(days, known)
    if not days:
        return theme.no_reading(chart, text="no attainment rated yet")
    chart.add_hrect(y0=40, y1=60, fillcolor=look.BAND, line_width=0, layer="below")
    chart.add_hline(y=50, line={"color": look.INK, "width": 1}, layer="below")
    chart.add_annotation(theme.right_of("50 = as expected", y=50, font=theme.font(look.INK)))
    chart.add_annotation(theme.right_of("usual range 40–60", y=41, font=theme.font(look.MUTED)))
    texts = [number_text(t) for t in known["t"]]
    over = [count_text(int(goals), "goal") for goals in known["goals"]]
    return chart.add_trace(scales.rounds_line(days, known["t"].tolist(), texts, over, middle=50))


def attainment_sentence(known: pd.DataFrame) -> str:
    """What the goals came to together, and the last T-score beside the one before it, in one sentence."""
    if known.empty:
        return "No attainment is rated yet."
    last = known.iloc[-1]
    day, goals = day_text(scales.as_day(last["rated_on"])), int(last["goals"])
    together = " together" if goals > 1 else ""
    came_out = f"On {day}, {count_text(goals, 'goal')}{together} came out {_in_words(last['t'])}"
    said = f"{came_out}: the score is {number_text(last['t'])}, where 50 is as expected"
    if len(known) == 1:
        return f"{said}."
    before = known.iloc[-2]
    others = "" if before["goals"] == last["goals"] else f" over {count_text(int(before['goals']), 'goal')}"
    return (
        f"{said}; on {day_text(scales.as_day(before['rated_on']))} it was {number_text(before['t'])}{others}."
    )


def _in_words(t: float) -> str:
    """What a T-score means; within one standard deviation of 50 it is a little."""
    if number_text(t) == "50":
        return "as expected"
    little = "a little " if 40 <= t <= 60 else ""
    return f"{little}{'above' if t > 50 else 'below'} what was expected"


def _frame(days: list[date], known: pd.DataFrame) -> go.Figure:
    low, high = min([LOW, *(known["t"] - AIR)]), max([HIGH, *(known["t"] + AIR)])
    yaxis = scales.number_axis([low, high]) if days else theme.hidden_axis(0, 1)
    return theme.figure(
        sentence=attainment_sentence(known),
        height=210,
        margin={"l": 40, "r": 120, "t": 12, "b": 30},
        xaxis=scales.rounds_axis(days),
        yaxis={**yaxis, "range": [low, high]},
    )
