from math import nan

from goalkit.charts import attainment_line, sentence_of
from tests.charts.samples import Snapshot, attainment, texts

SCORES = (("2026-03-31", 47.0), ("2026-06-30", 46.0), ("2026-09-30", 53.43))


def test_scores_are_drawn_on_their_days() -> None:
    [line] = attainment_line(attainment(*SCORES)).data
    assert line.x == ("2026-03-31", "2026-06-30", "2026-09-30")
    assert line.y == (47.0, 46.0, 53.43)


def test_fifty_and_the_band_around_it_are_marked() -> None:
    figure = attainment_line(attainment(*SCORES))
    ends = {(shape.y0, shape.y1) for shape in figure.layout.shapes}
    assert ends == {(40, 60), (50, 50)}
    assert {"50 = as expected", "usual range 40–60"} <= set(texts(figure))


def test_the_days_of_rating_are_the_ticks() -> None:
    axis = attainment_line(attainment(*SCORES)).layout.xaxis
    assert axis.ticktext == ("31 Mar 2026", "30 Jun 2026", "30 Sep 2026")


def test_many_days_get_round_ticks_and_only_the_last_number() -> None:
    scores = [(f"{2020 + n // 4}-{n % 4 * 3 + 1:02}-15", 50.0 + n) for n in range(12)]
    figure = attainment_line(attainment(*scores))
    assert len(figure.layout.xaxis.ticktext) <= 5
    assert [text for text in figure.data[0].text if text] == ["<b>61</b><br>4 goals"]


def test_scores_beyond_the_usual_stay_on_the_axis() -> None:
    low, high = attainment_line(attainment(("2026-03-31", 85.0), ("2026-06-30", 14.0))).layout.yaxis.range
    assert low < 14
    assert high > 85


def test_the_sentence_compares_with_the_score_before() -> None:
    assert sentence_of(attainment_line(attainment(*SCORES))) == (
        "On 30 Sep 2026, 4 goals together came out a little above what was expected: the score is 53.4, "
        "where 50 is as expected; "
        "on 30 Jun 2026 it was 46."
    )


def test_each_score_says_over_how_many_goals_it_is() -> None:
    figure = attainment_line(attainment(*SCORES).assign(goals=[3, 4, 6]))
    assert figure.data[0].text == ("<b>47</b><br>3 goals", "<b>46</b><br>4 goals", "<b>53.4</b><br>6 goals")
    assert sentence_of(figure).endswith("; on 30 Jun 2026 it was 46 over 4 goals.")


def test_a_first_score_stands_alone() -> None:
    assert sentence_of(attainment_line(attainment(SCORES[0]))) == (
        "On 31 Mar 2026, 4 goals together came out a little below what was expected: the score is 47, "
        "where 50 is as expected."
    )


def test_a_missing_score_is_not_drawn() -> None:
    figure = attainment_line(attainment(("2026-03-31", nan)))
    assert figure.data == ()
    assert texts(figure) == ["no attainment rated yet"]


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(attainment_line(attainment(*SCORES)), "attainment_line")
