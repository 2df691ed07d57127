"""What the figures rest on: the data, the numbers to compute them again, formulas, and what is missing."""

from collections.abc import Iterator

import pandas as pd

from goalkit.analysis.attainment import RHO
from goalkit.analysis.chance import FEEDBACK, LIFE_AREAS, LIMIT
from goalkit.analysis.progress import MeasureRow
from goalkit.analysis.rules import StatusRule
from goalkit.blocks import NOT_HERE, Facts, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.frames import FrameRow, rows_of
from goalkit.sections.goals import rule_sentence
from goalkit.sections.section import Part, section
from goalkit.tables.goals import missing_table
from goalkit.tables.workings import READING_DIGITS, forecast_workings_tables, status_workings_table
from goalkit.terms import Audience, Kind
from goalkit.wording import count_text, day_text, digits_text, number_text


@section
def appendix(review: PeriodFacts) -> Iterator[Part]:
    """Data, the numbers to compute it again from, formulas, and missing readings."""
    frames = review.frames
    if review.audience is Audience.SPONSOR and frames.goals.empty:
        yield Note(text=NOT_HERE)
        return
    yield Heading(level=2, text="Data")
    yield Facts(
        items=(
            ("Goals and measures", f"{len(frames.goals)} and {len(frames.measures)}"),
            ("Check-ins", f"{len(frames.check_ins)} until {day_text(review.as_of)}"),
            ("Records up to", day_text(review.known_on)),
            ("Period", "first and last day included; weeks from Monday"),
        ),
        columns=2,
    )
    if not review.progress.empty:
        yield from _workings(review)
        yield Heading(level=2, text="Formulas")
        rules = ((rule.title.capitalize(), _with_source(rule)) for rule in review.rules)
        yield Facts(items=(*rules, *FORMULAS.items()), columns=2)
        yield Paragraph(text=EXPLAINED, tone="muted")
    yield Heading(level=2, text="Missing readings")
    if review.missing.empty:
        yield Note(text=f"Every reading due in {review.period.label} has been entered.")
        return
    missing = review.missing.merge(frames.measures[["measure", "title"]], on="measure")
    yield missing_table(missing)


EXPLAINED = (
    "Each has a page of its name in the documentation, with an example, its source, and when it misleads."
)
FORMULAS = {
    "Share of the way": (
        "(reading − baseline) ÷ (target − baseline). It can be below 0 % or above 100 %. Where readings add "
        "up, the reading is the total: baseline + all readings since the start."
    ),
    "Expected share": (
        "Days from the start to the day of the figures ÷ days from the start to the due date; paused days "
        "are left out of both."
    ),
    "Share kept": (
        "Spans kept ÷ spans with a reading. A span counts where its last day lies, once it has ended."
    ),
    "Habit strength": (
        "Exponential smoothing of kept spans: s = s·m + kept·(1 − m), m = 0.5^(1 ÷ H), kept 1 or 0. H is "
        "13 for days and weeks, 6 for months, 4 for quarters, 2 for years."
    ),
    "Share of the milestones": "Milestones reached ÷ all; expected: due before the day of the figures ÷ all.",
    "Status of a goal": "That of its weakest measure.",
    "Grade": (
        "Mean share of the measures of a goal that has ended, to one decimal; green from 0.7, red to 0.3."
    ),
    "Forecast": (
        "walk = 1 ÷ (1 + (turns ÷ 2)^3.5 · √n). "
        "Pace = p ÷ (1 + (2 ÷ n + 0.05) · h ÷ H + 0.7 · w ÷ H ÷ p²) with p = (1 − walk) · line "
        "pace + walk · mean pace. Median = (1 − walk) · line + walk · last reading + pace · h. "
        "Scale = √(0.4 · (1 − walk) · s² + 0.6 · walk · w · h + (1 ÷ (n + 4) + 0.08) · ((mean pace · h)² "
        "+ 0.5 · s² · (h ÷ H)²)) · missed^(m ÷ (m + 3) ÷ (1 + 4 · h ÷ H)), missed at most 1. The range is "
        "the median ± 2.197 · scale, the chance of at least y is 1 ÷ (1 + e^((y − median) ÷ scale)). Its "
        "page says how the rest follows from the readings."
    ),
    "Coming spans": (
        "Kept = ½ + Σw over spans kept, broken = ½ + Σw over the others, w = 0.5^(spans since ÷ 13). The "
        "next one: kept ÷ (kept + broken)."
    ),
    "Next milestone": "The last day one was reached + the mean of the last four gaps between them.",
    "Actions done in time": "Done by the due day ÷ all due in the period.",
    "Confidence": (
        "How sure the client was of reaching the target in time, first in the period → now. Brier score of "
        "what is decided: mean of (said − outcome)²."
    ),
    "T-score": (
        "The score over goals: 50 + 10 Σwx ÷ √((1 − ρ) Σw² + ρ (Σw)²), ρ = 0.3, w the weights and x the "
        "levels −2 to +2; 50 is as expected (Kiresuk and Sherman, 1968)."
    ),
    "Attainment levels": (
        "Written before the period, from −2 to +2. Where a reading gives the level: cuts reached − 2; a cut "
        "itself belongs to the better level."
    ),
    "Balance and values": "Ratings from 1 to 10. Change: now − then. Gap: wanted − now.",
    "Reliable change": (
        f"(now − then) ÷ (sd · √(1 − r) · √(1 ÷ n₁ + 1 ÷ n₂)), beyond chance above {LIMIT} or below −{LIMIT} "
        "(Jacobson and Truax, 1991). Assumed of one rating of the wheel: "
        f"sd = {LIFE_AREAS.sd:g} and r = {LIFE_AREAS.reliability:g}; of one answer to feedback: "
        f"{FEEDBACK.sd:g} and {FEEDBACK.reliability:g}."
    ),
    "Feedback": (
        "Mean of the answers −3 to +3 of a group. A group of fewer than three is hidden, and one more where "
        "it could be computed (Goldsmith's mini-survey)."
    ),
    "Team pulse": "(answers of 9 or 10 − of 0 to 6) ÷ all · 100, from −100 to +100.",
    "Alignment": (
        "The latest rating of a pair, from −2 (pulls against) to +2 (serves strongly); below 0 is a tension."
    ),
}
"""How each figure of the review is computed, in words, under the title of its page."""


