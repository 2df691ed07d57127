"""A client goes out as JSON and comes in again, whole or not at all."""

import json
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from goalkit.errors import ClientExistsError, ClientUnknownError, ImportRefusedError
from goalkit.model import Client, Decision, Review
from goalkit.store import Practice, export_client, import_client, open_practice
from goalkit.store.import_limits import LARGEST_FILE, LONGEST_TEXT, MOST_ROWS, MOST_TOLD, TOO_LARGE, TOO_MANY
from goalkit.terms import Choice
from tests.books import START, goal, reach, reading
from tests.project import HOME

AT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
SECRET = "Zwetschgental 12"
REVIEW = Review(
    id="review-1",
    period="2026-Q1",
    held_on=START,
    wins=("Hired Юлия", '<script>"山田"</script>'),
    decisions=(Decision(choice=Choice.KEEP, what="home office", goal_id="g1"),),
)


def begun(practice: Practice) -> Practice:
    target = reach(target=Decimal("10.50"))
    practice.record(
        "c1", Client(id="c1", name="Ünal 😀"), goal(), target, REVIEW, reading("m1", START, 4), at=AT
    )
    practice.record("c1", reading("m1", START, 5), at=AT + timedelta(microseconds=1))
    return practice


def written(**collections: Any) -> str:
    """A file written by hand: one client and these collections, each recorded on the same day."""
    clients = [{"id": "c1", "name": "Ann"}]
    rows = {
        name: [
            {"recorded_at": "2026-01-05T09:30:00Z", **row} if isinstance(row, dict) else row for row in some
        ]
        for name, some in {"clients": clients, **collections}.items()
    }
    return json.dumps({"format": "goalkit-client", "version": 1, "client": "c1", "records": rows})


GOAL = {"id": "g1", "since": "2026-01-01", "statement": "Grow", "start": "2026-01-01", "due": "2026-12-31"}


def problems_of(text: str) -> tuple[str, ...]:
    """What an import is refused for; nothing of it may have stayed."""
    with open_practice(":memory:") as practice:
        with pytest.raises(ImportRefusedError) as caught:
            import_client(practice, text)
        assert practice.clients() == ()
    assert caught.value.exit_code == 2
    return caught.value.problems


def test_an_export_is_readable(either: Practice) -> None:
    lines = export_client(begun(either), "c1").splitlines()
    assert lines[:5] == [
        "{",
        '"format": "goalkit-client",',
        '"version": 1,',
        '"client": "c1",',
        '"records": {',
    ]
    assert (
        '{"recorded_at": "2026-01-05T09:30:00Z", "superseded_at": "2026-01-05T09:30:00.000001Z", '
        '"id": "m1-2026-01-01", "measure_id": "m1", "on": "2026-01-01", "value": "4", "confidence": null, '
        '"note": ""},'
    ) in lines
    assert '"name": "Ünal 😀"' in "\n".join(lines)
    assert '"target": "10.50"' in "\n".join(lines)


def test_an_export_moves_between_kinds_of_practice(practice: Practice, memory: Practice) -> None:
    import_client(practice, export_client(begun(memory), "c1"))
    assert practice.load("c1") == memory.load("c1")
    assert practice.load("c1", AT) == memory.load("c1", AT)


def test_an_unknown_client_cannot_be_exported(either: Practice) -> None:
    with pytest.raises(ClientUnknownError, match="'c9'"):
        export_client(begun(either), "c9")


def test_a_client_that_is_there_is_not_imported_over(practice: Practice) -> None:
    text = export_client(begun(practice), "c1")
    with pytest.raises(ClientExistsError, match=r"'c1' is a client already.*--practice FILE"):
        import_client(practice, text)
    assert export_client(practice, "c1") == text


def test_an_erased_client_can_be_imported_again(practice: Practice) -> None:
    text = export_client(begun(practice), "c1")
    practice.erase("c1")
    import_client(practice, text)
    assert export_client(practice, "c1") == text


def test_what_has_a_default_may_be_left_out(either: Practice) -> None:
    import_client(either, written(goals=[GOAL]))
    assert either.load("c1").goals == (goal(statement="Grow", since=START),)


def test_a_field_of_earlier_versions_is_ignored(either: Practice) -> None:
    import_client(either, written(goals=[{**GOAL, "difficulty": 7}]))
    assert either.load("c1").goals == (goal(statement="Grow", since=START),)
    action = {"id": "a1", "text": "call", "due": "2026-02-01", "difficulty": 7}
    (problem,) = problems_of(written(actions=[action]))
    assert "'difficulty' is no field of it" in problem


