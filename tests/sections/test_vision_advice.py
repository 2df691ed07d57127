"""Advice on vision and values, and the largest gaps in words."""

from datetime import date

import pandas as pd
import pytest

from goalkit.model import FacetPicture, Vision
from goalkit.sections.vision import gap_sentence, vision_advice
from goalkit.terms import Facet

LEVELS = pd.DataFrame(
    {
        "area": ["Work", "Health", "Family", "Money", "Friends"],
        "now": [7.0, 4.0, 6.0, 9.0, 5.0],
        "wanted": [8.0, 9.0, 9.0, 6.0, float("nan")],
    }
)


def vision(*facets: FacetPicture) -> Vision:
    return Vision(
        id="v", statement="A team", written_on=date(2026, 5, 1), horizon=date(2031, 5, 1), facets=facets
    )


def test_without_words_it_says_so() -> None:
    assert list(vision_advice(5, None)) == ["The vision has no words yet."]


def test_focus_is_asked_for_and_each_one_is_tied_to_a_value() -> None:
    side = FacetPicture(facet=Facet.ROLE, picture="Lead sales")
    (nothing,) = vision_advice(5, vision(side))
    assert nothing.startswith("Nothing is in focus yet")
    untied = FacetPicture(facet=Facet.ROLE, picture="Lead sales", in_focus=True)
    (which,) = vision_advice(5, vision(untied))
    assert which == "Say which value it serves: “Lead sales”."
    tied = FacetPicture(facet=Facet.ROLE, picture="Lead sales", in_focus=True, value_id="v1")
    assert list(vision_advice(5, vision(tied))) == []


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "No value is chosen yet"),
        (1, "1 value is chosen"),
        (4, "4 values are chosen"),
        (11, "11 values are"),
    ],
)
def test_five_to_ten_values_are_advised(count: int, said: str) -> None:
    assert said in list(vision_advice(count, None))[1]


def test_the_largest_gaps_are_named_with_both_levels_and_the_largest_first() -> None:
    assert gap_sentence(LEVELS, "area", wanted="wanted", now="now") == (
        "The largest gaps: Health (4 now, 9 wanted), Family (6 now, 9 wanted) and Work (7 now, 8 wanted)."
    )


def test_one_gap_is_one_and_none_says_nothing() -> None:
    assert gap_sentence(LEVELS[1:2], "area", wanted="wanted", now="now").startswith("The largest gap: Health")
    assert gap_sentence(LEVELS[3:], "area", wanted="wanted", now="now") == ""
