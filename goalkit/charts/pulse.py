"""Pulse line: what the team pulse came to in each round, and of how many."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.wording import count_text, day_text, signed_text

AIR = 34.0
"""Points between a line and the edge: two lines of a label."""


def pulse_line(pulses: pd.DataFrame) -> go.Figure:
    """The score of each round over its day, −100 to 100, with how many answered.

    `pulses` of one client, as `goalkit.analysis.feedback.team_pulse` gives it.
    """
    days = [scales.as_day(day) for day in pulses["asked_on"]]
    chart = theme.figure(
        sentence=pulse_sentence(pulses),
        height=210,
        margin={"l": 48, "r": 120, "t": 12, "b": 30},
        xaxis=scales.rounds_axis(days),
        yaxis=scales.number_axis([-100, 100]) | {"range": [-100 - AIR, 100 + AIR]},
    )
    if pulses.empty:
        return theme.no_reading(chart, text="no team pulse yet")
    chart.add_hline(y=0, line={"color": look.INK, "width": 1}, layer="below")
    chart.add_annotation(
        theme.right_of("0 = as many for<br>as against", y=0, align="left", font=theme.font(look.INK))
    )
    scores = pulses["score"].tolist()
    texts = [signed_text(_whole(score)) for score in scores]
    counts = [count_text(count, "answer") for count in pulses["answers"]]
    return chart.add_trace(scales.rounds_line(days, scores, texts, counts, middle=0))


def pulse_sentence(pulses: pd.DataFrame) -> str:
    """The last score with the numbers behind it, the one before, and what one person weighs."""
    if pulses.empty:
        return "The team has not been asked yet."
    last = pulses.iloc[-1]
    counts = f"{last['promoters']} said 9 or 10 and {last['detractors']} said 0 to 6"
    said = f"{_came_to(last, 'the team pulse')}: of {count_text(last['answers'], 'answer')}, {counts}."
    person = last["one_person"]
    weighs = f"One person who answers otherwise moves it by {_whole(person)} to {_whole(2 * person)} points"
    if len(pulses) == 1:
        return f"{said} {weighs}."
    before = pulses.iloc[-2]
    change, most = abs(last["score"] - before["score"]), 2 * max(person, before["one_person"])
    may_be_one = ", so the change may be one person" if 0 < change <= most else ""
    return f"{said} {_came_to(before, 'it')} ({before['answers']} answered). {weighs}{may_be_one}."


def _came_to(pulse: "pd.Series[Any]", what: str) -> str:
    score = signed_text(_whole(pulse["score"]))
    return f"On {day_text(scales.as_day(pulse['asked_on']))} {what} was {score}"


def _whole(points: float) -> int:
    """Points without decimals, which so few answers cannot bear; a half goes away from 0."""
    return int(math.copysign(abs(points) + 0.5, points))