def test_numbers_may_be_written_without_quotes(either: Practice) -> None:
    reading = {"id": "k1", "measure_id": "m1", "on": "2026-02-01", "value": 29.4}
    measure = {"id": "m1", "since": "2026-01-01", "goal_id": "g1", "title": "Buddy", "kind": "done"}
    import_client(either, written(goals=[{**GOAL, "weight": 2}], measures=[measure], check_ins=[reading]))
    assert either.load("c1").check_ins[0].value == Decimal("29.4")
    assert either.load("c1").goals[0].weight == 2.0


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("due", "2026-5-1", "goals, row 1, due: it is not a day: write it like 2026-03-31"),
        ("due", "2026-02-30", "goals, row 1, due: it is not a day"),
        ("due", 20260501, "goals, row 1, due: it is not a day"),
        ("due", "2025-01-01", "goals, row 1, due: '1 Jan 2025' is not after the start, 1 Jan 2026: choose"),
        ("state", "sleeping", "goals, row 1, state: it is not one of 'active', 'paused'"),
        ("version", True, "goals, row 1, version: it is not a whole number"),
        ("commitment", 11, "goals, row 1, commitment: Write a number from 1 to 10, not 11"),
        ("weight", 1e300, "goals, row 1, weight: it has too many digits"),
        ("statement", None, "goals, row 1, statement: it is not a text"),
        ("statement", "half \ud83d", "goals, row 1, statement: it holds half of a character"),
        ("wieght", 1, "goals, row 1, 'wieght' is no field of it: known are recorded_at"),
        ("recorded_at", "2026-01-05", "goals, row 1, recorded_at: it is not a moment"),
        ("recorded_at", 5, "goals, row 1, recorded_at: it is not a moment"),
        ("superseded_at", "2025-01-01T00:00:00Z", "superseded_at: it lies before"),
    ],
)
def test_a_broken_field_is_named_with_its_row(field: str, value: object, problem: str) -> None:
    (found,) = problems_of(written(goals=[{**GOAL, field: value}]))
    assert problem in found


def test_all_problems_are_named_at_once() -> None:
    review = {"id": "review-1", "period": "2026-Q5", "held_on": "2026-04-01"}
    decision = {"choice": "keep", "why": "it works"}
    bare = {"statement": "Grow"}
    reviews = [
        review,
        {**review, "period": "2026", "wins": "many", "decisions": [decision]},
        {**review, "decisions": [3]},
    ]
    period = "Write a quarter such as 2026-Q3, a month such as 2026-05 or a year such as 2026"
    known = "choice, what, reason, goal_id"
    found = problems_of(written(goals=[bare, "grow"], reviews=reviews))
    assert found == (
        "goals, row 1, id: it is missing",
        "goals, row 1, since: it is missing",
        "goals, row 1, start: it is missing",
        "goals, row 1, due: it is missing",
        "goals, row 2, it is not a record: put its fields in braces",
        f"reviews, row 1, period: {period}",
        "reviews, row 2, wins: it is not a list: put it in square brackets",
        f"reviews, row 2, decisions: what is missing: its fields are {known}",
        "reviews, row 3, decisions: it is not an object: put its fields in braces",
        f"reviews, row 3, period: {period}",
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1, column 1"),
        ('{"format": \n "goalkit-client",', "line 2, column 19"),
        ("[" * 100_000, "this is not the JSON of a client: it is nested too deeply"),
        ('{"a": ' * 100_000, "nested too deeply"),
        ("[]", "it does not say 'goalkit-client'"),
        (
            '{"format": "goalkit-client", "version": 2}',
            "version: it is not 1, the one that is read here: update goalkit",
        ),
        ('{"format": "goalkit-client", "version": 1, "records": {}}', "client: the id is missing"),
        (
            '{"format": "goalkit-client", "version": 1, "client": "c1"}',
            "records: the collections are missing",
        ),
        (written(gaols=[]), "records: 'gaols' is no collection"),
        (
            written().replace('[{"recorded', '{"a": [{"recorded').replace("}]", "}]}"),
            "clients: it is not a list",
        ),
        (written().replace('"id": "c1"', '"id": "c2"'), "clients, row 1, id: 'c2' is not the client 'c1'"),
        (written(clients=[]), "clients: there is none"),
        (written(goals=[GOAL, GOAL]), "goals: 'g1' is known twice at 2026-01-05T09:30:00Z"),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, problem: str) -> None:
    assert any(problem in found for found in problems_of(text))