def _with_source(rule: StatusRule) -> str:
    """A rule in words, and where its thresholds come from."""
    return f"{rule_sentence(rule)} These are the thresholds of {rule.source}."


MOST_READINGS = 60
"""So many readings of a measure are listed; the earlier ones of a longer series are counted."""


def _workings(review: PeriodFacts) -> Iterator[Part]:
    """How each status comes about, what each forecast is computed from, and the readings behind both."""
    yield Heading(level=2, text="Check the figures")
    yield status_workings_table(review.status_workings)
    told = review.attainment.sums.dropna(subset=["t"])
    if not told.empty:
        about = "The T-score, from the weights and levels in the table of attainment:"
        yield Paragraph(text=about, tone="muted")
        yield Facts(items=tuple(map(_score, rows_of(told))))
    named = review.progress[["measure", "title", "unit", "target"]]
    chances = review.forecast.reach[["measure", "probability"]]
    rows = chances.merge(review.forecast.workings, on="measure").merge(named, on="measure")
    yield from forecast_workings_tables(rows.assign(line=rows["last"] + rows["level"]))
    reach = review.progress[review.progress["kind"] == Kind.REACH]
    by_measure = dict(list(review.readings.groupby("measure", observed=True)))
    read = reach[reach["measure"].isin(by_measure)]
    listed = tuple((row.title, _listed(row, by_measure[row.measure])) for row in MeasureRow.all_of(read))
    if listed:
        yield Paragraph(text="The readings of each reach measure, in its unit:", tone="muted")
        yield Facts(items=listed)


def _score(row: FrameRow) -> tuple[str, str]:
    """How a T-score comes about, under its moment."""
    weighted, squared, weight, rho = map(digits_text, (row.weighted, row.squared, row.weight, RHO))
    of_weights = f"(1 − {rho}) · {squared} + {rho} · {weight}²"
    sums = f"Σwx = {weighted}, Σw² = {squared}, Σw = {weight} over {count_text(int(row.goals), 'goal')}"
    score = f"50 + 10 · ({weighted}) ÷ √({of_weights}) = {number_text(row.t)}"
    return "Before" if row.when == "baseline" else "Now", f"{sums}: {score}."


def _listed(measure: MeasureRow, readings: pd.DataFrame) -> str:
    """The readings of a measure; of one whose readings add up what came on each day, and the total."""
    if not measure.adds_up:
        return f"{measure.unit}. {_by_year(readings)}."
    totals = readings["value"]
    came = readings.assign(value=totals.diff().fillna(totals - measure.baseline))
    start, total = (digits_text(number, READING_DIGITS) for number in (measure.baseline, measure.actual))
    return f"{measure.unit}, which add up. At the start {start}; {_by_year(came)}; in all {total}."


def _by_year(readings: pd.DataFrame) -> str:
    """The readings in the order of their days, year by year."""
    latest = readings.tail(MOST_READINGS)
    left = len(readings) - len(latest)
    before = f"{count_text(left, 'earlier reading')}, then " if left else ""
    years: dict[str, list[str]] = {}
    for row in rows_of(latest):
        day, _, year = day_text(row.on.date()).rpartition(" ")
        read = f"{day} {digits_text(row.value, READING_DIGITS)}".replace(" ", "\u00a0")
        years.setdefault(year, []).append(read)
    return before + "; ".join(f"{year}: {', '.join(of_year)}" for year, of_year in years.items())
