"""Practices that nobody expects: each is printed letter by letter, or refused in a sentence."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.model import (
    Alignment,
    AttainmentRating,
    AttainmentScale,
    Client,
    Milestone,
    Objective,
    Record,
    Stakeholder,
)
from goalkit.terms import AlignedWith, Group
from tests.books import goal, maintain, reach, reading
from tests.cli.conftest import make_practice, write_client
from tests.review.conftest import Review
from tests.review.pages import Pages

LONG = "unbreakably-" * 17
NAMES = (
    *("Ünal", "Łukasz", "Юлия", "山田", "😀", "#panic(1)", "<script>alert(1)</script>", "=cmd()"),
    *("*x* _y_ $z$ `w`", "<b>bold</b>", "{{ 7 * 7 }}", "%{x}", "\\n", '"; drop', "[a](http://b.c)"),
)
TEXT = " ".join(NAMES)
LEVELS = ("worse", "bad", "as hoped", "good", "better")
QUARTER = ("c1", "2026-Q1", "--as-of", "2026-03-31", "--practice")
MONDAYS = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(12)]


def review_of(records: tuple[Record, ...], review: Review, folder: Path) -> Pages:
    """The first quarter of a new practice with these records."""
    return review(*QUARTER, make_practice(folder / "odd.goalkit", *records))


@pytest.fixture(scope="module")
def named(review: Review, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A client with every odd name at every place, a goal of 204 letters and weights of 0."""
    goals = tuple(goal(f"g{at}", statement=name, why=name) for at, name in enumerate(NAMES))
    measures = tuple(
        (reach if at % 2 else maintain)(f"m{at}", goal_id=f"g{at}", title=name, unit=name)
        for at, name in enumerate(NAMES)
    )
    read = tuple(
        reading(measure.id, day, 5 + week, note=measure.title)
        for measure in measures
        for week, day in enumerate(MONDAYS)
    )
    people = tuple(
        Stakeholder(id=f"s{at}", name=name, group=Group.PEER, support_asked=name)
        for at, name in enumerate(NAMES)
    )
    aims = (
        Objective(id="o1", title=TEXT),
        Alignment(
            id="a1", goal_id="long", aligned_with=AlignedWith.OBJECTIVE, target_id="o1", rating=-1,
            rated_on=date(2026, 1, 9), reason=TEXT,
        ),
    )  # fmt: skip
    unweighed = (
        goal("long", statement=LONG, weight=0),
        reach("mute", goal_id="long", title="Never read"),
        Milestone(id="k1", goal_id="long", title=TEXT, due=date(2026, 2, 1), reached_on=date(2026, 2, 1)),
        AttainmentScale(id="t1", goal_id="long", written_on=date(2026, 1, 2), levels=LEVELS, weight=0),
        AttainmentRating(id="r1", scale_id="t1", rated_on=date(2026, 3, 2), level=1),
    )
    client = Client(id="c1", name=TEXT, coach=TEXT, role=TEXT, organisation=TEXT)
    records = (client, *goals, *measures, *read, *people, *aims, *unweighed)
    return review_of(records, review, tmp_path_factory.mktemp("named"))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_printed_as_it_is_at_every_place(name: str, named: Pages) -> None:
    """At least: client, coach, goal in two tables and its heading, measure, note, person and support."""
    assert named.letters.count("".join(name.split())) >= 9


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_says_the_name_as_it_is(name: str, named: Pages) -> None:
    assert [said for said in named.charts if said.startswith(name)]


def test_a_goal_of_one_long_word_keeps_all_its_letters(named: Pages) -> None:
    assert len(LONG) > 200
    assert LONG in [title for _, below in named.bookmarks for title in below]
    assert named.letters.count("unbreakably") >= 3 * 17


def test_no_name_becomes_part_of_the_page(named: Pages) -> None:
    """Neither a link nor a script."""
    assert named.objects("/Subtype", "/Link") == []
    assert named.objects("/S", "/JavaScript") == []


def test_every_letter_is_in_a_font(named: Pages) -> None:
    assert "\ufffd" not in named.text
    assert all("/ToUnicode" in font for font in named.objects("/Subtype", "/Type0"))


def test_weights_of_nothing_give_no_number_but_words(named: Pages) -> None:
    assert "Attainment" in dict(named.bookmarks)
    assert "nan" not in named.text.split()


def test_a_measure_without_readings_is_told_and_not_drawn(named: Pages) -> None:
    assert "Never read: no reading yet." in named.text
    assert not [said for said in named.charts if said.startswith("Never read")]


def test_a_client_without_goals_has_friendly_lines(review: Review, tmp_path: Path) -> None:
    pages = review_of((Client(id="c1", name="Robin Example"),), review, tmp_path)
    assert "No goals yet" in pages.text
    assert pages.charts == []
    assert [title for title, _ in pages.bookmarks] == ["One page", "In their own words", "Appendix"]
    assert pages.has("nothing in them yet: Vision and values, Goals at a glance")
    assert not any(word in pages.text.split() for word in ("nan", "None", "NaT"))


def test_two_hundred_goals_are_all_printed(review: Review, tmp_path: Path) -> None:
    """Each has a measure; every fiftieth one has readings."""
    goals = tuple(goal(f"g{at}", statement=f"Goal number {at} of many") for at in range(200))
    measures = tuple(maintain(f"m{at}", goal_id=f"g{at}") for at in range(200))
    read = tuple(reading(f"m{at}", day, 48) for at in range(0, 200, 50) for day in MONDAYS)
    pages = review_of((Client(id="c1", name="Robin"), *goals, *measures, *read), review, tmp_path)
    statements = [each.statement for each in goals]
    assert dict(pages.bookmarks)["Goal by goal"] == statements
    assert all(pages.text.count(f"{statement} ") >= 3 for statement in statements)
    assert len([said for said in pages.charts if "kept in 12 of 12 weeks" in said]) == 4
    assert pages.text.count("Working hours: no reading yet.") == 196


def test_readings_that_are_all_missing_leave_the_charts_out(review: Review, tmp_path: Path) -> None:
    """Check-ins are there, but each has only a note."""
    said = tuple(reading("m1", day, None, note=f"Ill in week {day:%V}") for day in MONDAYS)
    pages = review_of((Client(id="c1", name="Robin"), goal(), reach(), *said), review, tmp_path)
    assert pages.charts == []
    assert "Team size: no reading yet." in pages.text
    assert "5 Jan 2026: Ill in week 02" in pages.text


def test_a_target_equal_to_the_baseline_is_refused_with_its_row(tmp_path: Path) -> None:
    path = write_client(tmp_path / "equal.json")
    client = json.loads(path.read_text(encoding="utf-8"))
    client["records"]["measures"][0]["baseline"] = "10"
    path.write_text(json.dumps(client), encoding="utf-8")
    words = ["import", str(path), "--practice", str(tmp_path / "new.goalkit")]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert "measures, row 1" in done.stderr
    assert "'10' is where you start from: nothing is left to reach" in done.stderr
    assert not (tmp_path / "new.goalkit").exists()
