"""Every part of the example's third quarter of 2026, with the facts that its story tells."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest

from goalkit import sections
from goalkit.analysis.rules import GAP, RATIO, THRESHOLD
from goalkit.blocks import Block, Bullets, Cards, Cover, Facts, Heading, Note, Paragraph, Quote, Table
from goalkit.charts import Figure, sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.model import Alignment, Milestone, Objective, Review, Stakeholder, Value, ValueRating
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period
from goalkit.sections.goals import rule_sentence
from goalkit.sections.section import SCREEN_ONLY
from goalkit.terms import AlignedWith, Audience, Direction, Group
from tests.books import START, book, goal, maintain, reach, reading
from tests.practices import example_practice

TODAY = date(2026, 9, 30)


@cache
def review(period: str = "2026-Q3") -> PeriodFacts:
    with example_practice() as practice:
        return OpenWorkbook(practice, "example", today=TODAY, known_on=TODAY).review(period)


def parts_of(name: str, kind: type) -> list[object]:
    """The blocks or figures of one kind in a section, in order."""
    return [part for part in getattr(sections, name)(review()).parts if isinstance(part, kind)]


def rows(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def bullets(name: str) -> list[str]:
    return [item for part in parts_of(name, Bullets) if isinstance(part, Bullets) for item in part.items]


def sentences(name: str) -> list[str]:
    return [sentence_of(figure) for figure in parts_of(name, Figure)]


def test_the_cover_says_whose_review_it_is_and_what_it_rests_on() -> None:
    (cover,) = parts_of("cover", Cover)
    assert isinstance(cover, Cover)
    assert (cover.title, cover.client, cover.period) == ("Quarterly review", "Robin Example", "Q3 2026")
    facts = dict(cover.facts)
    assert facts["Coach"] == "Kim Sample"
    assert facts["Records up to"] == facts["Figures as of"] == "30 Sep 2026"
    assert "16.5 percentage points" in facts["Rule for statuses"]


@pytest.mark.parametrize(
    ("period", "title"),
    [("2026-09", "Monthly review"), ("2026-Q3", "Quarterly review"), ("2025", "Year in review")],
)
def test_the_same_notebook_serves_month_quarter_and_year(period: str, title: str) -> None:
    (cover,) = sections.cover(review(period)).parts
    assert isinstance(cover, Cover)
    assert cover.title == title


def test_the_one_page_has_three_cards_of_three_and_counts_the_goals() -> None:
    (cards,) = parts_of("one_page", Cards)
    assert isinstance(cards, Cards)
    assert [(card.title, len(card.items)) for card in cards.cards] == [
        ("Wins", 3), ("Learnings", 3), ("Next focus", 3),
    ]  # fmt: skip
    lead = [part for part in sections.one_page(review()).parts if getattr(part, "tone", "") == "lead"]
    assert getattr(lead[0], "text", "") == "Of 6 goals, 3 are on track, 2 are behind and 1 is reached."


def test_the_small_lines_are_the_latest_readings_of_a_goal() -> None:
    (table,) = parts_of("one_page", Table)
    assert isinstance(table, Table)
    team = next(row for row in table.rows if row[0].text.startswith("Lead a team"))
    assert team[2].spark[-3:] == (7.0, 7.0, 8.0)


def test_the_small_line_of_a_goal_is_that_of_the_measure_that_decides_it() -> None:
    """The working hours are kept; the goal is behind because no day was spent at home."""
    weeks = [START + timedelta(days=7 * week) for week in range(20)]
    records = book(
        goals=(goal(),),
        measures=(
            maintain("m1"),
            maintain("m2", title="Home office", direction=Direction.AT_LEAST, target=Decimal(2)),
        ),
        check_ins=tuple(
            reading(measure, day, value) for day in weeks for measure, value in (("m1", 48), ("m2", 0))
        ),
    )
    page = sections.one_page(
        PeriodFacts(workbook=records, period=Period.parse("2026-Q1"), as_of=weeks[-1], known_on=weeks[-1])
    )
    (row,) = next(part for part in page.parts if isinstance(part, Table)).rows
    assert set(row[2].spark) == {0.0}
    assert row[3].text.startswith("Home office: ")


def test_the_vision_is_the_newest_and_what_moved_is_said() -> None:
    (quote,) = parts_of("vision", Quote)
    assert isinstance(quote, Quote)
    assert quote.who == "Written on 6 Oct 2025, looking ahead to 31 Dec 2029"
    assert "Family is lived at 7 of 10; before, it was 6." in bullets("vision")
    assert "Growth of others has an importance of 10 of 10; before, it was 9." in bullets("vision")
    assert not any("Trust" in change for change in bullets("vision"))


def test_a_vision_of_the_period_is_told_as_new() -> None:
    found = [part for part in sections.vision(review("2025-Q4")).parts if isinstance(part, Bullets)]
    assert found[0].items[0] == "A new vision was written on 6 Oct 2025."


def test_a_value_that_is_rated_for_the_first_time_is_no_value_as_before() -> None:
    rated = ValueRating(id="r1", value_id="v1", rated_on=TODAY, importance=8, lived=6)
    workbook = book(values=(Value(id="v1", name="Family"),), value_ratings=(rated,))
    facts = PeriodFacts(workbook=workbook, period=Period.parse("2026-Q3"), as_of=TODAY, known_on=TODAY)
    (changes,) = [part for part in sections.vision(facts).parts if isinstance(part, Bullets)]
    assert changes.items == ("Rated for the first time: Family.",)


def test_a_reward_that_ends_in_a_mark_gets_no_second_one() -> None:
    step = Milestone(
        id="s1", goal_id="g1", title="First hire!", due=TODAY, reached_on=TODAY,
        reward="A day off.", helped_by="Ann",
    )  # fmt: skip
    workbook = book(goals=(goal(),), milestones=(step,))
    facts = PeriodFacts(workbook=workbook, period=Period.parse("2026-Q3"), as_of=TODAY, known_on=TODAY)
    said = sections.milestones(facts).parts[0]
    assert said == Bullets(items=("✓ 30 Sep 2026: First hire! Reward: A day off. Helped by Ann.",))


def test_each_goal_has_its_part_with_its_charts() -> None:
    titles = [part.text for part in parts_of("goal_by_goal", Heading) if isinstance(part, Heading)]
    assert [title for title in titles if title != "Notes of the period"] == [
        goal.statement for goal in review().frames.goals.itertuples()
    ]
    said = sentences("goal_by_goal")
    assert len(said) == 6
    assert said[0].startswith("Team size: 8 of 10\u00a0people, 9 weeks behind the expected pace; likely on ")
    assert "7 of 10 milestones reached" in said[4]


def test_a_moved_target_is_in_the_ledger_and_scored_against_the_first() -> None:
    ledger = next(rows(part) for part in parts_of("goal_by_goal", Table) if "Reason" in str(part))
    before, after = (f"Lead a team of at least {n} people by June 2027\n{n} people" for n in (12, 10))
    assert ["14 Apr 2026", "statement\ntarget", before, after] in [row[:4] for row in ledger]
    texts = [getattr(part, "text", "") for part in sections.goal_by_goal(review()).parts]
    moved = "67\u00a0% of the way by today's target; by the first target, 12\u00a0people, it would be "
    assert f"{moved}50\u00a0%." in texts


def test_notes_are_those_of_the_period_with_their_confidence() -> None:
    notes = [note for note in bullets("goal_by_goal") if note.startswith("31 Jul 2026: One colleague")]
    said = "One colleague moves to Field Sales. A good step for him, a gap for us."
    assert notes == [f"31 Jul 2026: {said} (confidence 65\u00a0%)"]
    assert not any("2025" in note.split(":")[0] for note in bullets("goal_by_goal"))


def test_a_habit_is_told_with_its_period_its_run_and_its_strength() -> None:
    texts = [getattr(part, "text", "") for part in sections.goal_by_goal(review()).parts]
    hours = next(text for text in texts if text.startswith("Q3 2026: kept in 92"))
    assert "kept then; habit strength" in hours


def test_a_goal_is_graded_once_it_is_decided_and_not_before() -> None:
    def grades(as_of: date) -> list[tuple[str, str]]:
        workbook = book(goals=(goal(),), measures=(reach(),), check_ins=(reading("m1", START, 7.9),))
        facts = PeriodFacts(workbook=workbook, period=Period.parse("2027-Q1"), as_of=as_of, known_on=as_of)
        told = [part for part in sections.goal_by_goal(facts).parts if isinstance(part, Facts)]
        return [item for item in told[0].items if item[0] == "Grade"]

    said = "0.7 of 1, green (mean of its measures, graded like an OKR)"
    assert grades(date(2026, 12, 31)) == [("Grade", said)]
    assert grades(date(2026, 12, 30)) == []


def test_a_done_goal_says_since_when() -> None:
    texts = [getattr(part, "text", "") for part in sections.goal_by_goal(review()).parts]
    assert "Hundred days accompanied: yes, since 28 Aug 2026." in texts
    earlier = [getattr(part, "text", "") for part in sections.goal_by_goal(review("2026-Q2")).parts]
    assert "Hundred days accompanied: not yet. It is judged, yes or no, on 30 Sep 2026." in earlier


def test_attainment_and_balance_have_chart_and_table() -> None:
    assert sentences("attainment")[0].startswith(
        "On 29 Sep 2026, 6 goals together came out a little below what was expected: the score is 48.9"
    )
    *levels, score = rows(parts_of("attainment", Table)[0])
    assert [row[5] for row in levels if "reading" in row[5]] == ["reading 24 M USD, 25 Sep 2026"]
    assert (len(levels), score[0], score[2:5]) == (6, "Score over 6 goals", ["59.8", "48.9", "−10.9"])
    assert [len(parts_of("balance", kind)) for kind in (Figure, Table)] == [2, 1]


def test_alignment_names_what_is_missing_and_every_tension_with_its_decision() -> None:
    assert len(parts_of("alignment", Figure)) == 2
    assert "No goal serves the objective “Serve small orders through digital self-service” yet." in bullets(
        "alignment"
    )
    tensions = rows(parts_of("alignment", Table)[0])
    assert [row[2] for row in tensions] == ["−2", "−1", "−1"]
    assert all(row[4].startswith(("renegotiate", "redesign")) for row in tensions)


def test_many_goals_are_aligned_page_by_page() -> None:
    objective = Objective(id="o1", title="Grow")
    links = tuple(
        Alignment(
            id=f"k{n}",
            goal_id=f"g{n}",
            aligned_with=AlignedWith.OBJECTIVE,
            target_id="o1",
            rating=1,
            rated_on=START,
        )
        for n in range(50)
    )
    many = book(goals=tuple(goal(f"g{n}") for n in range(50)), objectives=(objective,), alignments=links)
    found = sections.alignment(
        PeriodFacts(workbook=many, period=Period.parse("2026-Q3"), as_of=TODAY, known_on=TODAY)
    )
    assert len([part for part in found.parts if isinstance(part, Figure)]) == 3


def test_feedback_shows_no_suggestion_of_a_hidden_group() -> None:
    hidden = {
        answer.suggestion
        for answer in review().workbook.feedback
        for person in review().workbook.stakeholders
        if answer.stakeholder_id == person.id and person.group in {"manager", "other"} and answer.suggestion
    }
    assert hidden
    assert not hidden & set(bullets("feedback"))
    assert "Since the round of 16 Mar 2026" in [part.text for part in parts_of("feedback", Heading)]
    own, theirs = bullets("feedback")[0], bullets("feedback")[2]
    assert own == "“Listens before deciding” stayed at +2 in your own eyes."
    assert theirs == (
        "“Listens before deciding” went from +1.2 to +2 in the eyes of direct reports, within chance."
    )
    assert len(rows(parts_of("feedback", Table)[0])) == 12


def test_others_read_of_the_eyes_of_the_client() -> None:
    for reader in (Audience.COACH, Audience.SPONSOR):
        parts = sections.feedback(replace(review(), audience=reader)).parts
        said = [line for part in parts if isinstance(part, Bullets) for line in part.items]
        assert said[0] == "“Listens before deciding” stayed at +2 in the client's own eyes."


def test_a_change_of_feedback_or_balance_says_whether_it_is_more_than_noise() -> None:
    moved = [line for line in bullets("feedback") if " went from " in line]
    assert moved
    assert all(line.endswith(("within chance.", "beyond chance.")) for line in moved)
    for name in ("feedback", "balance"):
        texts = [getattr(part, "text", "") for part in parts_of(name, Paragraph)]
        assert any("noise alone hardly explains the change" in text for text in texts)


def test_support_that_was_asked_for_later_is_not_in_the_review_of_a_past_period() -> None:
    people = tuple(
        Stakeholder(id=name, name=name, group=Group.PEER, support_asked="Say so", asked_on=day)
        for name, day in (("Ada", date(2026, 3, 31)), ("Bob", date(2026, 4, 1)), ("Cleo", None))
    )
    quarter = Period.parse("2026-Q1")
    review = PeriodFacts(
        workbook=book(stakeholders=people), period=quarter, as_of=quarter.last_day, known_on=quarter.last_day
    )
    (table,) = (part for part in sections.feedback(review).parts if isinstance(part, Table))
    assert [row[0] for row in rows(table)] == ["Ada", "Cleo"]


def test_milestones_of_the_period_are_celebrated_with_reward_and_helper() -> None:
    assert bullets("milestones")[0] == (
        "✓ 17 Jul 2026: Two team leads named and trained. Reward: Breakfast in the garden with both of them. "
        "Helped by Vera, who gave both of them a mentor."
    )


def test_what_comes_next_has_decisions_plans_and_actions_but_none_of_an_earlier_period() -> None:
    decisions, actions = (rows(part) for part in parts_of("next_steps", Table))
    assert {row[0] for row in decisions} == {"keep", "change", "stop", "start"}
    assert len(bullets("next_steps")) == 3
    done = [row for row in actions if "done" in row[2]]
    assert all("2026" in row[2] and ("Jul" in row[2] or "Aug" in row[2] or "Sep" in row[2]) for row in done)


def test_a_past_period_shows_the_actions_as_they_stood_then() -> None:
    """The chapter was promised on 12 February 2025 and written on 12 March; later promises are not there."""
    states = {row[0]: row[2] for row in _actions("2025-02")}
    assert states == {"Write the last chapter of the playbook": "○ open"}
    march = {row[0]: row[2] for row in _actions("2025-03")}
    assert march == {"Write the last chapter of the playbook": "✓ done 12 Mar 2025"}


def _actions(period: str) -> list[list[str]]:
    found = [part for part in sections.next_steps(review(period)).parts if isinstance(part, Table)]
    return rows(found[-1])


def test_client_and_coach_stand_side_by_side_above_the_reflections() -> None:
    (cards,) = parts_of("words", Cards)
    assert isinstance(cards, Cards)
    assert [card.title for card in cards.cards] == ["Robin Example", "Kim Sample"]
    assert len(parts_of("words", Quote)) == 3


def test_lessons_stand_beside_what_they_taught() -> None:
    (cards,) = parts_of("lessons", Cards)
    assert isinstance(cards, Cards)
    assert [len(card.items) for card in cards.cards] == [3, 3]


def test_the_appendix_counts_and_names_every_missing_reading() -> None:
    facts = dict(
        pair for part in parts_of("appendix", Facts) if isinstance(part, Facts) for pair in part.items
    )
    assert facts["Goals and measures"] == "6 and 7"
    assert {row[0] for row in rows(parts_of("appendix", Table)[-1])} == {
        "Working hours", "Home office", "Travel",
    }  # fmt: skip


def test_a_section_shows_each_part_and_the_sentence_of_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs: list[tuple[object, object]] = []
    monkeypatch.setattr(
        "goalkit.sections.section.display", lambda part, metadata: outputs.append((part, metadata))
    )
    sections.attainment(review())._ipython_display_()
    (figure, sentence, change, table, pages), metadata = zip(*outputs, strict=True)
    assert isinstance(pages, FormulaPages)
    assert metadata == ({}, SCREEN_ONLY, {}, {}, SCREEN_ONLY)
    assert isinstance(figure, Figure)
    assert getattr(sentence, "text", "") == sentence_of(figure)
    assert isinstance(change, Paragraph)
    assert isinstance(table, Block)
    assert not isinstance(table, Note)


def test_of_two_reviews_of_one_day_the_later_recorded_counts() -> None:
    answers = tuple(
        Review(id=name, period="2026-Q3", held_on=TODAY, wins=(name,)) for name in ("first", "second")
    )
    quarter = Period.parse("2026-Q3")
    facts = PeriodFacts(workbook=book(reviews=answers), period=quarter, as_of=TODAY, known_on=TODAY)
    assert facts.answers == answers[1]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (GAP, ("16.5", "33")),
        (RATIO, ("95", "75")),
        (THRESHOLD, ("90", "70")),
    ],
)
def test_a_rule_says_its_thresholds_and_the_appendix_alone_where_they_come_from(rule, said):
    assert all(word in rule_sentence(rule) for word in said)
    assert rule.source not in rule_sentence(rule)
    judged = replace(review(), rule=rule, for_all=True)
    (told,) = (dict(part.items) for part in sections.appendix(judged).parts if "Confidence" in str(part))
    assert told[rule.title.capitalize()].endswith(f"These are the thresholds of {rule.source}.")


def test_what_is_assumed_of_noise_is_said_in_the_appendix():
    told = "".join(str(part) for part in sections.appendix(review()).parts)
    assert "of the wheel: sd = 2 and r = 0.8; of one answer to feedback: 1.5 and 0.5" in told
