"""The brief for a session: the example's, an empty one, and what asks for a question."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from goalkit import sections
from goalkit.blocks import Facts, Heading, Masthead, Note, Paragraph, Quote
from goalkit.facts.brief import BriefFacts, brief_facts
from goalkit.model import Action, Alignment, CoachingSession, Milestone, Objective, Reflection, Review
from goalkit.open_workbook import OpenWorkbook
from goalkit.shipped import BRIEF_NOTEBOOK, shipped
from goalkit.terms import AlignedWith
from tests.books import START, book, goal, maintain, reach, reading
from tests.practices import example_practice
from tests.sections.test_year import lines, rows

PARTS = re.findall(r"sections\.(\w+)\(brief\)", shipped(BRIEF_NOTEBOOK).read_text(encoding="utf-8"))
TODAY = date(2026, 9, 30)


@cache
def example(on: date = TODAY) -> BriefFacts:
    with example_practice() as practice:
        return OpenWorkbook(practice, "example", today=on, known_on=on).brief()


def brief_of(on: date = TODAY, **records: Any) -> BriefFacts:
    return brief_facts(book(**records), today=on)


def questions(**records: Any) -> list[str]:
    return lines(sections.worth_asking(brief_of(**records)))


@pytest.mark.parametrize("name", PARTS)
def test_an_empty_workbook_has_words_and_no_figure(name: str) -> None:
    parts = getattr(sections, name)(brief_of()).parts
    assert parts
    assert {type(part) for part in parts} <= {Facts, Heading, Masthead, Note, Paragraph}


def test_the_head_says_whose_brief_it_is_and_since_when_it_tells() -> None:
    (head,) = sections.brief_head(example()).parts
    assert isinstance(head, Masthead)
    assert (head.title, head.client) == ("Session brief", "Robin Example")
    assert head.period == "Since the session of 23 Sep 2026, with records up to 30 Sep 2026"
    (head,) = sections.brief_head(brief_of()).parts
    assert getattr(head, "period", "") == "The 30 days up to 30 Sep 2026"


def test_on_the_day_of_a_session_the_brief_still_tells_since_the_one_before() -> None:
    assert example(date(2026, 9, 23)).since == date(2026, 7, 22)
    assert example(date(2026, 9, 24)).since == date(2026, 9, 23)


def test_what_was_agreed_last_time_is_told() -> None:
    (facts,) = sections.last_time(example()).parts
    assert isinstance(facts, Facts)
    assert [label for label, _ in facts.items] == ["Goal", "Will", "Learning", "Commitment", "Next session"]
    assert dict(facts.items)["Commitment"] == "8 of 10"


def test_actions_are_carried_over_until_they_are_done() -> None:
    """Those done since the session before are told once more, at the end."""
    (states,) = rows(sections.promised(example(date(2026, 9, 22))))
    assert [state for _, _, state in states].count("✕ overdue") == 1
    assert {state for _, _, state in states if "done" in state} == {
        "✓ done 29 Jul 2026",
        "✓ done 20 Aug 2026",
    }
    assert "Thank everybody who answered the survey" not in [text for text, *_ in states]


def test_goals_stand_then_and_now_those_that_moved_first() -> None:
    (goals, _) = rows(sections.what_changed(example()))
    assert goals[0][:3] == ["Lead a team of at least 10 people by June 2027", "▲ behind", "● on track"]
    assert all(then == now for _, then, now, _ in goals[1:])


def test_readings_stand_then_and_now_across_the_end_of_a_quarter() -> None:
    (_, read) = rows(sections.what_changed(example(date(2026, 10, 9))))
    assert [
        "Working hours",
        "54\u00a0h/week".replace("\u00a0", " "),
        "50 h/week",
        "1",
        "65 → 70\u00a0%",
    ] in read


def test_what_happened_since_is_told_with_its_day_and_reason() -> None:
    latest, before, *_ = lines(sections.what_changed(example(date(2026, 7, 20))))
    assert latest == (
        "17 Jul 2026: ✓ Two team leads named and trained, helped by Vera, who gave both of them a mentor."
    )
    assert before.startswith("29 Jun 2026: the review of Q2 2026 set the focus: Name both team leads; ")
    revised = reach(version=2, since=TODAY, reason="A second site")
    told = lines(sections.what_changed(brief_of(goals=(goal(since=TODAY),), measures=(reach(), revised))))
    assert told == [
        "30 Sep 2026: “Lead a team of ten” is new.",
        "30 Sep 2026: “Team size” was revised: A second site",
    ]


def test_the_client_speaks_in_their_own_words() -> None:
    section = sections.own_words(example())
    (quote,) = [part for part in section.parts if isinstance(part, Quote)]
    assert quote.who == "In the review of Q3 2026 (29 Sep 2026)"
    assert lines(section)[1].startswith("25 Sep 2026, Working hours: Back at 50.")


def test_words_of_the_day_of_the_session_before_are_not_told_again() -> None:
    held = CoachingSession(id="s1", held_on=date(2026, 9, 1), goal="Begin")
    said = [
        Reflection(id=f"x{day}", written_on=date(2026, 9, day), prompt="How?", text=f"{day}")
        for day in (1, 2)
    ]
    brief = brief_of(coaching_sessions=(held,), reflections=tuple(said))
    assert [part.text for part in sections.own_words(brief).parts if isinstance(part, Quote)] == ["2"]


def test_no_suggestion_of_a_hidden_group_is_told() -> None:
    told = lines(sections.suggestions(example()))
    assert told[0] == "Agree on the result and on the date, then stay out."
    assert told[-1] == "… and 5 more"
    assert not any("pause" in line for line in told)  # of the manager


def test_what_is_overdue_asks_for_a_question() -> None:
    asked = lines(sections.worth_asking(example()))
    assert asked == [
        (
            "“Name one owner for the handover to Service, with Priya” was due on 18 Sep 2026. "
            "What is in the way?"
        ),
        "“Handover to Service agreed and in use” was due on 31 Aug 2026. What is the smallest next step?",
    ]


def test_a_goal_without_plan_or_measure_asks_for_a_question() -> None:
    asked = questions(goals=(goal(plan="If, then"), goal("g2", statement="Rest")))
    assert [line.partition(" has no ")[::2] for line in asked] == [
        ("“Rest”", "if-then plan. What could get in the way, and what then?"),
        ("“Lead a team of ten”", "measure. How would you know that it is reached?"),
        ("“Rest”", "measure. How would you know that it is reached?"),
    ]


def test_a_goal_that_became_weaker_asks_for_a_question() -> None:
    """Ten people were wanted, seven were there in August, and four are now."""
    read = (reading("m1", date(2026, 8, 28), 9), reading("m1", date(2026, 9, 25), 4))
    (first, *_) = questions(goals=(goal(plan="If, then"),), measures=(reach(),), check_ins=read)
    assert first == "“Lead a team of ten” went from on track to at risk. What happened there?"


def test_a_measure_that_nobody_reads_asks_for_a_question() -> None:
    records = {"goals": (goal(plan="If, then"),), "measures": (reach(), maintain())}
    old = (reading("m1", date(2026, 2, 2), 5),)
    assert questions(**records, check_ins=old) == [
        "Team size was last read on 2 Feb 2026. Is it still the right measure?",
        "Working hours has no reading yet. Is it still the right measure?",
    ]


def test_a_tension_without_decision_a_reward_and_a_low_commitment_ask_for_questions() -> None:
    link = Alignment(
        id="a1", goal_id="g1", aligned_with=AlignedWith.OBJECTIVE, target_id="o1", rating=-2, rated_on=START
    )
    step = Milestone(
        id="k1", goal_id="g1", title="First hire", due=TODAY, reached_on=date(2026, 9, 20), reward="A walk"
    )
    held = CoachingSession(id="s1", held_on=date(2026, 9, 1), goal="Begin", commitment=5)
    asked = questions(
        goals=(goal(plan="If, then"),),
        measures=(reach(),),
        check_ins=(reading("m1", date(2026, 9, 28), 9),),
        objectives=(Objective(id="o1", title="Save"),),
        alignments=(link,),
        milestones=(step,),
        coaching_sessions=(held,),
    )
    assert asked == [
        "“First hire” is reached. Was there time for the reward: A walk?",
        "“Lead a team of ten” pulls against “Save”. What will you do about it?",
        "Commitment was 5 of 10 last time. What would raise it by one?",
    ]


def test_much_is_cut_short_and_the_rest_is_counted() -> None:
    many = range(40)
    days = [TODAY - timedelta(days=day % 20) for day in many]
    brief = brief_of(
        goals=tuple(goal(f"g{n}") for n in many),
        measures=tuple(reach(f"m{n}", goal_id=f"g{n}") for n in many),
        check_ins=tuple(reading(f"m{n}", days[n], 5, note="x" * 20 + " word" * 100) for n in many),
        actions=tuple(Action(id=f"t{n}", text=f"Do {n}", due=days[n]) for n in many),
        reviews=(
            Review(id="q", period="2026-08", held_on=TODAY, next_focus=("Rest",), client_words="So" * 400),
        ),
    )
    changed, said, due = (
        part(brief) for part in (sections.what_changed, sections.own_words, sections.promised)
    )
    assert [len(table) for table in rows(changed)] == [6, 5]
    assert [len(table) for table in rows(due)] == [5]
    notes = [part.text for part in (*changed.parts, *said.parts, *due.parts) if isinstance(part, Paragraph)]
    assert notes == [
        *("… and 34 more goals.", "… and 35 more measures."),
        "… and 35 more actions.",
    ]
    assert lines(said)[-1] == "… and 37 more"
    assert max(map(len, lines(said))) < 220
