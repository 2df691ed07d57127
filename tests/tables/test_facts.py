from datetime import date
from math import nan

import pandas as pd

from goalkit.tables.facts import attainment_table, balance_table, milestone_table, tension_table, values_table
from tests.charts.samples import balance, milestones
from tests.tables.test_goals import words

THEN = date(2026, 6, 30)


def test_milestones_stand_in_order_with_their_full_titles() -> None:
    long = "Agree the sales handbook with Legal, Finance and Customer Success before the fiscal year"
    steps = milestones((long, "2026-06-30", "", "overdue"), ("Hire", "2026-03-07", "2026-03-19", "reached"))
    table = milestone_table(steps.assign(reward=["", "Dinner"]))
    assert words(table) == [
        ["Hire", "7 Mar 2026", "✓ reached", "19 Mar 2026, 12 days late", "Dinner"],
        [long, "30 Jun 2026", "✕ overdue", "–", "–"],
    ]
    assert table.caption == "The milestones: 1 of 2 reached."


def test_states_have_symbol_word_and_colour() -> None:
    table = milestone_table(milestones(("a", "2026-10-01", "", "due soon")))
    cell = table.rows[0][2]
    assert (cell.text, cell.colour, cell.bold) == ("◐ due soon", "#0072B2", True)


def test_without_a_reward_there_is_no_column_for_it() -> None:
    table = milestone_table(milestones(("a", "2026-10-01", "", "due soon")).assign(reward=" "))
    assert [column.label for column in table.columns] == ["Milestone", "Due", "State", "Reached"]


def test_attainment_levels_carry_their_sign() -> None:
    levels = pd.DataFrame(
        {
            "statement": ["a", "b", "c", "d"], "weight": [1.0, 2.0, 1.0, 1.0], "baseline": [nan, -1, -2, -1],
            "now": [2, 0, nan, nan], "change": [nan, 1, nan, nan],
            "now_from": ["reading", "rated", nan, nan],
            "now_on": pd.to_datetime(["2026-09-25", "2026-09-29", None, None]),
            "now_value": [16.0, nan, nan, nan],
            "unit": ["people", nan, "people", nan], "note": ["", "slow", "", ""],
        }
    )  # fmt: skip
    change = {"client": ["c1"], "baseline": [30.0], "now": [46.5], "change": [16.5], "goals": [1]}
    assert words(attainment_table(levels, pd.DataFrame(change))) == [
        ["a", "1", "–", "+2", "–", "reading 16 people, 25 Sep 2026", "–"],
        ["b", "2", "−1", "0", "+1", "rated 29 Sep 2026", "slow"],
        ["c", "1", "−2", "–", "–", "no reading yet", "–"],
        ["d", "1", "−1", "–", "–", "not rated yet", "–"],
        ["Score over 1 goal", "", "30", "46.5", "+16.5", "", ""],
    ]


def test_where_no_level_has_a_note_there_is_no_column_for_it() -> None:
    """As in the copy of a sponsor, who sees none."""
    levels = pd.DataFrame(
        {
            "statement": ["a"], "weight": [1.0], "baseline": [-1], "now": [0], "change": [1],
            "now_from": ["rated"], "now_on": pd.to_datetime(["2026-09-29"]), "now_value": [nan],
            "unit": [nan], "note": [""],
        }
    )  # fmt: skip
    change = {"client": ["c1"], "baseline": [30.0], "now": [46.5], "change": [16.5], "goals": [1]}
    table = attainment_table(levels, pd.DataFrame(change))
    assert [column.label for column in table.columns][-1] == "Based on"
    assert {len(row) for row in table.rows} == {6}


def test_life_areas_show_change_and_gap_and_dashes_where_nothing_is_known() -> None:
    areas = ("Health", 4, 5, 8), ("Learning", nan, 7, 8), ("Work", 6, 2, 6), ("Home", 7, 7, 7)
    table, both = balance_table(balance(*areas), then=THEN), "30 Jun 2026 → 30 Sep 2026"
    assert words(table) == [
        ["Health", "4", "5", "8", "3", "+1", "within chance", both],
        ["Learning", "–", "7", "8", "1", "–", "–", "30 Sep 2026"],
        ["Work", "6", "2", "6", "4", "−4", "beyond chance", both],
        ["Home", "7", "7", "7", "0", "0", "–", both],
    ]
    assert [row[-2].bold for row in table.rows] == [False, False, True, False]


def test_a_tension_is_open_until_something_is_decided() -> None:
    rows = pd.DataFrame(
        {
            "statement": ["Budget", "Budget", "Travel"], "target_title": ["Family", "Health", "Family"],
            "rating": [-2, -1, -1], "reason": ["Evenings", "", "Away"],
            "decision": ["renegotiate", None, "drop"], "decision_note": ["with the sponsor", "", ""],
        }
    )  # fmt: skip
    table = tension_table(rows)
    assert words(table) == [
        ["Budget", "Family", "−2", "Evenings", "renegotiate: with the sponsor"],
        ["Budget", "Health", "−1", "–", "open"],
        ["Travel", "Family", "−1", "Away", "drop"],
    ]
    assert table.caption == "Goals that pull against something: 3 tensions."


def test_values_stand_by_importance_with_the_gap_to_how_they_are_lived() -> None:
    values = pd.DataFrame(
        {
            "name": ["Health", "Family"], "importance": [8, 10], "lived_then": [nan, 6], "lived": [5, nan],
            "rated_on": pd.Timestamp(2026, 9, 29),
        }
    )  # fmt: skip
    assert words(values_table(values, then=THEN)) == [
        ["Family", "10", "6", "–", "–", "29 Sep 2026"],
        ["Health", "8", "–", "5", "3", "29 Sep 2026"],
    ]


def test_a_table_of_then_and_now_says_which_day_then_is() -> None:
    assert "30 Jun 2026" in balance_table(balance(("Health", 4, 5, 8)), then=THEN).caption
