from datetime import date, timedelta

import plotly.graph_objects as go

from goalkit.charts import milestone_timeline, sentence_of
from tests.charts.samples import AS_OF, Snapshot, milestones, texts, traces

STEPS = (
    ("Hire two account executives", "2026-03-07", "2026-03-19", "reached"),
    ("Agree the sales handbook", "2026-06-30", "", "overdue"),
    ("First forecast within 5 %", "2026-10-15", "", "due soon"),
    ("Successor named", "2027-02-01", "", "planned"),
)


def drawn(*steps: tuple[str, str, str, str]) -> go.Figure:
    return milestone_timeline(milestones(*(steps or STEPS)), as_of=AS_OF)


def test_each_state_has_its_own_symbol() -> None:
    figure = drawn()
    symbols = {trace.name: trace.marker.symbol for trace in figure.data if trace.name}
    assert symbols == {
        "reached": "circle", "overdue": "x", "due soon": "diamond", "planned": "circle-open",
    }  # fmt: skip


def test_each_state_is_said_in_words_with_its_day() -> None:
    beside = [note.text for note in drawn().layout.annotations if note.x == 1]
    assert beside == [
        "✓", "reached 19 Mar 2026", "✕", "overdue 30 Jun 2026", "◐", "due soon 15 Oct 2026",
        "○", "planned 1 Feb 2027",
    ]  # fmt: skip


def test_a_step_reached_on_another_day_shows_when_it_was_due() -> None:
    [way] = traces(drawn(), mode="lines+markers")
    assert way.x == ("2026-03-07", "2026-03-19")


def test_the_mark_of_the_due_day_is_explained_only_where_it_is_drawn() -> None:
    on_time = drawn(("a", "2026-01-01", "2026-01-01", "reached"))
    assert any("day it was due" in text for text in texts(drawn()))
    assert not any("day it was due" in text for text in texts(on_time))


def test_the_sentence_counts_and_names_what_is_overdue_and_next() -> None:
    assert sentence_of(drawn()) == (
        "1 of 4 milestones reached; overdue: Agree the sales handbook (due 30 Jun 2026); "
        "next: First forecast within 5 % (due 15 Oct 2026)."
    )


def test_when_all_are_reached_nothing_comes_next() -> None:
    figure = drawn(("a", "2026-01-01", "2026-01-01", "reached"), ("b", "2026-02-01", "2026-02-01", "reached"))
    assert sentence_of(figure) == "2 of 2 milestones reached."


def test_twelve_steps_stand_in_twelve_rows_far_enough_apart_for_two_lines() -> None:
    day = date(2026, 1, 5)
    steps = [(f"Step {n}", (day + timedelta(n)).isoformat(), "", "planned") for n in range(12)]
    figure = drawn(*steps)
    rows = [trace.y for trace in figure.data]
    assert rows == [(row,) for row in range(12)]
    inner = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert inner / 12 >= 2 * 1.3 * 11


def test_a_long_title_is_cut_with_an_ellipsis() -> None:
    title = "Agree the sales handbook with Legal, Finance and Customer Success before the fiscal year"
    [shown] = [text for text in texts(drawn((title, "2026-10-01", "", "due soon"))) if "handbook" in text]
    assert shown.endswith("…")
    assert all(len(line) <= 34 for line in shown.split("<br>"))


def test_titles_are_never_markup() -> None:
    assert "&lt;script&gt;" in texts(drawn(("<script>", "2026-10-01", "", "due soon")))


def test_no_milestone_is_said_in_words() -> None:
    figure = milestone_timeline(milestones(*STEPS).iloc[:0], as_of=AS_OF)
    assert texts(figure) == ["no milestone yet"]
    assert sentence_of(figure) == "No milestone is planned yet."


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "milestone_timeline")
