"""Levels of a practice as bars."""

from goalkit.charts import levels_bars, sentence_of
from goalkit.facts.practice import Levels
from tests.charts.samples import Snapshot

SOME = Levels(goals={-2: 1, -1: 0, 0: 4, 1: 2, 2: 0}, without=5, clients=6, clients_without=2)


def test_each_level_has_a_bar_with_its_count_and_so_have_goals_without_one() -> None:
    (bars,) = levels_bars(SOME).data
    assert list(bars.y) == [1, 0, 4, 2, 0, 5]
    assert list(bars.text) == [f"<b>{count}</b>" for count in bars.y]
    assert bars.x[0] == "−2<br>much less"
    assert bars.x[-1] == "no level yet"


def test_the_sentence_names_those_of_whom_nothing_is_known() -> None:
    assert sentence_of(levels_bars(SOME)) == (
        "12 running goals: 6 as expected or better, 1 less, 5 with no level yet. "
        "Clients without any level: 2 of 6."
    )


def test_the_sentence_names_nobody_where_there_is_nobody() -> None:
    all_known = Levels(goals={**SOME.goals, 1: 7}, without=0, clients=6, clients_without=0)
    assert sentence_of(levels_bars(all_known)) == "12 running goals: 11 as expected or better, 1 less."


def test_without_a_goal_nothing_is_drawn() -> None:
    chart = levels_bars(Levels(goals=dict.fromkeys(range(-2, 3), 0), without=0, clients=0, clients_without=0))
    assert not chart.data
    assert sentence_of(chart) == "Nobody has a goal that is running."


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(levels_bars(SOME), "levels_bars")
