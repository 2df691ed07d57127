"""Worksheets on paper: the questions of the pages, what is known already, and text that stays text."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from goalkit.errors import ChoiceError
from goalkit.exercises.goals.words import WORDS
from goalkit.exercises.vision.balance import AREAS
from goalkit.exercises.worksheets import NO_LEGAL_ADVICE, printed_worksheets, worksheets
from goalkit.model import Agreement, Client, Consent, LifeAreaRating, Objective, Stakeholder, Value, Workbook
from goalkit.report.job import Paper
from goalkit.report.worksheets import Table, Ticks
from goalkit.terms import GoalState, Group, Topic
from tests.books import book, goal, reach

TODAY = date(2026, 5, 20)
HOSTILE = '#read("/etc/passwd") *x* $y$ @z'
NAMES = (
    "vision", "values", "wheel", "goal", "plan", "alignment", "check-in", "feedback", "session", "review",
    "agreement",
)  # fmt: skip


def printed(workbook: Workbook | None = None, only: str = "", paper: Paper = Paper.A4) -> bytes:
    return printed_worksheets(workbook, only=only, today=TODAY, paper=paper, on_note=pytest.fail)


def words(pdf: bytes) -> str:
    """All words of a PDF in their order, a blank between any two."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@cache
def everything() -> Workbook:
    """A client with something for each sheet."""
    return book(
        client=Client(id="c1", name="Robin Example", coach="Kim Sample"),
        goals=(goal(statement=HOSTILE), goal("g2", statement="Run a marathon")),
        measures=(reach(),),
        values=(Value(id="v1", name="Kindness", meaning="Being good to people."),),
        objectives=(Objective(id="o1", title="Grow by half"),),
        stakeholders=(
            Stakeholder(id="s0", name="Robin Example", group=Group.SELF),
            Stakeholder(id="s1", name="Vera Muster", group=Group.MANAGER),
        ),
        life_area_ratings=(
            LifeAreaRating(id="l1", area="The sea", rated_on=date(2026, 2, 1), now=4, wanted=8),
        ),
        agreements=(
            Agreement(
                id="a1", purpose="Lead well", signed_on=date(2026, 1, 5), ends_on=date(2026, 12, 31),
                sponsor="Acme", may_see="Status goes to Acme",
            ),
        ),
        consents=(
            Consent(id="c0", given_on=date(2026, 1, 5), topics=(Topic.REVIEWS,)),
            Consent(id="c1", given_on=date(2026, 2, 5), topics=(Topic.VISION,), goal_ids=("g2",)),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.US_LETTER, (612, 792))])
def test_all_sheets_are_one_tagged_pdf_with_a_bookmark_for_each(paper: Paper, size: tuple[int, int]) -> None:
    pdf = printed(paper=paper)
    with pikepdf.open(BytesIO(pdf)) as opened:
        with opened.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "2")
            assert metadata["dc:title"] == "Worksheets"
        spoken = {
            str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        }
        assert any("ten rings and 8 spokes: Work" in one for one in spoken)
        with opened.open_outline() as outline:
            titles = [one.title for one in outline.root]
    sheets = [*worksheets(book(), TODAY)]
    assert titles == [one.title for one in sheets]
    assert tuple(one.name for one in sheets) == NAMES
    pages = PdfReader(BytesIO(pdf)).pages
    assert {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages} == {
        size
    }
    begun = [line for page in pages for line in page.extract_text().splitlines()[:4] if line in titles]
    assert begun == titles
    assert len(pages) == len(titles) + 3  # vision, session and review have two


def test_the_questions_are_those_of_the_pages_and_a_blank_sheet_knows_nobody() -> None:
    text = words(printed())
    assert WORDS.fields["statement"].help in text
    assert all(area in text for area in AREAS)
    assert NO_LEGAL_ADVICE in text
    assert "nobody" not in text.replace("if nobody had to agree", "")
    assert text.count("Name Day") == text.count("Page ")


def test_what_a_client_has_written_stands_on_the_sheets_as_text() -> None:
    text = words(printed(everything()))
    for known in (
        HOSTILE, "Run a marathon", "Team size at least 10 people", "Kindness Being good to people.",
        "Grow by half", "The sea", "Vera Muster", "Lead well", "Kim Sample",
        "5 Jan 2026 31 Dec 2026 31 Dec 2029, 3 years after the end",
    ):  # fmt: skip
        assert known in text, known
    assert "Partner" not in text.split("Balance wheel")[1].split("A goal")[0]
    assert "root:" not in text


def test_the_agreement_has_a_tick_where_the_newest_consent_has_one() -> None:
    (agreement,) = (one for one in worksheets(everything(), TODAY) if one.name == "agreement")
    (seen,) = (part for part in agreement.parts if isinstance(part, Ticks))
    assert [seen.words[place] for place in seen.ticked] == ["The vision", "Run a marathon"]
    assert "5 Feb 2026" in seen.ask
    text = words(printed(everything(), "agreement"))
    assert text.count("☑") == 2
    assert "☑ The vision" in text
    assert f"☐ {HOSTILE}" in text


def test_goals_that_are_over_stand_on_the_agreement_alone() -> None:
    """What a sponsor was allowed to see of them is still allowed."""
    over = replace(goal(statement="Long ago"), state=GoalState.REACHED)
    allowed = Consent(id="c1", given_on=date(2026, 2, 5), goal_ids=(over.id,))
    before, after = words(printed(book(goals=(over,), measures=(reach(),), consents=(allowed,)))).split(
        "Coaching agreement and consent"
    )
    assert "Long ago" not in before
    assert "Team size" not in before
    assert "☑ Long ago" in after


def test_many_goals_have_their_columns_six_at_a_time_and_no_row_is_lost() -> None:
    many = book(goals=tuple(goal(f"g{n}", statement=f"Goal of number {n}") for n in range(1, 15)))
    (sheet,) = (one for one in worksheets(many, TODAY) if one.name == "alignment")
    heads = [part.columns for part in sheet.parts if isinstance(part, Table) and part.columns[0] == "Value"]
    assert heads == [
        ("Value", *(f"Goal {number}" for number in range(start, min(start + 6, 15)))) for start in (1, 7, 13)
    ]
    text = words(printed(many, "alignment"))
    assert all(f"Goal of number {number}" in text for number in range(1, 15))


def test_one_sheet_can_be_printed_and_another_name_is_refused() -> None:
    (page,) = PdfReader(BytesIO(printed(only="wheel"))).pages
    assert "Balance wheel" in page.extract_text()
    with pytest.raises(ChoiceError, match="vision, values, wheel"):
        printed(only="weel")


def test_a_character_that_no_font_has_is_told_with_its_sheet() -> None:
    told: list[str] = []
    unseen = book(goals=(goal(statement="Reached \U00016fe4"),))
    printed_worksheets(unseen, only="plan", today=TODAY, paper=Paper.A4, on_note=told.append)
    assert "in 'If-then plan'" in told[0]
