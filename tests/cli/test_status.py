"""`goalkit clients` and `goalkit status`."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from goalkit.analysis.rules import RULES
from goalkit.model import Client, CoachingSession, Milestone
from goalkit.store import open_practice
from goalkit.store.settings import choose_locale, practice_day
from goalkit.terms import Direction, Fee, Kind, Rule
from tests.books import goal, maintain, reach, reading
from tests.cli.conftest import Goalkit, make_practice

ANYBODY = Client(id="c1", name="Robin Example")


def line_with(text: str, output: str) -> str:
    """The one line of an output that holds this text."""
    (line,) = [line for line in output.splitlines() if text in line]
    return line


def test_clients_are_told_with_their_ids(practice: Path, goalkit: Goalkit) -> None:
    assert "c1" in line_with("Robin Example", goalkit("clients", "--practice", practice).stdout)


def test_the_practice_is_the_one_of_the_environment_unless_one_is_given(
    practice: Path, home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PRACTICE", str(practice))
    assert "Robin" in goalkit("clients").stdout
    assert goalkit("clients", "--practice", home / "other.goalkit").exit_code == 2


def test_an_empty_practice_says_how_to_begin(home: Path, goalkit: Goalkit) -> None:
    open_practice(home / "p.goalkit", create=True).close()
    done = goalkit("clients", "--practice", "p.goalkit")
    assert done.exit_code == 0
    assert "goalkit import FILE" in done.stderr


def test_a_goal_with_one_measure_is_one_line_of_reading_target_and_status(
    practice: Path, goalkit: Goalkit
) -> None:
    shown = goalkit("status", "c1", "--as-of", "2026-01-05", "--practice", practice).stdout
    line = line_with("Lead a team of ten", shown)
    assert "Team size" in line
    assert "7 of 10\u00a0people" in line
    assert "○ too early" in line


def test_a_goal_with_several_measures_has_a_line_for_each(practice: Path, goalkit: Goalkit) -> None:
    shown = goalkit("status", "c1", "--as-of", "2026-06-30", "--practice", practice).stdout
    assert "⟳ stale" in line_with("A balanced week", shown)
    assert "Working hours" in line_with("h/week, wanted at most 50", shown)
    assert "Home office" in line_with("days/week, wanted at most 50", shown)


def test_the_status_is_judged_by_the_rule_asked_for(home: Path, goalkit: Goalkit) -> None:
    """A fourth of the way at 30 % of the time: five points behind, and 83 % of what was expected."""
    day = date(2026, 4, 20)
    records = (ANYBODY, goal(), reach(), reading("m1", day, 5.5))
    path = make_practice(home / "p.goalkit", *records)
    words = ("status", "c1", "--as-of", day, "--practice", path)
    assert "● on track" in goalkit(*words).stdout
    assert "▲ behind" in goalkit(*words, "--rule", "ratio").stdout


def test_every_rule_can_be_asked_for() -> None:
    assert set(Rule) == set(RULES)


def test_done_between_and_milestones_are_told_in_words(home: Path, goalkit: Goalkit) -> None:
    plain = {"kind": Kind.DONE, "direction": None, "baseline": None, "target": None, "unit": ""}
    between = {"direction": Direction.BETWEEN, "target": 1, "target_high": 3}
    path = make_practice(
        home / "p.goalkit",
        ANYBODY,
        goal(),
        reach("m1", **plain, title="Buddy"),
        reach("m2", **{**plain, "kind": Kind.MILESTONES}, title="Steps"),
        maintain("m3", **between, title="Days at home"),
        reading("m3", date(2026, 2, 24), 2),
        Milestone(id="s1", goal_id="g1", title="First", due=date(2026, 2, 1), reached_on=date(2026, 2, 1)),
        Milestone(id="s2", goal_id="g1", title="Second", due=date(2026, 9, 1)),
    )
    shown = goalkit("status", "c1", "--as-of", "2026-03-01", "--practice", path).stdout
    assert "Buddy" in line_with("no answer yet", shown)
    assert "Steps" in line_with("1 of 2 milestones", shown)
    assert "Days at home" in line_with("2\u00a0h/week, wanted between 1 and 3", shown)


def test_a_client_without_goals_is_told_so(home: Path, goalkit: Goalkit) -> None:
    path = make_practice(home / "p.goalkit", ANYBODY)
    done = goalkit("status", "c1", "--practice", path)
    assert done.exit_code == 0
    assert "no goal yet" in done.stderr


def test_text_of_a_client_is_shown_as_it_is(home: Path, goalkit: Goalkit) -> None:
    """Neither read as markup nor obeyed by the terminal."""
    name = "[red]Юлия 山田[/red] \x1b[2J \u202eevil\u2066 \ufeff"
    path = make_practice(home / "p.goalkit", Client(id="c1", name=name), goal(statement=name))
    for words in (("clients",), ("status", "c1")):
        shown = " ".join(goalkit(*words, "--practice", path).stdout.split())
        assert "[red]Юлия 山田[/red] ‹U+001B›[2J ‹U+202E›evil‹U+2066› ‹U+FEFF›" in shown
        assert not set(shown) & set("\x1b\u202e\u2066\ufeff")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody",), "('c1')"),
        (("c1", "--as-of", "yesterday"), "'yesterday' is not a date"),
        (("c1", "--as-of", "2025-12-31"), "'c1'"),
        (("c1", "--rule", "luck"), "threshold"),
    ],
)
def test_what_cannot_be_shown_is_said(
    words: tuple[str, ...], said: str, practice: Path, goalkit: Goalkit
) -> None:
    done = goalkit("status", *words, "--practice", practice)
    assert done.exit_code == 2
    assert said in done.stderr


def test_nothing_is_told_of_a_day_to_come(practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("status", "c1", "--as-of", "2199-01-01", "--practice", practice)
    assert done.exit_code == 2
    assert "'2199-01-01' is later than today" in done.stderr


def test_an_unknown_client_is_of_a_moment_only_where_one_was_asked_for(
    practice: Path, goalkit: Goalkit
) -> None:
    words = ("status", "c9", "--practice", practice)
    assert "'c9' is no client: give" in goalkit(*words).stderr
    assert "'c9' is no client known at that moment" in goalkit(*words, "--as-of", "2026-03-31").stderr


def test_without_a_practice_it_is_said_how_to_make_one(goalkit: Goalkit) -> None:
    said = goalkit("status", "c1").stderr
    assert "`goalkit import FILE`" in said
    assert "`goalkit demo`" in said


def test_all_clients_are_told_with_what_is_needed_by_them(practice: Path, goalkit: Goalkit) -> None:
    with open_practice(practice) as opened:
        opened.record("c2", Client(id="c2", name="Kim Other"))
    done = goalkit("practice", "--practice", practice)
    assert done.exit_code == 0, done.output
    robin, kim = (
        next(line for line in done.stdout.splitlines() if name in line) for name in ("Robin", "Kim")
    )
    assert "no goal yet" in kim
    assert "4 May 2026" in robin


def test_no_name_is_cut_off_and_a_narrow_terminal_has_the_columns_that_matter(
    practice: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "Alexandra Montgomery-Featherstonehaugh-Cholmondeley"
    with open_practice(practice) as opened:
        opened.record("c2", Client(id="c2", name=name))
    for width, columns in (("80", 0), ("120", 1)):
        monkeypatch.setenv("COLUMNS", width)
        shown = goalkit("practice", "--practice", practice).stdout
        assert "…" not in shown
        assert shown.count("coaching") == columns
        first, *lines = shown.splitlines()
        letters = "".join("".join(line[: first.index("last")]) for line in lines) if columns == 0 else name
        assert name.replace(" ", "") in letters.replace(" ", "")


def test_hours_of_all_clients_are_shown_as_the_country_writes_them(practice: Path, goalkit: Goalkit) -> None:
    with open_practice(practice) as opened:
        opened.record(
            "c1", CoachingSession(id="s1", held_on=practice_day(opened), goal="?", minutes=90, fee=Fee.PAID)
        )
        choose_locale(opened, "de_DE")
    assert "1,5 h" in goalkit("practice", "--practice", practice).output


def test_a_practice_without_a_client_says_how_to_begin(home: Path, goalkit: Goalkit) -> None:
    open_practice(home / "none.goalkit", create=True).close()
    done = goalkit("practice", "--practice", home / "none.goalkit")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No client yet" in done.stderr


def test_all_clients_are_printed_for_supervision_without_a_name_and_nothing_is_overwritten(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    asked = ("practice", "--pdf", "all.pdf", "--practice", practice)
    done = goalkit(*asked)
    assert done.stdout == f"Written: {home / 'all.pdf'}\n", done.output
    text = " ".join(page.extract_text() for page in PdfReader(home / "all.pdf").pages)
    assert "Client " in text
    assert "Robin" not in text
    assert "running goal" in text
    assert goalkit(*asked).exit_code == 2
