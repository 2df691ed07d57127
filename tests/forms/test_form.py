"""A declared form: what it makes of a record, what it saves, and what it keeps while somebody types."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from goalkit.forms import (
    Choice,
    Day,
    Draft,
    Field,
    Form,
    Lines,
    Number,
    Percent,
    Rating,
    RecordDraft,
    Text,
    Tick,
    form,
)
from goalkit.forms.card import KEYS_ARRIVE, NOTHING_CHANGED, NOTHING_TYPED
from goalkit.forms.undo import UNSEEN
from goalkit.model import CheckIn, CoachingSession, Goal, Measure, Review
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from goalkit.store.settings import choose_time_zone
from goalkit.terms import Cadence, GoalState
from tests.books import goal
from tests.exercises.made import TODAY, fill

WHY = form(
    Goal,
    only=["why", ("obstacle", "commitment")],
    why=Field(label="Outcome"),
    commitment=Rating(1, 10),
)


@pytest.fixture
def practice() -> Iterator[Practice]:
    with open_practice(":memory:") as opened:
        fill(opened)
        yield opened


def book_of(practice: Practice) -> OpenWorkbook:
    return OpenWorkbook(practice, "c1", today=TODAY)


def opened(practice: Practice, book: OpenWorkbook | None = None, name: str = "why") -> Form:
    """The form of three fields of a goal in one window."""
    book = book or book_of(practice)
    draft = RecordDraft(WHY, find=lambda workbook: workbook.newest(Goal, "g1"))
    draft.follow(book.workbook)
    made = Form(draft, book, name=name)
    return made.lay_out(*made.rows())


def session(practice: Practice) -> Form:
    """The form of three fields of a session in one window."""
    book = book_of(practice)
    declared = form(CoachingSession, only=["goal", "options", "learning"])
    made = Form(RecordDraft(declared, "s1", given={"held_on": TODAY}), book, name="session")
    return made.lay_out(*made.rows())


def types(made: Form, **texts: Any) -> Form:
    for name, text in texts.items():
        made.control(name).value = text
    return made


def saved(practice: Practice) -> Goal:
    return next(one for one in practice.load("c1").goals if one.id == "g1")


# ---- declaring


def test_each_field_follows_from_the_type_of_its_value() -> None:
    declared = form(Measure, only=["title", "baseline", "cadence", "direction", "since", ("unit", "join")])
    kinds = {name: type(field) for name, field in declared.fields.items()}
    assert kinds == {
        "title": Text, "baseline": Number, "cadence": Choice, "direction": Choice, "since": Day,
        "unit": Text, "join": Choice,
    }  # fmt: skip
    assert declared.layout == (
        ("title",),
        ("baseline",),
        ("cadence",),
        ("direction",),
        ("since",),
        ("unit", "join"),
    )
    assert type(form(Review, only=["wins"]).fields["wins"]) is Lines
    assert declared.fields["baseline"].read("") is None
    assert declared.fields["cadence"].read("week") is Cadence.WEEK
    assert declared.fields["direction"].options[0] == ("choose", "")


def test_labels_come_from_the_names_unless_others_are_given() -> None:
    assert [field.label for field in WHY.fields.values()] == ["Outcome", "Obstacle", "Commitment"]


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (Text(), "A day off", "A day off"), (Lines(), ("One", "Two"), "One\nTwo"),
        (Number(), Decimal("37.5"), "37.5"),
        (Number(floating=True), 1.5, "1.5"), (Percent(), 0.7, "70"), (Day(), date(2026, 9, 12), "2026-09-12"),
        (Tick(), True, True), (Rating(1, 10), 7, "7"), (Text(rows=3), "", ""),
        (Number(), None, ""), (Day(), None, ""),
    ],
)  # fmt: skip
def test_what_a_field_writes_it_reads_back(field: Text, value: Any, text: Any) -> None:
    assert field.write(value) == text
    assert field.read(text) == value


@pytest.mark.parametrize("mistake", [{"wy": Text()}, {"wy": Field(label="Why")}, {"only": ["wy"]}])
def test_a_name_that_is_no_field_is_refused(mistake: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="has no field wy"):
        form(Goal, **{"only": ["why"], **mistake})


def test_a_field_that_is_needed_says_its_sentence() -> None:
    draft = Draft({"on": Day(needed="Write the day.")})
    assert draft.problems() == {"on": "Write the day."}
    draft["on"] = "2026-05-20"
    assert draft.problems() == {}


# ---- saving


def test_only_what_was_touched_is_changed(practice: Practice) -> None:
    made = types(opened(practice), why=" More time ", commitment="8")
    made.save()
    assert (saved(practice).why, saved(practice).commitment, saved(practice).obstacle) == ("More time", 8, "")
    assert "Saved " in made.state


def test_the_rules_of_the_record_stand_beside_their_fields(practice: Practice) -> None:
    """A rule is written once, in the record; here a share that is typed as a plain number."""
    declared = form(CheckIn, only=["confidence", "note"])
    draft = RecordDraft(
        declared,
        find=lambda workbook: workbook.newest(CheckIn, "r9"),
        given=lambda: {"id": "r9", "measure_id": "m1", "on": TODAY},
    )
    made = Form(draft, book_of(practice), name="reading")
    made.lay_out(*made.rows())
    types(made, confidence="150").save()
    assert made.said("confidence").count("is not between 0 % and 100 %") == 1
    assert all(one.id != "r9" for one in practice.load("c1").check_ins)
    types(made, confidence="0,7").save()
    assert practice.load("c1").check_ins[-1].confidence == 0.7


def test_a_save_with_nothing_changed_says_so_and_undo_leaves_what_was_not_seen(practice: Practice) -> None:
    """It took the moment of somebody else's save for its own, and Undo took that back."""
    made = opened(practice)
    practice.record("c1", goal(why="Theirs"))
    made.save()
    assert NOTHING_CHANGED in made.message or NOTHING_TYPED in made.message
    made.undo()
    assert UNSEEN in made.message
    assert saved(practice).why == made.control("why").value == "Theirs"
    assert made.undo_button.description == "Undo: goal changed: “Lead a team of ten”"


