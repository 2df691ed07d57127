"""Whatever is typed: it is read without an error, and nothing is read that does not stand there."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from goalkit.reader import parse_goal
from goalkit.terms import Direction, Kind

PIECES = (
    "at least", "never more than", "between", "and", "from", "to", "5", "10 %", "3-5", "€ 10k",
    "one", "double", "half a dozen", "8 out of 10", "top 3", "by June 2028", "in Q3",
    "within 2 years", "until", "before I turn 40", "every week", "a day", "per month", "no", "zero",
    "not", "keep", "cut", "hire a deputy", "the", "of my", "team", "hours", "(now 4)", "->", ".",
    ",", ";", ":", "\n", "1.", "- ", "with", "31 June", "İ",
)  # fmt: skip
sentences = st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | st.text(max_size=60)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@given(sentences, days)
@example("9" * 400, date(2026, 11, 21))
@example("İ at least 5 İ days", date(2026, 11, 21))
def test_what_was_read_stands_in_the_statement(statement: str, today: date) -> None:
    goal = parse_goal(statement, today)
    said = [*goal.due_words, *goal.unread, *(text for each in goal.measures for text in each.words.values())]
    assert [text for text in said if text not in statement] == []


@given(sentences, days)
def test_what_fits_no_kind_of_measure_is_not_made(statement: str, today: date) -> None:
    for measure in parse_goal(statement, today).measures:
        counted = measure.kind in (Kind.REACH, Kind.MAINTAIN)
        assert counted or (measure.direction is None and measure.target is None and measure.unit is None)
        assert (measure.target_high is not None) == (measure.direction is Direction.BETWEEN)


@given(sentences, days)
def test_a_due_day_is_never_in_the_past(statement: str, today: date) -> None:
    due = parse_goal(statement, today).due
    assert due is None or due >= today


@given(st.integers(1, 300), days)
def test_today_shifts_a_day_that_is_counted_from_it(count: int, today: date) -> None:
    assert parse_goal(f"Finish the archive in {count} days", today).due == today + timedelta(days=count)


@given(sentences, days)
def test_the_same_sentence_is_read_the_same(statement: str, today: date) -> None:
    assert parse_goal(statement, today) == parse_goal(statement, today)