def test_references_to_what_is_not_there_are_each_named_once() -> None:
    action = {"id": "a1", "text": "call", "due": "2026-02-01", "goal_id": "g9"}
    later = {**GOAL, "recorded_at": "2026-02-01T00:00:00Z"}
    found = problems_of(written(actions=[action], goals=[later]))
    assert found == ("Action 'a1' refers to 'g9', which is not there",)


def test_records_must_fit_at_every_moment_not_only_today() -> None:
    """An action that was recorded before its goal could not be loaded as of the days between."""
    action = {"id": "a1", "text": "call", "due": "2026-02-01", "goal_id": "g1"}
    later = {**GOAL, "recorded_at": "2026-02-01T00:00:00Z"}
    found = problems_of(written(actions=[action], goals=[later]))
    assert found == ("Action 'a1' refers to 'g1', which is not there",)


def test_records_from_before_their_client_are_refused() -> None:
    early = {**GOAL, "recorded_at": "2025-02-01T00:00:00Z"}
    assert problems_of(written(goals=[early])) == ("clients: there is none at 2025-02-01T00:00:00Z",)


@pytest.mark.parametrize("name", ["../../../x", "x" * 65, "a\0b", "--help", ".hidden", "Zoë", "a b", "a/b"])
def test_an_id_is_short_and_of_plain_letters(name: str) -> None:
    """It stands in messages and in the names of files."""
    (found,) = problems_of(written().replace('"c1"', json.dumps(name)))
    assert found.startswith("client: an id has 1 to 64 of the letters a to z")
    assert name not in found
    (found,) = problems_of(written(goals=[{**GOAL, "id": name}]))
    assert found.startswith("goals, row 1, id: an id has 1 to 64")


def test_an_id_that_another_record_is_meant_by_is_of_that_shape_as_well() -> None:
    review = {"id": "r1", "period": "2026-Q1", "held_on": "2026-04-01"}
    decision = {"choice": "keep", "what": "it", "goal_id": SECRET}
    action = {"id": "a1", "text": "call", "due": "2026-02-01", "goal_id": SECRET}
    found = problems_of(written(actions=[action], reviews=[{**review, "decisions": [decision]}]))
    assert [one.partition(":")[0] for one in found] == [
        "actions, row 1, goal_id",
        "reviews, row 1, decisions",
    ]
    assert SECRET not in str(found)


def test_every_id_of_the_example_has_the_shape_of_one(either: Practice) -> None:
    import_client(either, (HOME / "data" / "example" / "client.json").read_text(encoding="utf-8"))


def test_a_field_that_is_there_twice_is_named_and_neither_value_is_taken() -> None:
    twice = written(goals=[GOAL]).replace('"statement": "Grow"', '"statement": "Grow", "statement": "Shrink"')
    assert problems_of(twice) == ("goals, row 1, statement: it is there twice, keep one",)
    decision = '[{"choice": "keep", "what": "it", "what": "that"}]'
    review = {"id": "r1", "period": "2026-Q1", "held_on": "2026-04-01", "decisions": "HERE"}
    (found,) = problems_of(written(reviews=[review]).replace('"HERE"', decision))
    assert found == "reviews, row 1, decisions: it is not a text"
    (found,) = problems_of(written(goals=[GOAL]).replace('"goals":', '"goals": [], "goals":'))
    assert found == "goals: it is there twice"


@pytest.mark.parametrize("number", ["1e400", "-1e400", "1" + "0" * 400, "1" + "0" * 5000, "1e16"])
def test_a_number_beyond_all_measure_is_a_sentence(number: str) -> None:
    (found,) = problems_of(written(goals=[{**GOAL, "weight": 12345}]).replace("12345", number))
    assert found.startswith("goals, row 1, weight: it ")
    assert len(found) < 100


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_what_json_has_no_number_for_is_refused(name: str) -> None:
    (found,) = problems_of(written(goals=[{**GOAL, "weight": 12345}]).replace("12345", name))
    assert found == f"{name} is not a number: write digits, or leave the field out"


def test_a_text_longer_than_a_book_is_refused(either: Practice) -> None:
    import_client(either, written(goals=[{**GOAL, "why": "x" * LONGEST_TEXT}]))
    (found,) = problems_of(written(goals=[{**GOAL, "why": "x" * (LONGEST_TEXT + 1)}]))
    assert found == "goals, row 1, why: it has 1,000,001 characters: at most 1,000,000 are read"


def test_a_text_longer_than_the_largest_file_is_not_read() -> None:
    assert problems_of(" " * (LARGEST_FILE + 1)) == (TOO_LARGE,)