def test_what_was_said_about_a_save_goes_once_something_is_typed(practice: Practice) -> None:
    made = opened(practice)
    made.save()
    assert NOTHING_TYPED in made.message
    assert types(made, why="More").message == ""


def test_what_is_typed_and_taken_back_is_no_draft(practice: Practice) -> None:
    made = types(opened(practice), why="More")
    assert practice.draft("c1", "why")
    types(made, why="")
    assert (practice.draft("c1", "why"), "Nothing changed yet" in made.state) == ("", True)


def test_what_another_window_saved_in_other_fields_is_taken_over(practice: Practice) -> None:
    first, second = opened(practice), opened(practice)
    types(first, obstacle="The evenings").save()
    types(second, why="More time").save()
    assert (saved(practice).why, saved(practice).obstacle) == ("More time", "The evenings")
    assert second.control("obstacle").value == "The evenings"


def test_a_touched_field_that_changed_elsewhere_is_told_once_beside_it(practice: Practice) -> None:
    first, second = opened(practice), opened(practice)
    types(first, why="Theirs").save()
    types(second, why="Mine").save()
    assert "Saved meanwhile: “Theirs”. Save again" in second.said("why")
    assert saved(practice).why == "Theirs"
    second.save()
    assert saved(practice).why == "Mine"


def test_who_gives_up_what_was_typed_takes_over_what_the_other_window_saved(practice: Practice) -> None:
    first, second = opened(practice), opened(practice)
    types(first, why="Theirs").save()
    types(second, why="Mine").save()
    types(second, why="").save()
    assert saved(practice).why == second.control("why").value == "Theirs"


def test_what_another_window_undid_does_not_come_again_with_a_save_of_this_one(practice: Practice) -> None:
    there = session(practice)
    types(there, goal="More time", options="Say no more often").save()
    here = session(practice)
    there.undo()
    types(here, learning="Half is enough").save()
    assert "Write the goal of this session." in here.said("goal")
    assert practice.load("c1").coaching_sessions == ()
    types(here, goal="More rest").save()
    (kept,) = practice.load("c1").coaching_sessions
    assert (kept.goal, kept.options, kept.learning) == ("More rest", "", "Half is enough")


