"""The attainment scales: five levels that describe a quarter, and how each quarter came out."""

from collections.abc import Iterator
from decimal import Decimal

from goalkit.analysis.levels import levels_in_words
from goalkit.model import AttainmentRating, AttainmentScale
from story.rows import Row, day, typed

LEVELS = {
    "s1": (
        "The team shrinks and no vacancy is being filled",
        "The team keeps its size although a vacancy is open",
        "The team keeps its pace: what left was replaced, or the next hire is agreed",
        "One person more, and nobody lost",
        "Two people more, and team leads run the interviews themselves",
    ),
    "s2": (
        "Seven weeks or more above 50 hours",
        "Four to six weeks above 50 hours",
        "Two or three weeks above 50 hours, home office kept in most weeks",
        "At most one week above 50 hours, home office missed once at most",
        "Every week kept, and no work after 19:00",
    ),
    "s3": (
        "Above 40 % on average",
        "Between 30 and 40 % on average, or more than two weeks above 30 %",
        "At most 30 % on average, at most two weeks above",
        "At most 26 % on average, at most one week above",
        "At most 20 % on average, every week kept",
    ),
    "s4": (
        "No colleague and no search",
        "Told HR that I am available, nobody named yet",
        "A colleague named, and we meet every week as planned",
        "All meetings held, and my colleague works independently before day 100",
        "The same, and a second buddy has been won",
    ),
    "s5": (
        "No step moved",
        "A step that was due is still open at the end of the quarter",
        "Every step that was due is reached, a few days late at most",
        "Every step reached on time",
        "Every step on time, and one ahead of the plan",
    ),
    "s6": (
        "The budget is cut",
        "The budget is unchanged and no proposal is on the table",
        "The budget is unchanged or slightly higher, with a proposal under review",
        "The budget rises by one to two million USD",
        "The budget rises by more than two million USD",
    ),
}
BUDGET_CUTS = tuple(Decimal(millions * 1_000_000) for millions in (23, 24, 26, 28))
BY_READING = AttainmentScale(
    id="s7",
    goal_id="g6",
    written_on=day("2026-07-01"),
    levels=levels_in_words(BUDGET_CUTS, "USD"),
    weight=2.0,
    measure_id="m7",
    cuts=BUDGET_CUTS,
)
"""From July 2026 on the budget itself says how far it is; nobody has to rate it any more."""
WEIGHTS = {"s1": 3.0, "s2": 3.0, "s3": 2.0, "s4": 1.0, "s5": 3.0, "s6": 2.0}
WRITTEN = {"s4": ("2025-10-06", "2025-10-06 16:40")}
"""The buddy scale came with its goal; the others were written before the first year began."""

# each review: the level of s1 … s6, "-" where a scale did not exist yet or was followed by another
RATED = {
    "2025-03-31": "1 -2 -1 - 0 2",
    "2025-06-30": "1 -1 -1 - 1 -1",
    "2025-09-29": "1 -1 -1 - -1 1",
    "2025-12-19": "-2 -2 -1 -1 0 0",
    "2026-03-30": "0 -1 -1 -1 1 2",
    "2026-06-29": "1 1 1 0 1 -2",
    "2026-09-29": "0 1 -1 1 -1 -",
}
NOTES = {
    ("s1", "2025-12-19"): "One resignation, and I waited three weeks before I opened the position again.",
    ("s2", "2025-03-31"): "Eleven of thirteen weeks. Seeing the number was useful.",
    ("s2", "2026-06-29"): "The best quarter so far: one long week only.",
    ("s6", "2026-06-29"): "Cut by 0.6 million after a weak first quarter of the whole region.",
    ("s1", "2026-09-29"): "One colleague moved to Field Sales, one joined on 1 September.",
    ("s2", "2026-09-29"): "One long week, the one of the trade fair.",
    ("s3", "2026-09-29"): "28 % on average, but three weeks above 30 %, all of them in September.",
    ("s4", "2026-09-29"): "Nadia worked independently from day 80 on.",
    ("s5", "2026-09-29"): "Two steps reached; the handover to Service is still open.",
}


def rows() -> Iterator[Row]:
    """The scales, and the levels rated on the day of each review."""
    for number, (scale, levels) in enumerate(LEVELS.items(), start=1):
        written_on, moment = WRITTEN.get(scale, ("2024-12-20", "2024-12-20 13:15"))
        yield from typed(
            moment,
            AttainmentScale(
                id=scale,
                goal_id=f"g{number}",
                written_on=day(written_on),
                levels=levels,
                weight=WEIGHTS[scale],
            ),
        )
    yield from typed("2026-07-01 09:30", BY_READING)
    for text, ratings in RATED.items():
        yield from typed(f"{text} 08:00", *_ratings(text, ratings))


def _ratings(text: str, ratings: str) -> Iterator[AttainmentRating]:
    for scale, level in zip(LEVELS, ratings.split(), strict=True):
        if level != "-":
            yield AttainmentRating(
                id=f"r-{scale}-{text}",
                scale_id=scale,
                rated_on=day(text),
                level=int(level),
                note=NOTES.get((scale, text), ""),
            )