def test_more_rows_than_are_read_at_once_are_refused() -> None:
    text = written(actions=["HERE"]).replace('"HERE"', ",".join(["0"] * (MOST_ROWS + 1)))
    assert problems_of(text) == (TOO_MANY,)


def test_the_first_hundred_problems_are_told_and_the_others_counted() -> None:
    with open_practice(":memory:") as practice, pytest.raises(ImportRefusedError) as caught:
        import_client(practice, written(goals=[{}] * 1000))
    assert len(caught.value.problems) == MOST_TOLD
    assert caught.value.more == 4900
    assert str(caught.value).startswith("nothing was imported, mend 5,000 first:\ngoals, row 1, id: ")
    assert str(caught.value).endswith("\n… and 4,900 more")


def test_nothing_that_stands_in_a_file_is_repeated_but_ids_and_names_of_fields() -> None:
    nested = {"a": [SECRET]}
    broken = dict.fromkeys(GOAL, nested)
    for value in (SECRET, [SECRET], nested):
        rows = [{**GOAL, name: value} for name in ("id", "due", "state", "weight", "version", "commitment")]
        rows += [{**GOAL, SECRET: 1}, {**GOAL, "recorded_at": value}, broken]
        reviews = [{"id": "r1", "period": SECRET, "held_on": SECRET, "decisions": [{SECRET: SECRET}]}]
        told = problems_of(written(goals=[*rows, value], reviews=reviews, **{SECRET.lower() + "-x": []}))
        told += problems_of(written(goals=[*rows, value], reviews=reviews))
        assert SECRET.lower() not in str(told).lower()


@pytest.mark.parametrize("name", ["NA", "None", "nan", "null", "true", "1", "1e5", "2026-01-01"])
def test_a_name_that_looks_like_another_value_stays_text(name: str, either: Practice) -> None:
    import_client(either, written(clients=[{"id": "c1", "name": name}]))
    assert either.load("c1").client.name == name


def test_the_same_client_twice_changes_nothing(practice: Practice) -> None:
    text = written(goals=[GOAL])
    import_client(practice, text)
    before = export_client(practice, "c1")
    with pytest.raises(ClientExistsError, match="stays as it is"):
        import_client(practice, text)
    assert export_client(practice, "c1") == before


def in_turn(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as they were recorded, one a minute."""
    return [
        {**row, "recorded_at": (AT + timedelta(minutes=minute)).isoformat()}
        for minute, row in enumerate(rows, start=1)
    ]


MEASURE = {"id": "m1", "since": "2026-01-01", "goal_id": "g1", "title": "Buddy", "kind": "done"}
READING = {"measure_id": "m1", "on": "2026-02-01", "value": "1"}


def test_years_of_readings_each_saved_by_itself_come_in_at_once(either: Practice) -> None:
    many = in_turn([{**READING, "id": f"k{number}"} for number in range(5000)])
    began = time.process_time()
    import_client(either, written(goals=[GOAL], measures=[MEASURE], check_ins=many))
    assert time.process_time() - began < 10
    assert len(either.load("c1").check_ins) == 5000


def test_a_reading_that_outlives_its_measure_is_named() -> None:
    ended = {**MEASURE, "superseded_at": (AT + timedelta(days=1)).isoformat()}
    found = problems_of(written(goals=[GOAL], measures=[ended], check_ins=[{**READING, "id": "k1"}]))
    assert found == ("CheckIn 'k1' refers to 'm1', which is not there",)
    over = {**READING, "id": "k1", "superseded_at": ended["superseded_at"]}
    with open_practice(":memory:") as practice:
        assert import_client(practice, written(goals=[GOAL], measures=[ended], check_ins=[over])) == "c1"


def test_a_reading_from_before_its_measure_is_named() -> None:
    (late,) = in_turn([MEASURE])
    found = problems_of(written(goals=[GOAL], measures=[late], check_ins=[{**READING, "id": "k1"}]))
    assert found == ("CheckIn 'k1' refers to 'm1', which is not there",)


def test_more_changes_than_can_be_checked_are_refused_at_once() -> None:
    milestone = {"goal_id": "g1", "title": "Hire", "due": "2026-05-01"}
    many = in_turn([{**milestone, "id": f"s{number}"} for number in range(6000)])
    began = time.process_time()
    (found,) = problems_of(written(goals=[GOAL], milestones=many))
    assert found.startswith("it tells of 6,001 moments at which something changed: they are more than")
    assert time.process_time() - began < 10
