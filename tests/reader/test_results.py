"""Sentences without numbers: one result, a chain of steps, or nothing that can be measured."""

from datetime import date

import pytest

from goalkit.reader import Aspect, read
from goalkit.terms import Kind

TODAY = date(2026, 11, 21)


def kinds(statement: str) -> list[Kind]:
    return [measure.kind for measure in read(statement, TODAY).measures]


@pytest.mark.parametrize(
    "statement",
    [
        "Become head of logistics by 2029",
        "Chief nurse of the clinic in five years",
        "Pass the B2 exam in German by 2027-06-30",
        "Hire a second nurse by Friday",
        "A new filing system that everybody uses",
        "Every technician has had the safety training by May",
        "Return to full-time work by next summer",
        "Take over the monthly reporting from my boss by spring",
        "New dispatch software live in all depots by 1 July 2027",
        "Write and publish a guide to safe lifting by autumn 2027",
        "From team assistant to office manager by 2028",
        "Sabbatical in 2028",
        "Run a half marathon before I turn 50",
        "I want to have handed over the warehouse to my deputy by May",
    ],
)
def test_one_result_is_there_or_not(statement: str) -> None:
    assert kinds(statement) == [Kind.DONE]


@pytest.mark.parametrize(
    "statement",
    [
        "Find a successor by March, train her over the summer and hand over in October 2027",
        "Analyst in 2027, senior analyst in 2029, principal by 2032",
        "Step 1: write the concept. Step 2: convince the board. Step 3: roll out.",
        "Q1: pick the vendor, Q2: migrate the data, Q3: switch off the old system",
        "1. find a venue 2. invite speakers 3. open the doors on 9 September 2027",
        "- find investors\n- found the company\n- hire a first employee by 2028",
        "By spring: pick two pilots. By summer: evaluate. By winter: roll out",
        "Get my driving licence and buy a car by August",
    ],
)
def test_a_chain_of_steps_is_one_measure(statement: str) -> None:
    assert kinds(statement) == [Kind.MILESTONES]


@pytest.mark.parametrize(
    "statement",
    [
        "Be a calmer boss",
        "I want to be a role model for my people",
        "Improve collaboration with marketing by the end of the year",
        "Build trust with the new board by summer",
        "Listen before I speak",
        "A team that laughs together",
        "Give 120 percent",
        "Improve by 30% in every respect",
        "Fewer sick days in my department by 2027",
        "Encourage quiet colleagues to contribute",
        "Win people over",
        "Lead by example",
        "Clear roles and responsibilities in my team by summer",
        "Some day I want to own my own bakery or so",
        "",
        "?",
    ],
)
def test_no_measure_is_invented(statement: str) -> None:
    assert kinds(statement) == []


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        ("Be a calmer boss", (Aspect.SPECIFIC, Aspect.MEASURABLE, Aspect.TIME_BOUND)),
        ("Build trust with the new board by summer", (Aspect.SPECIFIC, Aspect.MEASURABLE)),
        ("Ask before I advise my team leads", (Aspect.MEASURABLE, Aspect.TIME_BOUND)),
        ("Pass the exam", (Aspect.TIME_BOUND,)),
        ("Run a half marathon before I turn 50", ()),
        ("Swim three times a week", ()),
        ("From January, max 4 direct reports", (Aspect.TIME_BOUND,)),
    ],
)
def test_what_is_missing_is_told(statement: str, missing: tuple[Aspect, ...]) -> None:
    assert read(statement, TODAY).missing == missing
