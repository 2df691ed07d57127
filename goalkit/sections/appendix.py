"""What the figures rest on: the data, the formulas with their sources, and what is missing."""

from collections.abc import Iterator

from goalkit.blocks import Facts, Heading, Note, Paragraph
from goalkit.review_facts import ReviewFacts
from goalkit.sections.section import Part, Section
from goalkit.tables import missing_table
from goalkit.wording import count_text, day_text


def appendix(review: ReviewFacts) -> Section:
    """Data, formulas and missing readings."""
    return Section((*_data(review), *_formulas(review), *_missing(review)))


def _data(review: ReviewFacts) -> Iterator[Part]:
    frames = review.frames
    yield Heading(level=2, text="Data")
    yield Facts(
        items=(
            ("Goals and measures", f"{len(frames.goals)} and {len(frames.measures)}"),
            ("Check-ins", f"{len(frames.check_ins)} until {day_text(review.as_of)}"),
            ("Data as known on", day_text(review.known_on)),
            ("Days", "A period includes its first day and its last; a week runs from Monday to Sunday."),
        )
    )


def _formulas(review: ReviewFacts) -> Iterator[Part]:
    yield Heading(level=2, text="Formulas")
    yield Facts(items=(*FORMULAS, ("Status", review.rule.sentence)))


FORMULAS = (
    (
        "Progress",
        "(reading − baseline) ÷ (target − baseline). Below 0 % and above 100 % mean something too.",
    ),
    ("Expected", "Days from the start to the day of the facts ÷ days from the start to the due date."),
    (
        "Share kept",
        "Spans kept ÷ spans with a reading. A span counts where its last day lies, once it has ended.",
    ),
    (
        "Habit strength",
        "Exponential smoothing of kept spans: m = 0.5^(√f ÷ 13), f times a day; s = s·m + kept·(1 − m).",
    ),
    (
        "Confidence",
        "How sure the client was of reaching the target in time: first stated in the period → now.",
    ),
    ("Milestones", "Milestones reached ÷ all; expected are those due by today ÷ all."),
    (
        "T-score",
        (
            "50 + 10 Σwx ÷ √((1 − ρ) Σw² + ρ (Σw)²) with ρ = 0.3, w the weights and x the levels −2 to +2. "
            "50 means that goals came out as expected (Kiresuk and Sherman, 1968)."
        ),
    ),
    (
        "Feedback",
        (
            "Mean of the answers −3 to +3 of a group. Groups with fewer than three answers are hidden, "
            "and one more where the hidden one could be computed (Goldsmith's mini-survey)."
        ),
    ),
)
"""How each figure of the review is computed, in words."""


def _missing(review: ReviewFacts) -> Iterator[Part]:
    yield Heading(level=2, text="Missing readings")
    if review.missing.empty:
        yield Note(text=f"Every reading due in {review.period.label} is there.")
        return
    missing = review.missing.merge(review.frames.measures[["measure", "title"]], on="measure")
    yield Paragraph(text=f"{count_text(len(missing), 'reading')} missing: left out, never taken as zero.")
    yield missing_table(missing)
