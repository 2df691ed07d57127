from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from goalkit.errors import (
    DateError,
    NobodyChosenError,
    NobodyYetError,
    PeriodAheadError,
    PeriodError,
    PracticeMissingError,
    RuleError,
    StaleSaveError,
    YearError,
)
from goalkit.model import Client, Record
from goalkit.open_workbook import OpenWorkbook, open_workbook
from goalkit.store import CHOSEN, Practice, open_practice
from goalkit.store.environment import FOR_PAPER
from tests.books import goal, reach, reading

TODAY = date(2026, 5, 20)


@pytest.fixture
def practice() -> Iterator[Practice]:
    """A practice in memory with one client, told in four steps."""
    with open_practice(":memory:", create=True) as opened:
        tell(opened)
        yield opened


def tell(practice: Practice) -> None:
    """January: the goal. March: a reading. April: a late reading for March, and a new target."""
    late = reading("m1", date(2026, 3, 28), 7)
    revised = reach(version=2, since=date(2026, 4, 10), target=Decimal(12), reason="A second site")
    steps: list[tuple[datetime, tuple[Record, ...]]] = [
        (datetime(2026, 1, 2, tzinfo=UTC), (Client(id="c1", name="Robin Example"), goal(), reach())),
        (datetime(2026, 3, 20, tzinfo=UTC), (reading("m1", date(2026, 3, 20), 6),)),
        (datetime(2026, 4, 10, tzinfo=UTC), (late, revised)),
    ]
    for moment, records in steps:
        practice.record("c1", *records, at=moment)


def test_a_review_as_of_a_day_knows_nothing_of_what_came_later(practice: Practice) -> None:
    """A reading typed in April and a target changed in April are not in the March review."""
    then = OpenWorkbook(practice, "c1", today=date(2026, 3, 31), known_on=date(2026, 3, 31)).review("2026-Q1")
    row = then.progress.iloc[0]
    assert (row["actual"], row["target"]) == (6.0, 10.0)
    assert then.ledger.empty


def test_a_review_of_a_past_period_counts_on_its_last_day_with_all_that_is_known(practice: Practice) -> None:
    """The late reading lies in the quarter and counts; the target of April does not yet."""
    review = OpenWorkbook(practice, "c1", today=TODAY).review("2026-Q1")
    assert review.as_of == date(2026, 3, 31)
    assert (review.progress.iloc[0]["actual"], review.progress.iloc[0]["target"]) == (7.0, 10.0)


def test_a_review_of_a_running_period_counts_today(practice: Practice) -> None:
    review = OpenWorkbook(practice, "c1", today=TODAY).review("2026-Q2")
    assert review.as_of == TODAY
    assert review.progress.iloc[0]["target"] == 12.0
    assert review.ledger["what"].tolist() == ["target"]


def test_what_is_recorded_is_in_the_workbook_at_once(practice: Practice) -> None:
    opened = OpenWorkbook(practice, "c1", today=TODAY)
    opened.record(reading("m1", date(2026, 5, 18), 8))
    assert opened.workbook.check_ins[-1].value == Decimal(8)


@pytest.mark.parametrize(
    ("period", "rule", "error"),
    [("2026-5", "gap", PeriodError), ("2026-Q3", "gap", PeriodAheadError), ("2026-Q1", "mood", RuleError)],
)
def test_what_cannot_be_reviewed_is_said(
    practice: Practice, period: str, rule: str, error: type[Exception]
) -> None:
    opened = OpenWorkbook(practice, "c1", today=TODAY)
    with pytest.raises(error, match=rule if error is RuleError else period):
        opened.review(period, rule=rule)


def test_a_workbook_is_opened_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "practice.goalkit"
    with open_practice(file, create=True) as practice:
        tell(practice)
    opened = open_workbook("c1", practice=str(file), as_of="2026-03-31")
    assert len(opened.workbook.check_ins) == 1
    with pytest.raises(DateError, match="31 March"):
        open_workbook("c1", practice=str(file), as_of="31 March")


def test_a_save_that_rests_on_old_knowledge_is_refused_and_shows_what_is_there(practice: Practice) -> None:
    """Two windows on one client: the second to save the same reading is told, and has both."""
    first, second = (OpenWorkbook(practice, "c1", today=TODAY) for _ in range(2))
    first.record(reading("m1", TODAY, 8))
    with pytest.raises(StaleSaveError):
        second.record(reading("m1", TODAY, 9))
    assert second.workbook.check_ins[-1].value == Decimal(8)
    second.record(reading("m1", TODAY, 9))
    assert second.workbook.check_ins[-1].value == Decimal(9)


def test_changes_are_undone_and_done_again(practice: Practice) -> None:
    opened = OpenWorkbook(practice, "c1", today=TODAY)
    before = opened.workbook.check_ins
    opened.record(reading("m1", TODAY, 8))
    after = opened.workbook.check_ins
    opened.undo()
    assert opened.workbook.check_ins == before
    opened.redo()
    assert opened.workbook.check_ins == after


def test_a_save_without_difference_is_no_change(practice: Practice) -> None:
    opened = OpenWorkbook(practice, "c1", today=TODAY)
    opened.when_saved(lambda: pytest.fail("nothing has changed"))
    last = opened.undoable
    assert opened.record(opened.workbook.check_ins[-1]) is None
    assert opened.last_save is None
    assert opened.undoable == last


