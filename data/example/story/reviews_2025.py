"""The reviews of the first year."""

from goalkit.model import Decision, Review
from goalkit.terms import Choice
from story.rows import day

REVIEWS = (
    Review(
        id="q1",
        period="2025-Q1",
        held_on=day("2025-03-31"),
        wins=(
            "Lena is here, and the team is five.",
            "The playbook is finished, written by all of us.",
            "2.5 million USD more of budget with Austria.",
        ),
        learnings=(
            "I am the bottleneck where I believe I am the quality.",
            "A number that I write down every Friday changes what I do on Monday.",
        ),
        did_not_work=(
            "Eleven of thirteen weeks were above 50 hours.",
            "At the end of the quarter I took back offers that others had finished.",
        ),
        next_focus=("Weekly coaching talks", "Two days of home office, told in advance", "Sixth person"),
        plans=("If an offer below 100,000 reaches my desk, then I pass it back unread.",),
        thanks=("Ines, for editing every chapter of the playbook.",),
        decisions=(
            Decision(choice=Choice.KEEP, goal_id="g1", what="Team: keep the pace of one hire in a quarter"),
            Decision(
                choice=Choice.STOP,
                goal_id="g2",
                what="Hours: stop checking offers below 100,000",
                reason="Most of them left my desk unchanged.",
            ),
            Decision(
                choice=Choice.START,
                goal_id="g3",
                what="Travel: offer a video call before any visit",
                reason="The first customer who was asked said thank you.",
            ),
            Decision(choice=Choice.START, goal_id="g5", what="Department: weekly coaching talks from May on"),
            Decision(choice=Choice.KEEP, goal_id="g6", what="Budget: keep the monthly look with Finance"),
        ),
        client_words="I see the hours now. I do not like them yet, and I have stopped explaining them away.",
        coach_words="Robin looks at the numbers without excuses. That is rarer than a good quarter.",
    ),
    Review(
        id="q2",
        period="2025-Q2",
        held_on=day("2025-06-30"),
        wins=(
            "Six people; Mehmet found his place within weeks.",
            "Every team member has a coaching talk each week.",
            "More weeks within 50 hours than above.",
        ),
        learnings=(
            "Silence in a talk feels longer to me than to the other person.",
            "Home office works when it stands in the calendar of everybody.",
        ),
        did_not_work=("The last two weeks of June were long again.", "Six weeks above 30 % travel."),
        next_focus=("Three weeks of holidays without the laptop", "Career paths with HR", "Seventh person"),
        plans=("If the quarter ends, then Wednesday evening stays free, whatever is open.",),
        thanks=("Lena, who went first in the coaching talks.", "Sofia, for taking over difficult calls."),
        decisions=(
            Decision(choice=Choice.KEEP, goal_id="g1", what="Team: continue as planned"),
            Decision(
                choice=Choice.KEEP,
                goal_id="g2",
                what="Hours: home office on Tuesdays and Fridays",
                reason="It was kept in most weeks, and nobody calls to ask.",
            ),
            Decision(choice=Choice.CHANGE, goal_id="g3", what="Travel: name a deputy for each travel week"),
            Decision(choice=Choice.KEEP, goal_id="g5", what="Department: the talks stay weekly"),
            Decision(
                choice=Choice.START,
                goal_id="g6",
                what="Budget: a proposal for the mid-year round",
                reason="Nothing changes without a proposal.",
            ),
        ),
        client_words="It is lighter. I am proud of the talks, and I notice that I like Mondays again.",
        coach_words="The talks are the real change of this quarter; the hours will follow them.",
    ),
    Review(
        id="q3",
        period="2025-Q3",
        held_on=day("2025-09-29"),
        wins=(
            "Three weeks away without the laptop, and the team decided on its own.",
            "Seven people; David's first week was run by Lena.",
            "1.3 million USD more in the mid-year round.",
        ),
        learnings=(
            "The team had not missed my answers, but my interest.",
            "The works council wants to be asked before, not after.",
        ),
        did_not_work=(
            "The career paths were not agreed by the end of September.",
            "September took back much of what August had given.",
        ),
        next_focus=("Career paths by October", "Keep the list of decisions", "A buddy goal of my own"),
        plans=("If I come back from travel, then I ask how it went before I ask what is open.",),
        thanks=("Hugo, who read the career paths twice.",),
        decisions=(
            Decision(choice=Choice.KEEP, goal_id="g1", what="Team: continue as planned"),
            Decision(
                choice=Choice.KEEP,
                goal_id="g2",
                what="Hours: the team keeps deciding, I read the list on Fridays",
                reason="It worked for three weeks without me.",
            ),
            Decision(choice=Choice.KEEP, goal_id="g3", what="Travel: deputies stay"),
            Decision(
                choice=Choice.CHANGE,
                goal_id="g5",
                what="Department: involve the works council at the beginning",
                reason="Three weeks were lost by asking late.",
            ),
            Decision(choice=Choice.KEEP, goal_id="g6", what="Budget: continue as planned"),
        ),
        client_words="I came back rested and saw for the first time what the team can do without me.",
        coach_words="The holidays were an experiment with a clear result. Now to believe it in autumn.",
    ),
    Review(
        id="q4",
        period="2025-Q4",
        held_on=day("2025-12-19"),
        wins=(
            "Career paths for three roles are agreed.",
            "The team divided Anna's customers among themselves in one morning.",
            "I asked for help before I was ill.",
        ),
        learnings=(
            "When somebody becomes quiet, the talk of this week is the important one.",
            "I work more when I am sad; it does not help anybody.",
        ),
        did_not_work=(
            "One resignation, which I had seen coming and did not address.",
            "The position was opened three weeks too late.",
            "Six of the last seven full weeks were long.",
        ),
        next_focus=("Fill the vacancy with the team", "Back to 50 hours", "The first round of feedback"),
        plans=("If somebody is quieter than usual for a week, then I ask on the same Friday.",),
        thanks=("The whole team, for a Monday morning in November.", "Kim, for an early phone call."),
        decisions=(
            Decision(
                choice=Choice.CHANGE,
                goal_id="g1",
                what="Team: the team chooses its new colleague",
                reason="They work together every day, and they know what is missing.",
            ),
            Decision(
                choice=Choice.STOP,
                goal_id="g2",
                what="Hours: stop covering open positions myself",
                reason="It hides the gap and costs the evenings.",
            ),
            Decision(choice=Choice.KEEP, goal_id="g3", what="Travel: keep, look again in March"),
            Decision(choice=Choice.KEEP, goal_id="g4", what="Buddy: stay on the list of HR"),
            Decision(choice=Choice.KEEP, goal_id="g5", what="Department: forecast first"),
            Decision(choice=Choice.KEEP, goal_id="g6", what="Budget: proposal for January is with Vera"),
        ),
        client_words="A hard quarter. I am sorry about Anna, and I know now what I would ask her.",
        coach_words="Robin did not look away this time. The next quarter can begin with honest figures.",
    ),
)
