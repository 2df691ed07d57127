"""The reviews of the second year."""

from goalkit.model import Decision, Review
from goalkit.terms import Choice
from story.rows import day

REVIEWS = (
    Review(
        id="q5",
        period="2026-Q1",
        held_on=day("2026-03-30"),
        wins=(
            "The vacancy is filled with Yara, whom the team chose.",
            "The forecast was within 10 % in two quarters running.",
            "The first round of feedback: ten people answered.",
        ),
        learnings=(
            "The feedback that hurt was the one that was true: I still rewrite other people's offers.",
            "A doubt about a plan belongs in the team room before it is certain.",
        ),
        did_not_work=(
            "The hiring plan was cut; twelve people are out of reach.",
            "March was long, with two weeks at less than two days of home office.",
        ),
        next_focus=("An honest target for the team", "Give the offers away for good", "Prepare team leads"),
        plans=("If I open an offer after 18:00, then I write one question and close it.",),
        thanks=("Everybody who answered the survey, above all those who wrote what does not work.",),
        decisions=(
            Decision(
                choice=Choice.CHANGE,
                goal_id="g1",
                what="Team: agree on a new target with Vera in April",
                reason="Two planned positions have moved to the Iberia hub.",
            ),
            Decision(choice=Choice.KEEP, goal_id="g2", what="Hours: the limit stays, also in March"),
            Decision(choice=Choice.CHANGE, goal_id="g3", what="Travel: two customers in one trip, by train"),
            Decision(choice=Choice.KEEP, goal_id="g4", what="Buddy: ask HR about the starters in May"),
            Decision(choice=Choice.START, goal_id="g5", what="Department: training for two team leads"),
            Decision(choice=Choice.KEEP, goal_id="g6", what="Budget: hold what we have"),
        ),
        client_words="I would rather report a smaller target than defend a wrong one.",
        coach_words="Asking ten people what could be better took courage. Answering them will take more.",
    ),
    Review(
        id="q6",
        period="2026-Q2",
        held_on=day("2026-06-29"),
        wins=(
            "Twelve of thirteen weeks within 50 hours.",
            "Eight people, and Miriam's interviews were led by Lena and Mehmet.",
            "Travel at 25 % on average, the lowest so far.",
        ),
        learnings=(
            "A revised target that is said aloud costs less trust than an old one kept in silence.",
            "The calm weeks are those in which somebody else owns the Monday.",
        ),
        did_not_work=("The budget was cut by 0.6 million USD.", "The handover to Service has no owner yet."),
        next_focus=("Name both team leads", "Handover to Service", "Accompany Nadia to day 100"),
        plans=("If a budget figure falls, then I explain it within the week, with the forecast beside it.",),
        thanks=("Lena and Mehmet, for a quarter end without a night shift.",),
        decisions=(
            Decision(
                choice=Choice.KEEP,
                goal_id="g1",
                what="Team: ten people by June 2027",
                reason="The new target is known and believed.",
            ),
            Decision(choice=Choice.KEEP, goal_id="g2", what="Hours: keep Tuesdays and Fridays at home"),
            Decision(choice=Choice.KEEP, goal_id="g3", what="Travel: two customers in one trip"),
            Decision(choice=Choice.KEEP, goal_id="g4", what="Buddy: weekly meeting, or a walk at lunch"),
            Decision(choice=Choice.START, goal_id="g5", what="Department: team leads run the Monday round"),
            Decision(
                choice=Choice.CHANGE,
                goal_id="g6",
                what="Budget: the team leads prepare the proposal for 2027",
                reason="It costs me two long weeks, and they know the customers better.",
            ),
        ),
        client_words="The best quarter since we began. I want to know what autumn will do to it.",
        coach_words="The hours fell because the work found other owners. Watch September: it is full.",
    ),
    Review(
        id="q7",
        period="2026-Q3",
        held_on=day("2026-09-29"),
        wins=(
            "Two team leads are named, and they ran the first department day from start to end.",
            "Nadia's first hundred days are complete, and she will be a buddy herself next year.",
            "A trade fair quarter with only one week above 50 hours.",
        ),
        learnings=(
            "Each visit is reasonable by itself; only the month shows that the sum is not.",
            "A handover without one named owner waits politely on both sides.",
            "What I plan with the team holds; what I plan for myself gives way first.",
        ),
        did_not_work=(
            "Three of four weeks in September were above 30 % travel.",
            "The handover to Service is a month late, because Priya and I each waited for the other.",
            "I knew the date of the fair in June and kept the week before it full.",
        ),
        next_focus=(
            "Travel back to 30 %, with a shared calendar",
            "Handover to Service in use by the end of October",
            "The ninth colleague, and a budget of 28.5 million USD for 2027",
        ),
        plans=(
            "If a week already has two travel days, then the account owner visits, or we meet by video.",
            "If the handover has not moved by Wednesday, then Priya and I sit down on Thursday at 9:00.",
            "If a fair is in the calendar, then the week before and the week after carry no visits.",
        ),
        thanks=(
            "Lena and Mehmet, for a department day that people still talk about.",
            "Vera, for a mentor for each team lead and for taking back the cut.",
            "Nadia, for a hundred days of good questions.",
            "My family, for a patient September.",
        ),
        decisions=(
            Decision(
                choice=Choice.KEEP,
                goal_id="g1",
                what="Team: two offers out, interviews stay with the team leads",
                reason="Eight of ten with nine months to go; the way of hiring works.",
            ),
            Decision(
                choice=Choice.KEEP,
                goal_id="g2",
                what="Hours: keep the limit and the two days at home",
                reason="Eleven of twelve weeks were kept, even with the fair.",
            ),
            Decision(
                choice=Choice.CHANGE,
                goal_id="g3",
                what="Travel: one shared calendar for all visits of the quarter",
                reason="Deciding visit by visit led to three weeks above 30 %.",
            ),
            Decision(
                choice=Choice.STOP,
                goal_id="g4",
                what="Buddy: the goal is reached and closed",
                reason="Day 100 was on 28 August; the weekly meeting becomes a lunch now and then.",
            ),
            Decision(
                choice=Choice.CHANGE,
                goal_id="g5",
                what="Department: one owner for the handover, with a date",
                reason="Shared responsibility left it without anybody.",
            ),
            Decision(
                choice=Choice.KEEP,
                goal_id="g6",
                what="Budget: proposal of 28.5 million USD, presented by the team leads",
                reason="30 million needs two more steps; this is the one that the forecast supports.",
            ),
            Decision(
                choice=Choice.START,
                what="A free evening each week that belongs to nobody else",
                reason="Time for myself is the lowest area of the wheel again.",
            ),
        ),
        client_words=(
            "In June I asked what autumn would do to a good quarter. It took my travel days back, and it did "
            "not take the team. They led the fair follow-up and the department day, and I was home on most "
            "evenings. I would like to learn to protect my own calendar as well as I protect theirs."
        ),
        coach_words=(
            "Robin hands over more than a year ago, and the feedback shows that others see it too. The next "
            "step is a quiet one: to treat travel as a decision of the month and not of the moment. The "
            "handover to Service deserves an owner this week."
        ),
    ),
)
