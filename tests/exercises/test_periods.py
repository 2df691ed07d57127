"""The periods that a page offers: quarters before years, the newest first, none before the first record."""

from datetime import UTC, date, datetime

from goalkit.exercises.periods import MONTH, choices_by_length, period_choices
from goalkit.model import Client, Reflection, Workbook

WRITTEN = Reflection(id="r1", written_on=date(2025, 8, 9), prompt="Win?", text="One")
KNOWN = datetime(2026, 5, 20, tzinfo=UTC)


def offered(*, fiscal_start: int = 1, reflections: tuple[Reflection, ...] = (WRITTEN,)) -> list[str]:
    client = Client(id="c1", name="Robin Example", fiscal_start=fiscal_start)
    workbook = Workbook(client=client, known_at=KNOWN, reflections=reflections)
    return [words for words, _ in period_choices(workbook, date(2026, 5, 20))]


def test_every_quarter_and_year_since_the_first_record_is_offered() -> None:
    assert offered() == [
        "Q2 2026 (April to June 2026), so far",
        "Q1 2026 (January to March 2026)",
        "Q4 2025 (October to December 2025)",
        "Q3 2025 (July to September 2025)",
        "2026 (January to December 2026), so far",
        "2025 (January to December 2025)",
    ]


def test_where_nothing_is_recorded_the_running_ones_are_offered() -> None:
    assert [words[:7] for words in offered(reflections=())] == ["Q2 2026", "2026 (J"]


def test_years_of_the_organisation_may_begin_in_any_month() -> None:
    assert offered(fiscal_start=10)[-1] == "2024 (October 2024 to September 2025)"


def test_months_are_offered_apart_under_their_own_name() -> None:
    workbook = Workbook(client=Client(id="c1", name="Robin Example"), known_at=KNOWN, reflections=(WRITTEN,))
    months = choices_by_length(workbook, date(2026, 5, 20))[MONTH]
    assert months[:2] == (("May 2026, so far", "2026-05"), ("April 2026", "2026-04"))
    assert months[-1] == ("August 2025", "2025-08")
