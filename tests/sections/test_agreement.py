"""What was agreed stands where it counts: on the cover of a review, and in the brief once it ends."""

from datetime import date
from typing import Any

import pytest

from goalkit import sections
from goalkit.blocks import Cover, Masthead, Paragraph
from goalkit.facts.brief import brief_facts
from goalkit.facts.period import PeriodFacts
from goalkit.model import Agreement
from goalkit.period import Period
from tests.books import book

TODAY = date(2026, 9, 30)
LABELS = ("What the coaching is for", "Sponsor", "Who may see what", "Agreed", "Records are kept")


def agreement(name: str = "ag1", **changes: Any) -> Agreement:
    given: dict[str, Any] = {
        "purpose": "A first year as a lead",
        "signed_on": date(2025, 10, 1),
        "ends_on": date(2027, 9, 30),
        "sponsor": "Vera Muster",
        "may_see": "Vera sees the one page, nobody sees notes.",
    }
    return Agreement(id=name, **{**given, **changes})


def cover_of(*agreements: Agreement) -> Cover:
    facts = PeriodFacts(
        workbook=book(agreements=agreements), period=Period.parse("2026-Q3"), as_of=TODAY, known_on=TODAY
    )
    (cover,) = sections.cover(facts).parts
    assert isinstance(cover, Cover)
    return cover


def said_in_brief(*agreements: Agreement, today: date = TODAY) -> list[str]:
    head, *rest = sections.brief_head(brief_facts(book(agreements=agreements), today=today)).parts
    assert isinstance(head, Masthead)
    return [part.text for part in rest if isinstance(part, Paragraph)]


def test_the_cover_says_what_was_agreed() -> None:
    cover = cover_of(agreement())
    assert [fact for fact in cover.facts if fact[0] in LABELS] == [
        ("What the coaching is for", "A first year as a lead"),
        ("Sponsor", "Vera Muster"),
        ("Who may see what", "Vera sees the one page, nobody sees notes."),
        ("Agreed", "on 1 Oct 2025, until 30 Sep 2027"),
        ("Records are kept", "until 30 Sep 2030"),
    ]
    assert cover.confidential == "Confidential. For those who may see it under the agreement."


def test_what_was_left_empty_has_no_label() -> None:
    labels = [label for label, _ in cover_of(agreement(sponsor="", may_see="")).facts]
    assert "Sponsor" not in labels
    assert "Who may see what" not in labels


def test_without_an_agreement_nothing_is_said_of_one() -> None:
    cover = cover_of()
    assert not {label for label, _ in cover.facts} & set(LABELS)
    assert "agreement" not in cover.confidential
    assert said_in_brief() == []


def test_the_newest_agreement_of_that_day_counts() -> None:
    later = agreement("ag3", signed_on=date(2026, 10, 1), purpose="Not yet signed")
    cover = cover_of(
        agreement("ag2", signed_on=date(2026, 1, 1), purpose="A second year"), agreement(), later
    )
    assert dict(cover.facts)["What the coaching is for"] == "A second year"


@pytest.mark.parametrize(
    ("ends_on", "said"),
    [
        (date(2026, 11, 30), []),
        (
            date(2026, 11, 29),
            ["The agreement ends on 29 Nov 2026. Talk about whether and how you go on."],
        ),
        (TODAY, ["The agreement ends on 30 Sep 2026. Talk about whether and how you go on."]),
        (
            date(2026, 9, 29),
            [
                (
                    "▲ The agreement ended on 29 Sep 2026; records are kept until 29 Sep 2029. "
                    "To go on, agree anew."
                )
            ],
        ),
    ],
)
def test_the_brief_says_when_the_agreement_ends(ends_on: date, said: list[str]) -> None:
    assert said_in_brief(agreement(ends_on=ends_on)) == said


def test_the_brief_says_when_records_have_been_kept_long_enough() -> None:
    over = agreement(ends_on=date(2026, 8, 31), keep_years=0)
    assert said_in_brief(over) == [
        (
            "▲ The agreement ended on 31 Aug 2026, and records were to be kept until 31 Aug 2026. "
            "Agree anew, or erase them."
        )
    ]


def test_records_are_kept_to_the_last_of_february_where_there_is_no_29th() -> None:
    leap = agreement(ends_on=date(2028, 2, 29))
    assert (leap.kept_until, agreement(ends_on=date(2028, 2, 29), keep_years=4).kept_until) == (
        date(2031, 2, 28),
        date(2032, 2, 29),
    )
