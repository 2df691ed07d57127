"""The card of a milestone: its own words, on one page and in one picture."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from goalkit.model import Milestone
from goalkit.report.milestone_card import MilestoneCard, milestone_card

STEP = Milestone(
    id="k1", goal_id="g1", title="First #hire* signed", due=date(2026, 5, 1), reward="Dinner", helped_by="Kim"
)
DAY = date(2026, 5, 14)
PNG = b"\x89PNG\r\n\x1a\n"


def made(**changes: str) -> MilestoneCard:
    return milestone_card(replace(STEP, **changes), DAY, on_note=pytest.fail)


def lines(card: MilestoneCard) -> list[str]:
    (page,) = PdfReader(BytesIO(card.pdf)).pages
    return page.extract_text().splitlines()


def test_it_has_the_words_of_the_milestone_alone() -> None:
    card = made()
    words = ["First #hire* signed", "Reached on 14 May 2026", "The reward: Dinner", "With thanks to Kim"]
    assert [line for line in lines(card) if line != "✓"] == words
    assert card.said == ". ".join(words)


def test_what_is_not_there_is_left_out() -> None:
    assert made(reward="", helped_by="").said == "First #hire* signed. Reached on 14 May 2026"


def test_the_picture_is_as_wide_as_the_card_and_as_high_as_its_words_need() -> None:
    def size(card: MilestoneCard) -> tuple[int, int]:
        assert card.png.startswith(PNG)
        return int.from_bytes(card.png[16:20]), int.from_bytes(card.png[20:24])

    (width, height), (wide, high) = size(made()), size(made(title="A word and another. " * 40))
    assert width == wide
    assert high > 2 * height


def test_it_can_be_read_aloud_and_archived_and_is_the_same_twice() -> None:
    card = made()
    with pikepdf.open(BytesIO(card.pdf)) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "2")
        assert metadata["dc:title"] == "First #hire* signed"
    assert made() == card


def test_a_character_that_no_font_has_is_told() -> None:
    told: list[str] = []
    card = milestone_card(replace(STEP, title="Reached \U00016fe4"), DAY, on_note=told.append)
    assert "▯" in "".join(lines(card))
    assert "U+16FE4" in told[0]
