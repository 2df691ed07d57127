"""The worksheets to fill in by hand: the questions of the pages, as they stand on paper.

What a client has written already stands on them; a sheet for nobody is blank.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import wraps
from typing import ParamSpec

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
Args = ParamSpec("Args")
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


def _sheet(
    name: str, title: str, purpose: str
) -> Callable[[Callable[Args, Iterator[Part]]], Callable[Args, Worksheet]]:
    """Makes a sheet of a function that yields its parts."""

    def as_sheet(parts: Callable[Args, Iterator[Part]]) -> Callable[Args, Worksheet]:
        @wraps(parts)
        def made(*args: Args.args, **settings: Args.kwargs) -> Worksheet:
            return Worksheet(name, title, purpose, tuple(parts(*args, **settings)))

        return made

    return as_sheet


@_sheet("vision", "Vision", "Where you want to be in five years. Take an hour, and do one part at a time.")
def _vision() -> Iterator[Part]:
    yield _asked(BEST_DAY.fields["text"], 12)
    yield _asked(VISION.fields["statement"], 3)
    yield Prompt(VISION.fields["horizon"].label, lines=1)
    yield from (_asked(field, 4) for field in SIDES.values())
    yield Ticks(FOCUS_HINT, tuple(facet.label for facet in Facet), columns=len(Facet))


@_sheet("values", "Value cards", "What matters most to you. Your first thought is good enough.")
def _values(workbook: Workbook) -> Iterator[Part]:
    own = [one.name for one in workbook.values]
    cards = dict.fromkeys([*(card.name for card in value_cards()), *own])
    importance, lived = (LIVED.fields[name].label for name in ("importance", "lived"))
    columns = ("Value", "What it means to me", importance, lived)
    meanings = [(one.name, one.meaning) for one in workbook.values]
    yield Ticks("Which of these are very important to you?", tuple(cards), columns=4)
    title = "The most important ones, the first of them at the top"
    yield _table(title, columns, (3, 5, 2, 2), meanings, least=8)
    yield Told(f"{LIVED_HINT} {MEANINGS}.")


@_sheet("wheel", "Balance wheel", "How your life is balanced, and what you wish for.")
def _wheel(workbook: Workbook) -> Iterator[Part]:
    areas = tuple(latest_by(workbook.life_area_ratings, lambda one: one.area)) or AREAS
    said = f"A wheel to draw on, with ten rings and {count_text(len(areas), 'spoke')}: {list_text(areas)}."
    columns = ("Area", "Now", "Wanted", "What would be one step up?")
    yield Told(f"{WHEEL_ASKS} Mark both on each spoke, and join the marks.")
    yield Wheel(areas, said)
    yield _table("", columns, (3, 1, 1, 5), [(area,) for area in areas])


@_sheet("goal", "A goal", "One goal in your own words, and how you will tell that it is reached.")
def _goal(today: date) -> Iterator[Part]:
    letters = smart_letters(Written(), today=today)
    smart = [(f"{one.letter} – {one.word}", one.said) for one in letters]
    days = tuple(WORDS.fields[name].label for name in ("start", "due", "theme"))
    heads = ("Letter", "To think about", "In your words")
    measures = ("What is measured", "From", "To", "Unit", "How often")
    steps = ("Step on the way", "Due on", "How you will celebrate it")
    yield _asked(WORDS.fields["statement"], 2)
    yield _asked(WORDS.fields["why"], 2)
    yield _table("", days, (1, 1, 1), least=1)
    yield _table("Is it SMART?", heads, (3, 6, 7), smart)
    yield _table("How will you tell?", measures, (5, 2, 2, 2, 2), least=2)
    yield _table("Milestones", steps, (5, 2, 4), least=3)


@_sheet("plan", "If-then plan", "What may get in the way of a goal, and what you will do then.")
def _plan(goals: list[str]) -> Iterator[Part]:
    why, obstacle, plan, commitment, confidence = PLAN.fields.values()
    yield Ticks("Wish: which goal is it about?", tuple(goals)) if goals else Prompt("Wish", lines=2)
    yield from (_asked(field, 3) for field in (why, obstacle, plan))
    yield Scale(commitment.label, commitment.help)
    yield _asked(confidence, 1)


@_sheet("alignment", "Alignment matrix", "What your goals serve, and where they pull against each other.")
def _alignment(workbook: Workbook, goals: list[str]) -> Iterator[Part]:
    names = [f"Goal {number}" for number in range(1, max(len(goals), FEWEST_GOALS) + 1)]
    named = zip(names, goals, strict=False) if goals else ((name,) for name in names)
    asked = {
        AlignedWith.OBJECTIVE: [one.title for one in workbook.objectives],
        AlignedWith.VALUE: [one.name for one in workbook.values],
        AlignedWith.GOAL: names[: len(goals) or None],
    }
    columns = ("Goal", "In one sentence")
    ratings = tuple(label.replace("-", "−") for label, value in RATINGS if value)
    yield Told(f"Write into each cell: {list_text(ratings)}.")
    yield _table("Goals", columns, (1, 7), named)
    abreast = asked[AlignedWith.GOAL]
    for start in range(0, len(abreast), GOALS_ABREAST):
        names = abreast[start : start + GOALS_ABREAST]
        widths = (4, *(1 for _ in names))
        for kind, targets in asked.items():
            rows = [(target,) for target in targets]
            yield _table(ASKED[kind], (kind.capitalize(), *names), widths, rows, least=3)


@_sheet(
    "check-in",
    "Weekly check-in",
    "How your measures stand. Three minutes a week; leave empty what you do not know.",
)
def _check_in(workbook: Workbook, today: date) -> Iterator[Part]:
    open_ids = open_goals(workbook, today)
    measures = [one for one in current(workbook.measures) if one.goal_id in open_ids]
    columns = ("Measure", "Wanted", "Reading", "Confidence, in %", "Note")
    known = [(one.title, wanted_text(one)) for one in measures]
    yield _table("", columns, (4, 3, 2, 2, 4), known, least=8)
    yield Prompt("What helped this week, and what got in the way?", lines=5)
    yield Prompt("One small step for the week to come", lines=2)


@_sheet("feedback", "Feedback", "Ask those who see you at work, and write down what they say.")
def _feedback(workbook: Workbook) -> Iterator[Part]:
    columns = ("Who", "First", "Second", PAGE["suggestion"])
    people = [(one.name,) for one in others_of(workbook)]
    yield from (_asked(field, 2) for field in BEHAVIOURS.values())
    yield _table(ASKS, columns, (3, 1, 1, 6), people, least=8)
    yield Told(f"A number from {SCALE}.")


@_sheet("session", "Coaching session", "A conversation along GROW, and what is promised at its end.")
def _session() -> Iterator[Part]:
    fields = SESSION.fields
    promised = tuple(field.label for field in ACTION.fields.values())
    yield from (Prompt(fields[name].label, "\n".join(asked), 3) for name, asked in QUESTIONS.items())
    yield _table("What is promised", promised, (5, 2, 3), least=4)
    yield from (_asked(fields[name], 3) for name in ("learning", "support"))
    yield Scale(fields["commitment"].label, fields["commitment"].help)
    yield Prompt(fields["next_on"].label, lines=1)


@_sheet(
    "review",
    "Review of a quarter",
    "What worked and what did not, what you decide about each goal, and what comes next.",
)
def _review(goals: list[str]) -> Iterator[Part]:
    columns = ("Goal", *(field.label for field in DECISION.values()))
    yield from (Prompt(field.label, lines=4) for field in BACK.fields.values())
    yield _table("What is decided", columns, (4, 2, 3, 3), [(goal,) for goal in goals], least=FEWEST_GOALS)
    yield Prompt(START.label, lines=2)
    yield Prompt(NEXT_FOCUS, lines=3)
    yield from (Prompt(field.label, lines=4) for field in AHEAD.fields.values())
    yield Prompt("In your own words", lines=4)


@_sheet(
    "agreement",
    "Coaching agreement and consent",
    "What client, coach and sponsor agree on, and what the sponsor may see.",
)
def _agreement(workbook: Workbook) -> Iterator[Part]:
    agreed = latest(workbook.agreements, lambda one: one.signed_on)
    labels = {name: field.label for name, field in AGREEMENT.fields.items()}
    days = ("From", "Until", "Records are kept until")
    sign = ("Who", "Name", "Place and day", "Signature")
    client = workbook.client
    names = () if workbook is _NOBODY else (client.name, client.coach, agreed.sponsor if agreed else "")
    yield _there(labels["purpose"], agreed.purpose if agreed else "")
    yield _table("How long", days, (1, 1, 2), _days(agreed), least=1)
    yield _there(labels["may_see"], agreed.may_see if agreed else "")
    yield _may_see(workbook)
    yield Told(CONSENTED)
    yield Told(ALWAYS_PRIVATE)
    yield _table("Signed", sign, (2, 4, 4, 5), _parties(names))
    yield Told(NO_LEGAL_ADVICE)


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


def _table(
    title: str,
    columns: tuple[str, ...],
    widths: tuple[float, ...],
    known: Iterable[tuple[str, ...]] = (),
    *,
    least: int = 0,
) -> Table:
    """A table of what is known, of `least` rows at least; what is not known is left empty."""
    rows = [*known]
    rows += [()] * (least - len(rows))
    whole = tuple((*row, *[""] * (len(columns) - len(row))) for row in rows)
    return Table(title, columns, whole, widths)
