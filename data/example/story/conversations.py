"""The coaching sessions along GROW, what was promised in them, and how Robin found working together."""

from collections.abc import Iterator
from dataclasses import replace

from goalkit.model import Action, AllianceRating, CoachingSession
from goalkit.terms import Fee, TypedBy
from story.rows import Row, day, typed

SESSIONS = (
    CoachingSession(
        id="n1",
        held_on=day("2024-10-15"),
        starts_at="15:30",
        minutes=90,
        fee=Fee.PAID,
        goal="Choose the few goals that matter for the next two years.",
        reality="58 hours a week, four people, and no free hour in which to think.",
        options="Hire first; hand over first; work less first and see what stays undone.",
        will="Write down hours, home office and travel every Friday, without judging them.",
        learning="I could not say what I would do with a free afternoon.",
        commitment=8,
        next_on=day("2024-12-10"),
    ),
    CoachingSession(
        id="n2",
        held_on=day("2024-12-10"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Get through the end of the year without taking work back.",
        reality="Every year-end offer crosses my desk, and most of them leave it unchanged.",
        options="Check only offers above 100,000; check samples; let Sofia check.",
        will="From January on I see offers above 100,000 only.",
        learning="Checking calms me, and it teaches the team that I do not rely on them.",
        commitment=7,
        next_on=day("2025-02-12"),
    ),
    CoachingSession(
        id="n3",
        held_on=day("2025-02-12"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Finish the sales playbook.",
        reality="Two chapters wait for me since Christmas.",
        options="Block two mornings; dictate them; give them to the people who know more.",
        will="Lena writes one chapter, I write the other on Wednesday morning.",
        learning="I am the bottleneck where I believe I am the quality.",
        commitment=9,
        next_on=day("2025-05-14"),
    ),
    CoachingSession(
        id="n4",
        held_on=day("2025-05-14"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Lead coaching talks in which the other person talks.",
        reality="I speak about two thirds of the time.",
        options="Ask three questions and wait; take notes; let them choose the subject.",
        will="They choose the subject, and I count to five before I answer.",
        learning="Silence feels longer to me than to them.",
        commitment=8,
        next_on=day("2025-09-10"),
    ),
    CoachingSession(
        id="n5",
        held_on=day("2025-09-10"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Keep what the holidays have shown.",
        reality="Three weeks without me went well; in the first week back I was at 52 hours again.",
        options="Keep the list of decisions; keep Wednesdays free; name deputies.",
        will="The team keeps deciding, and I read the list on Fridays.",
        learning="They had not missed my answers. They had missed my interest.",
        commitment=9,
        next_on=day("2025-11-26"),
    ),
    CoachingSession(
        id="n6",
        held_on=day("2025-11-26"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Understand the resignation and find a way through December.",
        reality="Anna leaves. I cover her customers and sleep badly.",
        options="Share her customers among three people; hire at once; ask Jonas for help.",
        will="Open the position this week, and give her customers to the team until it is filled.",
        learning="I noticed the change in September and chose the budget round.",
        commitment=7,
        next_on=day("2026-02-11"),
    ),
    CoachingSession(
        id="n7",
        held_on=day("2026-02-11"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Ask for feedback in such a way that people answer honestly.",
        reality="I ask after meetings, and everybody says that it was fine.",
        options="A short survey; conversations led by Kim; one question at the end of each month.",
        will="Two behaviours, one short survey, thanks to everybody who answers.",
        learning="I am more afraid of the answers than I thought.",
        commitment=8,
        next_on=day("2026-04-14"),
    ),
    CoachingSession(
        id="n8",
        held_on=day("2026-04-14"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Decide about the target for the team after the cut of the hiring plan.",
        reality="Twelve is out of reach; the team asks what is true now.",
        options="Keep twelve and move the date; ten by the same date; no number at all.",
        will="Ten by June 2027, told to the team tomorrow with the reason.",
        learning="A revised target said aloud costs less trust than an old one kept in silence.",
        commitment=9,
        next_on=day("2026-07-22"),
    ),
    CoachingSession(
        id="n9",
        held_on=day("2026-07-22"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="See where growth and evenings at home pull against each other, and decide.",
        reality="A calm July, and a September with a trade fair, a budget proposal and many visits.",
        options="Fewer visits; two team leads prepare the budget; another person for the fair.",
        will="The team leads prepare the budget; no overnight stay on Wednesdays and Thursdays.",
        learning="I plan the budget for a year and my own evenings for a week.",
        commitment=8,
        next_on=day("2026-09-23"),
    ),
    CoachingSession(
        id="n10",
        held_on=day("2026-09-23"),
        starts_at="15:30",
        minutes=60,
        fee=Fee.PAID,
        goal="Prepare the review, and look at why travel came back.",
        reality="Three weeks above 30 %; each visit was reasonable, and the sum was not.",
        options="A limit for each month; Jonas decides about visits; a travel calendar for the team.",
        will="A travel calendar for the fourth quarter, with the names of those who go instead of me.",
        learning="I say no to a journey easily in May and badly in the week before a fair.",
        commitment=8,
        next_on=day("2026-11-18"),
    ),
)

# id, what, due, the session, the goal, the day it was done
PROMISED = (
    ("t1", "Write down hours, home office and travel every Friday", "2024-10-18", "n1", "g2", "2024-10-18"),
    ("t2", "Tell the team who checks which offers from January on", "2024-12-20", "n2", "g2", "2024-12-19"),
    ("t3", "Write the last chapter of the playbook", "2025-02-28", "n3", "g5", "2025-03-12"),
    (
        "t4",
        "Let every team member choose the subject of the next talk",
        "2025-05-30",
        "n4",
        "g5",
        "2025-05-28",
    ),
    ("t5", "Name a deputy for every week in which I travel", "2025-09-26", "n5", "g3", "2025-09-24"),
    ("t6", "Open the vacant position", "2025-11-28", "n6", "g1", "2025-12-01"),
    ("t7", "Thank everybody who answered the survey", "2026-03-31", "n7", None, "2026-03-30"),
    ("t8", "Tell the team about the new target and its reason", "2026-04-15", "n8", "g1", "2026-04-15"),
    ("t9", "Ask Lena and Mehmet to prepare the budget proposal", "2026-07-31", "n9", "g6", "2026-07-29"),
    ("t10", "Agree with Vera on Wednesdays and Thursdays at home", "2026-08-14", "n9", "g3", "2026-08-20"),
    ("t11", "Name one owner for the handover to Service, with Priya", "2026-09-18", "n9", "g5", None),
    ("t12", "Share the travel calendar for the fourth quarter", "2026-10-09", "n10", "g3", None),
    ("t13", "Write down with David what the team may decide alone", "2026-10-16", "n10", "g5", None),
    ("t14", "Ask both candidates for their answer", "2026-10-02", "n10", "g1", None),
    ("t15", "Give one visit in October to Mehmet and one to Yara", "2026-10-30", "n10", "g3", None),
)

# the session, Robin's answers on bond, goals, tasks and use, and who typed them
FOUND = (
    ("n6", 7, 8, 6, 7, TypedBy.COACH),
    ("n7", 8, 8, 7, 8, TypedBy.COACH),
    ("n8", 8, 9, 8, 9, TypedBy.CLIENT),
    ("n9", 9, 9, 8, 9, TypedBy.CLIENT),
    ("n10", 9, 7, 8, 8, TypedBy.CLIENT),
)


def rows() -> Iterator[Row]:
    """Each session on its afternoon with promises and answers, and each promise again when it was kept."""
    for session in SESSIONS:
        yield from typed(f"{session.held_on} 14:30", session)
    for name, text, due, session_id, goal_id, done_on in PROMISED:
        action = Action(id=name, text=text, due=day(due), session_id=session_id, goal_id=goal_id)
        yield from typed(f"{_day_of(session_id)} 14:50", action)
        if done_on:
            yield from typed(f"{done_on} 16:05", replace(action, done_on=day(done_on)))
    for number, (session_id, bond, goals, tasks, use, typist) in enumerate(FOUND, start=1):
        rating = AllianceRating(
            id=f"y{number}",
            session_id=session_id,
            bond=bond,
            goals=goals,
            tasks=tasks,
            use=use,
            typed_by=typist,
        )
        yield from typed(f"{_day_of(session_id)} 14:55", rating)


def _day_of(session_id: str) -> str:
    return next(f"{session.held_on}" for session in SESSIONS if session.id == session_id)
