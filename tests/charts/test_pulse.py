"""The line of the team pulse: each round with how many answered, and a sentence that is honest about few."""

import pytest

from goalkit.analysis.feedback import team_pulse
from goalkit.charts import pulse_line, sentence_of
from tests.analysis.test_pulse import DAY, LATER, pulses


def drawn(*rows):
    return pulse_line(team_pulse(pulses(*rows)))


def test_every_round_is_drawn_on_its_day_with_how_many_answered() -> None:
    figure = drawn((DAY, 2, 3, 1), (LATER, 3, 3, 1))
    [line] = figure.data
    assert line.x == ("2026-03-20", "2026-09-18")
    assert line.y == pytest.approx((100 / 6, 200 / 7))
    assert line.text == ("<b>+17</b><br>6 answers", "<b>+29</b><br>7 answers")
    assert figure.layout.yaxis.range[0] < -100
    assert figure.layout.yaxis.range[1] > 100


def test_the_sentence_has_the_numbers_behind_the_score_and_the_weight_of_one_person() -> None:
    assert sentence_of(drawn((DAY, 5, 8, 2))) == (
        "On 20 Mar 2026 the team pulse was +20: of 15 answers, 5 said 9 or 10 and 2 said 0 to 6. "
        "One person who answers otherwise moves it by 7 to 13 points."
    )


def test_a_change_that_one_person_can_make_is_called_so() -> None:
    assert sentence_of(drawn((DAY, 2, 3, 1), (LATER, 3, 3, 1))).endswith(
        "On 20 Mar 2026 it was +17 (6 answered). "
        "One person who answers otherwise moves it by 14 to 29 points, so the change may be one person."
    )


@pytest.mark.parametrize("now", [(0, 1, 6), (2, 3, 2)], ids=["larger", "none"])
def test_a_larger_change_or_none_is_not(now: tuple[int, int, int]) -> None:
    assert "may be" not in sentence_of(drawn((DAY, 2, 3, 2), (LATER, *now)))


def test_before_the_first_round_there_is_a_word() -> None:
    figure = pulse_line(team_pulse(pulses((DAY, 3, 0, 0))).head(0))
    assert sentence_of(figure) == "The team has not been asked yet."
