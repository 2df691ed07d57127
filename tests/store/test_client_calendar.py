"""A calendar that others can read, twice without doubling, and that tells nothing of what it is about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import ics
import pytest
import vobject

from goalkit.model import Action, Client, CoachingSession, Feedback, Milestone, Stakeholder, Workbook
from goalkit.store.client_calendar import calendar_file
from goalkit.terms import Cadence, Fee, GoalState, Group, Kind, Weekday
from tests.books import DUE, START, book, goal, maintain, reach
from tests.practices import example_practice

NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
STEP = Milestone(id="s1", goal_id="g1", title="First hire", due=date(2026, 3, 31))
HELD = CoachingSession(
    id="n1", held_on=date(2026, 7, 1), starts_at="14:30", minutes=90, fee=Fee.PAID, goal="Hire",
    next_on=date(2026, 8, 1),
)  # fmt: skip


def written(*books: Workbook, now: datetime = NOW, **settings: Any) -> str:
    return calendar_file(books, now=now, zone=BERLIN, **settings).decode()


def entries(text: str) -> dict[str, Any]:
    """The entries by their id, as one library reads them."""
    return {one.uid.value: one for one in vobject.readOne(text).vevent_list}


def titles(text: str) -> list[str]:
    return [one.summary.value for one in entries(text).values()]


def only(text: str, title: str) -> Any:
    (found,) = [one for one in entries(text).values() if one.summary.value == title]
    return found


def days(entry: Any) -> list[date]:
    return [one.date() for one in entry.getrruleset(addRDate=True)]


@pytest.fixture(scope="module")
def example() -> Iterator[Workbook]:
    with example_practice() as practice:
        yield practice.load("example")


def test_two_other_libraries_read_the_same_of_it(example: Workbook) -> None:
    text = written(example, full_titles=True)
    other = {one.uid: one for one in ics.Calendar(text).events}
    read = entries(text)
    assert read.keys() == other.keys()
    assert len(read) == text.count("BEGIN:VEVENT")
    for uid, one in read.items():
        begin = one.dtstart.value
        assert other[uid].name == one.summary.value
        assert other[uid].begin.date() == (begin.date() if isinstance(begin, datetime) else begin)


def test_titles_tell_the_kind_alone_and_ids_nothing(example: Workbook) -> None:
    text = written(example)
    kinds = {title.removesuffix(" ✓") for title in titles(text)}
    assert kinds == {
        "goalkit: check-in", "goalkit: milestone", "goalkit: action", "goalkit: coaching session",
        "goalkit: review", "goalkit: feedback round",
    }  # fmt: skip
    for private in ("Robin", "example", example.milestones[0].title, example.actions[0].text):
        assert private not in text


def test_full_titles_are_given_when_asked_for_with_the_name_where_there_are_several() -> None:
    one = book(goals=(goal(),), milestones=(STEP,))
    other = book(client=Client(id="c2", name="Kim\n Sample"), goals=(goal(),), milestones=(STEP,))
    assert "Milestone: First hire" in titles(written(one, full_titles=True))
    assert "Milestone: First hire (Kim Sample)" in titles(written(one, other, full_titles=True))


def test_a_second_file_replaces_what_changed_and_doubles_nothing(example: Workbook) -> None:
    before = written(example)
    first, *others = example.milestones
    moved = replace(first, due=first.due + timedelta(days=7), reached_on=None)
    after = written(replace(example, milestones=(moved, *others)), now=NOW + timedelta(minutes=1))
    kept = entries(before)
    for uid, entry in entries(after).items():
        assert int(entry.sequence.value) > int(kept[uid].sequence.value)
        assert entry.last_modified.value > kept[uid].last_modified.value
        kept[uid] = entry
    assert len(kept) == before.count("BEGIN:VEVENT")
    assert moved.due in [one.dtstart.value for one in kept.values()]


def test_a_session_that_was_planned_is_the_one_that_is_held_on_whichever_day() -> None:
    planned = written(book(coaching_sessions=(HELD,)))
    later = CoachingSession(id="n2", held_on=date(2026, 8, 3), goal="Ask")
    held = written(book(coaching_sessions=(HELD, later)))
    assert entries(planned).keys() == entries(held).keys()
    assert [one.dtstart.value for one in entries(held).values()][-1] == date(2026, 8, 3)


@pytest.mark.parametrize(("month", "hour"), [(7, 12), (12, 13)], ids=["summer", "winter"])
def test_a_session_stands_at_its_hour_by_the_clock_of_the_practice(month: int, hour: int) -> None:
    session = replace(HELD, held_on=date(2026, month, 1), next_on=None)
    entry = only(written(book(coaching_sessions=(session,))), "goalkit: coaching session")
    assert entry.dtstart.value == datetime(2026, month, 1, hour, 30, tzinfo=UTC)
    assert entry.duration.value == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("changes", "first", "second", "last"),
    [
        ({"cadence": Cadence.WEEK}, (1, 2), (1, 9), (12, 25)),
        ({"cadence": Cadence.MONTH}, (1, 31), (2, 28), (12, 31)),
        ({"cadence": Cadence.QUARTER}, (3, 31), (6, 30), (12, 31)),
        ({"cadence": Cadence.DAY, "weekdays": (Weekday.MON, Weekday.WED)}, (1, 5), (1, 7), (12, 30)),
    ],
    ids=["week", "month", "quarter", "two days"],
)
def test_check_ins_come_as_often_as_a_measure_is_read(
    changes: dict[str, Any], first: tuple[int, int], second: tuple[int, int], last: tuple[int, int]
) -> None:
    text = written(book(goals=(goal(),), measures=(maintain(**changes),)))
    found = days(only(text, "goalkit: check-in"))
    assert [(one.month, one.day) for one in (found[0], found[1], found[-1])] == [first, second, last]


def test_what_is_read_equally_often_is_one_entry_and_milestones_are_none() -> None:
    weekly = (
        reach(),
        maintain(),
        reach("m3", title="Steps", kind=Kind.MILESTONES, direction=None, target=None),
    )
    text = written(book(goals=(goal(),), measures=weekly), full_titles=True)
    assert [one for one in titles(text) if "Check-in" in one] == ["Check-in: Team size and Working hours"]


def test_what_ended_is_taken_out_of_calendars_that_have_it() -> None:
    changed = (reach(), reach(version=2, reason="too often", since=date(2026, 6, 1), cadence=Cadence.MONTH))
    text = written(book(goals=(goal(),), measures=changed))
    status = {
        one.dtstart.value: one.status.value
        for one in entries(text).values()
        if "check-in" in one.summary.value
    }
    assert status == {date(2026, 1, 2): "CANCELLED", date(2026, 1, 31): "CONFIRMED"}
    dropped = goal(version=2, reason="no more", since=START, state=GoalState.DROPPED)
    text = written(book(goals=(goal(), dropped), measures=(reach(),), milestones=(STEP,)))
    assert {one.status.value for one in entries(text).values()} == {"CANCELLED"}


def test_what_is_done_stands_on_its_day_with_a_tick() -> None:
    done = Action(id="a1", text="Call Ann", due=date(2026, 5, 8), done_on=date(2026, 5, 4))
    entry = only(written(book(actions=(done,)), full_titles=True), "Action: Call Ann ✓")
    assert entry.dtstart.value == date(2026, 5, 4)


def test_reviews_are_on_the_last_day_of_each_quarter_of_the_organisation() -> None:
    client = Client(id="c1", name="Robin", fiscal_start=2)
    found = days(only(written(book(client=client, goals=(goal(start=START, due=DUE),))), "goalkit: review"))
    assert found == [
        date(2026, 1, 31),
        date(2026, 4, 30),
        date(2026, 7, 31),
        date(2026, 10, 31),
        date(2027, 1, 31),
    ]


def test_feedback_is_asked_for_again_six_weeks_after_the_last_round() -> None:
    person = Stakeholder(id="p1", name="Ann", group=Group.PEER)
    answer = Feedback(stakeholder_id="p1", round_on=date(2026, 5, 4), behaviour="Listens", rating=1)
    text = written(book(stakeholders=(person,), feedback=(answer,)))
    assert [one.dtstart.value for one in entries(text).values()] == [date(2026, 5, 4), date(2026, 6, 15)]
