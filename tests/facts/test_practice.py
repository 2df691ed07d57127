"""Where every client of a practice stands: the same as each of them by itself, and what a coach would say."""

from datetime import date, timedelta

import pytest

from goalkit.analysis.rules import GAP
from goalkit.facts.period import PeriodFacts
from goalkit.facts.practice import OFF, ClientState, Levels, Standing, client_states, levels_reached
from goalkit.model import (
    Action,
    Agreement,
    AttainmentRating,
    AttainmentScale,
    Client,
    CoachingSession,
    Review,
    Workbook,
)
from goalkit.period import Period
from goalkit.store import open_practice
from goalkit.store.standing import standing
from goalkit.tables.practice import goals_text, most_pressing_first, needs, pressing_text, summary_text
from goalkit.terms import Fee, GoalState, Status
from tests.books import START, book, goal, maintain, reach, reading
from tests.practices import example_practice

ON = date(2026, 5, 20)


def session(number: int, held_on: date, next_on: date | None = None) -> CoachingSession:
    return CoachingSession(id=f"s{number}", held_on=held_on, goal="Talk", next_on=next_on)


def action(number: int, due: date, done_on: date | None = None) -> Action:
    return Action(id=f"a{number}", text="Call", due=due, done_on=done_on)


def state_of(found: Workbook, on: date = ON) -> ClientState:
    return states_of(found, on=on)[0]


def states_of(*books: Workbook, on: date) -> tuple[ClientState, ...]:
    return client_states(standing_of(*books, on=on), on=on, rule=GAP)


def standing_of(*books: Workbook, on: date) -> Standing:
    with open_practice(":memory:", create=True) as practice:
        for found in books:
            practice.record(found.client.id, *found.records())
        return standing(practice, on=on)


def test_each_client_stands_where_the_review_of_the_running_quarter_says() -> None:
    with example_practice() as practice:
        (example,) = practice.workbooks()
    fiscal = book(goals=(goal(), goal("g2")), measures=(reach(), maintain(goal_id="g2")),
                  check_ins=(reading("m1", START, 7), reading("m2", date(2026, 5, 4), 48)),
                  client=Client(id="c2", name="Kim", fiscal_start=4))  # fmt: skip
    for on in (date(2026, 5, 20), date(2026, 8, 3), date(2026, 11, 29)):
        for found, state in zip((example, fiscal), states_of(example, fiscal, on=on), strict=True):
            quarter = Period.quarter_of(on, fiscal_start=found.client.fiscal_start)
            facts = PeriodFacts(workbook=found, period=quarter, as_of=on, known_on=on, rule=GAP)
            active = facts.goals[facts.goals["state"] == GoalState.ACTIVE]
            assert state.goals == len(active) > 0
            assert state.off == active["status"].isin(OFF).sum()
            assert state.stale == (active["status"] == Status.STALE).sum()


def test_a_client_of_whom_nothing_is_known_yet_needs_a_goal_and_no_review() -> None:
    state = state_of(book())
    assert state == ClientState(
        client="c1", last_check_in=None, last_session=None, next_session=None, open_actions=0, overdue=0,
        to_review=None, agreement_ends=None,
    )  # fmt: skip
    assert [*needs(state, on=ON)] == ["no goal yet"]
    assert goals_text(state) == "no goal yet"


def test_what_was_promised_is_overdue_from_the_day_after() -> None:
    actions = (action(1, ON), action(2, ON - timedelta(days=1)), action(3, START, done_on=ON))
    state = state_of(book(actions=actions))
    assert (state.open_actions, state.overdue) == (2, 1)
    assert "1 action overdue" in needs(state, on=ON)


@pytest.mark.parametrize(
    ("sessions", "last", "following"),
    [
        ((session(1, START),), START, None),
        ((session(1, START, ON),), START, ON),
        ((session(1, START, ON - timedelta(days=1)),), START, None),
        ((session(1, START, ON), session(2, date(2026, 5, 10))), date(2026, 5, 10), None),
        ((session(1, START), session(2, date(2026, 6, 1))), START, date(2026, 6, 1)),
    ],
    ids=["held", "announced for today", "passed", "announced before another", "written ahead"],
)
def test_the_next_session_is_the_one_announced_last(
    sessions: tuple[CoachingSession, ...], last: date, following: date | None
) -> None:
    state = state_of(book(coaching_sessions=sessions))
    assert (state.last_session, state.next_session) == (last, following)


