"""Tables of milestones, attainment, balance, tensions and values."""

from datetime import date

import pandas as pd

from goalkit.analysis.attainment import RATED
from goalkit.blocks import Cell, Column, Table
from goalkit.tables import cells
from goalkit.terms import MilestoneState
from goalkit.wording import (
    count_text,
    day_text,
    number_text,
    quantity_text,
    share_text,
    signed_text,
)


def milestone_table(states: pd.DataFrame) -> Table:
    """One row a milestone with its full title. `states` as in `analysis.milestones`."""
    ordered = states.sort_values(["due", "title"], kind="stable")
    reached = int((states["state"] == MilestoneState.REACHED).sum())
    return Table(
        caption=f"The milestones: {reached} of {len(states)} reached.",
        columns=(
            Column(label="Milestone", width=3.2),
            Column(label="Due", width=1.3),
            Column(label="State", width=1.3),
            Column(label="Reached", width=1.3),
            Column(label="Reward", width=1.7),
        ),
        rows=tuple(
            (
                cells.text(step["title"]),
                cells.day(step["due"]),
                cells.milestone(MilestoneState(step["state"])),
                cells.day(step["reached_on"]),
                cells.text(step["reward"]),
            )
            for _, step in ordered.iterrows()
        ),
    )


def attainment_table(levels: pd.DataFrame, change: pd.DataFrame) -> Table:
    """One row a goal with a level on its scale, and the T-score below, over the goals that have both levels.

    `levels` as in `analysis.attainment_levels`, `change` as in `analysis.attainment_change`.
    """
    return Table(
        caption=(
            "The attainment level of each goal at its baseline and now, from −2 (much less than expected) to "
            "+2 (much more)."
        ),
        columns=(
            Column(label="Goal", width=2.9),
            Column(label="Weight", align="right", width=0.7),
            Column(label="Baseline", align="right", width=0.85),
            Column(label="Now", align="right", width=0.5),
            Column(label="Change", align="right", width=0.75),
            Column(label="Now by", width=2.0),
            Column(label="Note", width=2.7),
        ),
        rows=(
            *(_level_row(row) for _, row in levels.iterrows()),
            *(_score_row(row) for _, row in change.dropna(subset=["now"]).iterrows()),
        ),
    )


def _level_row(level: pd.Series) -> tuple[Cell, ...]:
    return (
        cells.text(level["statement"]),
        cells.number(level["weight"]),
        cells.signed(level["baseline"]),
        cells.signed(level["now"]),
        cells.signed(level["change"]),
        cells.text(_level_from(level)),
        cells.text(level["note"]),
    )


def _score_row(change: pd.Series) -> tuple[Cell, ...]:
    said = (
        f"T-score over {count_text(int(change['goals']), 'goal')}",
        "",
        number_text(change["baseline"]),
        number_text(change["now"]),
        signed_text(change["change"]),
        "",
        "",
    )
    return tuple(Cell(text=text, bold=True) for text in said)


def _level_from(level: pd.Series) -> str:
    """Where the level of now comes from: `rated 29 Sep 2026`, `reading 24 M USD, 25 Sep 2026`."""
    if pd.isna(level["now"]):
        return "not rated yet" if pd.isna(level["unit"]) else "no reading yet"
    said = "rated" if level["now_from"] == RATED else f"reading {_reading(level)},"
    return f"{said} {day_text(level['now_on'])}"


def _reading(level: pd.Series) -> str:
    return cells.breakable(quantity_text(level["now_value"], level["unit"]), level["unit"])


def balance_table(balance: pd.DataFrame, *, then: date) -> Table:
    """One row a life area: area, then, now, wanted, gap, change (levels from 1 to 10), beyond_chance."""
    numbers = ("Then", "Now", "Wanted", "Gap", "Change")
    return Table(
        caption=f"The life areas on {day_text(then)}, now and as wanted, on a scale from 1 to 10.",
        columns=(
            Column(label="Life area", width=3.0),
            *(Column(label=label, align="right", width=1.0) for label in numbers),
            Column(label="Chance or change", width=2.2),
        ),
        rows=tuple(
            (
                cells.text(row["area"]),
                cells.number(row["then"]),
                cells.number(row["now"]),
                cells.number(row["wanted"]),
                cells.number(row["gap"]),
                cells.signed(row["change"]),
                cells.chance(row["change"], beyond=row["beyond_chance"]),
            )
            for _, row in balance.iterrows()
        ),
    )


def reliability_table(reliability: pd.DataFrame) -> Table:
    """One row a fifth in which something was stated: low, high, stated, reached (fractions), statements."""
    stated = reliability[reliability["statements"] > 0]
    count = count_text(int(stated["statements"].sum()), "statement")
    return Table(
        caption=f"How sure {count} were, and how many of them came true.",
        columns=(
            Column(label="How sure", width=2.0),
            Column(label="Statements", align="right", width=1.2),
            Column(label="Said on average", align="right", width=1.4),
            Column(label="Came true", align="right", width=1.2),
        ),
        rows=tuple(
            (
                cells.text(f"{share_text(row['low'])} to {share_text(row['high'])}"),
                cells.number(row["statements"]),
                cells.share(row["stated"]),
                cells.share(row["reached"]),
            )
            for _, row in stated.iterrows()
        ),
    )


def tension_table(tensions: pd.DataFrame) -> Table:
    """One row a tension: statement, target_title, rating, reason, decision, decision_note."""
    return Table(
        caption=f"Where a goal pulls against something: {count_text(len(tensions), 'tension')}.",
        columns=(
            Column(label="Goal", width=2.4),
            Column(label="Pulls against", width=2.0),
            Column(label="Rating", align="right", width=0.8),
            Column(label="Why", width=2.4),
            Column(label="Decision", width=2.4),
        ),
        rows=tuple(
            (
                cells.text(row["statement"]),
                cells.text(row["target_title"]),
                cells.signed(row["rating"]),
                cells.text(row["reason"]),
                _decided(row),
            )
            for _, row in tensions.iterrows()
        ),
    )


def _decided(tension: pd.Series) -> Cell:
    words = [tension["decision"] if pd.notna(tension["decision"]) else "", tension["decision_note"]]
    return Cell(text=": ".join(word for word in words if word) or "open")


def values_table(values: pd.DataFrame, *, then: date) -> Table:
    """One row a value, the most important first. `values`: name, importance, lived_then, lived (1 to 10)."""
    ordered = values.sort_values("importance", ascending=False, kind="stable")
    return Table(
        caption=f"What matters and how much it is lived, from 1 to 10; then is {day_text(then)}.",
        columns=(
            Column(label="Value", width=3.0),
            *(
                Column(label=label, align="right", width=1.0)
                for label in ("Importance", "Lived then", "Lived now", "Gap")
            ),
        ),
        rows=tuple(
            (
                cells.text(row["name"]),
                cells.number(row["importance"]),
                cells.number(row["lived_then"]),
                cells.number(row["lived"]),
                cells.number(row["importance"] - row["lived"]),
            )
            for _, row in ordered.iterrows()
        ),
    )
