"""Tables of milestones, attainment, forecasts, confidence, balance, values, tensions and promises."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd

from goalkit import look
from goalkit.analysis.attainment import RATED
from goalkit.analysis.forecast import Remark
from goalkit.blocks import Cell, Table
from goalkit.facts.coaching_log import CoachingLog, LogRow
from goalkit.frames import FrameRow, rows_of
from goalkit.measure_text import NO_READING, likely_number, reached_day_text
from goalkit.model import Action, Decision, Feedback, Stakeholder
from goalkit.tables import cells
from goalkit.tables.cells import Col, table
from goalkit.terms import MilestoneState
from goalkit.wording import (
    NOTHING,
    count_text,
    day_text,
    fixed_text,
    number_text,
    part_of_month_text,
    quantity_text,
    range_text,
    share_text,
    signed_text,
    tenths_text,
)


def log_table(log: CoachingLog) -> Table:
    """One row a year and client, and below them one for all of each year."""
    hours = partial(fixed_text, decimals=2)
    return table(
        "The hours of coaching by year and client.",
        (*log.rows, *log.years),
        Col("Year", 1, str, "year"),
        Col("Client", 2, str, "client"),
        Col("With", 1.5, _with),
        Col("First session", 1.5, cells.day, "first"),
        Col("Last session", 1.5, cells.day, "last"),
        Col("Sessions", 1, str, "sessions", "right"),
        Col("Paid h", 1, hours, "paid", "right"),
        Col("Pro bono h", 1, hours, "pro_bono", "right"),
        Col("Total h", 1, hours, "total", "right"),
    )


def _with(row: LogRow) -> str:
    if row.people > 1:
        return f"group of {row.people}"
    return "individual" if row.people else NOTHING


def milestone_table(states: pd.DataFrame) -> Table:
    """One row a milestone with its full title. `states` as in `analysis.milestones`.

    Rewards stand in it where there are any.
    """
    rewards = (Col("Reward", 2.7, cells.text, "reward"),) if states["reward"].str.strip().any() else ()
    reached = int((states["state"] == MilestoneState.REACHED).sum())
    return table(
        f"The milestones: {reached} of {len(states)} reached.",
        states.sort_values(["due", "title"], kind="stable"),
        Col("Milestone", 3.7, cells.text, "title"),
        Col("Due", 1.35, cells.day, "due"),
        Col("State", 1.4, cells.milestone, "state"),
        Col("Reached", 1.35 if rewards else 2.7, _reached_day),
        *rewards,
    )


def _reached_day(step: FrameRow) -> str:
    return reached_day_text(None if pd.isna(step.reached_on) else step.reached_on, step.due)


def attainment_table(levels: pd.DataFrame, change: pd.DataFrame) -> Table:
    """One row a goal with a level on its scale, and the T-score below, over the goals that have both levels.

    `levels` as in `analysis.attainment_levels`, `change` as in `analysis.attainment_change`.
    """
    caption = (
        "Attainment levels before the period and now, from −2 (much less than expected) to +2 (much more)."
    )
    notes = (Col("Note", 3.7, cells.text, "note"),) if levels["note"].any() else ()
    shown = table(
        caption,
        levels,
        Col("Goal", 2.9, cells.text, "statement"),
        Col("Weight", 0.7, number_text, "weight", align="right"),
        Col("Before", 0.85, signed_text, "baseline", align="right"),
        Col("Now", 0.5, signed_text, "now", align="right"),
        Col("Change", 0.75, signed_text, "change", align="right"),
        Col("Based on", 1.7, _level_from),
        *notes,
    )
    scores = (
        (f"Score over {count_text(int(row.goals), 'goal')}", "", number_text(row.baseline),
         number_text(row.now), signed_text(row.change), "", *("" for _ in notes))
        for row in rows_of(change.dropna(subset=["now"]))
    )  # fmt: skip
    last = tuple(tuple(Cell(text=text, bold=True) for text in score) for score in scores)
    return replace(shown, rows=(*shown.rows, *last))


def _level_from(level: FrameRow) -> str:
    """Where the level of now comes from: `rated 29 Sep 2026`, `reading 24 M USD, 25 Sep 2026`."""
    if pd.isna(level.now):
        return "not rated yet" if pd.isna(level.unit) else NO_READING
    if level.now_from == RATED:
        return f"rated {day_text(level.now_on)}"
    read = cells.breakable(quantity_text(level.now_value, level.unit), level.unit)
    return f"reading {read}, {day_text(level.now_on)}"


def forecast_table(forecasts: pd.DataFrame) -> Table:
    """One row a reach measure: its likely reading on the due day, the range, and the chance of the target.

    `forecasts`: the columns of `forecast_readings` and `reach_dates`, with title, unit, target, confidence
    and `whole`: whether whole things are counted. Where there are no numbers, the remark that says why.
    """
    return table(
        "Where each measure is likely to be on its due day, and when it reaches its target.",
        forecasts,
        Col("Measure", 2.0, cells.text, "title"),
        Col("Due", 1.4, cells.day, "on"),
        Col("Likely then", 1.35, lambda row: cells.quantity(_likely(row, "median"), row.unit), align="right"),
        Col("Range (8 in 10)", 1.95, _range, align="right"),
        Col("Chance then", 1.3, tenths_text, "probability", align="right"),
        Col("Confidence", 1.2, share_text, "confidence", align="right"),
        Col("Reaches target", 1.75, _when),
    )


def _range(row: FrameRow) -> str:
    if pd.isna(row.median):
        return NOTHING
    return cells.breakable(range_text(_likely(row, "low"), _likely(row, "high"), row.unit), row.unit)


def _likely(row: FrameRow, column: str) -> float:
    return likely_number(getattr(row, column), row.target, whole=row.whole, within=row.high - row.low)


def _when(row: FrameRow) -> str:
    if row.remark != Remark.NONE:
        return str(row.remark)
    return "more likely never" if pd.isna(row.expected) else part_of_month_text(row.expected)


def reliability_table(reliability: pd.DataFrame) -> Table:
    """One row a fifth in which something was stated: low, high, stated, reached (fractions), statements."""
    stated = reliability[reliability["statements"] > 0]
    count = count_text(int(stated["statements"].sum()), "statement")
    return table(
        f"How sure {count} were, and how many of them came true.",
        stated,
        Col("How sure", 2.0, lambda row: f"{share_text(row.low)} to {share_text(row.high)}"),
        Col("Statements", 1.2, number_text, "statements", align="right"),
        Col("Stated on average", 1.4, share_text, "stated", align="right"),
        Col("Came true", 1.2, share_text, "reached", align="right"),
    )


def balance_table(balance: pd.DataFrame, *, then: date) -> Table:
    """One row a life area. `balance` as in `analysis.balance`; `then` is the last day before the period."""
    return table(
        f"The life areas as rated by {day_text(then)}, now and as wanted, on a scale from 1 to 10.",
        balance,
        Col("Life area", 2.0, cells.text, "area"),
        *(Col(label.capitalize(), 1.0, number_text, label, align="right") for label in _LEVELS),
        Col("Change", 1.0, signed_text, "change", align="right"),
        Col("Beyond chance?", 2.1, lambda row: cells.chance(row.change, beyond=row.beyond_chance)),
        Col("Rated on", 3.3, _rated_on),
    )


def _rated_on(area: FrameRow) -> str:
    """The days of both ratings; one day where the area was not rated before, or not again."""
    days = (day for day in (area.then_on, area.now_on) if pd.notna(day))
    return " → ".join(dict.fromkeys(map(day_text, days)))


_LEVELS = ("then", "now", "wanted", "gap")


def values_table(values: pd.DataFrame, *, then: date) -> Table:
    """One row a value, the most important first. `values`: name, importance, lived_then, lived, rated_on."""
    return table(
        f"How much each value matters and is lived, 1 to 10; “then”: as rated by {day_text(then)}.",
        values.sort_values("importance", ascending=False, kind="stable"),
        Col("Value", 3.0, cells.text, "name"),
        Col("Importance", 1.0, number_text, "importance", align="right"),
        Col("Lived then", 1.0, number_text, "lived_then", align="right"),
        Col("Lived now", 1.0, number_text, "lived", align="right"),
        Col("Gap", 1.0, lambda row: number_text(row.importance - row.lived), align="right"),
        Col("Rated on", 1.5, cells.day, "rated_on"),
    )


def tension_table(tensions: pd.DataFrame) -> Table:
    """One row a tension: statement, target_title, rating, reason, decision, decision_note."""
    return table(
        f"Goals that pull against something: {count_text(len(tensions), 'tension')}.",
        tensions,
        Col("Goal", 2.1, cells.text, "statement"),
        Col("Pulls against", 1.8, cells.text, "target_title"),
        Col("Rating", 0.7, signed_text, "rating", align="right"),
        Col("Why", 2.2, cells.text, "reason"),
        Col("Decision", 3.8, _decided),
    )


def _decided(tension: FrameRow) -> str:
    words = [tension.decision if pd.notna(tension.decision) else "", tension.decision_note]
    return ": ".join(word for word in words if word) or "open"


def support_table(stakeholders: tuple[Stakeholder, ...]) -> Table:
    """One row a stakeholder and the support asked of them."""
    return table(
        "Who is asked for what support.",
        stakeholders,
        Col("Who", 1.7, cells.text, "name"),
        Col("Group", 1.2, cells.text, "group"),
        Col("Support asked for", 5.0, cells.text, "support_asked"),
        Col("Asked on", 1.3, cells.day, "asked_on"),
    )


def answers_table(answers: Sequence[Feedback], people: Mapping[str, Stakeholder]) -> Table:
    """One row an answer, with who gave it; `people` are by their id. It is for whoever typed them alone."""
    return table(
        "Each answer, with who gave it.",
        sorted(answers, key=lambda one: one.behaviour),
        Col("Who", 1.7, lambda one: people[one.stakeholder_id].name),
        Col("Group", 1.2, lambda one: people[one.stakeholder_id].group),
        Col("Behaviour", 2.3, cells.text, "behaviour"),
        Col("Answer", 0.8, signed_text, "rating", align="right"),
        Col("Suggestion", 3.2, cells.text, "suggestion"),
    )


def actions_table(actions: tuple[Action, ...], *, as_of: date) -> Table:
    """One row an action by its due day: done, overdue on `as_of`, or open."""
    done = sum(action.done_on is not None and action.done_on <= as_of for action in actions)
    return table(
        f"{count_text(len(actions), 'action')}, {done or 'none'} of them done.",
        sorted(actions, key=lambda action: (action.due, action.text)),
        Col("Action", 4.6, cells.text, "text"),
        Col("Due", 1.3, cells.day, "due"),
        Col("State", 1.9, lambda action: _state(action, as_of)),
    )


def _state(action: Action, as_of: date) -> Cell:
    if action.done_on is not None and action.done_on <= as_of:
        return Cell(text=f"✓ done {day_text(action.done_on)}", colour=look.GREEN)
    if action.due < as_of:
        return Cell(text="✕ overdue", colour=look.VERMILION)
    return Cell(text="○ open", colour=look.MUTED)


def decision_table(decisions: tuple[Decision, ...]) -> Table:
    """One row a decision: keep, change, stop or start, what and why."""
    return table(
        f"What was decided for the time ahead: {count_text(len(decisions), 'decision')}.",
        decisions,
        Col("Decision", 0.8, lambda choice: Cell(text=choice, bold=True), "choice"),
        Col("What", 3.4, cells.text, "what"),
        Col("Why", 3.4, cells.text, "reason"),
    )