def test_the_last_quarter_is_asked_for_until_somebody_looked_back_on_it() -> None:
    read = {"goals": (goal(),), "measures": (reach(),), "check_ins": (reading("m1", START, 7),)}
    later = date(2026, 8, 3)
    assert "Q2 2026 not looked back on" in needs(state_of(book(**read), later), on=later)
    reviewed = book(**read, reviews=(Review(id="r1", period="2026-Q2", held_on=later),))
    assert state_of(reviewed, later).to_review is None


@pytest.mark.parametrize(
    ("ends", "said"),
    [(1, "agreement ends on 21 May 2026"), (31, ""), (-1, "agreement ended on 19 May 2026")],
)
def test_an_agreement_is_spoken_of_a_month_before_it_ends(ends: int, said: str) -> None:
    agreement = Agreement(id="ag1", purpose="Grow", signed_on=START, ends_on=ON + timedelta(days=ends))
    state = state_of(book(agreements=(agreement,)))
    assert [one for one in needs(state, on=ON) if one.startswith("agreement")] == ([said] if said else [])


def test_whoever_needs_most_comes_first() -> None:
    calm = state_of(book(client=Client(id="c1", name="A")))
    pressed = state_of(book(actions=(action(1, START),), client=Client(id="c2", name="B")))
    ordered = sorted([calm, pressed], key=lambda one: most_pressing_first(one, [*needs(one, on=ON)]))
    assert [one.client for one in ordered] == ["c2", "c1"]


def scale(goal_id: str) -> AttainmentScale:
    return AttainmentScale(id=f"s-{goal_id}", goal_id=goal_id, written_on=START, levels=tuple("abcde"))


def rated(goal_id: str, rated_on: date, level: int) -> AttainmentRating:
    return AttainmentRating(
        id=f"{goal_id}-{rated_on}", scale_id=f"s-{goal_id}", rated_on=rated_on, level=level
    )


def test_each_running_goal_counts_once_by_its_latest_level_and_those_without_are_told() -> None:
    """A goal that went from -1 to +1, one without a scale, one that was dropped; a client without a level."""
    march, may = date(2026, 3, 1), date(2026, 5, 1)
    ann = book(
        "c1", client=Client(id="c1", name="Ann"),
        goals=(goal(), goal("g2"), goal("g3", state=GoalState.DROPPED)),
        attainment_scales=(scale("g1"), scale("g3")),
        attainment_ratings=(rated("g1", march, -1), rated("g1", may, 1), rated("g3", may, 2)),
    )  # fmt: skip
    ben = book("c2", client=Client(id="c2", name="Ben"), goals=(goal(),))
    nobody = book("c3", client=Client(id="c3", name="Cem"))
    found = levels_reached(standing_of(ann, ben, nobody, on=ON), on=ON)
    assert found == Levels(goals={-2: 0, -1: 0, 0: 0, 1: 1, 2: 0}, without=2, clients=2, clients_without=1)


def test_hours_are_those_of_the_year_so_far() -> None:
    held = (date(2025, 12, 31), START, ON, ON + timedelta(days=1))
    sessions = tuple(
        CoachingSession(id=f"s{day}", held_on=day, goal="Talk", minutes=50, fee=Fee.PAID) for day in held
    )
    state = state_of(book(coaching_sessions=sessions))
    assert state.minutes == 100
    assert summary_text([state], on=ON).endswith("Coaching in 2026: 1.7 h.")


@pytest.mark.parametrize(
    ("count", "pressing", "said"),
    [
        (0, 0, "0 clients. Something is needed by none of them."),
        (1, 1, "1 client, who needs something."),
        (3, 3, "3 clients, who all need something."),
        (3, 2, "3 clients. Something is needed by 2 of them."),
    ],
)
def test_how_many_need_something_is_a_sentence(count: int, pressing: int, said: str) -> None:
    assert pressing_text(count, pressing) == said
