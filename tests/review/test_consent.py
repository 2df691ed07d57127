"""A sponsor's copy holds no word that the client has not allowed: on no page, and nowhere else in the PDF."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from goalkit.model import Agreement, Client, Consent, Record, Workbook
from goalkit.store import open_practice
from goalkit.terms import Topic
from tests.review.conftest import Review
from tests.review.pages import Pages

GOAL = "g5"
CONSENT = Consent(id="only", given_on=date(2026, 9, 1), topics=(Topic.REVIEWS,), goal_ids=(GOAL,))
PRIVATE = {"obstacle", "plan", "reward", "note", "suggestion"}
PLAIN = {"id", "unit", "starts_at", "period", "role", "organisation", "coach", "sponsor"}
"""Fields that are no free text, or stand on the cover."""


class Marking:
    """Records with a word in each text that stands nowhere else: `hidden` ones, and those to be `shown`."""

    def __init__(self, workbook: Workbook) -> None:
        self._numbers, self.hidden, self.shown = count(1000), set[str](), set[str]()
        self._measures = {one.id: one.goal_id for one in workbook.measures}

    def marked(self, record: Any, *, allowed: bool) -> Any:
        """The same with a marker word at the end of each text, in its parts too."""
        changes: dict[str, Any] = {}
        for field in fields(record):
            value = getattr(record, field.name)
            open_here = allowed and field.name not in PRIVATE
            if type(value) is str and value and field.name not in PLAIN and not field.name.endswith("_id"):
                changes[field.name] = f"{value} {self._word(open_here)}"
            elif isinstance(value, tuple) and value and type(value[0]) is str and field.name != "levels":
                changes[field.name] = tuple(f"{one} {self._word(open_here)}" for one in value)
            elif isinstance(value, tuple) and value and is_dataclass(value[0]):
                parts = [(one, open_here and getattr(one, "goal_id", GOAL) in (None, GOAL)) for one in value]
                changes[field.name] = tuple(self.marked(one, allowed=is_open) for one, is_open in parts)
        return replace(record, **changes)

    def _word(self, allowed: bool) -> str:  # noqa: FBT001 - of the two kinds of words
        word = f"Marker{next(self._numbers)}x"
        (self.shown if allowed else self.hidden).add(word)
        return word

    def is_allowed(self, record: Record) -> bool:
        """Whether CONSENT names it, looked at from here: by kind, and by the goal that it is about."""
        kind = type(record).__name__
        if kind == "Review":
            return True
        about = {
            "Goal": lambda: record.id,
            "CheckIn": lambda: self._measures[record.measure_id],  # type: ignore[attr-defined] # a check-in
        }
        if kind in about:
            return about[kind]() == GOAL
        return kind in ("Measure", "Milestone", "AttainmentScale") and record.goal_id == GOAL  # type: ignore[attr-defined] # they have one


@pytest.fixture(scope="module")
def marking(example: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Marking]:
    """The example with marker words, and a consent to one goal and the reviews."""
    with open_practice(example) as practice:
        workbook = practice.load("example")
    made = Marking(workbook)
    path = tmp_path_factory.mktemp("marked") / "practice.goalkit"

    def records() -> Iterator[Record]:
        for one in workbook.records():
            if not isinstance(one, Consent):
                on_cover = isinstance(one, Client | Agreement)
                yield one if on_cover else made.marked(one, allowed=made.is_allowed(one))

    with open_practice(path, create=True) as practice:
        practice.record("example", *records(), CONSENT)
    return path, made


def everything(pages: Pages) -> str:
    """All that is in a PDF: texts, alternative texts, bookmarks, metadata, and every stream unpacked."""
    raw = b"\n".join(one.read_bytes() for one in pages.pdf.objects if isinstance(one, pikepdf.Stream))
    told = " ".join(repr(one) for one in pages.pdf.objects)
    return " ".join(
        [pages.text, pages.letters, *pages.charts, str(pages.bookmarks), raw.decode("latin-1"), told]
    )


@pytest.mark.parametrize("depth", ["full", "short"])
def test_a_sponsor_reads_no_word_that_is_not_allowed(
    depth: str, marking: tuple[Path, Marking], review: Review
) -> None:
    path, made = marking
    pages = review("example", "2026-Q3", "--for", "sponsor", "--depth", depth, "--practice", path)
    found = everything(pages)
    assert [word for word in sorted(made.hidden) if word in found] == []
    assert len(made.hidden) > 200
    assert sum(word in found for word in made.shown) > (20 if depth == "full" else 5)
    assert pages.has("What the client allows since 1 Sep 2026, and nothing else.")
    assert pages.has("Not in this copy:")


def test_the_same_words_stand_in_the_copy_of_the_client(
    marking: tuple[Path, Marking], review: Review
) -> None:
    """So that the test above can see them."""
    path, made = marking
    found = everything(review("example", "2026-Q3", "--practice", path))
    assert sum(word in found for word in made.hidden) > 30


def test_without_consent_a_sponsor_has_the_cover(
    marking: tuple[Path, Marking], review: Review, tmp_path: Path
) -> None:
    path, made = marking
    with open_practice(path) as practice:
        practice.backup(tmp_path / "copy.goalkit")
    with open_practice(tmp_path / "copy.goalkit") as practice:
        practice.record("example", without=[CONSENT])
    words = ("example", "2026-Q3", "--for", "sponsor", "--practice", tmp_path / "copy.goalkit")
    pages = review(*words)
    found = everything(pages)
    assert [word for word in sorted(made.hidden | made.shown) if word in found] == []
    assert pages.has("The client has not allowed anything yet, so there is nothing but this cover.")
    assert pages.charts == []
    assert len(pages.reader.pages) == 1
    assert not pages.has("Not in this copy:")
