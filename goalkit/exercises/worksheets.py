"""The worksheets to fill in by hand: the questions of the pages, as they stand on paper.

What a client has written already stands on them; a sheet for nobody is blank.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from goalkit import forms as ui
from goalkit.errors import ChoiceError
from goalkit.exercises.alignment.ratings import ASKED, RATINGS
from goalkit.exercises.alignment.targets import open_goals
from goalkit.exercises.client import AGREEMENT
from goalkit.exercises.coaching_session.conversation import ACTION, QUESTIONS, SESSION
from goalkit.exercises.feedback.asking import ASKS, PAGE, SCALE
from goalkit.exercises.feedback.draft import BEHAVIOURS
from goalkit.exercises.feedback.people import others_of
from goalkit.exercises.goals.plan import PLAN
from goalkit.exercises.goals.smart import Written, smart_letters
from goalkit.exercises.goals.words import WORDS
from goalkit.exercises.print_review.consent import ALWAYS_PRIVATE, TITLE, TOPICS
from goalkit.exercises.review_answers.answers import AHEAD, BACK, NEXT_FOCUS, START
from goalkit.exercises.review_answers.decisions import DECISION
from goalkit.exercises.vision import FOCUS_HINT, LIVED_HINT, WHEEL_ASKS
from goalkit.exercises.vision.balance import AREAS, LIVED, MEANINGS, latest_by
from goalkit.exercises.vision.picture import BEST_DAY, SIDES, VISION
from goalkit.exercises.vision.values import value_cards
from goalkit.measure_text import wanted_text
from goalkit.model import Agreement, Client, Workbook
from goalkit.model.record import latest
from goalkit.model.sharing import consent_in_force
from goalkit.model.workbook import current
from goalkit.report.job import OnNote, Paper
from goalkit.report.worksheets import (
    Part,
    Prompt,
    Scale,
    Table,
    Ticks,
    Told,
    Wheel,
    Worksheet,
    worksheets_pdf,
)
from goalkit.terms import AlignedWith, Facet
from goalkit.wording import count_text, day_text, list_text

NO_LEGAL_ADVICE = (
    "This sheet helps the people on it to say what they expect of each other. It is no legal advice: it does "
    "not know what the law where you live asks of a contract, or of whoever keeps personal data."
)
CONSENTED = (
    "The client decides what the sponsor sees: what is ticked here and nothing else. The client can change "
    "it or take it back at any time, without a reason. A copy that was handed out cannot be taken back."
)
FEWEST_GOALS = 5
"""Goals for which there is room on a blank sheet."""
GOALS_ABREAST = 6
"""Goals beside each other in one alignment matrix."""
_NOBODY = Workbook(client=Client(id="nobody", name="nobody"), known_at=datetime.min.replace(tzinfo=UTC))


def printed_worksheets(
    workbook: Workbook | None, *, only: str = "", today: date, paper: Paper, on_note: OnNote
) -> bytes:
    """The PDF of the worksheets for a client, blank without one; `on_note` is as in `worksheets_pdf`.

    Raises ChoiceError for a sheet that is not there, and PrintError.
    """
    sheets = {one.name: one for one in worksheets(workbook or _NOBODY, today)}
    if only and only not in sheets:
        raise ChoiceError(only, tuple(sheets))
    chosen = [sheets[only]] if only else [*sheets.values()]
    whose = workbook.client.name if workbook else ""
    return worksheets_pdf(chosen, whose=whose, made_on=today, paper=paper, on_note=on_note)


def worksheets(workbook: Workbook, today: date) -> Iterator[Worksheet]:
    """All sheets in the order of the pages, with what the workbook knows on that day."""
    goals = [one.statement for one in open_goals(workbook, today).values()]
    yield _vision()
    yield _values(workbook)
    yield _wheel(workbook)
    yield _goal(today)
    yield _plan(goals)
    yield _alignment(workbook, goals)
    yield _check_in(workbook, today)
    yield _feedback(workbook)
    yield _session()
    yield _review(goals)
    yield _agreement(workbook)


def _vision() -> Worksheet:
    return Worksheet(
        "vision",
        "Vision",
        "Where you want to be in five years. Take an hour, and do one part at a time.",
        (
            _asked(BEST_DAY.fields["text"], 12),
            _asked(VISION.fields["statement"], 3),
            Prompt(VISION.fields["horizon"].label, lines=1),
            *(_asked(field, 4) for field in SIDES.values()),
            Ticks(FOCUS_HINT, tuple(facet.label for facet in Facet), columns=len(Facet)),
        ),
    )


def _values(workbook: Workbook) -> Worksheet:
    own = [one.name for one in workbook.values]
    cards = dict.fromkeys([*(card.name for card in value_cards()), *own])
    importance, lived = (LIVED.fields[name].label for name in ("importance", "lived"))
    columns = ("Value", "What it means to me", importance, lived)
    meanings = [(one.name, one.meaning) for one in workbook.values]
    return Worksheet(
        "values",
        "Value cards",
        "What matters most to you. Your first thought is good enough.",
        (
            Ticks("Which of these are very important to you?", tuple(cards), columns=4),
            Table(
                "The most important ones, the first of them at the top",
                columns,
                _rows(meanings, columns, 8),
                (3, 5, 2, 2),
            ),
            Told(f"{LIVED_HINT} {MEANINGS}."),
        ),
    )


def _wheel(workbook: Workbook) -> Worksheet:
    areas = tuple(latest_by(workbook.life_area_ratings, lambda one: one.area)) or AREAS
    said = f"A wheel to draw on, with ten rings and {count_text(len(areas), 'spoke')}: {list_text(areas)}."
    columns = ("Area", "Now", "Wanted", "What would be one step up?")
    return Worksheet(
        "wheel",
        "Balance wheel",
        "How your life is balanced, and what you wish for.",
        (
            Told(f"{WHEEL_ASKS} Mark both on each spoke, and join the marks."),
            Wheel(areas, said),
            Table("", columns, _rows([(area,) for area in areas], columns), (3, 1, 1, 5)),
        ),
    )


def _goal(today: date) -> Worksheet:
    letters = smart_letters(Written(), today=today)
    smart = [(f"{one.letter} – {one.word}", one.said) for one in letters]
    days = tuple(WORDS.fields[name].label for name in ("start", "due", "theme"))
    heads = ("Letter", "To think about", "In your words")
    measures = ("What is measured", "From", "To", "Unit", "How often")
    steps = ("Step on the way", "Due on", "How you will celebrate it")
    return Worksheet(
        "goal",
        "A goal",
        "One goal in your own words, and how you will tell that it is reached.",
        (
            _asked(WORDS.fields["statement"], 2),
            _asked(WORDS.fields["why"], 2),
            Table("", days, _rows([], days, 1), (1, 1, 1)),
            Table("Is it SMART?", heads, _rows(smart, heads), (3, 6, 7)),
            Table("How will you tell?", measures, _rows([], measures, 2), (5, 2, 2, 2, 2)),
            Table("Milestones", steps, _rows([], steps, 3), (5, 2, 4)),
        ),
    )


def _plan(goals: list[str]) -> Worksheet:
    why, obstacle, plan, commitment, confidence = PLAN.fields.values()
    wish = Ticks("Wish: which goal is it about?", tuple(goals)) if goals else Prompt("Wish", lines=2)
    return Worksheet(
        "plan",
        "If-then plan",
        "What may get in the way of a goal, and what you will do then.",
        (
            wish,
            *(_asked(field, 3) for field in (why, obstacle, plan)),
            Scale(commitment.label, commitment.help),
            _asked(confidence, 1),
        ),
    )


def _alignment(workbook: Workbook, goals: list[str]) -> Worksheet:
    names = [f"Goal {number}" for number in range(1, max(len(goals), FEWEST_GOALS) + 1)]
    named = zip(names, goals, strict=False) if goals else ((name,) for name in names)
    asked = {
        AlignedWith.OBJECTIVE: [one.title for one in workbook.objectives],
        AlignedWith.VALUE: [one.name for one in workbook.values],
        AlignedWith.GOAL: names[: len(goals) or None],
    }
    columns = ("Goal", "In one sentence")
    ratings = tuple(label.replace("-", "−") for label, value in RATINGS if value)
    parts: list[Part] = [
        Told(f"Write into each cell: {list_text(ratings)}."),
        Table("Goals", columns, _rows(named, columns), (1, 7)),
    ]
    abreast = asked[AlignedWith.GOAL]
    for start in range(0, len(abreast), GOALS_ABREAST):
        names = abreast[start : start + GOALS_ABREAST]
        widths = (4, *(1 for _ in names))
        for kind, targets in asked.items():
            heads = (kind.capitalize(), *names)
            rows = _rows([(target,) for target in targets], heads, 3)
            parts.append(Table(ASKED[kind], heads, rows, widths))
    return Worksheet(
        "alignment",
        "Alignment matrix",
        "What your goals serve, and where they pull against each other.",
        tuple(parts),
    )


def _check_in(workbook: Workbook, today: date) -> Worksheet:
    open_ids = open_goals(workbook, today)
    measures = [one for one in current(workbook.measures) if one.goal_id in open_ids]
    columns = ("Measure", "Wanted", "Reading", "Confidence, in %", "Note")
    known = [(one.title, wanted_text(one)) for one in measures]
    return Worksheet(
        "check-in",
        "Weekly check-in",
        "How your measures stand. Three minutes a week; leave empty what you do not know.",
        (
            Table("", columns, _rows(known, columns, 8), (4, 3, 2, 2, 4)),
            Prompt("What helped this week, and what got in the way?", lines=5),
            Prompt("One small step for the week to come", lines=2),
        ),
    )


def _feedback(workbook: Workbook) -> Worksheet:
    columns = ("Who", "First", "Second", PAGE["suggestion"])
    people = [(one.name,) for one in others_of(workbook)]
    return Worksheet(
        "feedback",
        "Feedback",
        "Ask those who see you at work, and write down what they say.",
        (
            *(_asked(field, 2) for field in BEHAVIOURS.values()),
            Table(ASKS, columns, _rows(people, columns, 8), (3, 1, 1, 6)),
            Told(f"A number from {SCALE}."),
        ),
    )


def _session() -> Worksheet:
    fields = SESSION.fields
    promised = tuple(field.label for field in ACTION.fields.values())
    return Worksheet(
        "session",
        "Coaching session",
        "A conversation along GROW, and what is promised at its end.",
        (
            *(Prompt(fields[name].label, "\n".join(asked), 3) for name, asked in QUESTIONS.items()),
            Table("What is promised", promised, _rows([], promised, 4), (5, 2, 3)),
            *(_asked(fields[name], 3) for name in ("learning", "support")),
            Scale(fields["commitment"].label, fields["commitment"].help),
            Prompt(fields["next_on"].label, lines=1),
        ),
    )


def _review(goals: list[str]) -> Worksheet:
    columns = ("Goal", *(field.label for field in DECISION.values()))
    decided = _rows([(goal,) for goal in goals], columns, FEWEST_GOALS)
    return Worksheet(
        "review",
        "Review of a quarter",
        "What worked and what did not, what you decide about each goal, and what comes next.",
        (
            *(Prompt(field.label, lines=4) for field in BACK.fields.values()),
            Table("What is decided", columns, decided, (4, 2, 3, 3)),
            Prompt(START.label, lines=2),
            Prompt(NEXT_FOCUS, lines=3),
            *(Prompt(field.label, lines=4) for field in AHEAD.fields.values()),
            Prompt("In your own words", lines=4),
        ),
    )


def _agreement(workbook: Workbook) -> Worksheet:
    agreed = latest(workbook.agreements, lambda one: one.signed_on)
    labels = {name: field.label for name, field in AGREEMENT.fields.items()}
    days = ("From", "Until", "Records are kept until")
    sign = ("Who", "Name", "Place and day", "Signature")
    client = workbook.client
    names = () if workbook is _NOBODY else (client.name, client.coach, agreed.sponsor if agreed else "")
    return Worksheet(
        "agreement",
        "Coaching agreement and consent",
        "What client, coach and sponsor agree on, and what the sponsor may see.",
        (
            _there(labels["purpose"], agreed.purpose if agreed else ""),
            Table("How long", days, _rows(_days(agreed), days, 1), (1, 1, 2)),
            _there(labels["may_see"], agreed.may_see if agreed else ""),
            _may_see(workbook),
            Told(CONSENTED),
            Told(ALWAYS_PRIVATE),
            Table("Signed", sign, _rows(_parties(names), sign), (2, 4, 4, 5)),
            Told(NO_LEGAL_ADVICE),
        ),
    )


def _days(agreed: Agreement | None) -> list[tuple[str, ...]]:
    if agreed is None:
        return []
    kept = f"{day_text(agreed.kept_until)}, {count_text(agreed.keep_years, 'year')} after the end"
    return [(day_text(agreed.signed_on), day_text(agreed.ends_on), kept)]


def _parties(names: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    roles = ("Client", "Coach", "Sponsor")
    return zip(roles, names, strict=True) if names else ((role,) for role in roles)


def _may_see(workbook: Workbook) -> Ticks:
    """The topics and the goals that can be shown to the sponsor, with a tick where they are."""
    consent = consent_in_force(workbook)
    labels = [*TOPICS.items(), *((goal.id, goal.statement) for goal in current(workbook.goals))]
    allowed = {*consent.topics, *consent.goal_ids} if consent else set()
    ticked = tuple(place for place, (key, _) in enumerate(labels) if key in allowed)
    since = f", as allowed on {day_text(consent.given_on)}" if consent else ""
    return Ticks(f"{TITLE}{since}", tuple(label for _, label in labels), ticked=ticked)


def _asked(field: ui.Field, lines: int) -> Prompt:
    return Prompt(field.label, field.help, lines)


def _there(ask: str, said: str) -> Prompt:
    """What was said, with lines only where nothing was."""
    return Prompt(ask, lines=0 if said else 3, there=said)


def _rows(
    known: Iterable[tuple[str, ...]], columns: tuple[str, ...], least: int = 0
) -> tuple[tuple[str, ...], ...]:
    """Rows as long as there are columns, `least` of them at least; what is not known is left empty."""
    rows = [*known]
    rows += [()] * (least - len(rows))
    return tuple((*row, *[""] * (len(columns) - len(row))) for row in rows)
