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
        "Become vice-captain by 2029",
        "Act as steward of the boat house",
        "Reorganise the boat house by autumn 2027",
        "Introduce online berthing",
        "Turn the boat house into a museum by 2030",
        "Be nominated for the harbour council by May",
        "Be debt-free by 2031",
        "Step back from the board by 2029",
        "Talk to the owner about a second crane by Friday",
        "Everybody in the yard knows the fire drill by June",
        "Win the Best Harbour award in 2029",
        "Start a leadership course in the autumn",
        "Leave the night shift for good by 2028",
        "Take part in the pilots' course in May",
        "Harbour master at 45",
        "Be a boat owner by 2030",
        "By Friday: talk to Ole about his post",
        "Move the ferry crews to the new Tidewatch 3.1 by May",
        "Appoint a fire warden for jetty 4 by May",
        "Get permission for a second buoy before Easter",
        "As captain of the tug, I want to hire a mate by May",
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
        "Be seen as an expert by my peers in 2028",
        "Become the captain my crew deserves by next year",
        "Develop as a leader in 2027",
        "Change the way we talk on deck",
        "Deliver on my promises",
        "Double my courage and my patience",
        "Boost team spirit by 15 %",
        "Become 5% better every day",
        "100 % presence",
        "Be a bridge between two crews",
        "Involve all 3 crews in the planning",
        "Share more with my two mates",
        "Present with confidence on the quay by next spring",
        "Being the first to apologise",
        "Just survive the next two years",
        "Settle into the new job by May",
        "See my two nieces more often",
        "Steer the three old ferries better",
        "A captain people trust",
        "Create an environment in which deckhands can learn",
        "Become a voice for the ferry crews",
        "Find my place on board by May",
        "150 % effort every day",
        "A calmer life at 58",
        "Make 2028 the year of the crew",
        "Improve at everything by 4 %",
        "Let my deputy moor the ferry",
        "Be kinder from day 1 on",
        "Have a stiff upper lip when the press writes",
        "Row 20 % better in all waters",
        "Steer 15 % calmer",
        "One knot at a time",
        "Halve my fears",
        "Triple my nerves",
        "Have a life on land by 2029",
        "Be a lighthouse for my crew in 2028",
        "Enjoy my 10 minutes of sun",
        "Improve deck discipline 25 % on all boats",
        "Praise three times as often as I scold",
        "Watch twice as much as I talk",
        "Build a winning team by 2029",
        "I want a post with meaning",
        "Give the pilots 100 % of my attention",
        "Bury the hatchet with my mate of 20 years",
        "Be the father of three and a good skipper",
        "get a thicker hide",
        "Keep my nerves in the first 5 minutes of a storm",
        "Trust the deckhands, all 6 of them",
        "come to the point",
        "Stand on my own two legs on board",
        "Tie two boats up with one rope more often",
        "Rejoice with my crew of 9",
        "Grow into a real number one for the pilots",
        "Be patient on days with 40 arrivals",
        "be bold for once",
        "Balance two boats and a family",
        "After 12 years at sea I want to enjoy the quay again",
        "Since 9 years on the tug I miss the open water",
        "At 47 I'd like to laugh more on deck",
        "I am 51 years old and want more from life at sea",
        "Be braver when 60-year-olds tell me how to moor",
        "Look twice before I blame a deckhand",
        "Go out of my way for our top 8 skippers",
        "Share the night watches fairly among us four mates",
        "Greet the other five captains more often",
        "stop shouting at my 3 deckhands",
        "Keep my temper, even in front of 90 passengers",
        "Sleep better after two storms",
        "be respected by the big five",
        "I don't want to be number three forever",
        "A good number two for my captain",
        "Be one of the three mates the captain calls at night",
        "close the log book when somebody knocks",
        "find my sea legs in the new post",
        "Be in the wheelhouse more than in the office",
        "Be at the rail when passengers board",
        "One crew, one course",
        "From reacting to planning",
        "Move from shouting to explaining",
        "Improve how we moor by 40 %",
        "Improve 15 % across all decks by May",
        "Bring my good humour on board every morning",
        "Put the passengers first",
        "Feel 15 years younger by my 50th birthday",
        "Treat them alike, whether they earn 10k or 90k",
        "Have a good first 90 days as first mate",
        "It would be nice if the crew of 14 could sing again",
        "As owner of a 30-boat yard, learn to trust my foreman",
        "Become the go-to skipper for the yard by May",
        "Lead my crew through the dry dock with a calm hand in 2027",
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
        ("Boost team spirit by 15 %", (Aspect.SPECIFIC, Aspect.MEASURABLE, Aspect.TIME_BOUND)),
        ("Share more with my two mates by June", (Aspect.MEASURABLE,)),
        ("Start a leadership course", (Aspect.TIME_BOUND,)),
        ("From January, max 4 direct reports", (Aspect.TIME_BOUND,)),
    ],
)
def test_what_is_missing_is_told(statement: str, missing: tuple[Aspect, ...]) -> None:
    assert read(statement, TODAY).missing == missing
