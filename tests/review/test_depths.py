"""The lengths of a review: what stands in each depth, how many pages that takes, and how full they are."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from goalkit.model import Record
from tests.books import goal, maintain, reach, reading
from tests.cli.conftest import make_practice
from tests.large import sixty_goals, without_goals
from tests.review.conftest import Review
from tests.review.pages import Pages

AS_OF = date(2026, 9, 30)
LEAST_FULL = 0.6
"""Of the height of the text; the last page may end earlier."""
WORDS = "Everybody in the team knows why we do this, and can say it in a sentence of their own. "


def one_goal() -> tuple[Record, ...]:
    """A client with one goal that is read every month."""
    read = tuple(reading("m1", date(2026, month, 1), 4 + month // 3) for month in range(1, 10))
    return (*without_goals(), goal(), reach(), *read)


def long_texts() -> tuple[Record, ...]:
    """A client who writes a page where others write a line."""
    goals = tuple(
        goal(f"g{at}", statement=f"Goal {at}: {WORDS * 2}".strip(), why=WORDS * 8, obstacle=WORDS * 4)
        for at in range(4)
    )
    measures = tuple(maintain(f"m{at}", goal_id=f"g{at}", title=WORDS.strip()) for at in range(4))
    read = tuple(
        reading(one.id, date(2026, month, 4), 40 + month, note=WORDS * 3)
        for one in measures
        for month in range(1, 10)
    )
    return (*without_goals(), *goals, *measures, *read)


MADE: dict[str, Callable[[], tuple[Record, ...]]] = {
    "none": without_goals,
    "one": one_goal,
    "long": long_texts,
    "sixty": lambda: sixty_goals(AS_OF),
}


@pytest.fixture(scope="module")
def print_depth(review: Review, example: Path, folder: Path) -> Callable[..., Pages]:
    """Prints a practice in a depth, on a paper."""

    def printed(practice: str, depth: str = "full", paper: str = "a4", *more: str) -> Pages:
        known = folder / f"{practice}.goalkit"
        if practice == "example":
            who, where = "example", example
        else:
            who, where = "c1", known if known.exists() else make_practice(known, *MADE[practice]())
        words = ("--as-of", AS_OF.isoformat(), "--depth", depth, "--paper", paper, *more, "--practice", where)
        return review(who, "2026-Q3", *words)

    return printed


@pytest.mark.parametrize(
    ("practice", "paper"),
    [
        ("none", "a4"), ("one", "a4"), ("one", "us-letter"), ("example", "a4"), ("example", "us-letter"),
        ("long", "a4"), ("sixty", "a4"), ("sixty", "us-letter"),
    ],
)  # fmt: skip
def test_every_page_of_the_full_review_is_well_filled_but_the_last(
    practice: str, paper: str, print_depth: Callable[..., Pages]
) -> None:
    *pages, last = print_depth(practice, paper=paper).fills
    assert [f"page {at}: {fill:.0%}" for at, fill in enumerate(pages, 1) if fill < LEAST_FULL] == []
    assert last > 0


@pytest.mark.parametrize("practice", ["example", "sixty"])
def test_every_page_of_the_short_review_is_three_quarters_full_but_the_last(
    practice: str, print_depth: Callable[..., Pages]
) -> None:
    *pages, _ = print_depth(practice, "short").fills
    assert [f"page {at}: {fill:.0%}" for at, fill in enumerate(pages, 1) if fill < 0.75] == []


@pytest.mark.parametrize(("depth", "most"), [("full", 14), ("short", 6), ("one-page", 1)])
def test_the_example_has_the_length_of_its_reader(
    depth: str, most: int, print_depth: Callable[..., Pages]
) -> None:
    assert len(print_depth("example", depth).reader.pages) <= most


def test_a_shorter_depth_says_nothing_that_the_full_one_does_not(print_depth: Callable[..., Pages]) -> None:
    full, short, one_page = (print_depth("example", depth) for depth in ("full", "short", "one-page"))
    parts = [[title for title, _ in pages.bookmarks] for pages in (full, short, one_page)]
    assert set(parts[2]) < set(parts[1]) < set(parts[0])
    assert parts[1] == [
        "One page", "Goals at a glance", "Attainment", "Balance", "What comes next", "In their own words"
    ]  # fmt: skip
    for pages in (short, one_page):
        assert pages.has("Head of Inside Sales, DACH")  # what the cover says stands at the head of the page
        assert pages.has("In five years I lead an inside sales organisation")
    assert short.has("Team size (at least 10 people): 8 people")  # the small charts, in words


def test_what_full_says_once_it_does_not_say_twice(print_depth: Callable[..., Pages]) -> None:
    full = print_depth("example")
    assert not full.has("(gap)")
    assert full.has("status by the gap rule")
    assert not any("overdue: Handover" in said for said in full.charts)  # the table of milestones has it
    assert full.has("A free Friday afternoon")
    sponsor = print_depth("example", "short", "a4", "--for", "sponsor")
    assert sponsor.has("Working hours (at most 50 h/week): 50 h/week")
    assert not sponsor.has("Working hours (at most 50 h/week): last")  # the same readings once more


def test_parts_with_nothing_in_them_are_left_out_and_named(print_depth: Callable[..., Pages]) -> None:
    pages = print_depth("none")
    assert pages.has("Left out, because there is nothing in them yet: Vision and values")
    assert "Goals at a glance" not in [title for title, _ in pages.bookmarks]
    assert len(pages.reader.pages) <= 3


PRIVATE = (
    "When the quarter gets tight I postpone interviews",  # an obstacle
    "then I offer a new date within the same week",  # the plan against it
    "Eight again since the 1st",  # the note of a check-in
    "Come to our team round once a month",  # a suggestion
    "Nadia said that I explain less and ask more than in May",  # the diary
    "The life areas as rated",  # the wheel
    "Growth of others",  # a value
)


def test_nothing_private_is_in_what_a_sponsor_reads(print_depth: Callable[..., Pages]) -> None:
    sponsor, client = (print_depth("example", "full", "a4", "--for", who) for who in ("sponsor", "client"))
    assert [words for words in PRIVATE if not client.has(words)] == []
    assert [words for words in PRIVATE if sponsor.has(words)] == []
    for said in ("No values chosen", "wheel has not been filled in", "Not rated yet"):  # it would not be true
        assert not sponsor.has(said)
    for words in ("Team size", "Of 6 goals, 3 are on track", "Two team leads are named", "T-score"):
        assert sponsor.has(words)


def test_what_another_rule_would_say_is_for_the_coach(print_depth: Callable[..., Pages]) -> None:
    said = "Under the ratio rule"
    has = {who: print_depth("example", "full", "a4", "--for", who).has(said) for who in ("client", "coach")}
    assert has == {"client": False, "coach": True}
