"""Attainment and balance: how far the goals as a whole have come, and at what price."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.progress import MeasureRow
from goalkit.blocks import Note, Paragraph
from goalkit.facts.attainment import AttainmentFacts
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.frames import FrameRow, rows_of
from goalkit.sections.section import Part, paged, section
from goalkit.tables.facts import attainment_table, balance_table
from goalkit.terms import Audience, Kind
from goalkit.wording import count_text, day_text, number_text, signed_text

PANELS_A_CHART = 3
"""How many measures are drawn one above the other: two such charts fill a page."""
BEYOND_CHANCE = "“Beyond chance” means that noise alone hardly explains the change."


@section
def attainment(review: PeriodFacts) -> Iterator[Part]:
    """The T-score over time, how it changed since the baseline, and the level of each goal."""
    if review.attainment.line.empty and review.attainment.levels.empty:
        yield Note(text="No attainment level has been rated yet.")
        return
    if review.attainment.line["t"].notna().any():
        yield charts.attainment_line(review.attainment.line)
    elif not review.attainment.line.empty:
        yield Note(text="Every scale has weight 0, so there is no score; the levels are below.")
    for change in rows_of(review.attainment.change.dropna(subset=["now"])):
        yield Paragraph(text=_change_text(change, review.attainment))
    if not review.attainment.levels.empty:
        yield attainment_table(review.attainment.levels, review.attainment.change)
    yield FormulaPages(names=("t-score", "attainment-levels"))


def _change_text(change: FrameRow, facts: AttainmentFacts) -> str:
    """The T-score before the period and now over the same goals, where these stand, and who is not in it."""
    both, goals = int(change.goals), len(facts.counted)
    over = count_text(goals, "goal") if both == goals else f"{both} of {count_text(goals, 'goal')}"
    first, last = number_text(change.baseline), number_text(change.now)
    went = f"went from {first} to {last}, {signed_text(change.change)} points"
    if first == last:
        went = f"stayed at {last}"
    since = f"both on {day_text(facts.before)} (or at the start, if later) and in the period"
    said = f"Over {over} with a level {since}, the score {went}."
    levels = facts.counted.dropna(subset=["baseline", "now"])
    said += f" Before: {_levels_text(levels['baseline'])}; now: {_levels_text(levels['now'])}."
    if facts.rewritten:
        anew = f"The levels of {count_text(facts.rewritten, 'goal')} were written anew since then"
        said += f" {anew}: the new ones judge both days, the chart shows each day by its own levels."
    left_out = len(facts.levels) - goals
    if not left_out:
        return said
    verbs = "is not active now and does" if left_out == 1 else "are not active now and do"
    return f"{said} {count_text(left_out, 'goal')} in the table {verbs} not count towards it."


def _levels_text(levels: pd.Series) -> str:
    """How many goals stand at each level, the best first: `1 goal at +1, 3 at 0`."""
    counts = levels.value_counts().sort_index(ascending=False)
    first, *rest = zip(counts.tolist(), map(signed_text, counts.index.tolist()), strict=True)
    others = (f"{count} at {level}" for count, level in rest)
    return ", ".join((f"{count_text(first[0], 'goal')} at {first[1]}", *others))


@section
def balance(review: PeriodFacts, *, readings: bool = True) -> Iterator[Part]:
    """Hours, home office and travel over the last year, and the balance wheel then and now.

    Without `readings` it is the wheel alone, for a report that shows them elsewhere; for a sponsor it is the
    readings alone.
    """
    kept = review.progress[review.progress["kind"] == Kind.MAINTAIN]
    read = MeasureRow.all_of(kept[kept["measure"].isin(review.kept["measure"])])
    if not read and readings:
        yield Note(text="No measure with a limit to keep has a reading yet, so there is no chart here.")
    for page in paged(read if readings else (), PANELS_A_CHART):
        yield charts.reading_lines(review.kept, page, as_of=review.as_of, since=review.year_before)
    if review.audience is Audience.SPONSOR and readings:
        return
    if review.audience is Audience.SPONSOR or review.balance.empty:
        yield Note(text="The balance wheel has not been filled in yet.")
        return
    yield charts.balance_wheel(review.balance)
    yield balance_table(review.balance, then=review.before)
    if review.balance["change"].any():
        yield Paragraph(text=BEYOND_CHANCE, tone="muted")
    yield FormulaPages(names=("balance-and-values", "reliable-change"))
