"""What was read in the sentence of a goal is marked in it, and the letters of SMART are lit."""

from datetime import date

import pytest

from goalkit.exercises.goals.marks import letters_lit, marked_statement, passages
from goalkit.exercises.goals.smart import Written, smart_letters

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("Lead a team of 10 people by June 2027", [("10 people", "M"), ("by June 2027", "T")]),
        ("Work at most 50 hours a week", [("at most 50 hours", "M"), ("a week", "M")]),
        (
            "Cut complaints from 12 to 3 by 30 Jun 2027",
            [("from 12", "M"), ("3", "M"), ("by 30 Jun 2027", "T")],
        ),
        ("Be kinder", []),
        ("", []),
    ],
)
def test_the_words_that_were_read_are_marked(statement: str, read: list[tuple[str, str]]) -> None:
    assert [(statement[start:stop], letter) for start, stop, letter in passages(statement, TODAY)] == read


def test_the_marked_sentence_is_the_sentence_and_its_text_stays_text() -> None:
    shown = marked_statement("Lead <b>10 people</b> & more by June 2027", TODAY)
    assert "&lt;b&gt;" in shown
    assert '<mark class="goalkit-mark">by June 2027<sup>T</sup></mark>' in shown
    assert "<b>" not in shown


def test_a_sentence_in_which_nothing_is_read_is_not_said_twice() -> None:
    assert marked_statement("Be kinder to everybody", TODAY) == ""


def test_letters_are_lit_one_by_one() -> None:
    letters = smart_letters(Written(statement="Lead a team of ten people", measured=True), today=TODAY)
    shown = letters_lit(letters)
    assert shown.count("goalkit-letter") - shown.count("goalkit-letters") == 5
    assert shown.count("goalkit-lit") == 2  # specific and measurable
    assert letters_lit(()) == ""
