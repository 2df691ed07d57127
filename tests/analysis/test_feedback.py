"""What others answered, without giving away who."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit import frames
from goalkit.analysis.feedback import (
    feedback_by_group,
    feedback_gaps,
    feedback_overall,
    feedback_suggestions,
    feedback_trend,
    is_time_to_ask,
    next_ask,
)
from goalkit.model.people import FEWEST_ANSWERS
from goalkit.terms import Group
from tests.analysis.made import made

ROUND, EARLIER = date(2026, 9, 15), date(2026, 3, 15)
DEFAULTS = {"client": "ada", "round_on": ROUND, "behaviour": "Listens", "suggestion": ""}


def answers(round_on=ROUND, behaviour="Listens", client="ada", **groups):
    """Answers by group, one list of ratings each; everybody answers once."""
    rows = [
        {"group": group.replace("_", " "), "stakeholder": f"{group}{number}", "rating": rating}
        for group, ratings in groups.items()
        for number, rating in enumerate(ratings)
    ]
    where = {**DEFAULTS, "round_on": round_on, "behaviour": behaviour, "client": client}
    return made(frames.FEEDBACK, where, rows)


def by_group(table, round_on=ROUND):
    return feedback_by_group(table, round_on=round_on).set_index("group")


def test_a_group_of_three_is_shown_with_its_mean():
    found = by_group(answers(peer=[1, 2, 3], direct_report=[0, 0, 1, 2]))
    assert found["mean"].to_dict() == {"peer": 2.0, "direct report": 0.75}
    assert not found["hidden"].any()


def test_a_small_group_is_hidden_and_so_is_the_one_that_would_give_it_away():
    found = by_group(answers(manager=[-2], peer=[1, 2, 3], direct_report=[0, 0, 1, 2]))
    assert found["hidden"].to_dict() == {"manager": True, "peer": True, "direct report": False}
    assert found["mean"].isna().to_dict() == found["hidden"].to_dict()
    assert found["answers"].to_dict() == {"manager": 1, "peer": 3, "direct report": 4}


def test_small_groups_that_hide_each_other_need_no_third():
    found = by_group(answers(manager=[-2], sponsor=[1, 1], peer=[1, 2, 3]))
    assert found["hidden"].to_dict() == {"manager": True, "sponsor": True, "peer": False}


def test_two_single_answers_do_not_hide_each_other():
    """The sum of both could be computed, and each of the two knows the own answer."""
    found = by_group(answers(manager=[-2], sponsor=[1], peer=[1, 2, 3], direct_report=[1, 1, 1, 1]))
    assert found.index[found["hidden"]].tolist() == ["manager", "sponsor", "peer"]


def test_the_own_answer_is_never_hidden_and_hides_nobody():
    found = by_group(answers(self=[2], peer=[1, 2, 3]))
    assert not found["hidden"].any()
    assert found["mean"].to_dict() == {"self": 2.0, "peer": 2.0}


def test_the_own_answer_is_not_counted_among_the_others():
    overall = feedback_overall(answers(self=[3], peer=[0, 0, 0]), round_on=ROUND).iloc[0]
    assert (overall["answers"], overall["mean"], overall["hidden"]) == (3, 0.0, False)


def test_the_overall_figure_is_hidden_below_three_answers():
    overall = feedback_overall(answers(self=[3], peer=[1, 2]), round_on=ROUND).iloc[0]
    assert overall["hidden"]
    assert np.isnan(overall["mean"])


def test_somebody_who_answered_twice_does_not_make_a_group_large_enough():
    twice = pd.concat([answers(peer=[1, 2]), answers(peer=[3])], ignore_index=True)
    found = by_group(twice).loc["peer"]
    assert (found["answers"], found["hidden"]) == (2, True)


def test_each_behaviour_is_suppressed_by_its_own_answers():
    table = pd.concat([answers(peer=[1, 2, 3]), answers(behaviour="Delegates", peer=[1])])
    found = feedback_by_group(table, round_on=ROUND)
    assert found[["behaviour", "hidden"]].to_numpy().tolist() == [["Listens", False], ["Delegates", True]]


def test_the_gap_is_the_own_view_less_that_of_the_others():
    table = pd.concat([answers(self=[2], peer=[0, 1, 2]), answers(behaviour="Delegates", self=[1], peer=[3])])
    found = feedback_gaps(table, round_on=ROUND).set_index("behaviour")
    assert found.loc["Listens", ["self", "others", "gap"]].tolist() == [2.0, 1.0, 1.0]
    assert found.loc["Delegates", ["others", "gap"]].isna().all()


def test_the_trend_stands_beside_the_round_before():
    table = pd.concat(
        [
            answers(date(2025, 9, 15), peer=[3, 3, 3]),
            answers(EARLIER, peer=[0, 0, 0]),
            answers(peer=[1, 1, 1]),
            answers(date(2026, 12, 1), peer=[-3, -3, -3]),
        ]
    )
    found = feedback_trend(table, round_on=ROUND).iloc[0]
    assert (found["mean"], found["previous"], found["change"]) == (1.0, 0.0, 1.0)
    assert not found["beyond_chance"]


@pytest.mark.parametrize(("answered", "beyond"), [(3, False), (9, True)])
def test_the_same_change_is_beyond_chance_where_more_have_answered(answered, beyond):
    table = pd.concat([answers(EARLIER, peer=[0] * answered), answers(peer=[1.5] * answered)])
    assert feedback_trend(table, round_on=ROUND)["beyond_chance"].tolist() == [beyond]


def suggestions(*tables):
    found = feedback_suggestions(pd.concat(tables, ignore_index=True), round_on=ROUND)
    return found[["behaviour", "suggestion"]].to_numpy().tolist()


def test_suggestions_are_those_of_the_groups_that_are_shown():
    """The peers are three for the first behaviour and two for the second."""
    heard = answers(peer=[1, 2, 3]).assign(suggestion=["Ask more. ", "Ask more.", "  "])
    given = answers(behaviour="Delegates", peer=[1, 2]).assign(suggestion="Let go.")
    assert suggestions(heard, given) == [["Listens", "Ask more."]]


def test_a_suggestion_that_was_replaced_is_not_shown():
    first = answers(peer=[1, 2, 3]).assign(suggestion=["Talk less.", "", ""])
    assert suggestions(first, answers(peer=[2]).assign(suggestion="Listen longer.")) == [
        ["Listens", "Listen longer."]
    ]


def test_suggestions_stand_in_the_order_of_the_alphabet_and_not_of_the_people():
    made_by = answers(peer=[1, 2, 3]).assign(suggestion=["c", "a", "b"])
    assert [text for _, text in suggestions(made_by)] == ["a", "b", "c"]


@pytest.mark.parametrize("before", [{}, {"peer": [1, 1]}])
def test_there_is_no_change_from_what_is_missing_or_hidden(before):
    table = pd.concat([answers(EARLIER, **before), answers(peer=[1, 1, 1])])
    assert feedback_trend(table, round_on=ROUND)["change"].isna().all()


def test_each_client_has_an_own_round_before():
    table = pd.concat(
        [
            answers(date(2026, 1, 15), peer=[0, 0, 0]),
            answers(EARLIER, client="bob", peer=[2, 2, 2]),
            answers(peer=[1, 1, 1]),
            answers(client="bob", peer=[1, 1, 1]),
        ]
    )
    found = feedback_trend(table, round_on=ROUND)
    assert found.set_index("client")["change"].to_dict() == {"ada": 1.0, "bob": -1.0}


@given(
    st.dictionaries(
        st.sampled_from([group.value.replace(" ", "_") for group in Group if group is not Group.SELF]),
        st.lists(st.integers(-3, 3), min_size=1, max_size=6),
        min_size=1,
    )
)
def test_what_is_hidden_can_never_be_computed_from_what_is_shown(groups):
    """The hidden answers together are as many as a group that may be shown, or nothing is shown."""
    table = answers(**groups)
    found = by_group(table)
    assert (found["hidden"] | (found["answers"] >= FEWEST_ANSWERS)).all()
    pooled = found.loc[found["hidden"], "answers"].sum()
    overall = feedback_overall(table, round_on=ROUND).iloc[0]
    assert pooled == 0 or pooled >= FEWEST_ANSWERS or overall["hidden"]


def test_it_is_time_to_ask_again_from_the_sixth_to_the_eighth_week():
    last = date(2026, 9, 14)
    assert is_time_to_ask(None, on=last)
    assert [is_time_to_ask(last, on=date(2026, 10, day)) for day in (25, 26)] == [False, True]
    assert next_ask(last) == (date(2026, 10, 26), date(2026, 11, 9))
