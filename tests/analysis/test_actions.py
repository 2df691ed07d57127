"""Whether what was promised was done by its due day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit import frames, sections
from goalkit.analysis.actions import actions_done
from goalkit.blocks import Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.model import Action, CoachingSession
from goalkit.period import Period
from tests.analysis.made import made
from tests.books import book

AS_OF, SINCE = date(2026, 9, 30), date(2026, 7, 1)
DUE = date(2026, 8, 15)
DAYS = st.dates(date(2026, 5, 1), date(2026, 12, 31))


def done(*promised: tuple[date, date | None], as_of: date = AS_OF, since: date | None = SINCE) -> Any:
    rows = [
        {"action": f"a{number}", "due": due, "done_on": done_on}
        for number, (due, done_on) in enumerate(promised)
    ]
    found = actions_done(made(frames.ACTIONS, {"client": "ada"}, rows), as_of=as_of, since=since)
    return found.to_dict("records")


def test_four_of_six_were_done_in_time_one_later_and_one_is_open() -> None:
    in_time, late = DUE - timedelta(days=3), DUE + timedelta(days=7)
    promised = [(DUE, in_time), (DUE, DUE), (DUE, in_time), (DUE, in_time), (DUE, late), (DUE, None)]
    (found,) = done(*promised)
    assert found == {
        "client": "ada", "judged": 6, "in_time": 4, "late": 1, "still_open": 1, "share": pytest.approx(4 / 6),
    }  # fmt: skip


def test_what_was_done_after_the_day_of_the_facts_was_open_then() -> None:
    (found,) = done((DUE, date(2026, 10, 5)))
    assert (found["late"], found["still_open"]) == (0, 1)


def test_the_due_day_itself_is_not_over() -> None:
    assert done((AS_OF, None)) == []
    assert done((AS_OF, AS_OF))[0]["in_time"] == 1
    assert done((AS_OF, None), as_of=AS_OF + timedelta(days=1))[0]["still_open"] == 1


def test_what_was_due_in_another_period_counts_there() -> None:
    assert done((date(2026, 6, 30), DUE), (date(2026, 10, 1), None)) == []
    assert done((date(2026, 6, 30), DUE), since=None)[0]["late"] == 1


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=12), DAYS)
def test_every_judged_action_came_out_one_way(promised: list[tuple[date, date | None]], as_of: date) -> None:
    for found in done(*promised, as_of=as_of, since=None):
        assert found["in_time"] + found["late"] + found["still_open"] == found["judged"]
        assert found["share"] == found["in_time"] / found["judged"]


def told(*actions: Action) -> list[str]:
    sessions = (CoachingSession(id="s1", held_on=date(2026, 10, 2), goal="Later"),)
    facts = PeriodFacts(
        workbook=book(actions=actions, coaching_sessions=sessions),
        period=Period.parse("2026-Q3"),
        as_of=AS_OF,
        known_on=AS_OF,
    )
    said = [part.text for part in sections.next_steps(facts).parts if isinstance(part, Paragraph)]
    return [text.replace("\u00a0", " ") for text in said]


def test_the_review_says_it_in_one_sentence() -> None:
    actions = [
        Action(id=f"a{number}", text="Ask", due=DUE, done_on=done_on)
        for number, done_on in enumerate((DUE, DUE, date(2026, 9, 1), None))
    ]
    assert told(*actions) == [
        "Of 4 actions due in Q3 2026, 2 were done by the due day (50 %), 1 later; 1 is open."
    ]
    assert told(actions[0]) == ["Of 1 action due in Q3 2026, 1 was done by the due day (100 %)."]
    assert told() == []


def test_what_was_promised_after_the_day_of_the_facts_is_not_judged() -> None:
    assert told(Action(id="a1", text="Ask", due=DUE, session_id="s1")) == []
