"""Attainment line: the T-score of the attainment scales over review days, 50 is as expected."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.wording import count_text, day_text, number_text

LOW, HIGH = 20.0, 80.0
AIR = 18.0
"""Points of the T-score between a line and the edge: two lines of a label."""
MOST_NUMBERS = 8
LEAST_AIR = timedelta(days=20)


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
    labels = [f"<b>{text}</b><br>{goals}" for text, goals in zip(texts, over, strict=True)]
    shown = labels if len(labels) <= MOST_NUMBERS else [""] * (len(labels) - 1) + labels[-1:]
    points = go.Scatter(
        x=[day.isoformat() for day in days],
        y=known["t"].tolist(),
        mode="lines+markers+text",
        line={"color": look.ACCENT, "width": 2.25},
        marker={"size": 8},
        text=shown,
        textposition=["top center" if t >= 50 else "bottom center" for t in known["t"]],
        textfont=theme.font(look.ACCENT, theme.SIZE),
        **theme.hover(
            f"{day_text(day)}: {text} over {goals}"
            for day, text, goals in zip(days, texts, over, strict=True)
        ),
    )
    return chart.add_trace(points)


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
    xaxis = yaxis = theme.hidden_axis(0, 1)
    if days:
        yaxis = scales.number_axis([low, high])
        air = max((days[-1] - days[0]) / 12, LEAST_AIR)
        xaxis = scales.day_axis(days[0] - air, days[-1] + air)
    if 0 < len(days) <= scales.MOST_TICKS:
        xaxis |= {"tickvals": [day.isoformat() for day in days], "ticktext": [day_text(day) for day in days]}
    return theme.figure(
        sentence=attainment_sentence(known),
        height=210,
        margin={"l": 40, "r": 120, "t": 12, "b": 30},
        xaxis=xaxis,
        yaxis={**yaxis, "range": [low, high]},
    )