def test_what_another_window_saved_is_undone_once_it_was_seen(practice: Practice) -> None:
    first, second = (OpenWorkbook(practice, "c1", today=TODAY) for _ in range(2))
    second.record(reading("m1", date(2026, 5, 18), 8))
    first.record(reading("m1", TODAY, 9))
    with pytest.raises(StaleSaveError):
        second.undo()
    assert [one.on for one in practice.load("c1").check_ins][-1] == TODAY
    assert second.undoable is not None
    assert [one.record for one in second.undoable.edits] == [reading("m1", TODAY, 9)]
    second.undo()
    assert [one.on for one in practice.load("c1").check_ins][-1] == date(2026, 5, 18)


def test_a_change_of_the_history_is_put_back(practice: Practice) -> None:
    opened = OpenWorkbook(practice, "c1", today=TODAY)
    told = []
    opened.when_changed("history", told.append)
    (_, march, _) = opened.changes()
    opened.put_back(march)
    assert [one.on for one in opened.workbook.check_ins] == [date(2026, 3, 28)]
    assert opened.put_back(march) is None
    opened.undo()
    opened.record(reading("m1", TODAY, 8))
    assert told == [True, True, False]
    assert [one.on for one in opened.workbook.check_ins][-1] == TODAY


def test_a_draft_is_there_when_the_workbook_is_opened_again(practice: Practice) -> None:
    OpenWorkbook(practice, "c1", today=TODAY).keep_draft("check-in", "7")
    again = OpenWorkbook(practice, "c1", today=TODAY)
    assert again.draft("check-in") == "7"
    again.drop_draft("check-in")
    assert again.draft("check-in") == ""


def of_example_clients(*ids: str) -> Practice:
    """A practice in memory with these clients."""
    practice = open_practice(":memory:", create=True)
    for name in ids:
        practice.record(name, Client(id=name, name=f"{name} Example"))
    return practice


def test_a_review_of_no_period_is_of_the_last_full_quarter(practice: Practice) -> None:
    """On the last day of a quarter that is this very quarter."""
    periods = [
        OpenWorkbook(practice, "c1", today=day).review().period.text
        for day in (TODAY, date(2026, 6, 29), date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert periods == ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q2"]


def test_where_nothing_came_before_the_running_period_counts(practice: Practice) -> None:
    """The goal counts from 1 January 2026 on."""
    opened = OpenWorkbook(practice, "c1", today=date(2026, 3, 3))
    assert opened.review().period.text == "2026-Q1"
    assert opened.year().period.text == "2026"
    with of_example_clients("c2") as empty:
        assert OpenWorkbook(empty, "c2", today=date(2026, 3, 31)).review().period.text == "2026-Q1"


def test_quarter_and_year_follow_the_fiscal_year_of_the_client(practice: Practice) -> None:
    practice.record("c1", Client(id="c1", name="Robin Example", fiscal_start=5))
    opened = OpenWorkbook(practice, "c1", today=TODAY)
    assert (opened.review().period.text, opened.review().period.start) == ("2025-Q4", date(2026, 2, 1))
    assert (opened.year().period.text, opened.year().period.start) == ("2025", date(2025, 5, 1))
    assert opened.year("2026").as_of == TODAY


def test_a_quarter_is_no_year(practice: Practice) -> None:
    with pytest.raises(YearError, match="'2026-Q1' is not a year: write it such as '2026'"):
        OpenWorkbook(practice, "c1", today=TODAY).year("2026-Q1")


def test_without_a_client_it_is_the_only_one_or_the_one_chosen_last(tmp_path: Path) -> None:
    file = tmp_path / "practice.goalkit"
    with open_practice(file, create=True) as practice:
        with pytest.raises(
            NobodyYetError, match="Nobody is in your practice yet: add a client in '00 start'"
        ):
            open_workbook(practice=str(file))
        practice.record("c1", Client(id="c1", name="Robin Example"))
        assert open_workbook(practice=str(file)).workbook.client.id == "c1"
        practice.record("c2", Client(id="c2", name="Kim Example"))
        with pytest.raises(NobodyChosenError, match="choose a client in '00 start'"):
            open_workbook(practice=str(file))
        practice.keep_draft("", CHOSEN, "c2")
        assert open_workbook(practice=str(file)).workbook.client.id == "c2"


def test_the_usual_practice_that_is_not_there_yet_has_nobody_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PRACTICE", str(tmp_path / "none.goalkit"))
    with pytest.raises(NobodyYetError):
        open_workbook()
    with pytest.raises(PracticeMissingError):
        open_workbook(practice=str(tmp_path / "none.goalkit"))


def test_a_notebook_shows_an_error_as_its_sentence_alone() -> None:
    shell = InteractiveShell.instance()
    with redirect_stdout(StringIO()) as shown:
        shell.run_cell("from goalkit.period import Period\nPeriod.parse('2026-5')")
    assert shown.getvalue().startswith("'2026-5' is not a period")
    assert "Traceback" not in shown.getvalue()


def test_in_private_mode_a_report_has_the_code_name_on_the_screen_and_the_name_on_paper(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = OpenWorkbook(practice, "c1", today=date(2026, 5, 20))
    name = opened.workbook.client.name
    assert opened.review().workbook.client.name == name
    opened.show_code_names(on=True)
    for facts in (opened.review(), opened.year(), opened.brief()):
        assert facts.workbook.client.name == opened.whose != name
    monkeypatch.setenv(FOR_PAPER, "1")
    assert opened.review().workbook.client.name == name
    assert opened.workbook.client.name == name
