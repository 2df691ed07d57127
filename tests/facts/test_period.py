"""Which rule judges a goal: its own, its client's, that of the practice, or the one asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from goalkit import sections
from goalkit.analysis.rules import RATIO, rule_named
from goalkit.blocks import Bullets, Cover, Note, Paragraph, Table
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.model import AttainmentRating, AttainmentScale, Client, Goal, Review
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections.goals import rule_sentence
from goalkit.store import Practice, open_practice
from goalkit.store.settings import choose_practice_rule
from goalkit.terms import Audience, DayCount, GoalState, Rule
from tests.books import goal, reach, reading

HALF = date(2026, 7, 2)
"""Half of the year has passed; 6.4 of 4 to 10 people are 40 % of the way."""
ROBIN = Client(id="c1", name="Robin Example")
OTHER = goal("g2", statement="Lead another team", rule=Rule.RATIO)
RECORDS = (
    *(goal(), OTHER, reach(), reach("m2", goal_id="g2")),
    *(reading(measure, HALF, 6.4) for measure in ("m1", "m2")),
)


@pytest.fixture
def practice() -> Iterator[Practice]:
    with open_practice(":memory:", create=True) as opened:
        yield opened


def facts(practice: Practice, *records: object, rule: str = "") -> PeriodFacts:
    practice.record("c1", *(records or (ROBIN,)), *RECORDS)
    return OpenWorkbook(practice, "c1", today=HALF).review("2026-Q3", rule=rule)


def judged(review: PeriodFacts) -> list[tuple[str, str]]:
    return list(zip(review.goals["rule"], review.goals["status"], strict=True))


def test_a_goal_is_judged_by_its_own_rule_and_else_by_gap(practice: Practice) -> None:
    assert judged(facts(practice)) == [("gap", "on track"), ("ratio", "behind")]


def test_the_rule_of_the_client_judges_what_has_none(practice: Practice) -> None:
    client = replace(ROBIN, rule=Rule.THRESHOLD)
    assert judged(facts(practice, client)) == [("threshold", "behind"), ("ratio", "behind")]


def test_the_rule_of_the_practice_judges_where_neither_goal_nor_client_has_one(practice: Practice) -> None:
    choose_practice_rule(practice, Rule.THRESHOLD, DayCount.EXCLUSIVE)
    assert judged(facts(practice)) == [("threshold", "behind"), ("ratio", "behind")]
    assert judged(facts(practice, replace(ROBIN, rule=Rule.GAP)))[0] == ("gap", "on track")
    assert [rule.name for rule in OpenWorkbook(practice, "c1", today=HALF).brief().now.rules] == [
        Rule.GAP, Rule.RATIO,
    ]  # fmt: skip


def test_a_rule_that_is_asked_for_judges_every_goal(practice: Practice) -> None:
    review = facts(practice, rule="gap")
    assert judged(review) == [("gap", "on track"), ("gap", "on track")]
    assert [rule.name for rule in review.rules] == [Rule.GAP]


def test_an_inclusive_rule_counts_the_day_itself(practice: Practice) -> None:
    """183 of 365 days where the exclusive one has 182 of 364."""
    review = facts(practice, replace(ROBIN, day_count=DayCount.INCLUSIVE))
    assert review.progress["expected"].tolist() == pytest.approx([183 / 365] * 2)
    assert facts(practice).progress["expected"].tolist() == pytest.approx([182 / 364] * 2)


def test_an_inclusive_rule_says_so_in_its_sentence() -> None:
    assert rule_sentence(rule_named("ratio", "inclusive")) == (
        f"{rule_sentence(RATIO)} The day of the facts counts as passed."
    )


def test_the_page_of_goals_names_the_rule_of_each_and_where_another_would_differ(practice: Practice) -> None:
    table, *said = sections.goals(replace(facts(practice), audience=Audience.COACH)).parts
    assert isinstance(table, Table)
    assert table.caption.endswith("status by the gap and ratio rules.")
    assert [row[6].text for row in table.rows if row[6].text] == ["● on track (gap)", "▲ behind (ratio)"]
    sentences = [part.text for part in said if isinstance(part, Paragraph)]
    assert [text.partition(":")[0] for text in sentences] == ["The gap rule", "The ratio rule"]
    (differing,) = (part.items for part in said if isinstance(part, Bullets))
    assert differing == (
        "Under the ratio and threshold rules “Lead a team of ten” would be ▲ behind, not ● on track.",
        "Under the gap rule “Lead another team” would be ● on track, not ▲ behind.",
    )
    assert not [part for part in sections.goals(facts(practice)).parts if isinstance(part, Bullets)]


def test_the_cover_has_every_rule_in_words(practice: Practice) -> None:
    review = facts(practice)
    (cover,) = sections.cover(review).parts
    assert isinstance(cover, Cover)
    assert dict(cover.facts)["Rule for statuses"] == " ".join(rule_sentence(rule) for rule in review.rules)


LEVELS = ("a", "b", "c", "d", "e")
TEAM_LEVELS = AttainmentScale(
    id="s1", goal_id="g1", written_on=date(2026, 1, 2), levels=LEVELS, measure_id="m1",
    cuts=tuple(Decimal(cut) for cut in (5, 6, 7, 8)),
)  # fmt: skip
IN_WORDS = AttainmentScale(id="s2", goal_id="g2", written_on=date(2026, 1, 2), levels=LEVELS)


def line(practice: Practice, *records: object) -> list[tuple[date, int]]:
    """The days of the line of T-scores and over how many goals each is."""
    found = facts(practice, ROBIN, TEAM_LEVELS, IN_WORDS, *records).attainment.line
    return [(row.rated_on.date(), row.goals) for row in found.itertuples()]


def rating(on: date, scale_id: str = "s2") -> AttainmentRating:
    return AttainmentRating(id=f"r-{on}", scale_id=scale_id, rated_on=on, level=1)


def test_the_line_has_a_point_for_each_day_of_rating_with_the_levels_of_readings(practice: Practice) -> None:
    spring = date(2026, 3, 31)
    read = reading("m1", date(2026, 4, 1), 7)
    assert line(practice, rating(spring), rating(HALF), read) == [(spring, 1), (HALF, 2)]


def test_a_review_without_a_rating_is_a_point_of_the_levels_of_readings(practice: Practice) -> None:
    reviews = (
        Review(id="v1", period="2026-Q1", held_on=date(2026, 4, 7)),
        Review(id="v2", period="2026-Q2", held_on=date(2026, 6, 20)),
    )
    read = reading("m1", date(2026, 3, 1), 7)
    assert line(practice, *reviews, read, rating(date(2026, 6, 29))) == [
        (date(2026, 3, 31), 1),
        (date(2026, 6, 29), 2),
    ]


def test_without_rating_or_review_there_is_the_day_of_the_facts(practice: Practice) -> None:
    assert line(practice) == [(HALF, 1)]


def test_a_baseline_is_no_point_of_the_line_but_stands_in_the_table(practice: Practice) -> None:
    assert line(practice, rating(IN_WORDS.written_on)) == [(HALF, 1)]
    found = facts(practice, ROBIN).attainment.levels
    assert found["goal"].tolist() == ["g1", "g2"]
    assert found["now_from"].fillna("").tolist() == ["reading", ""]
    assert found["baseline_from"].tolist() == ["baseline of the measure", "rated"]


def test_the_change_says_over_which_goals_it_is(practice: Practice) -> None:
    review = facts(practice, ROBIN, TEAM_LEVELS, IN_WORDS, rating(date(2026, 6, 30)))
    texts = [part.text for part in sections.attainment(review).parts if isinstance(part, Paragraph)]
    who = "Over 1 of 2 goals with a level both on 30 Jun 2026 (or at the start, if later) "
    went = "and in the period, the score went from 30 to 50, +20 points."
    assert texts == [f"{who}{went} Before: 1 goal at −2; now: 1 goal at 0."]


def revised(**changes: object) -> Goal:
    return goal(**{"version": 2, "reason": "It changed", **changes})


ENDED = {
    "due": {"due": date(2026, 4, 30)},
    "reached": {"state": GoalState.REACHED, "since": date(2026, 5, 1)},
    "dropped": {"state": GoalState.DROPPED, "since": date(2026, 5, 1)},
    "paused": {"state": GoalState.PAUSED, "since": date(2026, 5, 1)},
}


@pytest.mark.parametrize("changes", ENDED.values(), ids=ENDED)
def test_the_reading_of_a_goal_that_does_not_run_any_more_is_in_no_score(
    practice: Practice, changes: dict[str, object]
) -> None:
    early, spring, read = date(2026, 3, 31), date(2026, 6, 29), reading("m1", date(2026, 3, 1), 7)
    ended = (revised(**changes), rating(early), rating(spring), rating(HALF), read)
    assert line(practice, *ended) == [(early, 2), (spring, 1), (HALF, 1)]
    found = facts(practice, ROBIN).attainment
    assert found.levels["goal"].tolist() == ["g1", "g2"]
    assert found.change["goals"].tolist() == found.sums["goals"].tolist()[:1] == [1]
    (said,) = (
        part.text for part in sections.attainment(facts(practice, ROBIN)).parts if isinstance(part, Paragraph)
    )
    assert said.endswith("1 goal in the table is not active now and does not count towards it.")


@pytest.mark.parametrize(
    "changes",
    [
        {"due": date(2026, 7, 1)},
        {"state": GoalState.REACHED, "since": date(2026, 7, 1)},
        {"state": GoalState.REACHED, "since": HALF},
    ],
)
def test_a_goal_that_ended_within_the_period_is_in_its_change(
    practice: Practice, changes: dict[str, object]
) -> None:
    assert facts(practice, ROBIN, TEAM_LEVELS, revised(**changes)).attainment.change["goals"].tolist() == [1]


def test_a_goal_reached_in_a_review_is_in_the_line_of_that_day_and_of_none_after(practice: Practice) -> None:
    days = [date(2026, 6, 29), date(2026, 6, 30), date(2026, 7, 1)]
    reached = revised(state=GoalState.REACHED, since=days[1])
    read = reading("m1", date(2026, 3, 1), 7)
    assert line(practice, reached, read, *map(rating, days)) == list(zip(days, [2, 2, 1], strict=True))


def test_a_goal_that_was_taken_up_again_counts_again(practice: Practice) -> None:
    dropped = revised(state=GoalState.DROPPED, since=date(2026, 2, 1))
    again = revised(version=3, since=date(2026, 7, 2))
    found = facts(practice, ROBIN, TEAM_LEVELS, dropped, again).attainment
    assert found.change["goals"].tolist() == [1]


def test_before_a_goal_begins_its_readings_are_in_no_score(practice: Practice) -> None:
    early = revised(start=date(2026, 8, 1))
    assert line(practice, early) == []


def test_weights_of_nothing_leave_the_levels_and_say_so(practice: Practice) -> None:
    scales = (replace(scale, weight=0.0) for scale in (TEAM_LEVELS, IN_WORDS))
    parts = sections.attainment(facts(practice, ROBIN, *scales, rating(date(2026, 6, 30)))).parts
    assert [type(part) for part in parts] == [Note, Table, FormulaPages]
    assert "weight 0" in parts[0].text  # type: ignore[union-attr] # it is a Note


def test_a_baseline_alone_is_a_table_without_a_line(practice: Practice) -> None:
    parts = sections.attainment(facts(practice, ROBIN, IN_WORDS, rating(IN_WORDS.written_on))).parts
    assert [type(part) for part in parts] == [Table, FormulaPages]


def test_without_any_level_there_is_one_friendly_line(practice: Practice) -> None:
    parts = sections.attainment(facts(practice, ROBIN, IN_WORDS)).parts
    assert [type(part) for part in parts] == [Note]