def test_undo_shows_what_was_before_and_redo_what_came_after(practice: Practice) -> None:
    made = opened(practice)
    types(made, why="More time").save()
    types(made, why="More sleep").save()
    types(made, obstacle="The evenings")
    for why in ("More time", ""):
        made.undo()
        assert saved(practice).why == made.control("why").value == why
    made.redo()
    assert saved(practice).why == made.control("why").value == "More time"
    assert made.control("obstacle").value == "The evenings"
    assert "The evenings" in practice.draft("c1", made.name)
    assert "Done again" in made.state


def test_the_times_of_saving_and_undoing_are_those_of_the_practice(practice: Practice) -> None:
    choose_time_zone(practice, "Asia/Kathmandu")  # where no computer of a test is: 5:45 ahead of UTC
    made = types(opened(practice), why="More time")
    for step, word in ((made.save, "Saved"), (made.undo, "Undone"), (made.redo, "Done again")):
        step()
        (change, *_) = practice.changes("c1")
        assert f"{word} {change.at.astimezone(ZoneInfo('Asia/Kathmandu')):%H:%M}" in made.state


def test_undo_in_one_form_takes_back_what_another_saved_and_both_show_it(practice: Practice) -> None:
    book = book_of(practice)
    one, other = (opened(practice, book, name) for name in ("one", "other"))
    types(one, why="More time").save()
    other.refresh()
    other.undo()
    assert saved(practice).why == one.control("why").value == other.control("why").value == ""
    assert not one.redo_button.disabled


# ---- keeping a draft


def test_a_draft_knows_what_it_was_based_on_after_the_page_is_loaded_again(practice: Practice) -> None:
    types(opened(practice), why="Mine")
    practice.record("c1", goal(why="Theirs", obstacle="The evenings"))
    again = opened(practice)
    assert (again.control("why").value, again.control("obstacle").value) == ("Mine", "The evenings")
    again.save()
    assert "“Theirs”" in again.said("why")
    assert saved(practice).why == "Theirs"


def test_the_save_of_one_window_leaves_what_another_typed_in_its_draft(practice: Practice) -> None:
    first, second = opened(practice), opened(practice)
    types(second, obstacle="The evenings")
    types(first, why="More time").save()
    again = opened(practice)
    assert again.control("obstacle").value == "The evenings"
    again.save()
    assert (saved(practice).why, saved(practice).obstacle) == ("More time", "The evenings")


def test_a_draft_of_an_earlier_version_is_restored(practice: Practice) -> None:
    kept = {"seen_at": datetime(2026, 5, 20, tzinfo=UTC).isoformat(), "typed": {"why": "Mine", "gone": "x"}}
    practice.keep_draft("c1", "why", json.dumps(kept))
    made = opened(practice)
    assert made.control("why").value == "Mine"
    made.save()
    assert saved(practice).why == "Mine"


def test_a_form_opened_again_within_a_second_has_what_was_typed(practice: Practice) -> None:
    """What was typed waits a second until it is kept; another form of the same name is opened before that."""

    async def typed_and_opened_again() -> str:
        book = book_of(practice)
        types(opened(practice, book), why="More time")
        return str(opened(practice, book).control("why").value)

    assert asyncio.run(typed_and_opened_again()) == "More time"


def test_keys_that_the_press_of_the_button_has_overtaken_are_saved_with_it(practice: Practice) -> None:
    """While Python is busy the browser holds back the last keys; the press comes before them."""

    async def pressed_in_a_hurry() -> str:
        made = types(opened(practice), why="M")
        made.save_button.click()
        types(made, why="More time")
        await asyncio.sleep(KEYS_ARRIVE * 2)
        return made.state

    assert "Saved " in asyncio.run(pressed_in_a_hurry())
    assert saved(practice).why == "More time"


def test_forms_that_are_opened_again_and_again_are_not_remembered_for_ever(practice: Practice) -> None:
    book = book_of(practice)
    for _ in range(5):
        opened(practice, book)
        opened(practice, book, name="other")
    assert len(book._left) == 2


def test_the_state_is_that_of_the_goal_in_the_choice(practice: Practice) -> None:
    declared = form(Goal, only=["state"])
    assert declared.fields["state"].options[0] == ("active", "active")
    draft = RecordDraft(declared, find=lambda workbook: workbook.newest(Goal, "g1"))
    draft.follow(book_of(practice).workbook)
    draft["state"] = "paused"
    (record,) = draft.records()
    assert isinstance(record, Goal)
    assert record.state is GoalState.PAUSED
