from math import nan
from typing import Any

import plotly.graph_objects as go

from goalkit.charts import feedback_bars, sentence_of
from tests.charts.samples import Snapshot, feedback, of_others, texts, traces

ANSWERS = (
    ("Delegates whole tasks", "self", 1, 2.0),
    ("Delegates whole tasks", "manager", 1, nan),
    ("Delegates whole tasks", "peer", 4, 1.0),
    ("Delegates whole tasks", "direct report", 4, 1.5),
    ("Says no in time", "self", 1, 0.0),
    ("Says no in time", "peer", 4, -0.5),
)


def drawn(*answers: Any) -> go.Figure:
    made = feedback(*(answers or ANSWERS))
    return feedback_bars(made, of_others(made))


def test_each_shown_group_is_a_bar_of_its_mean() -> None:
    bars = [(bar.name, bar.x[0]) for bar in drawn().data]
    assert bars == [("self", 2.0), ("peer", 1.0), ("direct report", 1.5), ("self", 0.0), ("peer", -0.5)]


def test_the_axis_goes_from_much_worse_to_much_better() -> None:
    axis = drawn().layout.xaxis
    assert axis.tickvals == (-3, -1.5, 0, 1.5, 3)
    assert axis.range[0] < -3
    assert axis.range[1] > 3


def test_a_hidden_group_has_words_and_no_bar() -> None:
    figure = drawn()
    assert traces(figure, name="manager") == []
    assert "<i>hidden: too few answers</i>" in texts(figure)


def test_a_hidden_group_does_not_say_how_many_answered() -> None:
    assert "managers" in texts(drawn())
    assert not any(text.startswith("managers (") for text in texts(drawn()))


def test_the_own_view_is_an_outline() -> None:
    own, *_ = traces(drawn(), name="self")
    assert own.marker.color == "#FFFFFF"


def test_behaviours_stand_above_their_groups() -> None:
    named = [text for text in texts(drawn()) if text.startswith("<b>")]
    assert named == ["<b>Delegates whole tasks</b>", "<b>Says no in time</b>"]


def test_the_sentence_says_what_others_rate_highest_and_lowest() -> None:
    """Groups count by their answers: (4 × 1.0 + 4 × 1.5) ÷ 8 = 1.25, written with one decimal."""
    assert sentence_of(drawn()) == (
        "Others rate “Delegates whole tasks” highest (+1.3) and "
        "“Says no in time” lowest (−0.5), from −3 (much worse) to +3 (much better); "
        "too few answers to be shown by themselves: managers."
    )


def test_one_behaviour_is_not_compared_with_itself() -> None:
    assert sentence_of(drawn(("Listens", "peer", 3, 1.0))) == (
        "Others rate “Listens” +1, from −3 (much worse) to +3 (much better)."
    )


def test_what_got_worse_is_never_called_a_change_for_the_better() -> None:
    said = sentence_of(drawn(("Listens", "peer", 3, -0.5), ("Delegates", "peer", 3, -2.0)))
    assert said.startswith("Others rate “Listens” highest (−0.5) and “Delegates” lowest (−2)")


def test_where_all_others_are_hidden_the_sentence_says_so() -> None:
    figure = drawn(("Listens", "self", 1, 1.0), ("Listens", "peer", 2, nan))
    assert sentence_of(figure) == "No feedback of others can be shown yet."


def test_a_group_without_mean_is_never_a_bar_of_zero() -> None:
    answers = feedback(("Listens", "peer", 3, nan)).assign(hidden=False)
    figure = feedback_bars(answers, of_others(answers))
    assert figure.data == ()
    assert "<i>no answer</i>" in texts(figure)


def test_behaviours_are_never_markup() -> None:
    assert "<b>&lt;img&gt;</b>" in texts(drawn(("<img>", "peer", 3, 1.0)))


def test_no_feedback_is_said_in_words() -> None:
    figure = feedback_bars(feedback(*ANSWERS).iloc[:0], of_others(feedback(*ANSWERS)))
    assert texts(figure) == ["no feedback yet"]


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(drawn(), "feedback_bars")
